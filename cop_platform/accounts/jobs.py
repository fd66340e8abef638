"""Doors for the worker."""

from datetime import datetime

import structlog
from allauth.account.adapter import get_adapter
from django.db import transaction

from cop_platform.accounts.closing_mail import tell_closed, warn_unused
from cop_platform.accounts.domain.closing import close_unused, due, erase_unconfirmed, finish
from cop_platform.accounts.domain.unused import note_warned, to_close, to_warn, unconfirmed
from cop_platform.accounts.models import Closure, User
from cop_platform.core.periodic import periodic
from cop_platform.core.privacy.erasure import Ended
from cop_platform.core.privacy.retention import Step, also_by_clock

log = structlog.stdlib.get_logger("cop_platform.accounts")


@periodic("erase closed accounts", seconds=3600)
def erase_closed(now: datetime) -> int:
    """Erase the accounts whose time to change one's mind is over; returns how many.

    One that fails does not keep the others.
    """
    return sum(_erase(closure, now) for closure in list(due(now)))


def _erase(closure: Closure, now: datetime) -> bool:
    try:
        with transaction.atomic():
            address, report = finish(closure, now=now)
            # The mail knows the address and nothing else does; it goes with the sending.
            get_adapter().send_mail("account/email/account_erased", address, _words(report))
    except Closure.DoesNotExist:
        return False
    except Exception:
        log.exception("account not erased", person=closure.person_id)
        return False
    log.info("account erased", person=closure.person_id)
    return True


def _words(report: list[Ended]) -> dict[str, list[tuple[str, int]]]:
    return {
        "gone": [(str(ended.label.what), ended.count) for ended in report if not ended.label.stays()],
        "stays": [(str(ended.label.what), ended.count) for ended in report if ended.label.stays()],
    }


def warn(person: User, now: datetime) -> None:
    """Tell *person* that their account closes, and remember that."""
    note_warned(person, now=now)
    warn_unused(person, now=now)


def close(person: User, now: datetime) -> None:
    """Close the account of *person*, and tell how to take it back."""
    tell_closed(close_unused(person, now=now), template="account_unused_closed")


also_by_clock(
    Step(
        "accounts never confirmed",
        "accounts without a confirmed address (30 days)",
        unconfirmed,
        lambda person, now: erase_unconfirmed(person),
    )
)
also_by_clock(
    Step("accounts warned", "warnings that an unused account closes (30 days before 3 years)", to_warn, warn)
)
also_by_clock(Step("accounts closed", "unused accounts closed (3 years, and warned)", to_close, close))
