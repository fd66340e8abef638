"""Values for a spreadsheet program that come from other people."""

import re
from typing import Any

STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
# No file of a spreadsheet can hold these (XML 1.0); writing one would fail as a whole.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def harmless(value: Any) -> Any:
    """*value*; a text without what no file can hold, and with an apostrophe before what would calculate.

    As ASVS 1.2.10 asks.
    """
    if not isinstance(value, str):
        return value
    text = UNWRITABLE.sub("", value)
    return f"'{text}" if text.startswith(STARTS_FORMULA) else text
