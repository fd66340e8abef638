"""The status of a text through time, and when it holds."""

import re
from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from cop_platform.accounts.models import User
from cop_platform.core.models import Activity
from cop_platform.taxonomy.models import ContentStatus
from resources.models import HandbookPage, LibraryIndexPage, StatusChange
from tests.factories.accounts import OrganisationFactory, UserFactory
from tests.factories.resources import chapter, handbook

pytestmark = pytest.mark.django_db

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def words(html: str) -> str:
    return re.sub(r" (?=[.,])", "", " ".join(re.sub(r"<[^>]+>", " ", html).split()))


@pytest.fixture
def book(library: LibraryIndexPage) -> HandbookPage:
    owner = OrganisationFactory(name="Stichting Redactie")
    return handbook(library, "Startbanen", status="concept", owner_organisation=owner)


def publish(book: HandbookPage, status: str, person: User | None = None) -> None:
    labels = {"label_nl": status.capitalize()}
    book.status = ContentStatus.objects.get_or_create(slug=status, defaults=labels)[0]
    book.save_revision(user=person).publish()


def test_readers_see_since_when_a_text_has_its_status_and_what_came_before(
    client: Client, book: HandbookPage, at: Callable[..., datetime]
) -> None:
    person = UserFactory(first_name="Ria", last_name="Redacteur", is_superuser=True)
    first = chapter(book, "Waarom")
    at(2026, 3, 3, 12, 0)
    publish(book, "concept", person)
    at(2026, 3, 4, 12, 0)
    publish(book, "concept", person)
    at(2026, 6, 1, 12, 0)
    publish(book, "vastgesteld", person)

    html = client.get(first.url).text

    assert "Sinds 1 juni 2026, namens Stichting Redactie." in words(html)
    assert "Concept: vanaf 3 maart 2026 tot 1 juni 2026, namens Stichting Redactie" in words(html)
    assert "Redacteur" not in html
    assert list(StatusChange.objects.values_list("status__slug", flat=True)) == ["vastgesteld", "concept"]
    assert Activity.objects.filter(verb="changed status", actor=person).count() == 2
    client.force_login(person, backend=BACKEND)
    screen = client.get(reverse("review_text", args=[book.pk])).text
    assert "Vastgesteld: vanaf 1 juni 2026, gekozen door Ria Redacteur" in words(screen)


def test_status_that_nobody_noted_has_no_day(client: Client, book: HandbookPage) -> None:
    assert "Sinds" not in client.get(book.url).text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"valid_until": date(2026, 3, 9)}, "Deze tekst geldt niet meer Geldig tot en met 9 maart 2026."),
        ({"valid_from": date(2026, 3, 11)}, "Deze tekst geldt nog niet Geldig vanaf 11 maart 2026."),
    ],
    ids=["over", "not yet"],
)
def test_text_outside_its_period_says_so(
    client: Client,
    library: LibraryIndexPage,
    at: Callable[..., datetime],
    fields: dict[str, date],
    sentence: str,
) -> None:
    at(2026, 3, 10, 12, 0)

    assert sentence in words(client.get(handbook(library, "Startbanen", **fields).url).text)


def test_period_that_ends_before_it_begins_and_a_text_that_replaces_itself_are_refused(
    book: HandbookPage,
) -> None:
    book.valid_from, book.valid_until = date(2026, 3, 10), date(2026, 3, 9)
    with pytest.raises(ValidationError, match="Kies een dag op of na de dag"):
        book.full_clean()
    book.valid_until, book.superseded_by = book.valid_from, book.resourcepage_ptr
    with pytest.raises(ValidationError, match="Een tekst vervangt niet zichzelf"):
        book.full_clean()
