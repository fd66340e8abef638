"""What we mail to people whose account closes."""

from datetime import datetime

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.urls import reverse

from cop_platform.accounts.closing_link import take_back_path
from cop_platform.accounts.domain.closing import ends_at
from cop_platform.accounts.domain.unused import NOTICE
from cop_platform.accounts.models import Closure, User
from cop_platform.core import clock


def tell_closed(closure: Closure, *, template: str = "account_closed") -> None:
    """Tell the person of *closure* until when they can take the account back, and how."""
    link = settings.SITE_URL + take_back_path(closure.person_id)
    _send(template, closure.person, ends_at=clock.local(ends_at(closure)), link=link)


def warn_unused(person: User, *, now: datetime) -> None:
    """Tell *person* when their account closes, and that logging in is enough to keep it."""
    link = settings.SITE_URL + reverse("account_login")
    _send("account_unused", person, closes_at=clock.local(now + NOTICE), link=link)


def _send(template: str, person: User, **context: object) -> None:
    get_adapter().send_mail(f"account/email/{template}", person.email, {"user": person, **context})
