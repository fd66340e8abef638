"""From an address to a filter."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from pytest_django import DjangoAssertNumQueries

from communities.models import Community
from cop_platform.accounts.models import User
from events.domain.filters import Selection, UnknownValue, parameters_of, parse
from events.values import FeedFilter
from tests.factories import events as make

pytestmark = pytest.mark.django_db
VISITOR = AnonymousUser()


def read(**parameters: str | list[str]) -> Selection:
    values = {name: [value] if isinstance(value, str) else value for name, value in parameters.items()}
    return parse(values, viewer=VISITOR)


def test_parse_reads_nothing_as_everything() -> None:
    assert read(regio="", q="  ", van="", utm_source="mail").filter == FeedFilter()


def test_parse_reads_every_parameter(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    make.region("rijnmond"), make.region("twente"), make.theme("taal"), make.event_type("training")

    with django_assert_num_queries(1):
        selection = read(
            q=" taal  op het werk ",
            regio=["twente", "rijnmond", "twente"],
            thema="taal",
            soort="training",
            van="2026-03-01",
            tot="31-12-2026",
        )

    assert selection.filter == FeedFilter(
        query="taal op het werk",
        regions=("rijnmond", "twente"),
        themes=("taal",),
        types=("training",),
        from_on=date(2026, 3, 1),
        to_on=date(2026, 12, 31),
    )
    assert selection.names == ["“taal op het werk”", "Twente", "Rijnmond", "Taal", "Training"]


def test_parse_refuses_an_unknown_word() -> None:
    with pytest.raises(UnknownValue, match="atlantis") as refusal:
        read(regio="atlantis")

    assert (refusal.value.status, refusal.value.parameter, refusal.value.value) == (400, "regio", "atlantis")


@pytest.mark.parametrize(
    "text", ["31-2-2026", "2026-02-30", "morgen", "2026", "1-1-26", "01-01-9999", "0001-01-01", "٣-٣-٢٠٢٦"]
)
def test_parse_refuses_an_impossible_date(text: str) -> None:
    with pytest.raises(UnknownValue) as refusal:
        read(van=text)

    assert refusal.value.parameter == "van"


def test_parse_refuses_an_end_before_the_start() -> None:
    with pytest.raises(UnknownValue, match="ligt voor de begindatum"):
        read(van="2026-03-02", tot="2026-03-01")


def test_parse_finds_a_word_under_its_former_address() -> None:
    renamed = make.region("friesland")
    renamed.slug, renamed.label_nl = "fryslan", "Fryslân"
    renamed.save()

    selection = read(regio="friesland")

    assert selection.filter.regions == ("fryslan",)
    assert selection.names == ["Fryslân"]


def test_parse_knows_a_hidden_community_only_for_its_members(closed: Community, member: User) -> None:
    with pytest.raises(UnknownValue):
        parse({"community": ["taskforce"]}, viewer=VISITOR)

    assert parse({"community": ["taskforce"]}, viewer=member).chosen[0].is_private


def test_parameters_of_a_filter_give_the_filter_back() -> None:
    make.region("rijnmond"), make.theme("taal")
    chosen = read(q="zorg", regio="rijnmond", thema="taal", van="2026-03-01", tot="2026-04-01").filter

    pairs = parameters_of(chosen)

    assert parse({name: [value] for name, value in pairs}, viewer=VISITOR).filter == chosen
