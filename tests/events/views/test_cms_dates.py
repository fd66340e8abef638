"""The dates of a meeting in the CMS: what an editor sees, is refused, and sets in motion."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page

from cop_platform.accounts.models import User
from events.domain import concerned
from events.models import EventIndexPage, EventPage
from events.models.event import EventStatus
from tests.factories import events as make
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
WEEKLY = "FREQ=WEEKLY;COUNT=6;BYDAY=TU"
DAY = date(2026, 4, 14)
MOVE = {"day": "2026-04-15", "begins": "13:00", "ends": "15:00", "last_day": "", "reason": "Zaal bezet."}


@pytest.fixture
def page(agenda: EventIndexPage, now: datetime) -> EventPage:
    return make.meeting_page(agenda, rrule=WEEKLY)


@pytest.fixture
def editor(redacteur: User, agenda: EventIndexPage) -> Client:
    client = Client()
    client.force_login(redacteur)
    return client


def address(page: EventPage, name: str = "list", *more: Any) -> str:
    return reverse(f"event_dates:{name}", args=[page.pk, *more])


def version(page: EventPage) -> str:
    return str(EventPage.objects.get(pk=page.pk).latest_revision_id or "")


def confirm(editor: Client, page: EventPage, name: str, on: date | None = DAY, **data: Any) -> Any:
    """Press the button of the second screen."""
    choice = data.pop("confirm", "publish")
    where = address(page, name, on) if on else address(page, name)
    return editor.post(where, {**data, "confirm": choice, "version": version(page)})


def dates(page: EventPage) -> dict[date, tuple[datetime, str, bool]]:
    """Start, status and whether it was moved, by the day that names the date."""
    rows = make.event_of(page).occurrences.all()
    return {row.on_date: (row.starts_at, row.status, row.is_moved) for row in rows}


def test_list_says_what_holds(editor: Client, page: EventPage) -> None:
    page.date_changes = [
        make.moved(DAY, make.wall(2026, 4, 15, 13), "Zaal bezet."),
        make.cancelled(date(2026, 4, 21), "Trainer ziek."),
    ]
    page.extra_dates = [make.extra_date(make.wall(2026, 4, 24, 9))]
    make.republish(page, recurrence=f"RRULE:{WEEKLY}\nEXDATE;VALUE=DATE:20260505")

    html = " ".join(editor.get(address(page)).text.split())

    assert "Datums van Intervisie" in html
    for words in ("Gaat door", "Verplaatst", "Vervalt", "Trainer ziek.", "Extra datum", "Overgeslagen"):
        assert words in html
    assert html.count('role="rowheader"') == 7


def test_first_post_changes_nothing_and_tells_what_would(editor: Client, page: EventPage) -> None:
    before = dates(page)

    answer = editor.post(address(page, "move", DAY), MOVE)

    assert answer.status_code == 200
    assert "1 datum verschuift." in answer.text
    text = " ".join(answer.text.split())
    assert "dinsdag 14 april 2026, 10.00–12.00 uur wordt woensdag 15 april 2026, 13.00–15.00 uur" in text
    assert "bericht" not in answer.text
    assert dates(page) == before
    assert page.revisions.count() == 1


def test_people_are_told_of_when_somebody_counts_them(
    editor: Client, page: EventPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(concerned, "_counters", [lambda key, days: 14])

    assert "14 mensen krijgen bericht." in editor.post(address(page, "move", DAY), MOVE).text


def test_confirmed_move_is_a_published_revision_of_the_editor(
    editor: Client, page: EventPage, redacteur: User
) -> None:
    answer = confirm(editor, page, "move", **MOVE)

    assert answer.status_code == 302
    assert answer["Location"] == address(page)
    assert dates(page)[DAY] == (make.wall(2026, 4, 15, 13), EventStatus.PLANNED, True)
    assert make.event_of(page).sequence == 1
    latest = EventPage.objects.get(pk=page.pk)
    assert (latest.latest_revision.user, latest.has_unpublished_changes) == (redacteur, False)
    assert "Gepubliceerd: 1 datum verschuift." in editor.get(address(page)).text


def test_cancel_and_uncancel_of_one_date(editor: Client, page: EventPage) -> None:
    uid, before = make.event_of(page).uid, dates(page)

    confirm(editor, page, "cancel", reason="Trainer ziek.")
    assert dates(page)[DAY][1] == EventStatus.CANCELLED

    confirm(editor, page, "restore")
    assert dates(page) == before
    assert (make.event_of(page).uid, make.event_of(page).sequence) == (uid, 2)


def test_skip_takes_the_date_away_and_restore_brings_it_back(editor: Client, page: EventPage) -> None:
    before = dates(page)

    confirm(editor, page, "skip")
    assert DAY not in dates(page)

    confirm(editor, page, "restore")
    assert dates(page) == before


def test_extra_date_is_added(editor: Client, page: EventPage) -> None:
    confirm(editor, page, "add", None, day="2026-04-24", begins="09:00", ends="11:00")

    assert dates(page)[date(2026, 4, 24)][0] == make.wall(2026, 4, 24, 9)


def test_pause_cancels_every_date_in_it(editor: Client, page: EventPage) -> None:
    period = {"first": "2026-04-14", "last": "2026-04-28", "how": "told", "reason": "Meivakantie."}

    assert "3 datums vervallen." in editor.post(address(page, "pause"), period).text
    confirm(editor, page, "pause", None, **period)

    off = [day for day, (_start, status, _moved) in dates(page).items() if status == EventStatus.CANCELLED]
    assert off == [date(2026, 4, 14), date(2026, 4, 21), date(2026, 4, 28)]


def test_meeting_of_whole_days_moves_by_day(editor: Client, agenda: EventIndexPage, now: datetime) -> None:
    start, end = make.wall(2026, 4, 7), make.wall(2026, 4, 7)
    page = make.meeting_page(agenda, start=start, end=end, all_day=True, rrule=WEEKLY)

    confirm(editor, page, "move", day="2026-04-15", last_day="2026-04-16")
    confirm(editor, page, "add", None, day="2026-04-24")

    moved, extra = (make.event_of(page).occurrences.get(on_date=day) for day in (DAY, date(2026, 4, 24)))
    assert (moved.starts_at, moved.ends_at) == (make.wall(2026, 4, 15), make.wall(2026, 4, 17))
    assert (extra.starts_at, extra.ends_at) == (make.wall(2026, 4, 24), make.wall(2026, 4, 25))


REFUSED = {
    "end before start": ({**MOVE, "ends": "12:00"}, "Het einde moet na het begin liggen"),
    "hour that is skipped": (
        {**MOVE, "day": "2026-03-29", "begins": "02:30", "ends": "04:00"},
        "verspringt de klok",
    ),
    "no day": ({**MOVE, "day": ""}, "error-message"),
    "no such day": ({**MOVE, "day": "2026-02-30"}, "geldige datum"),
    "day of another age": ({**MOVE, "day": "9999-12-31"}, "2199"),
    "no time": ({**MOVE, "begins": "25:99"}, "geldige tijd"),
    "endless reason": ({**MOVE, "reason": "x" * 301}, "300"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refusal_keeps_what_was_filled_in(case: str, editor: Client, page: EventPage) -> None:
    data, words = REFUSED[case]

    answer = editor.post(address(page, "move", DAY), data)

    assert answer.status_code == 422
    assert words in answer.text
    assert f'value="{data["reason"]}"' in answer.text
    assert page.revisions.count() == 1


def test_refusal_stands_beside_the_control_to_correct(editor: Client, page: EventPage) -> None:
    refused = {**MOVE, "ends": "12:00"}, {**MOVE, "day": "2026-03-29", "begins": "02:30", "ends": "04:00"}

    forms = [editor.post(address(page, "move", DAY), data).context["form"] for data in refused]

    assert [list(form.errors) for form in forms] == [["ends"], ["day"]]


def test_refused_on_confirmation_too(editor: Client, page: EventPage) -> None:
    answer = confirm(editor, page, "move", **{**MOVE, "ends": "12:00"})

    assert answer.status_code == 422
    assert page.revisions.count() == 1


def test_cancelling_needs_a_reason(editor: Client, page: EventPage) -> None:
    assert editor.post(address(page, "cancel", DAY), {"reason": " "}).status_code == 422


@pytest.mark.parametrize("name", ["move", "cancel", "split"])
def test_day_without_a_date_leads_back_with_a_sentence(name: str, editor: Client, page: EventPage) -> None:
    answer = editor.get(address(page, name, date(2026, 4, 15)), follow=True)

    assert answer.redirect_chain == [(address(page), 302)]
    assert "Op 15 april 2026 is deze bijeenkomst niet." in answer.text


def test_moving_past_another_date_is_warned_of_and_allowed(editor: Client, page: EventPage) -> None:
    far = {**MOVE, "day": "2026-04-22"}

    assert "Outlook kan dat niet binnen een reeks" in editor.post(address(page, "move", DAY), far).text
    assert confirm(editor, page, "move", **far).status_code == 302
    assert dates(page)[DAY][0] == make.wall(2026, 4, 22, 13)


def test_draft_of_others_is_never_published_silently(editor: Client, page: EventPage) -> None:
    page.title = page.draft_title = "Nieuwe naam"
    page.save_revision()

    shown = editor.post(address(page, "move", DAY), MOVE).text
    assert "wijzigingen die nog niet gepubliceerd zijn" in shown
    assert 'value="publish"' not in shown
    assert confirm(editor, page, "move", confirm="publish", **MOVE).status_code == 200
    assert make.event_of(page).sequence == 0

    confirm(editor, page, "move", confirm="draft", **MOVE)
    assert make.event_of(page).title == "Intervisie"
    assert not dates(page)[DAY][2]

    confirm(editor, page, "cancel", date(2026, 4, 21), confirm="publish_all", reason="Ziek.")
    assert make.event_of(page).title == "Nieuwe naam"
    assert dates(page)[DAY][2]


def test_page_that_is_not_public_is_changed_as_a_draft(
    editor: Client, agenda: EventIndexPage, page: EventPage
) -> None:
    page.unpublish()

    assert "Niemand merkt hier iets van" in editor.post(address(page, "move", DAY), MOVE).text
    confirm(editor, page, "move", confirm="draft", **MOVE)

    page.refresh_from_db()
    assert not page.live
    assert page.get_latest_revision_as_object().schedule.overrides[0].original.date() == DAY


def test_older_screen_does_not_overwrite_a_newer_page(editor: Client, page: EventPage) -> None:
    old = version(page)
    confirm(editor, page, "cancel", date(2026, 4, 21), reason="Ziek.")

    answer = editor.post(address(page, "move", DAY), {**MOVE, "confirm": "publish", "version": old})

    assert answer.status_code == 200
    assert "intussen gewijzigd" in answer.text
    assert not dates(page)[DAY][2]


def test_going_back_keeps_what_was_filled_in(editor: Client, page: EventPage) -> None:
    answer = editor.post(address(page, "move", DAY), {**MOVE, "back": "1"})

    assert 'value="13:00"' in answer.text
    assert "Bekijk wat er verandert" in answer.text


def editor_of(*rights: str) -> Client:
    person = UserFactory()
    group = person.groups.create(name="Beperkt")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for right in rights:
        permission = Permission.objects.get(codename=right, content_type__app_label="wagtailcore")
        GroupPagePermission.objects.create(
            group=group, page=Page.get_first_root_node(), permission=permission
        )
    client = Client()
    client.force_login(person)
    return client


def test_without_the_right_to_publish_everything_becomes_a_draft(page: EventPage) -> None:
    writer = editor_of("change_page")

    assert 'value="publish"' not in writer.post(address(page, "move", DAY), MOVE).text
    assert confirm(writer, page, "move", confirm="publish", **MOVE).status_code == 200
    assert confirm(writer, page, "move", confirm="draft", **MOVE).status_code == 302
    assert not dates(page)[DAY][2]


@pytest.mark.parametrize("name", ["list", "add", "pause", "move", "cancel", "skip", "restore", "split"])
def test_who_may_not_edit_the_page_sees_nothing(name: str, page: EventPage, client: Client) -> None:
    stranger = editor_of()
    where = address(page, name) if name in ("list", "add", "pause") else address(page, name, DAY)

    # The CMS sends strangers back to its front page.
    assert stranger.get(where)["Location"] == reverse("wagtailadmin_home")
    assert stranger.post(where, {"confirm": "publish"}).status_code == 302
    assert "/login/" in client.get(where)["Location"]
    assert make.event_of(page).sequence == 0


def test_locked_page_cannot_be_changed(editor: Client, page: EventPage, beheer: User) -> None:
    EventPage.objects.filter(pk=page.pk).update(locked=True, locked_by=beheer)

    assert "op slot" in editor.get(address(page)).text
    assert confirm(editor, page, "move", **MOVE).status_code == 302
    assert not dates(page)[DAY][2]


def test_there_is_a_way_to_the_dates_from_form_and_list(
    editor: Client, page: EventPage, agenda: EventIndexPage
) -> None:
    form = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
    explorer = editor.get(reverse("wagtailadmin_explore", args=[agenda.pk])).text

    assert form.count(f'href="{address(page)}"') >= 2
    assert f'href="{address(page)}"' in explorer


def test_draft_without_times_says_what_is_missing(
    editor: Client, page: EventPage, at: Callable[..., datetime]
) -> None:
    page.start, page.end = make.wall(2026, 4, 8, 10), make.wall(2026, 4, 8, 12)
    page.save_revision()

    answer = editor.get(address(page))

    assert answer.status_code == 200
    assert "past niet bij de herhaling" in answer.text


def test_other_pages_have_no_dates(editor: Client, agenda: EventIndexPage, now: datetime) -> None:
    assert editor.get(address(agenda)).status_code == 404
    assert editor.get(address(make.festival_page(agenda))).status_code == 404
