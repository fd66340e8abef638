"""Nonsense for every screen, feed and form; a short trial in the suite, a long one in ``make proof``."""
