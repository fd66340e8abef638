"""From words of others to a draft of a chapter: the one door, wherever the words came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.db import transaction
from django.utils.translation import gettext as _

from cop_platform.accounts.models import User
from cop_platform.core.activity import record
from resources.domain.feedback.errors import refuse_closed
from resources.models import ChangeProposal, ChapterPage, Suggestion


@dataclass(frozen=True)
class Offer:
    """Words for a section: *source* and *source_key* say which row they came from, *credit* from whom."""

    anchor: str
    words: str
    source: ChangeProposal.Source
    source_key: int
    credit: User | None


@dataclass(frozen=True)
class Place:
    """Where a remark stands in the form of a chapter, in the words of the CMS."""

    path: str
    position: str = ""


def offer_of(suggestion: Suggestion) -> Offer:
    """What a reader suggested, for a draft."""
    source = ChangeProposal.Source.SUGGESTION
    return Offer(suggestion.anchor, suggestion.text, source, suggestion.pk, suggestion.person)


@transaction.atomic
def propose(draft: ChapterPage, offer: Offer, place: Place, *, actor: User, now: datetime) -> ChangeProposal:
    """Store *draft* (the newest version of a chapter) with the words of *offer* in its margin at *place*.

    The text itself stays as it was: an editor writes, and readers see nothing until it is
    published.  A second call for the same source changes nothing and returns the first proposal.
    """
    if offer.source == ChangeProposal.Source.SUGGESTION:
        # Before looking: who clicks at the same moment waits here, and then finds the proposal.
        _take_up(offer.source_key)
    made = ChangeProposal.objects.filter(source=offer.source, source_key=offer.source_key).first()
    return made or _store(draft, offer, place, actor, now)


def _store(draft: ChapterPage, offer: Offer, place: Place, actor: User, now: datetime) -> ChangeProposal:
    remark = apps.get_model("wagtailcore.Comment")(
        user=actor, text=_remark(offer), contentpath=place.path, position=place.position
    )
    draft.wagtail_admin_comments.add(remark)
    # The words of the text are as they were: who may save a draft was asked before.
    revision = draft.save_revision(user=actor, clean=False)
    proposal = ChangeProposal.objects.create(
        page_id=draft.pk,
        anchor=offer.anchor,
        source=offer.source,
        source_key=offer.source_key,
        credit=offer.credit,
        revision=revision,
        remark_id=remark.pk,
        made_by=actor,
        made_at=now,
    )
    record(actor=actor, verb="made proposal", target=draft, source=offer.source, key=offer.source_key)
    return proposal


def _take_up(key: int) -> None:
    """Note, under the lock of its row, that somebody works on the suggestion."""
    row = Suggestion.objects.select_for_update().get(pk=key)
    if not row.is_waiting:
        raise refuse_closed()
    row.state = Suggestion.State.PROPOSED
    row.save(update_fields=["state"])


def _remark(offer: Offer) -> str:
    """What stands in the margin: where it comes from, and the words."""
    return _("%(source)s: %(words)s") % {
        "source": str(offer.source.label).capitalize(),
        "words": offer.words,
    }
