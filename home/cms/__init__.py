"""What helps the search, in the CMS."""
