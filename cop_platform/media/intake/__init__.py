"""The one door for files of others: what is refused, and what is left of the rest.

``door`` is for us; all else runs in a process of its own, with little time and memory.
"""
