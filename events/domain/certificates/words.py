"""What it takes to get a certificate, in words."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.domain.certificates.earning import needed, parts_of
from events.models import Registration

S = Registration.State


def takes_in_words(registration: Registration, *, now: datetime) -> str:
    """How often one must be there, and of several days on how many somebody was, at *now*."""
    parts = parts_of(registration)
    wanted, came = needed(registration, parts), sum(part.was_attended(now) for part in parts)
    if len(parts) < 2:
        return _("U krijgt een bewijs als u bent ingecheckt.")
    if wanted == len(parts):
        text = _("U krijgt een bewijs als u op alle dagen bent ingecheckt.")
    else:
        text = ngettext(
            "U krijgt een bewijs als u op %(wanted)d dag bent ingecheckt.",
            "U krijgt een bewijs als u op %(wanted)d dagen bent ingecheckt.",
            wanted,
        )
        text = text % {"wanted": wanted}
    so_far = ngettext("Tot nu toe was u er op %(came)d dag.", "Tot nu toe was u er op %(came)d dagen.", came)
    return f"{text} {so_far % {'came': came}}"


def progress_in_words(registration: Registration, *, now: datetime) -> str:
    """The same for the page of who has a seat in something of several days; else empty."""
    is_in = registration.state in (S.CONFIRMED, S.ATTENDED)
    return takes_in_words(registration, now=now) if is_in and len(parts_of(registration)) > 1 else ""
