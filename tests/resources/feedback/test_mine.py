"""What a reader finds back of their own suggestions."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from cop_platform.accounts.models import User
from resources.domain.feedback import Suggested, suggest, suggestions_of
from resources.models import ChapterPage, HandbookPage, Suggestion
from tests.factories.accounts import UserFactory
from tests.factories.resources import chapter, edition
from tests.resources.feedback.bellen import SECTION

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
SCREEN = "/mijn/suggesties/"


def given(page: ChapterPage, person: User, words: str, state: str = "open", answer: str = "") -> Suggestion:
    row = suggest(page, SECTION, text=words, person=person, now=NOW)
    row.state, row.answer = state, answer
    row.closed_at = NOW if state in ("verwerkt", "afgewezen") else None
    row.save()
    return row


def test_reader_finds_what_came_of_each_of_their_own(member: Client, text: ChapterPage, reader: User) -> None:
    for state, words in (("open", "Een"), ("voorstel", "Twee"), ("verwerkt", "Drie")):
        given(text, reader, words, state)
    given(text, reader, "Vier", "afgewezen", answer="Dat mag niet van de wet.")
    given(text, UserFactory(), "Van een ander")

    html = member.get(SCREEN).text
    told = ["Ontvangen", "In behandeling", "Verwerkt, nog niet in een uitgave", "Niet overgenomen"]
    assert [html.count(f">{words}<") for words in told] == [1, 1, 1, 1]
    assert html.count(f'href="{text.url}#bellen"') == 4
    assert "Dat mag niet van de wet." in html
    assert "Van een ander" not in html


def test_mended_suggestion_names_the_first_edition_after_it(
    book: HandbookPage, text: ChapterPage, reader: User
) -> None:
    given(text, reader, "Bel eerder", "verwerkt")
    assert [one.edition for one in suggestions_of(reader)] == [0]
    for number in (2, 3):
        text.intro = f"Uitgave {number}"
        text.save()
        edition(book, now=NOW + timedelta(days=number))

    assert [one.edition for one in suggestions_of(reader)] == [2]


def test_chapter_that_is_closed_to_the_reader_is_not_told_of(
    member: Client, text: ChapterPage, reader: User
) -> None:
    row = given(text, reader, "Bel eerder", "afgewezen", answer="Zie het geheim.")
    PageViewRestriction.objects.create(page=text, restriction_type=PageViewRestriction.GROUPS)

    assert suggestions_of(reader) == [Suggested(row)]
    html = member.get(SCREEN).text
    assert ("Bel eerder" in html, "Niet overgenomen" in html) == (True, True)
    assert ("Zie het geheim." in html, ">Bellen<" in html, text.url in html) == (False, False, False)


def test_section_that_is_gone_leads_to_its_chapter(member: Client, text: ChapterPage, reader: User) -> None:
    row = given(text, reader, "Bel eerder")
    Suggestion.objects.filter(pk=row.pk).update(anchor="weg")

    assert f'href="{text.url}"' in member.get(SCREEN).text


def test_who_suggested_nothing_is_told_how(member: Client) -> None:
    assert "U deed nog geen suggestie." in member.get(SCREEN).text


def test_number_of_queries_stays_the_same(book: HandbookPage, text: ChapterPage, reader: User) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            suggestions_of(reader)
        return len(asked)

    given(text, reader, "Een", "verwerkt")
    before = queries()
    given(chapter(book, "Ander"), reader, "Twee", "verwerkt")
    given(text, reader, "Drie")

    assert queries() == before
