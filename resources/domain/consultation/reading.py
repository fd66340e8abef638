"""What a reader of a text learns of its consultation."""

from collections import defaultdict
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q

from communities.domain.visibility import joined_ids
from communities.models import Community
from cop_platform.core.content import remembered
from resources.domain.reading import chapters_of
from resources.models import ChapterPage, Consultation, ConsultationComment, HandbookPage


@dataclass(frozen=True)
class Notice:
    """The latest consultation on a handbook; *has_report*: this reader may read what was done with it."""

    consultation: Consultation
    is_member: bool
    is_open: bool
    has_report: bool

    @property
    def is_shown(self) -> bool:
        """Whether the text itself must tell of it: not when all that is left is a report for others."""
        return self.has_report or self.consultation.reported_at is None


@dataclass(frozen=True)
class ChapterInRound:
    """A chapter with the number of comments on it; None for who does not read them."""

    page: ChapterPage
    number: int | None


def notice(handbook: HandbookPage, user: Any, *, now: datetime) -> Notice | None:
    """What *user*, who may read *handbook*, learns of its latest consultation that has begun."""
    latest = _latest(handbook, now)
    if latest is None:
        return None
    is_member = latest.community_id in joined_ids(user)
    is_open = latest.reported_at is None and latest.is_open(now)
    has_report = latest.reported_at is not None and (latest.is_report_public or is_member)
    return Notice(latest, is_member, is_open, has_report)


def community_for(told: Notice, user: Any) -> Community | None:
    """The community that comments; None for a *user* who may not know of it."""
    found: Community | None = (
        Community.objects.visible_to(user).filter(pk=told.consultation.community_id).first()
    )
    return found


def chapters_with_comments(told: Notice, handbook: HandbookPage, user: Any) -> list[ChapterInRound]:
    """The chapters of *handbook* that *user* may read, in order, with what members said of each."""
    said = ConsultationComment.objects.filter(consultation=told.consultation).visible_to(user)
    counted = dict(said.order_by().values_list("chapter").annotate(Count("pk")))
    return [
        ChapterInRound(page, counted.get(page.pk, 0) if told.is_member else None)
        for page in chapters_of(handbook, user)
    ]


def comments_on(chapter: ChapterPage, consultation: Consultation, user: Any) -> list[ConsultationComment]:
    """What members said of *chapter*, earliest first, for *user*; their own also when it was hidden."""
    about = ConsultationComment.objects.filter(consultation=consultation, chapter=chapter)
    shown = about.visible_to(user).values("pk")
    return list(about.filter(Q(pk__in=shown) | Q(person=user.pk)))


def _latest(handbook: HandbookPage, now: datetime) -> Consultation | None:
    """The consultation on *handbook* that began last; a copy, for what is remembered stays as it is."""
    rounds = remembered("consultations", _by_handbook).get(handbook.pk, ())
    return next((copy(one) for one in rounds if one.opens_at <= now), None)


def _by_handbook() -> Mapping[int, list[Consultation]]:
    """All consultations, the latest first: few, and every chapter asks for them."""
    rounds = defaultdict(list)
    for one in Consultation.objects.order_by("-opens_at", "-pk"):
        rounds[one.handbook_id].append(one)
    return dict(rounds)
