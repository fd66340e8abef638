"""From Dutch text to the terms that the index and a query share."""

import re
import unicodedata


def terms(text: str) -> list[str]:
    """Return the index terms of a text."""
    return re.findall(r"[a-z0-9]+", unicodedata.normalize("NFKD", text.casefold()))
