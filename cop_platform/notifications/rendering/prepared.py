"""The same mail for thousands: templates are rendered once, what differs is filled in after."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils import translation
from django.utils.html import escape

from cop_platform.accounts.models import User
from cop_platform.core.characters import single_line
from cop_platform.notifications.kinds import kind_of
from cop_platform.notifications.rendering.mails import render_mail, salutation
from cop_platform.notifications.unsubscribe_link import unsubscribe_url
from cop_platform.notifications.values import Mail

# From the private use area of Unicode: no template has these.
_PLACE = re.compile("\ue002(\\w+)\ue003")


@dataclass(frozen=True)
class Prepared:
    """A rendered mail with open places."""

    kind: str
    language: str
    mail: Mail
    # How it begins, for who has a name ("{}") and for who has not.
    salutations: tuple[str, str]

    def for_one(self, to: User | str, values: Mapping[str, str]) -> Mail:
        """The mail for *to*, with *values* for the open places; KeyError when one is missing.

        A value is escaped in HTML, put on one line in the subject, and never read as a
        template.  ``first_name`` among them names somebody without an account.
        """
        known = {**_own(self, to, values), **values}
        return replace(
            self.mail,
            subject=_PLACE.sub(lambda place: single_line(known[place[1]]), self.mail.subject),
            text=_PLACE.sub(lambda place: known[place[1]], self.mail.text),
            html=_PLACE.sub(lambda place: escape(known[place[1]]), self.mail.html),
            unsubscribe_url=known["unsubscribe_url"],
        )


def prepare_mail(kind: str, *, context: Mapping[str, Any], places: Iterable[str], language: str) -> Prepared:
    """The mail of *kind* in *language* with the variables *places* left open (say ``seat``).

    The name and the link to unsubscribe are open by themselves.  A template can show an
    open place, and no more: a filter or a comparison would see the place and not the
    value.  Whoever has two versions prepares two mails.
    """
    own = ["salutation"] if kind_of(kind).is_transactional else ["salutation", "unsubscribe_url"]
    opened = {name: f"\ue002{name}\ue003" for name in (*places, *own)}
    mail = render_mail(kind, context={**context, **opened}, language=language, to="")
    with translation.override(language):
        return Prepared(kind, language, mail, (salutation("{}"), salutation("")))


def _own(prepared: Prepared, to: User | str, values: Mapping[str, str]) -> dict[str, str]:
    name = values.get("first_name") or (to.first_name if isinstance(to, User) else "")
    named, unnamed = prepared.salutations
    own = {"salutation": named.replace("{}", name) if name else unnamed, "unsubscribe_url": ""}
    if not kind_of(prepared.kind).is_transactional:
        with translation.override(prepared.language):
            own["unsubscribe_url"] = unsubscribe_url(prepared.kind, to)
    return own
