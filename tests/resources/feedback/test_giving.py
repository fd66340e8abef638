"""Votes and suggestions of readers."""

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from cop_platform.accounts.models import User
from resources.domain.sections import with_ends
from resources.models import ChapterPage, HandbookPage, SectionVote, Suggestion
from tests.factories.resources import edition
from tests.resources.feedback.bellen import BACKEND, PAGE, QUICK

FROM_HERE = {"Sec-Fetch-Site": "same-origin"}


def test_what_ends_a_section_stands_before_the_next_one() -> None:
    html = '<p>0</p><h2 id="a">A</h2><p>1</p><h2>Los</h2><h2 id="b">B</h2><p>2</p>'

    found = with_ends(html, {"a": "[a]", "b": "[b]"})

    assert found == '<p>0</p><h2 id="a">A</h2><p>1</p><h2>Los</h2>[a]<h2 id="b">B</h2><p>2</p>[b]'
    assert with_ends("<p>0</p>", {"a": "[a]"}) == "<p>0</p>"


@pytest.mark.django_db
def test_visitor_votes_with_one_tap_and_no_cookie_before_it(text: ChapterPage) -> None:
    client = Client(enforce_csrf_checks=True)
    assert QUICK in client.get(text.url).text
    assert not client.cookies

    answer = client.post(QUICK, {"oordeel": "nee"}, headers=FROM_HERE, follow=True)

    assert "u vond dit deel niet nuttig" in answer.text
    assert list(SectionVote.objects.values_list("page", "anchor", "edition", "is_useful", "person")) == [
        (text.pk, "bellen", 1, False, None)
    ]


@pytest.mark.django_db
def test_visitor_has_one_vote_per_section_and_edition(
    client: Client, text: ChapterPage, book: HandbookPage
) -> None:
    for path in (QUICK, QUICK.replace("bellen", "mailen"), QUICK):
        client.post(path, {"oordeel": "nee"}, headers=FROM_HERE)
    client.post(QUICK, {"oordeel": "ja"}, headers=FROM_HERE)
    text.intro = "Bel eerst."
    text.save_revision().publish()
    edition(book, "Meer.")
    client.post(QUICK, {"oordeel": "nee"}, headers=FROM_HERE)

    rows = SectionVote.objects.order_by("edition", "anchor")
    assert list(rows.values_list("edition", "anchor", "is_useful")) == [
        (1, "bellen", True),
        (1, "mailen", False),
        (2, "bellen", False),
    ]
    # No row of a visitor leads to another one.
    assert len(set(rows.values_list("anchor", "mark"))) == len(set(rows.values_list("mark"))) == 2


@pytest.mark.django_db
@pytest.mark.parametrize("told", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://ander.example"}, {}])
def test_form_that_another_site_sent_counts_for_nothing(
    client: Client, text: ChapterPage, told: dict[str, str]
) -> None:
    answer = client.post(QUICK, {"oordeel": "ja"}, headers=told)

    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    assert not SectionVote.objects.exists()


@pytest.mark.django_db
def test_browser_that_only_tells_the_origin_may_vote(client: Client, text: ChapterPage) -> None:
    client.post(QUICK, {"oordeel": "ja"}, headers={"Origin": "http://testserver"})

    assert SectionVote.objects.count() == 1


@pytest.mark.django_db
def test_member_votes_in_their_own_name_and_needs_a_token(text: ChapterPage, reader: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(reader, backend=BACKEND)
    page = client.get(text.url)
    assert QUICK not in page.text
    token = {"csrfmiddlewaretoken": client.cookies["csrftoken"].value}
    headers = {"Origin": "http://testserver"}

    assert client.post(PAGE, {"oordeel": "ja"}, headers=headers).status_code == 403
    client.post(PAGE, {"oordeel": "nee", **token}, headers=headers)
    client.post(PAGE, {"oordeel": "ja", **token}, headers=headers)

    assert list(SectionVote.objects.values_list("person", "is_useful", "mark")) == [(reader.pk, True, None)]
    assert 'value="ja" aria-pressed="true"' in client.get(text.url).text


@pytest.mark.django_db
def test_suggestion_is_plain_text_and_of_the_member(member: Client, text: ChapterPage, reader: User) -> None:
    words = "Het nummer <b>klopt</b> niet.\u202e\n\nBel 088."

    member.post(PAGE, {"suggestion": words})
    # Two taps are one suggestion.
    answer = member.post(PAGE, {"suggestion": words}, follow=True)

    assert "Uw suggestie gaat naar wie deze tekst bijhoudt" in answer.text
    row = Suggestion.objects.get()
    assert (row.page, row.anchor, row.heading, row.person) == (text, "bellen", "Bellen", reader)
    assert row.text == "Het nummer <b>klopt</b> niet.\n\nBel 088."
    assert "klopt" not in member.get(text.url).text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "said"),
    [("", "Schrijf op"), ("x" * 2001, "2000"), ("x" * 2000 + "\n", ""), (" \u200b ", "Schrijf op")],
)
def test_suggestion_that_is_refused_keeps_its_words(
    client: Client, text: ChapterPage, words: str, said: str
) -> None:
    answer = client.post(PAGE, {"suggestion": words})

    assert answer.status_code == (422 if said else 302)
    assert Suggestion.objects.count() == (0 if said else 1)
    assert not said or (said in answer.text and words in answer.text)


@pytest.mark.django_db
def test_who_floods_has_to_wait_and_loses_nothing(member: Client, text: ChapterPage) -> None:
    answers = [member.post(PAGE, {"suggestion": f"Nummer {number}"}) for number in range(11)]

    assert [answer.status_code for answer in answers] == [302] * 10 + [429]
    assert "Nummer 10" in answers[-1].text
    assert Suggestion.objects.count() == 10


@pytest.mark.django_db
@pytest.mark.parametrize("path", [PAGE, QUICK])
def test_chapter_that_is_not_for_the_reader_takes_no_feedback(
    member: Client, text: ChapterPage, path: str
) -> None:
    # The control: before, it does.
    assert member.post(path, {"oordeel": "ja"}, headers=FROM_HERE).status_code == 302
    PageViewRestriction.objects.create(page=Page.objects.get(pk=text.pk), restriction_type="groups")

    answers = [
        member.post(path, {"oordeel": "nee"}, headers=FROM_HERE),
        member.post(path, {"suggestion": "x"}),
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert not SectionVote.objects.filter(is_useful=False).exists()
    assert not Suggestion.objects.exists()


@pytest.mark.django_db
def test_section_that_does_not_exist_is_not_found(client: Client, text: ChapterPage) -> None:
    assert client.get(PAGE.replace("bellen", "vliegen")).status_code == 404
