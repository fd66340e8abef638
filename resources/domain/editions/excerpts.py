"""What changed in a text in a few words: for a mail, where nobody can unfold anything."""

from collections.abc import Sequence

from django.utils.text import Truncator

from resources.values import Difference, Passage, Piece

# Words: of what stayed, those beside a change; and of the whole.
NEAR, MOST = 8, 60
CUT = "…"


def difference(passage: Passage) -> Difference:
    """How *passage* read and how it reads now, in at most MOST words each; empty for what was not there."""
    return Difference(_words(passage, without="added"), _words(passage, without="removed"))


def _words(passage: Passage, *, without: str) -> str:
    words = (word for at in range(len(passage.pieces)) for word in _piece(passage.pieces, at, without))
    return Truncator(" ".join(words)).words(MOST, truncate=f" {CUT}")


def _piece(pieces: tuple[Piece, ...], at: int, without: str) -> Sequence[str]:
    """The words of a piece; of one that stayed only those beside a change."""
    words, mark = pieces[at].text.split(), pieces[at].mark
    if mark == without:
        return ()
    before, after = (NEAR if at else 0), (NEAR if at < len(pieces) - 1 else 0)
    if mark != "same" or len(words) <= before + after:
        return words
    return (*words[:before], CUT, *words[len(words) - after :])
