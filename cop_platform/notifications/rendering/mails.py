"""One mail, from the templates of its kind."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from cop_platform.accounts.models import User
from cop_platform.core.characters import single_line
from cop_platform.notifications.kinds import Kind, kind_of
from cop_platform.notifications.rendering.engines import exists, rendered
from cop_platform.notifications.rendering.plain import paragraphs, wrapped
from cop_platform.notifications.unsubscribe_link import preferences_url, unsubscribe_url
from cop_platform.notifications.values import Attachment, Mail, Method


def render_mail(
    kind: str,
    *,
    context: Mapping[str, Any],
    language: str,
    to: User | str,
    calendar: str = "",
    calendar_method: Method = "",
    attachments: tuple[Attachment, ...] = (),
) -> Mail:
    """The mail of *kind* (a registered code; UnknownKind) for *to*: a person, or an address without account.

    *language* is ``nl`` or ``en``.  Templates know *context* and: ``salutation`` ("Beste
    Anna,"; give ``first_name`` for an address without account), ``site_name``, ``site_url``,
    ``contact_email``, ``why``, ``language``, ``subject`` (not in the subject itself), and of
    a kind that can be switched off ``unsubscribe_url`` and ``preferences_url``.
    """
    with translation.override(language):
        known = {**_surroundings(kind_of(kind), to, language), **context}
        known.setdefault("salutation", salutation(known["first_name"]))
        subject = single_line(rendered(f"emails/{kind}/subject.txt", known))
        text, html = _bodies(kind, {**known, "subject": subject})
    link = known.get("unsubscribe_url", "")
    return Mail(subject, text, html, calendar, calendar_method, attachments, link)


def render_text(subject: str, content: str, *, language: str, why: str | Promise = "") -> Mail:
    """A mail without templates of its own: *content*, plain paragraphs with their own greeting."""
    with translation.override(language):
        subject = single_line(subject)
        known = {**_site(language), "why": why, "subject": subject, "content": content}
        return Mail(subject, wrapped(rendered("emails/plain/body.txt", known)), _html_of(content, known))


def salutation(first_name: str) -> str:
    """How a mail begins, in the language that is active."""
    return _("Beste %(first_name)s,") % {"first_name": first_name} if first_name else _("Goedendag,")


def _surroundings(kind: Kind, to: User | str, language: str) -> dict[str, Any]:
    """What every template of *kind* knows, whatever it tells."""
    known = {**_site(language), "why": kind.why, "first_name": to.first_name if isinstance(to, User) else ""}
    if kind.is_transactional:
        return known
    return {**known, "unsubscribe_url": unsubscribe_url(kind.code, to), "preferences_url": preferences_url()}


def _site(language: str) -> dict[str, Any]:
    return {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "contact_email": settings.CONTACT_EMAIL,
        "language": language,
    }


def _bodies(kind: str, context: dict[str, Any]) -> tuple[str, str]:
    """The text and the HTML."""
    text = wrapped(rendered(f"emails/{kind}/body.txt", context))
    if exists(f"emails/{kind}/body.html"):
        return text, rendered(f"emails/{kind}/body.html", context).strip() + "\n"
    return text, _html_of(rendered(f"emails/{kind}/body.txt", {**context, "content_only": True}), context)


def _html_of(content: str, context: dict[str, Any]) -> str:
    known = {**context, "paragraphs": paragraphs(content)}
    return rendered("emails/plain/body.html", known).strip() + "\n"
