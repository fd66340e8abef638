"""Who comes, who waits, what they need."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.utils.translation import gettext as _

from cop_platform.core import clock
from cop_platform.core.dates import moment_text
from events.cms.people.base import PeopleScreen
from events.domain.evaluation.results import results_of
from events.domain.letters import letters_of
from events.domain.participants import WORDS, people_of, questions_of, seats_of
from events.domain.people_files import is_long
from events.domain.sent import mails_of
from events.models import Registration, Seating

S = Registration.State


class PeopleView(PeopleScreen):
    """How one date stands (seats, door, questions, mails, evaluation), and who registered for it."""

    template_name = "events/cms/people/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The seats and the people."""
        context = super().get_context_data(**kwargs)
        if "seating" in self.kwargs:
            self.seating_or_404()
        choices = [(one, name_of(one)) for one in self.seatings]
        context |= {"choices": choices, "name": name_of(self.seating) if self.seating else ""}
        return context | self._people(self.seating) if self.seating else context

    def _people(self, seating: Seating) -> dict[str, Any]:
        people, (sent, undelivered) = people_of(seating), mails_of(seating)
        states = Counter(S(row.state) for row in people)
        return {
            "seats": seats_of(seating),
            "came": states[S.ATTENDED],
            "stayed_away": states[S.NO_SHOW],
            "questions": questions_of(seating, people),
            "sent": sent,
            "undelivered": undelivered,
            "turnouts": results_of(seating, now=clock.now()),
            "people": [(row, WORDS[S(row.state)]) for row in people if row.state != S.CANCELLED],
            "cancelled": states[S.CANCELLED],
            "letters": letters_of(seating),
            "is_long": is_long(seating),
            "is_ahead": seating.starts_at > clock.now(),
        }


def name_of(seating: Seating) -> str:
    """Which date or session *seating* is, for a list to choose from."""
    when = moment_text(seating.starts_at)
    if seating.session:
        return f"{seating.session.title}, {when}"
    return when if seating.occurrence_id else _("Alle datums samen, vanaf %(when)s") % {"when": when}
