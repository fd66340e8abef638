"""The words of documents: read in a process of its own, with little time and memory, and never trusted.

``reading`` is for us; all else runs in that process.
"""
