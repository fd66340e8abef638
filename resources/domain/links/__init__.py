"""Links to sources of others: gathered from the texts, looked at by night, listed when they are dead."""

from resources.domain.links.checking import check_due
from resources.domain.links.gathering import gather, pages_with
from resources.domain.links.words import problem_in_words

__all__ = ["check_due", "gather", "pages_with", "problem_in_words"]
