"""The library: pages with the least that publishes, and the rows they refer to."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import factory
from factory.django import DjangoModelFactory
from wagtail.models import Page

from cop_platform.taxonomy.models import ContentStatus, EvidenceLevel, ResourceType, Theme
from resources.domain.editions import record_edition
from resources.frozen import frozen_text
from resources.models import (
    ENGLISH_SLUG,
    Action,
    ChapterPage,
    Edition,
    EnglishPage,
    Figure,
    GlossaryTerm,
    HandbookPage,
    KnowledgeQuestion,
    MenukaartCard,
    PilotPage,
    PracticePage,
    Programme,
    ResourcePage,
    Scheme,
)

RECORDED = datetime(2026, 3, 3, 12, tzinfo=UTC)


class ThemeFactory(DjangoModelFactory):
    """A theme without a pillar."""

    class Meta:
        model = Theme

    slug = factory.Sequence("thema-{}".format)
    label_nl = factory.Sequence("Thema {}".format)


class FigureFactory(DjangoModelFactory):
    """A figure with source and reference date."""

    class Meta:
        model = Figure

    slug = factory.Sequence("cijfer-{}".format)
    label = factory.Sequence("Cijfer {}".format)
    amount = 17
    unit = "%"
    reference = "2022"
    original_source = "CBS"


class GlossaryTermFactory(DjangoModelFactory):
    """A term in use."""

    class Meta:
        model = GlossaryTerm

    slug = factory.Sequence("begrip-{}".format)
    term = factory.Sequence("Begrip {}".format)
    definition = "Wat het betekent."


class SchemeFactory(DjangoModelFactory):
    """A scheme without windows."""

    class Meta:
        model = Scheme

    slug = factory.Sequence("regeling-{}".format)
    name = factory.Sequence("Regeling {}".format)


class ActionFactory(DjangoModelFactory):
    """A planned action."""

    class Meta:
        model = Action

    slug = factory.Sequence("actie-{}".format)
    number = factory.Sequence(lambda number: number + 1)
    title = factory.Sequence("Actie {}".format)
    theme = factory.SubFactory(ThemeFactory)


class KnowledgeQuestionFactory(DjangoModelFactory):
    """A question nobody works on."""

    class Meta:
        model = KnowledgeQuestion

    slug = factory.Sequence("vraag-{}".format)
    question = factory.Sequence("Vraag {}?".format)
    theme = factory.SubFactory(ThemeFactory)


class MenukaartCardFactory(DjangoModelFactory):
    """A measure for employers."""

    class Meta:
        model = MenukaartCard

    slug = factory.Sequence("kaart-{}".format)
    title = factory.Sequence("Maatregel {}".format)
    text = "Doe dit."
    effort = "een uur"
    for_employers = True


def publish(parent: Page, page: Page, **lists: Iterable[Any]) -> Any:
    """*page* under *parent*, live, with *lists* of terms."""
    for name, terms in lists.items():
        setattr(page, name, list(terms))
    return parent.add_child(instance=page)


def resource(parent: Page, title: str = "Toolkit", *, kind: str = "toolkit", **fields: Any) -> ResourcePage:
    """A published resource; terms are given by slug and made when needed."""
    return publish(parent, ResourcePage(title=title, **_filed(kind, fields)), **_lists(fields))


def handbook(parent: Page, title: str = "Handboek", **fields: Any) -> HandbookPage:
    """A published handbook without chapters."""
    return publish(parent, HandbookPage(title=title, **_filed("handboek", fields)), **_lists(fields))


def chapter(parent: HandbookPage, title: str = "Hoofdstuk", **fields: Any) -> ChapterPage:
    """A published chapter, the last of its handbook."""
    return publish(parent, ChapterPage(title=title, **fields))


def english(dutch: Page, title: str = "Chapter", **fields: Any) -> EnglishPage:
    """The published English text of *dutch*."""
    return publish(dutch, EnglishPage(title=title, slug=ENGLISH_SLUG, **fields))


def edition(book: HandbookPage, changes: str = "Nieuw", *, now: datetime = RECORDED) -> Edition:
    """The next edition of *book*, recorded at *now*."""
    return record_edition(book, frozen_text(book), changes=changes, actor=None, now=now)


def practice(parent: Page, title: str = "Praktijk", **fields: Any) -> PracticePage:
    """A published good practice."""
    page = PracticePage(title=title, **_filed("praktijkvoorbeeld", fields))
    return publish(parent, page, **_lists(fields))


def pilot(
    parent: Page, title: str = "Pilot", programme: str = Programme.START_JOBS, **fields: Any
) -> PilotPage:
    """A published pilot."""
    page = PilotPage(title=title, programme=programme, **_filed("pilot", fields))
    return publish(parent, page, **_lists(fields))


LISTS = ("themes", "audiences", "phases", "sectors", "regions", "related")


def _filed(kind: str, fields: dict[str, Any]) -> dict[str, Any]:
    filed = {name: value for name, value in fields.items() if name not in LISTS}
    filed["resource_type"] = _term(ResourceType, kind)
    if "status" in filed:
        filed["status"] = _term(ContentStatus, filed["status"])
    if "evidence_level" in filed:
        filed["evidence_level"] = _term(EvidenceLevel, filed["evidence_level"])
    return filed


def _lists(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: fields[name] for name in LISTS if name in fields}


def _term(model: type[Any], slug: str) -> Any:
    term, _made = model.objects.get_or_create(slug=slug, defaults={"label_nl": slug.capitalize()})
    return term
