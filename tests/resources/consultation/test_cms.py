"""Consultation in the CMS: planning, answering, the report, and what waits."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from communities.models import Membership
from cop_platform.accounts.models import User
from cop_platform.core.todo import todo_lists
from resources.domain.consultation import comment
from resources.models import ChapterPage, Consultation, ConsultationComment, HandbookPage
from tests.factories.accounts import UserFactory
from tests.factories.communities import MembershipFactory
from tests.factories.resources import handbook
from tests.resources.consultation.conftest import CLOSES, OPENS

pytestmark = pytest.mark.django_db

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture(autouse=True)
def wednesday(at: Callable[..., datetime]) -> datetime:
    """While people may comment."""
    return at(2026, 3, 4, 12, 0)


@pytest.fixture
def said(consultation: Consultation, why: ChapterPage, member: User) -> ConsultationComment:
    return comment(consultation, why, person=member, role="docent", text="Te lang.", now=OPENS)


def log_in(client: Client, person: User) -> Client:
    client.force_login(person, backend=BACKEND)
    return client


def notes(user: User, now: datetime) -> list[str] | None:
    found = next(one for one in todo_lists() if one.code == "consultations").load(user, now)
    return [todo.note for todo in found.todos] if found else None


def test_editor_plans_whole_days_and_is_told_what_is_wrong(
    client: Client, book: HandbookPage, editor: User
) -> None:
    screen = reverse("consult_on_text", args=[book.pk])
    form = {"first_day": "2026-03-02", "last_day": "2026-03-01", "is_report_public": "on"}

    refused = log_in(client, editor).post(screen, form)
    client.post(screen, form | {"last_day": "2026-03-08", "question": "Klopt het?"})

    assert refused.status_code == 422
    assert "Kies een laatste dag op of na de eerste." in refused.text
    row = Consultation.objects.get()
    assert (row.opens_at, row.closes_at, row.question) == (OPENS, CLOSES, "Klopt het?")
    assert row.community == book.maintaining_community


def test_editor_answers_and_publishes_the_report(
    client: Client, said: ConsultationComment, editor: User, at: Callable[..., datetime]
) -> None:
    now = at(2026, 3, 9, 0, 0)
    log_in(client, editor)
    screen = reverse("consult_on_text", args=[said.consultation.handbook_id])
    inspect = reverse("wagtailsnippets_resources_consultationcomment:inspect", args=[said.pk])
    assert notes(editor, now) == ["1 reactie wacht op antwoord"]
    assert inspect in client.get(screen).text
    assert "Mara Lid, docent" in client.get(inspect).text

    refused = client.post(inspect, {"outcome": "", "answer": "Bewaar dit"})
    client.post(inspect, {"outcome": "deels", "answer": "Korter gemaakt.", "topic": "de lengte"})
    assert notes(editor, now) == ["Gesloten, en alles is beantwoord: publiceer het verslag"]
    answered = client.post(screen, {"besluit": "verslag"}, follow=True)

    assert refused.status_code == 422
    assert "Bewaar dit" in refused.text
    said.refresh_from_db()
    assert (said.outcome, said.answer, said.answered_by) == ("deels", "Korter gemaakt.", editor)
    assert "Het verslag staat op de site." in answered.text
    assert notes(editor, now) == []
    assert "Aan de antwoorden verandert niets meer." in client.get(inspect).text


def test_moderator_answers_hides_and_restores_but_does_not_plan(
    client: Client, said: ConsultationComment, moderator: User
) -> None:
    moderator.user_permissions.add(Permission.objects.get(codename="access_admin"))
    log_in(client, moderator)
    screen = reverse("consult_on_text", args=[said.consultation.handbook_id])
    inspect = reverse("wagtailsnippets_resources_consultationcomment:inspect", args=[said.pk])

    client.post(inspect, {"besluit": "verbergen"})
    said.refresh_from_db()
    assert said.hidden_by == moderator
    client.post(inspect, {"besluit": "terugzetten"})
    said.refresh_from_db()
    assert said.hidden_at is None
    assert inspect in client.get(screen).text
    # The CMS leads whoever may not to its first page.
    assert client.post(screen, {"besluit": "verslag"}).url == "/cms/"
    listed = client.get(reverse("wagtailsnippets_resources_consultationcomment:list"))
    assert "Waarom" in listed.text


def test_staff_of_elsewhere_has_no_part_in_it(client: Client, said: ConsultationComment) -> None:
    stranger = UserFactory(is_staff=True)
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
    log_in(client, stranger)

    assert notes(stranger, OPENS) is None
    for name, key in (
        ("consult_on_text", said.consultation.handbook_id),
        ("wagtailsnippets_resources_consultationcomment:inspect", said.pk),
    ):
        assert client.get(reverse(name, args=[key])).status_code in (302, 404)


def test_who_answers_elsewhere_reads_and_hides_nothing_here(
    client: Client, said: ConsultationComment, book: HandbookPage
) -> None:
    elsewhere = MembershipFactory(role=Membership.Role.OWNER)
    other = handbook(book.get_parent(), "Ander", maintaining_community=elsewhere.community)
    Consultation.objects.create(
        handbook=other, community=elsewhere.community, opens_at=OPENS, closes_at=CLOSES
    )
    elsewhere.person.user_permissions.add(Permission.objects.get(codename="access_admin"))
    log_in(client, elsewhere.person)
    inspect = reverse("wagtailsnippets_resources_consultationcomment:inspect", args=[said.pk])

    assert client.get(inspect).status_code == 404
    assert client.post(inspect, {"besluit": "verbergen"}).status_code == 404
    said.refresh_from_db()
    assert said.hidden_at is None
