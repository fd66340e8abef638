"""Screens and messages in the CMS that are our own."""
