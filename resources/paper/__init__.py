"""Handbooks, chapters and room cards on paper: what the worker makes of them."""
