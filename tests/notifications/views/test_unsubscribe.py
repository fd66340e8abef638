"""Switching mails off: from the mail without logging in, and under "Mijn meldingen"."""

import pytest
from django.test import Client

from cop_platform.core import clock
from cop_platform.notifications.domain.deliver import deliver_due
from cop_platform.notifications.domain.enqueue import enqueue
from cop_platform.notifications.domain.refusing import refuses, switched_off
from cop_platform.notifications.kinds import optional_kinds
from cop_platform.notifications.rendering import render_mail
from cop_platform.notifications.unsubscribe_link import unsubscribe_url
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def kind(make_kind):
    return make_kind("nieuws", optional=True)


def path_for(to, kind="nieuws"):
    return unsubscribe_url(kind, to).removeprefix("http://testserver")


def test_mail_says_how_and_a_mail_program_does_it_in_one_click(kind, mail_server):
    person, now = UserFactory(), clock.now()
    mail = render_mail("nieuws", context={"words": "Nieuws"}, language="nl", to=person)
    enqueue(mail, kind="nieuws", to_address=person.email, recipient=person, dedupe_key="1", now=now)
    deliver_due(now)

    (message,) = mail_server.kept
    address = message["List-Unsubscribe"].strip("<>")
    answer = Client(enforce_csrf_checks=True).post(address.removeprefix("http://testserver"), ONE_CLICK)

    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert answer.status_code == 200
    assert switched_off(person) == {"nieuws"}


def test_transactional_mail_has_no_such_header(make_kind, mail_server):
    now, code = clock.now(), make_kind("code").code
    mail = render_mail(code, context={"words": "123"}, language="nl", to="a@example.org")
    enqueue(mail, kind=code, to_address="a@example.org", dedupe_key="1", now=now)
    deliver_due(now)

    assert mail_server.kept[0]["List-Unsubscribe"] is None


def test_looking_changes_nothing(kind, client):
    person = UserFactory()

    answer = client.get(path_for(person))

    assert "Soort nieuws" in answer.text
    assert switched_off(person) == set()
    assert "no-store" in answer["Cache-Control"]


def test_who_has_no_account_can_switch_off_and_on_again(kind, client):
    path = path_for("Gast@example.org")

    client.post(path)
    off = refuses("nieuws", None, "gast@example.org")
    client.post(path, {"again": "1"})

    assert (off, refuses("nieuws", None, "gast@example.org")) == (True, False)


def test_link_of_somebody_who_is_gone_does_nothing_and_says_it_worked(kind, client):
    person = UserFactory()
    path = path_for(person)
    person.delete()

    assert client.post(path).status_code == 200


@pytest.mark.parametrize("change", [lambda path: path[:-2] + "/", lambda path: "/afmelden/x:y:z/"])
def test_forged_link_is_refused_in_words(change, kind, client):
    answer = client.post(change(path_for(UserFactory())))

    assert answer.status_code == 422
    assert "Deze link werkt niet." in answer.text


def test_link_for_a_kind_that_is_transactional_is_refused(make_kind, client):
    make_kind("code")

    assert client.post(path_for("a@example.org", "code")).status_code == 422


def test_person_chooses_which_mails_they_get(kind, make_kind, client):
    make_kind("tips", optional=True)
    make_kind("code")
    person = UserFactory()
    client.force_login(person)

    page = client.get("/mijn/meldingen/").text
    others = [one.code for one in optional_kinds() if one.code not in {"tips", "nieuws"}]
    answer = client.post("/mijn/meldingen/", {"wanted": [*others, "tips"]})

    assert "Soort nieuws" in page
    assert "Soort code" not in page
    assert answer.status_code == 302
    assert switched_off(person) == {"nieuws"}
    client.post("/mijn/meldingen/", {"wanted": [*others, "tips", "nieuws"]})
    assert switched_off(person) == set()


def test_choice_that_is_none_is_refused_and_changes_nothing(kind, client):
    person = UserFactory()
    client.force_login(person)

    assert client.post("/mijn/meldingen/", {"wanted": ["bestaat-niet"]}).status_code == 422
    assert switched_off(person) == set()


def test_without_optional_kinds_the_page_says_so(client, monkeypatch):
    monkeypatch.setattr("cop_platform.notifications.views.choices.optional_kinds", list)
    client.force_login(UserFactory())

    assert "Andere mails sturen wij nu niet." in client.get("/mijn/meldingen/").text
