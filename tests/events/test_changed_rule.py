"""A changed rule keeps exceptions by their day, and says which it lost (R15)."""

from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cop_platform.core.clock import AMSTERDAM
from events.domain import concerned
from events.models import EventIndexPage, EventPage
from tests.factories import events as make
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
LOST = "14 april 2026 (verplaatst), 21 april 2026 (vervalt), 28 april 2026 (overgeslagen)"


@pytest.fixture
def editor(db: None) -> Client:
    client = Client()
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    return client


@pytest.fixture
def page(agenda: EventIndexPage, now: datetime) -> EventPage:
    """Six Tuesdays: one moved, one off, one skipped."""
    page = make.meeting_page(agenda, rrule="FREQ=WEEKLY;COUNT=6;BYDAY=TU\nEXDATE;VALUE=DATE:20260428")
    page.date_changes = [
        make.moved(date(2026, 4, 14), make.wall(2026, 4, 16, 13)),
        make.cancelled(date(2026, 4, 21)),
    ]
    make.republish(page)
    return EventPage.objects.get(pk=page.pk)


def row_of(change: Any) -> dict[str, Any]:
    local = lambda moment: moment.astimezone(AMSTERDAM)  # noqa: E731
    return {
        "id": change.pk,
        "original_on": change.original_on.isoformat(),
        "action": change.action,
        "new_start": f"{local(change.new_start):%Y-%m-%d %H:%M}" if change.new_start else "",
        "new_end": f"{local(change.new_end):%Y-%m-%d %H:%M}" if change.new_end else "",
        "reason": change.reason,
    }


def save(editor: Client, page: EventPage, *, publish: bool, **changes: Any) -> Any:
    """Send the form of the page as it opened, with *changes*."""
    rows = [row_of(change) for change in page.date_changes.all()]
    data = {
        "title": page.title,
        "slug": page.slug,
        "intro": page.intro,
        "start": "2026-04-07 10:00",
        "end": "2026-04-07 12:00",
        "recurrence-frequency": "WEEKLY",
        "recurrence-interval": "1",
        "recurrence-weekdays": "TU",
        "recurrence-end": "count",
        "recurrence-count": "6",
        "event_type": page.event_type_id,
        "event_format": page.event_format_id,
        "access": "openbaar",
        "status": "planned",
        "body": streamfield([]),
        "report": streamfield([]),
        **make.TERMS_IN_FORM,
        "date_changes": inline_formset(rows, initial=len(rows)),
        "extra_dates": inline_formset([]),
        "comments": inline_formset([]),
        **({"action-publish": "1"} if publish else {}),
        **changes,
    }
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    posted = {**nested_form_data(data), "recurrence-excluded": ["2026-04-28"]}
    return editor.post(address, posted, follow=True)


def notices(answer: Any) -> list[str]:
    return [str(message) for message in answer.context["messages"]]


WEDNESDAYS = {"start": "2026-04-08 10:00", "end": "2026-04-08 12:00", "recurrence-weekdays": "WE"}


def test_another_hour_keeps_every_exception(editor: Client, page: EventPage) -> None:
    answer = save(editor, page, publish=True, start="2026-04-07 14:00", end="2026-04-07 16:00")

    rows = make.event_of(page).occurrences
    assert rows.get(on_date=date(2026, 4, 14)).starts_at == make.wall(2026, 4, 16, 13)
    assert rows.get(on_date=date(2026, 4, 21)).is_cancelled
    assert not rows.filter(on_date=date(2026, 4, 28)).exists()
    assert rows.get(on_date=date(2026, 5, 5)).starts_at == make.wall(2026, 5, 5, 14)
    assert any("Voor abonnees: 3 datums verschuiven." in notice for notice in notices(answer))
    assert not any("weggevallen" in notice for notice in notices(answer))


def test_publishing_another_rule_names_every_date_that_it_dropped(editor: Client, page: EventPage) -> None:
    answer = save(editor, page, publish=True, **WEDNESDAYS)

    assert [notice for notice in notices(answer) if LOST in notice]
    assert any("6 datums komen erbij, 5 datums verdwijnen" in notice for notice in notices(answer))
    stored = EventPage.objects.get(pk=page.pk)
    assert (stored.schedule.overrides, stored.schedule.excluded_on) == ((), ())
    assert make.event_of(page).overrides.count() == 0
    assert make.event_of(page).occurrences.count() == 6


def test_saving_a_draft_names_them_and_loses_nothing(editor: Client, page: EventPage) -> None:
    answer = save(editor, page, publish=False, **WEDNESDAYS)

    assert [notice for notice in notices(answer) if LOST in notice]
    draft = EventPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert len(draft.schedule.overrides) == 2
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
    assert "Als u publiceert: 6 datums komen erbij, 5 datums verdwijnen." in html
    assert LOST in html
    assert "1 april" not in notices(answer)[0]


def test_half_a_rule_that_was_saved_on_the_way_costs_nothing(editor: Client, page: EventPage) -> None:
    save(editor, page, publish=False, **WEDNESDAYS)
    answer = save(editor, page, publish=True)

    assert not [notice for notice in notices(answer) if "afwijkingen" in notice]
    assert make.event_of(page).overrides.count() == 2
    assert make.event_of(page).sequence == 1


def test_what_is_typed_now_must_fit(editor: Client, page: EventPage) -> None:
    rows = [row_of(change) for change in page.date_changes.all()]
    rows[1]["original_on"] = "2026-04-22"

    answer = save(editor, page, publish=True, date_changes=inline_formset(rows, initial=2))

    assert "hoort bij geen" in str(answer.context["form"].errors)
    assert make.event_of(page).sequence == 1


def test_extra_date_on_a_day_of_the_new_rule_falls_away(editor: Client, page: EventPage) -> None:
    page.extra_dates = [make.extra_date(make.wall(2026, 4, 15, 19))]
    make.republish(page)
    page = EventPage.objects.get(pk=page.pk)
    extra = page.extra_dates.get()
    row = {"id": extra.pk, "start": "2026-04-15 19:00", "end": "2026-04-15 21:00"}

    answer = save(editor, page, publish=True, **WEDNESDAYS, extra_dates=inline_formset([row], initial=1))

    assert any("15 april 2026 (extra datum)" in notice for notice in notices(answer))
    assert EventPage.objects.get(pk=page.pk).extra_dates.count() == 0


def test_people_are_counted_when_somebody_can(
    editor: Client, page: EventPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(concerned, "_counters", [lambda key, days: 1])

    answer = save(editor, page, publish=True, start="2026-04-07 14:00", end="2026-04-07 16:00")

    assert any("3 datums verschuiven; 1 mens krijgt bericht." in notice for notice in notices(answer))


def test_another_title_tells_subscribers_of_no_date(editor: Client, page: EventPage) -> None:
    answer = save(editor, page, publish=True, title="Anders")

    assert not [notice for notice in notices(answer) if "abonnees" in notice]
