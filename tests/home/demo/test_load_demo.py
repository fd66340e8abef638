"""``load_demo``: the whole content, loaded once, twice and a week later."""

from dataclasses import dataclass
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.conf import LazySettings
from django.contrib.auth import authenticate
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.documents.permissions import permission_policy
from wagtail.models import Page, ReferenceIndex, Site

from communities.models import Community, Membership
from cop_platform.accounts.models import PartnerAgenda, User
from cop_platform.core.visibility import visible_pages
from cop_platform.taxonomy.models import LabourMarketRegion, Theme
from events.models import Event, EventPage, FestivalPage, Session, Speaker
from home.management.commands.load_demo import load_all
from resources.models import ChapterPage, HandbookPage, PilotPage, PracticePage, ResourcePage
from tests.home.demo.conftest import freshen

pytestmark = [pytest.mark.django_db, pytest.mark.demo, pytest.mark.slow]
# A meeting that would have moved with the week.
EDITED = "workshop-objectief-selecteren"
ACCOUNTS = ("beheer", "redacteur", "organisator", "sanne", "joris", "fatima", "gast")


@dataclass(frozen=True)
class Week:
    """The meetings by address, and the sessions, before and after the content was loaded a week later."""

    before: dict[str, Event]
    after: dict[str, Event]
    sessions_before: dict[str, str]
    sessions_after: dict[str, str]
    edited: EventPage
    stored: EventPage
    kept: list[str]


@pytest.fixture(scope="module")
def week(django_db_blocker: Any) -> Week:
    """A page is edited, and a week goes by: once for all that ask, because loading takes its time."""
    with django_db_blocker.unblock(), transaction.atomic():
        freshen()
        found = lived(edited())
        transaction.set_rollback(True)
    return found


def edited() -> EventPage:
    """A meeting that an editor gave another name and time."""
    page = EventPage.objects.get(slug=EDITED)
    page.title, page.start = "Titel van de redactie", page.start + timedelta(hours=1)
    page.end += timedelta(hours=1)
    page.save_revision(user=User.objects.get(email="redacteur@demo.test")).publish()
    return page


def lived(edited: EventPage) -> Week:
    """What a week does to everything."""
    before, sessions = meetings(), sessions_by_address()
    with time_machine.travel(timezone.now() + timedelta(days=7), tick=False):
        loader = load_all()
    stored = EventPage.objects.get(slug=EDITED)
    return Week(before, meetings(), sessions, sessions_by_address(), edited, stored, loader.kept)


def meetings() -> dict[str, Event]:
    return {event.slug: event for event in Event.objects.all()}


def sessions_by_address() -> dict[str, str]:
    return dict(Session.objects.values_list("slug", "uid"))


def uids() -> dict[str, str]:
    return dict(Event.objects.values_list("slug", "uid"))


def of_a_kind(model: type[Page]) -> int:
    return model.objects.live().exact_type(model).count()


def test_demo_holds_everything() -> None:
    assert Community.objects.published().count() == 14
    assert Event.objects.published().count() == 42
    assert (Session.objects.count(), Speaker.objects.count()) == (25, 24)
    assert of_a_kind(HandbookPage) + of_a_kind(ResourcePage) == 20
    assert (of_a_kind(ChapterPage), of_a_kind(PracticePage)) == (35, 12)
    assert PilotPage.objects.count() == 16
    assert LabourMarketRegion.objects.count() == 35


def test_partner_lists_have_21_names_each_and_differ() -> None:
    lists = [set(agenda.partners()) for agenda in PartnerAgenda.objects.all()]

    assert [len(partners) for partners in lists] == [21, 21, 21]
    assert len(lists[0] - lists[1]) == len(lists[1] - lists[2]) == 1


def test_accounts_can_log_in(settings: LazySettings) -> None:
    for name in ACCOUNTS:
        email = f"{name}@demo.test"
        assert authenticate(None, email=email, password=settings.DEMO_PASSWORD), name
        assert EmailAddress.objects.filter(email=email, verified=True, primary=True).exists()


def test_members_cannot_log_in() -> None:
    members = User.objects.filter(email__endswith="@leden.demo.test")

    assert members.count() == 40
    assert not any(member.has_usable_password() for member in members)


def test_roles_are_given() -> None:
    roles = {
        (row.person.first_name, row.community.slug): row.role
        for row in Membership.objects.filter(person__email__endswith="@demo.test").select_related()
    }

    assert roles["Sanne", "klantmanagers"] == "moderator"
    assert roles["Joris", "klantmanagers"] == "member"
    assert roles["Fatima", "startbanen"] == "member"
    assert not Membership.objects.filter(person__email="gast@demo.test").exists()


def test_editor_may_publish_everywhere_and_organiser_in_the_agenda() -> None:
    home = Site.objects.get(is_default_site=True).root_page
    meeting = EventPage.objects.live().first()
    editor, organiser = (User.objects.get(email=f"{name}@demo.test") for name in ("redacteur", "organisator"))

    assert home.permissions_for_user(editor).can_publish()
    assert meeting is not None
    assert meeting.permissions_for_user(organiser).can_publish()
    assert not home.permissions_for_user(organiser).can_edit()
    assert editor.has_perm("wagtailadmin.access_admin")
    assert organiser.has_perm("events.change_session")
    private = get_document_model().objects.get(title="Conceptverslag Taskforce VIA")
    assert not permission_policy.user_has_permission_for_instance(organiser, "choose", private)
    assert permission_policy.user_has_permission_for_instance(editor, "choose", private)


def test_site_has_the_address_of_the_settings(settings: LazySettings) -> None:
    site = Site.objects.get()

    assert site.root_url == settings.SITE_URL
    assert Page.objects.filter(depth=2).count() == 1


def test_second_run_changes_nothing(today: None) -> None:
    before = (uids(), Page.objects.count(), ReferenceIndex.objects.count())
    loader = load_all()

    assert {name for name, number in loader.counts.items() if number} == {"unchanged"}
    assert (uids(), Page.objects.count(), ReferenceIndex.objects.count()) == before


def test_dates_move_with_the_days(week: Week) -> None:
    """A week later single meetings are a week later too, the same meetings, with a higher number."""
    before, after = week.before, week.after

    assert {slug: event.uid for slug, event in after.items()} == {
        slug: event.uid for slug, event in before.items()
    }
    single = before["webinar-sowis"]
    assert after["webinar-sowis"].starts_at.date() == single.starts_at.date() + timedelta(days=7)
    assert after["webinar-sowis"].sequence == single.sequence + 1
    assert after["regio-groningen-maandelijks"].rrule == before["regio-groningen-maandelijks"].rrule
    for slug, event in after.items():
        is_same = event.vevents == before[slug].vevents
        assert (event.sequence == before[slug].sequence) == is_same, slug


def test_moved_meeting_has_moved_before(today: None) -> None:
    assert Event.objects.get(slug="workshop-barometer-verplaatst").sequence > 0


def test_edited_page_stays_edited(week: Week) -> None:
    assert (week.stored.title, week.stored.start) == (week.edited.title, week.edited.start)
    assert [key.rpartition("/")[2] for key in week.kept] == [EDITED]


def test_festival_keeps_its_sessions_when_it_moves(week: Week) -> None:
    assert len(week.sessions_before) == 25
    assert week.sessions_after == week.sessions_before


def test_festival_has_two_days() -> None:
    assert FestivalPage.objects.get().days.count() == 2


def test_outsiders_find_nothing_hidden() -> None:
    found = visible_pages(AnonymousUser())
    hidden = (
        "taskforce-via",
        "ervaringsraad",
        "taskforce-halfjaarlijks",
        "ervaringsraad-toets",
        "intervisie-klantmanagers",
        "rondetafel-reiskosten",
    )

    assert Page.objects.filter(slug__in=hidden).count() == len(hidden)
    assert not found.filter(slug__in=hidden).exists()
    assert found.filter(slug="webinar-sowis").exists()


def test_private_document_is_refused_to_outsiders(client: Any) -> None:
    document = get_document_model().objects.get(title="Conceptverslag Taskforce VIA")

    assert client.get(document.url).status_code in {302, 403, 404}


def test_command_says_what_it_did(capsys: pytest.CaptureFixture[str], today: None) -> None:
    call_command("load_demo")

    assert "0 nieuw, 0 ververst" in capsys.readouterr().out


def test_command_refuses_outside_development(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(settings, "DEMO_PASSWORD")

    with pytest.raises(CommandError, match="--force"):
        call_command("load_demo")


def test_no_gathering_page_names_what_is_hidden(client: Any) -> None:
    shown = Event.objects.public().values("pk")
    titles = [*Event.objects.exclude(pk__in=shown).values_list("title", flat=True)]
    titles += Community.objects.filter(policy="verborgen").values_list("name", flat=True)
    paths = ["/", "/regios/", "/themas/", "/partners/", "/sitemap.xml", "/agenda/", "/communities/"]
    paths += [f"/regios/{slug}/" for slug in LabourMarketRegion.objects.values_list("slug", flat=True)]
    paths += [f"/themas/{slug}/" for slug in Theme.objects.values_list("slug", flat=True)]
    client.force_login(User.objects.get(email="gast@demo.test"))

    assert len(titles) == 11
    for path in paths:
        text = unescape(client.get(path).content.decode())
        assert [title for title in titles if title in text] == [], path
