"""Mails that came back: reports of mail servers (RFC 3464), read in a process of its own, and never trusted.

``reading`` is for us; all else runs in that process.
"""
