"""The sections of a chapter that one can point at."""

from resources.domain.anchors import RETIRED
from resources.models import ChapterPage


def sections_of(text: object) -> dict[str, str]:
    """The titles of the sections in *text* by their anchor; only chapters have permanent ones."""
    stored = text.anchors if isinstance(text, ChapterPage) else []
    return {row["anchor"]: row["title"] for row in stored if row["place"] != RETIRED}
