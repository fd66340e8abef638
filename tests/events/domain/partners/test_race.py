"""Two workers that bring in the same calendar at once make no meeting twice."""

import threading
from collections.abc import Callable

import pytest
from django.db import close_old_connections, connection

from events.domain import partners
from events.models import Event, EventIndexPage, EventPage, PartnerCalendar, PartnerItem
from tests.factories import events as make
from tests.factories import partners as given

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
NOW = make.wall(2026, 3, 1, 12)


def together(*works: Callable[[], object]) -> list[str]:
    """Run *works* at the same moment; returns what went wrong."""
    start, wrong = threading.Barrier(len(works)), []

    def run(work: Callable[[], object]) -> None:
        try:
            start.wait()
            work()
        except Exception as error:
            wrong.append(repr(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    close_old_connections()
    return wrong


def test_two_imports_at_once_make_each_meeting_once(agenda: EventIndexPage) -> None:
    calendar = given.partner_calendar()
    parsed, window = given.parsed(*given.several(5)), given.year_from(NOW)

    def work() -> None:
        partners.receive(PartnerCalendar.objects.get(pk=calendar.pk), parsed, window, now=NOW)

    assert together(work, work) == []
    assert (EventPage.objects.count(), Event.objects.count(), PartnerItem.objects.count()) == (5, 5, 5)
    assert set(Event.objects.values_list("sequence", flat=True)) == {0}


def test_an_import_and_an_editor_at_once_place_a_meeting_once(agenda: EventIndexPage) -> None:
    calendar = given.partner_calendar(mode="bekijken")
    parsed, window = given.parsed(*given.several(3)), given.year_from(NOW)
    partners.receive(calendar, parsed, window, now=NOW)
    item = PartnerItem.objects.earliest("pk")
    PartnerCalendar.objects.update(mode="direct")

    assert (
        together(
            lambda: partners.receive(calendar, parsed, window, now=NOW),
            lambda: partners.accept(item, actor=None),
        )
        == []
    )
    assert (EventPage.objects.count(), Event.objects.count()) == (3, 3)
