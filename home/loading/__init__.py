"""Writes prepared content into the site, again and again, and never over the work of a person."""
