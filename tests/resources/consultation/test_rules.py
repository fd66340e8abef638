"""When somebody may comment, and what must have happened before the report."""

from datetime import date, datetime, timedelta

import pytest

from communities.models import Membership
from cop_platform.accounts.models import User
from cop_platform.core.errors import RuleError
from cop_platform.core.text_limits import UnusableText
from cop_platform.notifications.models import OutboxMail
from resources.domain.consultation import answer, comment, hide, plan, publish_report, restore, take_back
from resources.domain.consultation.answering import Answer, NoReason
from resources.domain.consultation.errors import (
    NoCommunity,
    NotForYou,
    NothingSaid,
    NotOpen,
    Reported,
    StillWaiting,
    TooMany,
    WrongPeriod,
)
from resources.domain.consultation.planning import Plan
from resources.models import ChapterPage, Consultation, ConsultationComment, HandbookPage, Outcome
from tests.factories.accounts import UserFactory
from tests.factories.communities import MembershipFactory
from tests.resources.consultation.conftest import CLOSES, OPENS

pytestmark = pytest.mark.django_db

MOMENT = timedelta(microseconds=1)
MONDAY, SUNDAY = date(2026, 3, 2), date(2026, 3, 8)
DONE = Answer(Outcome.ADOPTED, "Toegevoegd.")


def say(
    consultation: Consultation, why: ChapterPage, person: User, text: str = "Goed", now: datetime = OPENS
) -> ConsultationComment:
    return comment(consultation, why, person=person, role="klantmanager", text=text, now=now)


@pytest.mark.parametrize("now", [OPENS, CLOSES - MOMENT], ids=["first moment", "last moment"])
def test_member_comments_from_opening_until_closing(
    consultation: Consultation, why: ChapterPage, member: User, now: datetime
) -> None:
    made = say(consultation, why, member, "Eén\r\nregel\u202e", now)

    made.refresh_from_db()
    assert (made.text, made.role, made.chapter, made.created_at) == ("Eén\nregel", "klantmanager", why, now)


@pytest.mark.parametrize("now", [OPENS - MOMENT, CLOSES], ids=["before", "at the close"])
def test_outside_the_period_nobody_comments_or_takes_back(
    consultation: Consultation, why: ChapterPage, member: User, now: datetime
) -> None:
    made = say(consultation, why, member)

    with pytest.raises(NotOpen):
        say(consultation, why, member, "Nog iets", now)
    with pytest.raises(NotOpen):
        take_back(made, person=member, now=now)
    assert list(ConsultationComment.objects.all()) == [made]


def test_comment_is_only_for_present_members(
    consultation: Consultation, why: ChapterPage, member: User
) -> None:
    Membership.objects.update(state=Membership.State.LEFT)

    for person in (member, UserFactory()):
        with pytest.raises(NotForYou):
            say(consultation, why, person)


@pytest.mark.parametrize(
    ("text", "error"),
    [(" \u200b\n", NothingSaid), ("a" * 4_001, UnusableText), ("a" * 2_001, UnusableText)],
    ids=["nothing to read", "too long", "a word without end"],
)
def test_comment_without_readable_words_is_refused(
    consultation: Consultation, why: ChapterPage, member: User, text: str, error: type[RuleError]
) -> None:
    with pytest.raises(error):
        say(consultation, why, member, text)


def test_same_words_twice_are_one_comment_and_fifty_are_enough(
    consultation: Consultation, why: ChapterPage, member: User
) -> None:
    for number in range(50):
        say(consultation, why, member, f"Reactie {number}")

    assert say(consultation, why, member, "Reactie 0").text == "Reactie 0"
    with pytest.raises(TooMany):
        say(consultation, why, member, "Reactie 50")
    assert ConsultationComment.objects.count() == 50


def test_person_takes_back_only_their_own(consultation: Consultation, why: ChapterPage, member: User) -> None:
    made = say(consultation, why, member)

    take_back(made, person=UserFactory(), now=OPENS)
    assert ConsultationComment.objects.count() == 1
    take_back(made, person=member, now=OPENS)

    assert ConsultationComment.objects.count() == 0


def test_text_has_one_unfinished_consultation_with_the_community_it_was_begun_with(
    book: HandbookPage, editor: User
) -> None:
    first = plan(book, Plan(MONDAY, MONDAY, "", True), actor=editor, now=OPENS)
    community = book.maintaining_community
    book.maintaining_community = MembershipFactory().community
    book.save()

    again = plan(book, Plan(MONDAY, SUNDAY, "Klopt het?", False), actor=editor, now=OPENS)

    assert again.pk == first.pk
    assert (again.community, again.question) == (community, "Klopt het?")
    assert (again.opens_at, again.closes_at) == (OPENS, CLOSES)
    assert (again.first_day, again.last_day) == (MONDAY, SUNDAY)


def test_consultation_lasts_whole_days_when_the_clock_turns(book: HandbookPage, editor: User) -> None:
    turned = date(2026, 3, 29)

    row = plan(book, Plan(turned, turned, "", True), actor=editor, now=OPENS)

    assert row.opens_at.isoformat() == "2026-03-29T00:00:00+01:00"
    assert row.closes_at.isoformat() == "2026-03-30T00:00:00+02:00"
    assert (row.first_day, row.last_day) == (turned, turned)


def test_plan_without_community_or_with_a_wrong_period_is_refused(book: HandbookPage, editor: User) -> None:
    with pytest.raises(WrongPeriod):
        plan(book, Plan(SUNDAY, MONDAY, "", True), actor=editor, now=OPENS)
    with pytest.raises(WrongPeriod):
        plan(book, Plan(MONDAY, SUNDAY, "", True), actor=editor, now=CLOSES)
    book.maintaining_community = None
    with pytest.raises(NoCommunity):
        plan(book, Plan(MONDAY, SUNDAY, "", True), actor=editor, now=OPENS)


def test_report_waits_for_the_close_and_for_every_answer_but_those_of_hidden_comments(
    consultation: Consultation, why: ChapterPage, member: User, editor: User
) -> None:
    made, bad = say(consultation, why, member), say(consultation, why, member, "Scheldwoord")
    with pytest.raises(NotOpen):
        publish_report(consultation, actor=editor, now=CLOSES - MOMENT)
    with pytest.raises(StillWaiting, match="2 reacties"):
        publish_report(consultation, actor=editor, now=CLOSES)
    with pytest.raises(NoReason):
        answer(made, Answer(Outcome.NOT, " "), actor=editor, now=CLOSES)
    answer(made, DONE, actor=editor, now=CLOSES)
    hide(bad, actor=editor, now=CLOSES)

    publish_report(consultation, actor=editor, now=CLOSES)

    consultation.refresh_from_db()
    assert consultation.reported_at == CLOSES
    for act in (
        lambda: publish_report(consultation, actor=editor, now=CLOSES),
        lambda: answer(made, DONE, actor=editor, now=CLOSES),
        lambda: restore(bad, actor=editor),
        lambda: say(consultation, why, member),
    ):
        with pytest.raises(Reported):
            act()


def test_each_giver_gets_one_mail_with_all_their_answers(
    consultation: Consultation, why: ChapterPage, member: User, moderator: User, editor: User
) -> None:
    for person, text in ((member, "Te lang"), (member, "Te kort"), (moderator, "Mooi zo")):
        answer(say(consultation, why, person, text), DONE, actor=editor, now=CLOSES)
    hide(say(consultation, why, moderator, "Weg ermee"), actor=editor, now=OPENS)
    gone = UserFactory(is_active=False)
    MembershipFactory(person=gone, community=consultation.community)
    answer(say(consultation, why, gone, "Ik ga"), DONE, actor=editor, now=CLOSES)

    publish_report(consultation, actor=editor, now=CLOSES)

    mails = {mail.recipient: mail for mail in OutboxMail.objects.filter(kind="consultation_answered")}
    assert mails.keys() == {member, moderator}
    words = mails[member].body_text
    assert "Waarom: Overgenomen" in words
    assert "U schreef: Te lang" in words
    assert "U schreef: Te kort" in words
    assert "Mooi zo" not in words
    assert "Weg ermee" not in mails[moderator].body_text


def test_giver_who_may_not_find_the_text_any_more_gets_no_mail(
    consultation: Consultation, book: HandbookPage, why: ChapterPage, member: User, editor: User
) -> None:
    answer(say(consultation, why, member), DONE, actor=editor, now=CLOSES)
    book.unpublish()

    publish_report(consultation, actor=editor, now=CLOSES)

    assert not OutboxMail.objects.exists()
