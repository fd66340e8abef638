"""Links to websites of others: gathered from all texts, looked at by night, listed when they are dead."""

from resources.domain.links.checking import check_due
from resources.domain.links.gathering import follow, gather
from resources.domain.links.words import problem_in_words

__all__ = ["check_due", "follow", "gather", "problem_in_words"]
