"""How a partner's calendar fares, in a sentence for editors."""

from __future__ import annotations

from datetime import datetime

from django.utils import dateformat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cop_platform.core.clock import local
from cop_platform.core.dates import clock_text
from events.models import PartnerCalendar


def status_of(calendar: PartnerCalendar) -> str:
    """What happened last: "22 nov, 14.05 uur opgehaald: 12 bijeenkomsten, 1 overgeslagen."."""
    if calendar.failures:
        values = {"when": _when(calendar.last_fetched_at), "message": calendar.failure_message}
        return _("%(when)s niet gelukt. %(message)s") % values
    if not calendar.is_active:
        return _("Staat uit: wij halen niets op.")
    if calendar.last_succeeded_at is None:
        return _("Nog niet opgehaald.")
    return _("%(when)s opgehaald: %(counts)s.") % {
        "when": _when(calendar.last_succeeded_at),
        "counts": ", ".join(_counts(calendar)),
    }


def _counts(calendar: PartnerCalendar) -> list[str]:
    found, skipped = calendar.found_count, len(calendar.problems)
    words = [ngettext("%(n)d bijeenkomst", "%(n)d bijeenkomsten", found) % {"n": found}]
    if skipped:
        words.append(ngettext("%(n)d overgeslagen", "%(n)d overgeslagen", skipped) % {"n": skipped})
    return words


def _when(moment: datetime | None) -> str:
    if moment is None:
        return ""
    return _("%(day)s, %(time)s uur") % {
        "day": dateformat.format(local(moment), "j b"),
        "time": clock_text(moment),
    }
