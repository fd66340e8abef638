"""What the layers of the library hand each other; no Django."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True)
class Option:
    """One value of a facet, as far as it has a name of its own."""

    value: str
    label: str
    position: int = 0


@dataclass(frozen=True)
class FacetOption:
    """A value in the filter form: how many it would give, and whether it is chosen."""

    value: str
    label: str
    count: int
    checked: bool


@dataclass(frozen=True)
class Facet:
    """One group of tick boxes."""

    name: str
    options: tuple[FacetOption, ...]


class Item(NamedTuple):
    """A resource as the facets see it: its values per facet name."""

    pk: int
    values: Mapping[str, frozenset[str]] = MappingProxyType({})


@dataclass(frozen=True)
class Heading:
    """A heading of a text; *anchor* outlives a change of its words."""

    block: str
    place: int
    title: str
    level: int
    anchor: str = ""


@dataclass(frozen=True)
class Window:
    """A period in which one can apply; both days count, an open bound is unknown."""

    label: str
    opens: date | None
    closes: date | None
    is_certain: bool = True


@dataclass(frozen=True)
class ChapterLink:
    """A chapter seen from its neighbours; *lang* when its title is not in the language around it."""

    title: str
    url: str
    intro: str = ""
    number: int = 0
    current: bool = False
    lang: str = ""


@dataclass(frozen=True)
class KeptPicture:
    """A picture of an edition; *name* is made of its bytes."""

    name: str
    body: bytes


@dataclass(frozen=True)
class ChapterText:
    """A chapter as it will be frozen; *html* is the whole article."""

    page_key: int
    slug: str
    title: str
    intro: str
    html: str
    is_open: bool
    pictures: tuple[KeptPicture, ...] = ()


@dataclass(frozen=True)
class HandbookText:
    """The published words of a handbook: its own page and its chapters, in their order."""

    title: str
    html: str
    chapters: tuple[ChapterText, ...]
    pictures: tuple[KeptPicture, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, heading, list item or row of a table: *kind* is its tag, *targets* what it links to."""

    kind: str
    text: str
    targets: tuple[str, ...] = ()


@dataclass(frozen=True)
class ApprovalText:
    """A version of a text as its owner reads it, with the numbers of the pictures and documents in it."""

    title: str
    html: str
    renditions: tuple[int, ...] = ()
    documents: tuple[int, ...] = ()


@dataclass(frozen=True)
class Piece:
    """Words in a comparison: *mark* is "same", "added" or "removed"."""

    text: str
    mark: str


@dataclass(frozen=True)
class Passage:
    """A paragraph in a comparison, with the tag of the newer one; *mark* as a piece, or "changed"."""

    kind: str
    mark: str
    pieces: tuple[Piece, ...]

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading of its text."""
        return self.kind in HEADINGS


class Difference(NamedTuple):
    """What a text *was* and what it says *now*, in words; one is empty for what came or went."""

    was: str
    now: str


@dataclass(frozen=True)
class Comparison:
    """What changed between two texts: their paragraphs in order, and how many words came and went."""

    passages: tuple[Passage, ...]
    added: int = 0
    removed: int = 0

    @property
    def is_same(self) -> bool:
        """Whether no word changed."""
        return all(passage.mark == "same" for passage in self.passages)
