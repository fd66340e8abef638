"""A clash as a sentence for the editor."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cop_platform.core.dates import day_text
from cop_platform.taxonomy.models import SchoolRegion
from events.domain.clashes import Clash, Reason

MOST_DATES = 3


def sentence(clash: Clash) -> str:
    """What clashes and when, in the language in use."""
    values = {"dates": dates_text(clash.dates), "name": _name(clash)}
    if clash.reason is Reason.PLACE:
        return _("Op %(dates)s is er op dezelfde plaats en tijd al %(name)s.") % values
    if clash.reason is Reason.HOLIDAY:
        return _("Op %(dates)s is het %(name)s.") % values
    if clash.at_the_same_time:
        return _("Op %(dates)s is er tegelijk %(name)s, voor dezelfde regio en hetzelfde thema.") % values
    return _("Op %(dates)s is er ook %(name)s, voor dezelfde regio en hetzelfde thema.") % values


def dates_text(dates: Sequence[date]) -> str:
    """The first *dates* in words, and how many more there are."""
    words = [day_text(day) for day in dates[:MOST_DATES]]
    more = len(dates) - len(words)
    if more:
        words.append(ngettext("nog %(number)d datum", "nog %(number)d datums", more) % {"number": more})
    return _joined(words)


def _name(clash: Clash) -> str:
    if clash.reason is not Reason.HOLIDAY:
        return f"“{clash.name}”" if clash.name else _("een besloten bijeenkomst")
    if not clash.school_regions:
        return clash.name
    where = _joined([str(SchoolRegion(region).label) for region in clash.school_regions])
    return _("%(name)s (regio %(regions)s)") % {"name": clash.name, "regions": where}


def _joined(words: Sequence[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return _("%(words)s en %(last)s") % {"words": ", ".join(words[:-1]), "last": words[-1]}
