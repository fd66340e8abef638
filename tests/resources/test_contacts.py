"""A contact person stands with a practice after they agreed, until they say otherwise."""

from datetime import datetime, timedelta
from http import HTTPStatus

import pytest
import time_machine
from django.test import Client

from cop_platform.accounts.models import User
from cop_platform.core import clock
from cop_platform.core.clock import local
from cop_platform.core.dates import day_text
from cop_platform.core.models import Activity
from cop_platform.core.privacy.erasure import erase
from cop_platform.core.privacy.export import exported
from cop_platform.core.privacy.retention import remove_expired
from cop_platform.notifications.models import OutboxMail
from home.roles import ORGANISERS, make_role
from resources.domain import contacts
from resources.models import PracticeContact, PracticeIndexPage, PracticePage, PracticeUse
from tests.factories.accounts import UserFactory
from tests.factories.resources import practice, resource

pytestmark = pytest.mark.django_db
LOGIN = "allauth.account.auth_backends.AuthenticationBackend"
ADDRESS = "sam@werkplein.example"
YES = {"antwoord": "ja", "name": "Sam de Boer", "role": "projectleider"}


@pytest.fixture
def page(practices: PracticeIndexPage) -> PracticePage:
    return practice(practices, "Taalmaatjes", contact_role="projectleider instroom")


@pytest.fixture
def link(page: PracticePage) -> str:
    """The address in the mail to somebody who was asked now."""
    contacts.ask(page, ADDRESS, actor=None, now=clock.now())
    mail = OutboxMail.objects.get(kind="practice_contact_asked")
    assert mail.to_address == ADDRESS
    return link_in(mail)


def link_in(mail: OutboxMail) -> str:
    return next(
        word.removeprefix("http://testserver") for word in mail.body_text.split() if "/contactp" in word
    )


def read_by(client: Client, page: PracticePage) -> tuple[str, str]:
    """The page for a stranger, and for who is logged in."""
    client.logout()
    stranger = client.get(page.url).text
    client.force_login(UserFactory(), backend=LOGIN)
    return stranger, client.get(page.url).text


def test_nobody_is_shown_before_they_agree(client: Client, page: PracticePage, link: str) -> None:
    client.get(link)
    stranger, member = read_by(client, page)

    assert ADDRESS not in stranger + member
    assert "projectleider instroom" in stranger
    assert "Log in voor naam" not in stranger


def test_who_agreed_is_shown_to_who_is_logged_in(client: Client, page: PracticePage, link: str) -> None:
    assert "projectleider instroom" in client.get(link).text
    answer = client.post(link, YES)

    stranger, member = read_by(client, page)
    assert answer.status_code == HTTPStatus.OK
    assert "Log in voor naam en e-mailadres" in stranger
    assert "Sam de Boer" not in stranger
    assert ADDRESS not in stranger
    assert f'Sam de Boer, projectleider<br><a class="nl-link" href="mailto:{ADDRESS}">' in member


def test_text_beside_it_says_that_somebody_can_be_asked(
    client: Client, page: PracticePage, link: str
) -> None:
    text = resource(page.get_parent(), "Meer over taal")
    PracticeUse.objects.create(practice=page, page=text)
    before = client.get(text.url).text
    client.post(link, YES)
    after = client.get(text.url).text

    assert "Taalmaatjes" in before
    assert ["Hier kunt u met iemand over praten" in shown for shown in (before, after)] == [False, True]
    assert "Sam de Boer" not in after


@pytest.mark.parametrize("sent", [{}, {"antwoord": "ja"}, {"antwoord": "misschien", "name": "Sam"}])
def test_what_is_no_answer_shows_nobody(
    client: Client, page: PracticePage, link: str, sent: dict[str, str]
) -> None:
    assert client.post(link, sent).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert PracticeContact.objects.get().agreed_at is None


def test_person_withdraws_with_the_same_link_and_is_forgotten(
    client: Client, page: PracticePage, link: str
) -> None:
    client.post(link, YES)
    client.post(link, {"antwoord": "nee"})

    assert not PracticeContact.objects.exists()
    assert client.get(link).status_code == HTTPStatus.NOT_FOUND
    assert ADDRESS not in "".join(read_by(client, page))
    told = Activity.objects.filter(target_type="resources.practicepage").order_by("pk")
    assert list(told.values_list("verb", flat=True)) == [
        "asked contact",
        "contact agreed",
        "contact withdrew",
    ]


@pytest.mark.parametrize(("sent", "days"), [({}, 30), (YES, 730)], ids=["asked", "agreed"])
def test_question_and_consent_end_by_the_clock(
    client: Client, link: str, sent: dict[str, str], days: int
) -> None:
    client.post(link, sent)
    end = clock.now() + timedelta(days=days)

    assert remove_expired(end - timedelta(hours=1))["resources.PracticeContact"] == 0
    assert not PracticeContact.objects.get().is_shown(end + timedelta(hours=1))
    assert remove_expired(end + timedelta(hours=1))["resources.PracticeContact"] == 1


def test_who_has_an_account_gets_a_copy_and_closing_it_withdraws(client: Client, link: str) -> None:
    client.post(link, YES)
    person: User = User.objects.create_user(ADDRESS.upper())

    (copy,) = exported(person)["bij welk praktijkvoorbeeld u contactpersoon bent, of wordt gevraagd"]
    erase(person)

    assert (copy["naam"], copy["praktijkvoorbeeld"]) == ("Sam de Boer", "Taalmaatjes")
    assert not PracticeContact.objects.exists()


def test_editor_asks_again_with_a_new_link_and_not_over_who_agreed(
    client: Client, page: PracticePage, link: str, redacteur: User
) -> None:
    client.force_login(redacteur, backend=LOGIN)
    screen = f"/cms/teksten/{page.pk}/contactpersoon/"

    client.post(screen, {"email": "noor@werkplein.example"})
    assert client.get(link).status_code == HTTPStatus.NOT_FOUND
    contacts.agree(PracticeContact.objects.get(), name="Noor", role="", now=clock.now())

    assert client.post(screen, {"email": ADDRESS}).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert PracticeContact.objects.get().name == "Noor"
    client.post(screen, {"weg": "ja"})
    assert not PracticeContact.objects.exists()


def test_screen_is_not_there_for_who_may_not_publish(client: Client, page: PracticePage, joris: User) -> None:
    joris.groups.add(make_role(ORGANISERS, practice(page.get_parent(), "Een ander voorbeeld")))
    client.force_login(joris, backend=LOGIN)

    answer = client.post(f"/cms/teksten/{page.pk}/contactpersoon/", {"email": ADDRESS})

    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert not PracticeContact.objects.exists()


def ends(page: PracticePage) -> datetime:
    return PracticeContact.objects.get(practice=page).ends_at


def reminders() -> list[OutboxMail]:
    return list(OutboxMail.objects.filter(kind="practice_contact_ending").order_by("pk"))


def test_who_agreed_is_reminded_once_in_the_last_month(client: Client, page: PracticePage, link: str) -> None:
    client.post(link, YES)
    month_before = ends(page) - timedelta(days=30)

    assert contacts.remind_due(month_before - timedelta(seconds=1)) == 0
    assert [contacts.remind_due(month_before), contacts.remind_due(month_before)] == [1, 0]
    (mail,) = reminders()
    assert (mail.to_address, mail.not_after) == (ADDRESS, ends(page))
    assert "Taalmaatjes" in mail.subject
    assert day_text(local(ends(page)).date()) in mail.body_text


def test_both_links_work_and_agreeing_again_starts_a_new_period_with_its_own_reminder(
    client: Client, page: PracticePage, link: str
) -> None:
    client.post(link, YES)
    contacts.remind_due(ends(page) - timedelta(days=9))
    newer = link_in(reminders()[0])
    assert [client.get(one).status_code for one in (link, newer)] == [200, 200]
    assert "Uw toestemming geldt tot" in client.get(newer).text

    contact = PracticeContact.objects.get()
    contacts.agree(contact, name="Sam de Boer", role="", now=ends(page) - timedelta(days=1))
    assert contacts.remind_due(ends(page) - timedelta(days=31)) == 0
    assert contacts.remind_due(ends(page) - timedelta(days=30)) == 1
    newest = link_in(reminders()[1])
    assert [client.get(one).status_code for one in (link, newer, newest)] == [404, 200, 200]


@pytest.mark.parametrize("why", ["did not answer", "has ended", "practice is gone from the site"])
def test_nobody_else_is_reminded(client: Client, page: PracticePage, link: str, why: str) -> None:
    if why != "did not answer":
        client.post(link, YES)
    if why == "practice is gone from the site":
        page.unpublish()
    moment = ends(page) + timedelta(0 if why == "has ended" else -1)

    assert contacts.remind_due(moment) == 0
    assert reminders() == []


def test_link_works_as_long_as_the_consent(client: Client, link: str) -> None:
    client.post(link, YES)
    contact = PracticeContact.objects.get()
    contacts.agree(contact, name="Sam de Boer", role="", now=clock.now() + timedelta(days=400))
    token = link.split("/")[2]

    with time_machine.travel(clock.now() + timedelta(days=1000), tick=False):
        assert contacts.found(token, now=clock.now()) == contact
