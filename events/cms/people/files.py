"""The list of participants to take along, and how far the worker is with a long one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from cop_platform.core import clock
from events.cms.people.base import AboutPeople, PeopleScreen
from events.cms.people.listing import name_of
from events.domain.participants import table_of
from events.domain.people_files import WRITERS, ask, file_for, is_long, note_taken
from events.models import PeopleFile

TYPES = {
    PeopleFile.Form.CSV: "text/csv; charset=utf-8",
    PeopleFile.Form.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# After this there is something to mend, and waiting does not help.
PATIENCE = timedelta(minutes=10)


class PeopleDownload(AboutPeople):
    """The file: made at once for a short list; for a long one what the worker made for who asks."""

    def get(self, request: HttpRequest, pk: int, seating: int, form: str) -> HttpResponse:
        """The file, or the way to the page that makes it."""
        seats, by = self.seating_or_404(), request.user
        made = file_for(seats, form, by=by, now=clock.now())  # type: ignore[arg-type]
        if is_long(seats):
            if made is None or made.body is None:
                return redirect(reverse(f"event_people:make_{form}", args=[pk, seats.pk]))
            body, people = bytes(made.body), made.people
        else:
            rows = table_of(seats)
            body, people = WRITERS[form](rows), len(rows) - 1
        note_taken(seats, by=by, people=people)  # type: ignore[arg-type]
        return spreadsheet(body, form, f"deelnemers-{seats.pk}")


class PeopleFileView(PeopleScreen):
    """How far the worker is with a long list, in words; a POST asks for it."""

    template_name = "events/cms/people/file.html"

    def get_page_title(self) -> str:
        """What the screen is for."""
        return _("Deelnemerslijst")

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """From the people."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page; of a short list the file itself, which needs no waiting."""
        if not is_long(self.seating_or_404()):
            place = [self.meeting.pk, self.seating_or_404().pk]
            return redirect(reverse(f"event_people:{kwargs['form']}", args=place))
        return self.render_to_response(self.get_context_data(**kwargs))

    def post(self, request: HttpRequest, pk: int, seating: int, form: str) -> HttpResponse:
        """Ask for it, once; then the page that tells how far it is."""
        if is_long(self.seating_or_404()):
            ask(self.seating_or_404(), form, by=request.user, now=clock.now())  # type: ignore[arg-type]
        return redirect(request.path)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The file as far as it is there."""
        seats, now = self.seating_or_404(), clock.now()
        made = file_for(seats, kwargs["form"], by=self.request.user, now=now)  # type: ignore[arg-type]
        context = super().get_context_data(**kwargs)
        return context | {
            "name": name_of(seats),
            "file": made,
            "form_name": PeopleFile.Form(kwargs["form"]).label,
            "is_late": bool(made and made.wanted_at and now - made.asked_at > PATIENCE),
            "download_name": f"event_people:{kwargs['form']}",
        }


def spreadsheet(body: bytes, form: str, name: str) -> HttpResponse:
    """*body* as a file to keep, called *name*; for who asked, and in no store."""
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.{form}"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(body, content_type=TYPES[PeopleFile.Form(form)], headers=headers)
