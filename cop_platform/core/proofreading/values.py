"""The parts of a page as the rules see them; no Django, no CMS."""

from __future__ import annotations

from dataclasses import dataclass

# From the field of the page to the field in a block: ("body", 2, "html").
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Part:
    """A place in the page."""

    path: Path


@dataclass(frozen=True)
class Prose(Part):
    """Rich text."""

    html: str


@dataclass(frozen=True)
class Words(Part):
    """Plain text."""

    text: str


@dataclass(frozen=True)
class Picture(Part):
    """An image; only one that is chosen can lack something."""

    alt: str
    is_decorative: bool
    source: str


@dataclass(frozen=True)
class NoPicture(Part):
    """A place for an image, with neither an image nor a number, or with words about an image alone."""

    has_number: bool


@dataclass(frozen=True)
class Number(Part):
    """A figure from the list of figures."""

    has_source: bool


@dataclass(frozen=True)
class Video(Part):
    """A film: on another website, or a file of ours with captions; both named by their extension."""

    url: str
    film: str
    captions: str
    has_captions: bool
    transcript: str


@dataclass(frozen=True)
class Captions(Part):
    """Captions of a film in another *language* than Dutch, by the *kind* of file; both may be empty."""

    language: str
    kind: str


@dataclass(frozen=True)
class Download(Part):
    """A document to take away."""


@dataclass(frozen=True)
class Card(Part):
    """A card for one sheet of paper, with the reasons why it does not fit."""

    faults: tuple[str, ...]


@dataclass(frozen=True)
class Finding:
    """Something to mend: *message* says what and how, *quote* shows the words that it is about."""

    path: Path
    code: str
    message: str
    quote: str = ""
