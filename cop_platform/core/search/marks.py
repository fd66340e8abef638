"""Marked tokens: no word that an editor types can equal one in the index."""

from collections.abc import Iterable

from cop_platform.core.search.analyser import terms

ANY, LEAD = "xq", "xl"
END = "q"
LEAD_SOURCES = 2


def mark(term: str, grade: str = ANY) -> str:
    """Return a term as the index stores it."""
    return f"{grade}{term}{END}"


def marked_terms(sources: Iterable[str]) -> str:
    """Return all marked terms of a text given as title, lead and body parts."""
    listed = [set(terms(source)) for source in sources]
    everything: set[str] = set().union(*listed)
    lead: set[str] = set().union(*listed[:LEAD_SOURCES])
    marked = [mark(term) for term in everything] + [mark(term, LEAD) for term in lead]
    return " ".join(sorted(marked))
