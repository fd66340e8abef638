"""A recurrence on a real page: stored, revised, copied, compared and shown to the editor."""

import pytest
from django.test import Client

from cop_platform.accounts.models import User
from events.editor import RecurrenceComparison
from events.models import EventIndexPage, EventPage
from events.rules import deserialize, serialize
from tests.factories.events import meeting_page, wall

RULE = "RRULE:FREQ=MONTHLY;COUNT=6;BYDAY=2TU\nEXDATE;VALUE=DATE:20260714"
WORDS = "elke 2e dinsdag van de maand, 6 keer, behalve 14 juli 2026"

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(agenda: EventIndexPage, now):
    return meeting_page(agenda, rrule=RULE, start=wall(2026, 3, 10, 9, 30))


def test_rule_survives_the_database(page):
    found = EventPage.objects.get(pk=page.pk)

    assert serialize(found.recurrence) == RULE
    assert EventPage.objects.filter(pk=page.pk).values_list("recurrence", flat=True)[0] == deserialize(RULE)


def test_deferred_rule_is_loaded_when_it_is_asked_for(page, django_assert_num_queries):
    deferred = EventPage.objects.defer("recurrence").get(pk=page.pk)
    only = EventPage.objects.only("title").get(pk=page.pk)

    with django_assert_num_queries(2):
        assert serialize(deferred.recurrence) == serialize(only.recurrence) == RULE


def test_rule_survives_a_draft_and_its_publication(page):
    page.recurrence = "RRULE:FREQ=WEEKLY;COUNT=3;BYDAY=TU"
    revision = page.save_revision()

    draft = page.get_latest_revision_as_object()
    assert serialize(EventPage.objects.get(pk=page.pk).recurrence) == RULE
    assert serialize(draft.recurrence) == "RRULE:FREQ=WEEKLY;COUNT=3;BYDAY=TU"

    revision.publish()
    assert serialize(EventPage.objects.get(pk=page.pk).recurrence) == "RRULE:FREQ=WEEKLY;COUNT=3;BYDAY=TU"


def test_rule_goes_along_with_a_copy(page):
    twin = page.copy(update_attrs={"slug": "kopie", "title": "Kopie"})

    assert serialize(EventPage.objects.get(pk=twin.pk).recurrence) == RULE


def test_single_meeting_has_an_empty_rule(agenda, now):
    single = meeting_page(agenda)

    assert not EventPage.objects.get(pk=single.pk).recurrence


def test_history_compares_words(page):
    other = EventPage(recurrence="RRULE:FREQ=WEEKLY;BYDAY=TU")

    html = RecurrenceComparison(EventPage._meta.get_field("recurrence"), page, other).htmldiff()

    assert f'<span class="deletion">{WORDS}</span>' in html
    assert '<span class="addition">elke dinsdag</span>' in html


def test_editor_sees_the_rule_in_words_and_the_next_five_dates(page):
    html = _edit(page)

    assert f"Zoals bewaard: {WORDS}." in html
    dates = ["10 maart 2026, 09.30", "14 april 2026, 09.30", "12 mei 2026, 09.30"]
    dates += ["9 juni 2026, 09.30", "11 augustus 2026, 09.30"]
    assert [date for date in dates if f"dinsdag {date}" in html] == dates
    assert "14 juli 2026, 09.30" not in html


def test_editor_can_open_a_page_whose_rule_became_impossible(page):
    page.start, page.end = wall(2026, 3, 11, 9, 30), wall(2026, 3, 11, 11)
    page.save_revision()

    assert "past niet bij de herhaling" in _edit(page)


def test_new_page_shows_the_widget_without_a_preview(agenda):
    html = _client().get(f"/cms/pages/add/events/eventpage/{agenda.pk}/").content.decode()

    assert 'name="recurrence-frequency"' in html
    assert "recurrence__preview" not in html


def _edit(page):
    answer = _client().get(f"/cms/pages/{page.pk}/edit/")
    assert answer.status_code == 200
    return answer.content.decode()


def _client():
    client = Client()
    client.force_login(User.objects.create_superuser("beheer@example.nl", "x"))
    return client
