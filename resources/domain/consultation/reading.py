"""What a reader of a text learns of its consultation."""

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
    """The latest consultation on a handbook; *community* is None for who may not know of it.

    *has_report*: whether this reader may read what was done with the comments.
    """

    consultation: Consultation
    community: Community | None
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
    if not remembered("consultations", Consultation.objects.exists):
        return None
    rows = Consultation.objects.filter(handbook=handbook).begun(now)
    latest = rows.select_related("community").first()
    if latest is None:
        return None
    community = Community.objects.visible_to(user).filter(pk=latest.community_id).first()
    is_member = latest.community_id in joined_ids(user)
    is_open = latest.reported_at is None and latest.is_open(now)
    has_report = latest.reported_at is not None and (latest.is_report_public or is_member)
    return Notice(latest, community, is_member, is_open, has_report)


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
