"""Values for a spreadsheet program that come from other people."""

from typing import Any

STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def harmless(value: Any) -> Any:
    """*value*; a text that a spreadsheet would calculate gets an apostrophe before it (ASVS 1.2.10)."""
    return f"'{value}" if isinstance(value, str) and value.startswith(STARTS_FORMULA) else value
