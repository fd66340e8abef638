"""Who was at a meeting of the demo that is over, and what they said afterwards."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

from cop_platform.accounts.models import User
from cop_platform.core.errors import RuleError
from cop_platform.notifications.models import OutboxMail
from events.domain.attendance import check_in, mark_no_shows
from events.domain.evaluation import AFTERWARDS, SIX_WEEKS_LATER, Inquiry, answer
from events.domain.evaluation.inquiries import asked_at
from events.domain.seats import Applicant, register
from events.models import Registration, Seating
from home.demo.people import MEMBER_DOMAIN, address, member_address
from home.loading.base import Loader

REGISTERED_BEFORE = timedelta(days=14)


def load(loader: Loader) -> None:
    """Let people register, come and answer as time passed then; where anybody registered nothing changes."""
    members = [member_address(item["slug"]) for item in loader.read("people")["members"]]
    for item in loader.read("evaluations"):
        whole = Seating.objects.filter(occurrence=None, session=None, registrations=None)
        seating = whole.filter(event__slug=item["meeting"], event__is_published=True).first()
        if seating is not None and seating.ends_at < loader.now:
            first, last = item["members"]
            _load(seating, item, members[first:last])
    OutboxMail.objects.filter(to_address__endswith=f"@{MEMBER_DOMAIN}", sent_at=None).delete()


def _load(seating: Seating, item: dict[str, Any], emails: list[str]) -> None:
    for person in User.objects.filter(email__in=emails, is_active=True).order_by("email"):
        with suppress(RuleError):
            early = seating.starts_at - REGISTERED_BEFORE
            register(seating, applicant=Applicant(person=person), place=seating.places[0], now=early)
    helper = User.objects.filter(email=address("redacteur")).first()
    rows = list(seating.registrations.order_by("number").select_related("seating"))
    came = rows[: -item["absent"]] if helper else []
    for row in came:
        check_in(row, by=helper, now=seating.starts_at)  # type: ignore[arg-type]
    mark_no_shows(seating, now=seating.ends_at + timedelta(days=1))
    _answer(came, AFTERWARDS, item["afterwards"])
    _answer(came, SIX_WEEKS_LATER, item["later"])


def _answer(rows: list[Registration], inquiry: Inquiry, answers: list[dict[str, Any]]) -> None:
    for row, said in zip(rows, answers, strict=False):
        answer(row, inquiry, said, now=asked_at(inquiry, row.seating))
