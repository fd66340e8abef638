"""Who comes, who waits, what they need; as a screen and as files."""

from __future__ import annotations

import csv
from collections import Counter
from io import BytesIO
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from openpyxl import Workbook

from cop_platform.core import clock
from cop_platform.core.dates import moment_text
from cop_platform.core.spreadsheets import harmless
from events.cms.people.base import AboutPeople, PeopleScreen
from events.domain.evaluation.results import results_of
from events.domain.letters import letters_of
from events.domain.participants import WORDS, people_of, questions_of, seats_of, table_of
from events.domain.sent import mails_of
from events.models import Registration, Seating

S = Registration.State
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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
            "is_ahead": seating.starts_at > clock.now(),
        }


class PeopleCsv(AboutPeople):
    """The list for a spreadsheet: UTF-8 with a mark, semicolons, no formulas of others."""

    def get(self, request: HttpRequest, pk: int, seating: int) -> HttpResponse:
        """The file."""
        answer = spreadsheet("text/csv; charset=utf-8", f"deelnemers-{self.seating_or_404().pk}.csv")
        answer.write("\ufeff")
        rows = table_of(self.seating_or_404(), by=request.user)  # type: ignore[arg-type]
        csv.writer(answer, delimiter=";").writerows([harmless(cell) for cell in row] for row in rows)
        return answer


class PeopleXlsx(AboutPeople):
    """The same for Excel."""

    def get(self, request: HttpRequest, pk: int, seating: int) -> HttpResponse:
        """The file."""
        answer = spreadsheet(XLSX, f"deelnemers-{self.seating_or_404().pk}.xlsx")
        answer.write(_workbook(table_of(self.seating_or_404(), by=request.user)))  # type: ignore[arg-type]
        return answer


def name_of(seating: Seating) -> str:
    """Which date or session *seating* is, for a list to choose from."""
    when = moment_text(seating.starts_at)
    if seating.session:
        return f"{seating.session.title}, {when}"
    return when if seating.occurrence_id else _("Alle datums samen, vanaf %(when)s") % {"when": when}


def _workbook(rows: list[list[Any]]) -> bytes:
    book, target = Workbook(write_only=True), BytesIO()
    sheet = book.create_sheet(_("Deelnemers"))
    for row in rows:
        sheet.append([harmless(cell) for cell in row])
    book.save(target)
    return target.getvalue()


def spreadsheet(content_type: str, name: str) -> HttpResponse:
    """The beginning of a file to keep, called *name*."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content_type=content_type, headers=headers)
