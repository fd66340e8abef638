"""Consultation on the site: who reads what, and how one comments without script."""

import re
from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import PageViewRestriction

from communities.models.community import MembershipPolicy
from cop_platform.accounts.models import User
from resources.domain.consultation import answer, comment, plan, publish_report
from resources.domain.consultation.answering import Answer
from resources.domain.consultation.planning import Plan
from resources.models import ChapterPage, Consultation, ConsultationComment, HandbookPage, Outcome
from tests.factories.accounts import UserFactory
from tests.factories.resources import edition
from tests.resources.consultation.conftest import CLOSES, OPENS

pytestmark = pytest.mark.django_db

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
OVERVIEW, CHAPTER = "/bibliotheek/richtlijn/consultatie/", "/bibliotheek/richtlijn/consultatie/waarom/"


def words(html: str) -> str:
    return re.sub(r" (?=[.,)])", "", " ".join(re.sub(r"<[^>]+>", " ", html).split()))


def log_in(client: Client, person: User) -> Client:
    client.force_login(person, backend=BACKEND)
    return client


@pytest.fixture(autouse=True)
def wednesday(at: Callable[..., datetime]) -> datetime:
    """While people may comment."""
    return at(2026, 3, 4, 12, 0)


@pytest.fixture
def said(consultation: Consultation, why: ChapterPage, member: User) -> ConsultationComment:
    text = "Twintig woorden is te veel.\n\n<b>Echt</b>"
    return comment(consultation, why, person=member, role="docent", text=text, now=OPENS)


def report(said: ConsultationComment, editor: User, **fields: object) -> None:
    """Answer, close and publish."""
    given = Answer(Outcome.PARTLY, "Het getal is nu een richtgetal.", "het aantal woorden", **fields)  # type: ignore[arg-type]
    answer(said, given, actor=editor, now=CLOSES)
    publish_report(said.consultation, actor=editor, now=CLOSES)


def test_member_comes_from_the_chapter_comments_and_reads_it_back(
    client: Client, consultation: Consultation, why: ChapterPage, member: User
) -> None:
    log_in(client, member)
    html = client.get(why.url).text
    assert "Reageren kan tot en met zondag 8 maart 2026." in words(html)
    assert f'href="{CHAPTER}"' in html

    answered = client.post(CHAPTER, {"role": "Docent", "text": "Te <b>lang</b>."}, follow=True)

    assert answered.redirect_chain == [(f"{CHAPTER}#reacties", 302)]
    assert "Docent" in answered.text
    assert "Te &lt;b&gt;lang&lt;/b&gt;." in answered.text
    assert "Lid" not in words(answered.text)
    assert "(1 reactie)" in words(client.get(OVERVIEW).text)


def test_refused_comment_keeps_what_was_typed(
    client: Client, consultation: Consultation, member: User, at: Callable[..., datetime]
) -> None:
    log_in(client, member)

    empty = client.post(CHAPTER, {"role": "", "text": "Bewaar dit"})
    at(2026, 3, 9, 0, 0)
    log_in(client, member)
    late = client.post(CHAPTER, {"role": "Docent", "text": "Bewaar dit"})

    assert (empty.status_code, late.status_code) == (422, 409)
    assert "Reageren kan niet meer: de consultatie is gesloten." in late.text
    assert "Bewaar dit" in empty.text
    assert "Bewaar dit" in late.text
    assert not ConsultationComment.objects.exists()


def test_others_read_no_comments_and_learn_who_may(
    client: Client, said: ConsultationComment, why: ChapterPage
) -> None:
    name = said.consultation.community.name
    assert client.get(CHAPTER).url == f"/account/login/?next={CHAPTER}"
    log_in(client, UserFactory())

    assert client.get(CHAPTER).url == OVERVIEW
    html = words(client.get(OVERVIEW).text)
    assert f"Leden van de community {name} kunnen per hoofdstuk reageren." in html
    assert "Twintig" not in html
    assert "Reacties per hoofdstuk" not in html


def test_hidden_community_is_not_named(client: Client, said: ConsultationComment) -> None:
    community = said.consultation.community
    community.policy, community.name = MembershipPolicy.HIDDEN, "Geheim overleg"
    community.save()

    assert "Geheim overleg" not in client.get(OVERVIEW).text


def test_chapter_that_is_closed_to_a_member_has_no_comments_for_them(
    client: Client, said: ConsultationComment, why: ChapterPage, member: User, editor: User
) -> None:
    log_in(client, member)
    assert "Twintig" in client.get(CHAPTER).text
    restriction = PageViewRestriction.objects.create(page=why, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(Group.objects.create(name="Besloten"))
    report(said, editor)

    assert client.get(CHAPTER).status_code == 404
    assert "Waarom" not in words(client.get(OVERVIEW).text)
    assert client.post(f"/consultatie/{said.pk}/verwijderen/").status_code == 404


def test_before_it_opens_there_is_nothing(
    client: Client, consultation: Consultation, why: ChapterPage, at: Callable[..., datetime]
) -> None:
    at(2026, 3, 1, 23, 59)

    assert client.get(OVERVIEW).status_code == 404
    assert "consultatie" not in client.get(why.url).text


def test_report_gives_role_and_answer_to_all_and_the_comment_to_members(
    client: Client,
    said: ConsultationComment,
    book: HandbookPage,
    why: ChapterPage,
    member: User,
    editor: User,
) -> None:
    report(said, editor, edition=edition(book, now=OPENS))

    html = client.get(OVERVIEW).text
    assert "docent, over het aantal woorden" in words(html)
    assert "Deels overgenomen" in html
    assert "Het getal is nu een richtgetal." in html
    assert 'href="/bibliotheek/richtlijn/uitgaven/1/"' in html
    assert "Twintig" not in html
    assert "Mara" not in html
    assert "Wat is er met de reacties gedaan?" in client.get(why.url).text
    log_in(client, member)
    assert "Twintig woorden is te veel." in client.get(OVERVIEW).text
    assert "Het getal is nu een richtgetal." in client.get(CHAPTER).text


def test_report_for_the_community_is_not_for_others(
    client: Client, said: ConsultationComment, why: ChapterPage, member: User, editor: User
) -> None:
    Consultation.objects.update(is_report_public=False)
    report(said, editor)

    assert "richtgetal" not in client.get(OVERVIEW).text
    assert "consultatie" not in client.get(why.url).text
    assert "richtgetal" in log_in(client, member).get(OVERVIEW).text


def test_moderator_hides_a_comment_from_everybody_but_its_giver(
    client: Client, said: ConsultationComment, member: User, moderator: User
) -> None:
    address = f"/consultatie/{said.pk}/verbergen/"
    assert log_in(client, member).post(address).status_code == 404
    page = log_in(client, moderator).get(CHAPTER).text
    assert f'action="{address}"' in page

    client.post(address)

    assert "Twintig" not in client.get(CHAPTER).text
    own = log_in(client, member).get(CHAPTER).text
    assert "Twintig" in own
    assert "Een moderator heeft deze reactie verborgen." in own


def test_person_takes_their_comment_back(client: Client, said: ConsultationComment, member: User) -> None:
    page = log_in(client, member).get(CHAPTER).text
    assert f'action="/consultatie/{said.pk}/verwijderen/"' in page

    answered = client.post(f"/consultatie/{said.pk}/verwijderen/", follow=True)

    assert "Er zijn nog geen reacties op dit hoofdstuk." in answered.text


def test_kept_chapter_tells_of_a_consultation_from_its_first_day_until_its_last(
    client: Client, book: HandbookPage, why: ChapterPage, editor: User, at: Callable[..., datetime]
) -> None:
    def tells() -> bool:
        return "Deze tekst ligt ter consultatie." in client.get(why.url).text

    told = [tells()]
    plan(book, Plan(date(2026, 3, 5), date(2026, 3, 8), "", True), actor=editor, now=OPENS)
    for moment in ((4, 23, 59), (5, 0, 0), (8, 23, 59), (9, 0, 0)):
        at(2026, 3, *moment)
        told.append(tells())

    assert told == [False, False, True, True, False]
