"""How far the translation of texts is."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from resources.domain.translation.state import State, state_of
from resources.models import EnglishPage


@dataclass(frozen=True)
class Standing:
    """A Dutch page with its English text, which may be a draft, and the state that readers find."""

    page: Any
    english: EnglishPage | None
    state: State


def standings(pages: Iterable[Any]) -> list[Standing]:
    """The state of each of *pages*, in their order; one query."""
    pages = list(pages)
    texts = EnglishPage.objects.select_related("dutch").defer("body", "source_html", "dutch__html")
    below = {text.path[: -text.steplen]: text for text in texts}
    return [Standing(page, below.get(page.path), state_of(below.get(page.path))) for page in pages]
