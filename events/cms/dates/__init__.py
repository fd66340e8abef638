"""The screens on which an editor changes the dates of a meeting, in the CMS."""
