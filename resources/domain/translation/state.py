"""The state of an English text."""

from enum import StrEnum

from resources.models import EnglishPage


class State(StrEnum):
    """As it is in an address."""

    OK = "goed"
    BEHIND = "achter"
    MISSING = "geen"


def state_of(english: EnglishPage | None) -> State:
    """The state of *english* as it is stored: what readers have, whatever its draft says."""
    if english is None or not english.live:
        return State.MISSING
    return State.OK if english.is_current else State.BEHIND
