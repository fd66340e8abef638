"""Which PDFs there must be, and who gets one."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db.models import Q
from django.utils.translation import gettext as _

from cop_platform.core.dates import day_text
from cop_platform.core.errors import RuleError
from cop_platform.core.waiting import take_waiting
from resources.domain.editions import newest_edition
from resources.models import ChapterPage, Edition, EditionPaper, HandbookPage, Paper

# After a failure, and when a worker died over it.
RETRY = timedelta(hours=1)
Wanted = TypeVar("Wanted", Paper, EditionPaper)


class NoPaper(RuleError):
    """There is no PDF (yet) for who asks."""

    status = 404

    def __init__(self) -> None:
        super().__init__(
            _("Er is nu geen PDF van deze tekst. Lees de tekst op de website, of probeer het later opnieuw."),
            "no-paper",
        )


def ask_for(path: str, *, now: datetime) -> int:
    """Want new PDFs of the handbook at *path* in the tree, or around it; returns how many handbooks."""
    places = [path, path[: -HandbookPage.steplen]]
    handbooks = HandbookPage.objects.filter(path__in=places).values_list("pk", flat=True)
    for pk in handbooks:
        Paper.objects.update_or_create(page_id=pk, card="", defaults={"wanted_at": now})
    return len(handbooks)


def ask_for_all(now: datetime) -> int:
    """Want the PDFs of every live handbook anew: dates pass, words and figures change elsewhere."""
    return sum(ask_for(path, now=now) for path in HandbookPage.objects.live().values_list("path", flat=True))


def printed_chapters(handbook: HandbookPage) -> list[ChapterPage]:
    """The chapters that go with *handbook*: live, and not closed any further than it is."""
    chapters = ChapterPage.objects.child_of(handbook).live().filter(view_restrictions=None)
    return list(chapters.order_by("path"))


def want_parts(handbook: HandbookPage, parts: Iterable[tuple[int, str]], *, now: datetime) -> None:
    """Want a PDF of each of *parts* (key of the page, card) of *handbook*; forget those of other parts."""
    wanted = set(parts)
    below = Q(page__path__startswith=handbook.path, page__depth=handbook.depth + 1)
    for paper in Paper.objects.filter(below):
        if (paper.page_id, paper.card) not in wanted:
            paper.delete()
    for page_id, card in sorted(wanted):
        Paper.objects.update_or_create(page_id=page_id, card=card, defaults={"wanted_at": now})


def take_wanted(model: type[Wanted], now: datetime) -> Wanted | None:
    """The PDF of *model* that waited longest; nobody else gets it for an hour, unless it is wanted again."""
    return take_waiting(model._default_manager.order_by("wanted_at", "pk"), now=now, retry=RETRY)


def put_off(now: datetime) -> int:
    """Try nothing for an hour: no PDF can be made here."""
    return Paper.objects.filter(wanted_at__lte=now).update(wanted_at=now + RETRY)


def paper_of(page: Any, user: Any, card: str = "") -> Paper | None:
    """The PDF of *page*, or of a *card* in it, if it is there and *user* may see all of it."""
    paper = Paper.objects.there().filter(page_id=page.pk, card=card).first()
    return paper if paper and paper.is_shown_to(user) else None


def paper_of_edition(edition: Edition, user: Any) -> EditionPaper | None:
    """The PDF of *edition*, if it is there and *user* may see all of it."""
    paper = EditionPaper.objects.exclude(file="").filter(edition=edition).first()
    return paper if paper and paper.is_shown_to(user) else None


def edition_words(handbook: HandbookPage) -> str:
    """Which text somebody holds: the edition of *handbook*, or the day of its last change."""
    own = HandbookPage.objects.filter(pk=handbook.pk).values_list("last_published_at", flat=True)
    chapters = ChapterPage.objects.child_of(handbook).live().values_list("last_published_at", flat=True)
    changed = max((moment for moment in (*own, *chapters) if moment), default=None)
    newest = newest_edition(handbook)
    if newest is None:
        return _("Stand van %(day)s") % {"day": day_text(changed)} if changed else ""
    if changed is None or changed <= newest.recorded_at:
        return named(newest)
    facts = {"number": newest.number, "day": day_text(changed)}
    return _("Gewijzigd na uitgave %(number)s; stand van %(day)s") % facts


def named(edition: Edition) -> str:
    """How paper names *edition*: its number, and the day on which it was recorded."""
    facts = {"number": edition.number, "day": day_text(edition.recorded_at)}
    return _("Uitgave %(number)s, %(day)s") % facts
