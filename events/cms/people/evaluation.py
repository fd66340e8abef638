"""What people said afterwards, for who organises the meeting; on screen, on paper and as a file."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from cop_platform.core import clock
from events.cms.people.base import AboutPeople, PeopleScreen
from events.cms.people.files import spreadsheet
from events.cms.people.listing import name_of
from events.domain.evaluation.box import FEWEST
from events.domain.evaluation.results import results_of, table_of
from events.domain.people_files.writing import csv_of


class EvaluationView(PeopleScreen):
    """The answers to each question as a table, and the texts."""

    template_name = "events/cms/people/evaluation.html"

    def get_page_title(self) -> str:
        """What the screen is for."""
        return _("Evaluatie")

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """From the people."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The results of the morning after, and of six weeks later."""
        context = super().get_context_data(**kwargs)
        afterwards, later = results_of(self.seating_or_404(), now=clock.now())
        parts = [
            (_("De ochtend erna"), afterwards),
            (_("Zes weken later"), later),
        ]
        return context | {"name": name_of(self.seating_or_404()), "parts": parts, "fewest": FEWEST}


class EvaluationCsv(AboutPeople):
    """The same for a spreadsheet, as the list of people."""

    def get(self, request: HttpRequest, pk: int, seating: int) -> HttpResponse:
        """The file."""
        seats = self.seating_or_404()
        body = csv_of(table_of(seats, now=clock.now()))
        return spreadsheet(body, "csv", f"evaluatie-{seats.pk}")
