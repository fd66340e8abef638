"""Screens of the CMS for the library."""
