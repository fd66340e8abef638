"""Word files as pieces of text, tables and pictures: read in a process of its own, and never trusted.

``reading`` is for us; all else runs in that process.
"""
