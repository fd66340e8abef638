"""Filters narrow, counts tell what a choice would show, hidden ones do not exist."""

import pytest
from django.contrib.auth.models import AnonymousUser

from communities.domain.listing import matching, options_for, present_slug
from communities.models.community import MembershipPolicy
from communities.values import CommunityFilter, Option
from cop_platform.taxonomy.models import Audience, Theme
from tests.factories.communities import CommunityFactory, MembershipFactory

pytestmark = pytest.mark.django_db
VISITOR = AnonymousUser()


@pytest.fixture
def themes() -> tuple[Theme, Theme]:
    return (
        Theme.objects.create(slug="taal", label_nl="Taal", position=1),
        Theme.objects.create(slug="zorg", label_nl="Zorg", position=2),
    )


def slugs(wanted: CommunityFilter) -> list[str]:
    return [community.slug for community in matching(wanted, user=VISITOR)]


def test_values_of_one_facet_add_up(themes: tuple[Theme, Theme]) -> None:
    CommunityFactory(slug="a", themes=themes)
    CommunityFactory(slug="b", themes=themes[1:])
    CommunityFactory(slug="c")

    assert slugs(CommunityFilter(themes=("taal", "zorg"))) == ["a", "b"]


def test_facets_narrow_each_other(themes: tuple[Theme, Theme]) -> None:
    audience = Audience.objects.create(slug="werkgever", label_nl="Werkgever")
    CommunityFactory(slug="a", themes=themes[:1], audiences=[audience])
    CommunityFactory(slug="b", themes=themes[:1])

    assert slugs(CommunityFilter(themes=("taal",), audiences=("werkgever",))) == ["a"]


def test_words_find_inflections_and_parts_of_compounds() -> None:
    CommunityFactory(slug="a", search_stems=" werkgever ")
    CommunityFactory(slug="b", search_stems=" punt servic ")
    CommunityFactory(slug="c", search_stems=" jobcoach ")

    assert slugs(CommunityFilter(words="werkgevers")) == ["a"]
    assert slugs(CommunityFilter(words="servicepunt")) == ["b"]


def test_words_without_meaning_ask_for_nothing() -> None:
    CommunityFactory(slug="a")

    assert slugs(CommunityFilter(words="de het %")) == ["a"]


def test_option_counts_what_choosing_it_would_show(themes: tuple[Theme, Theme]) -> None:
    CommunityFactory(themes=themes, policy=MembershipPolicy.OPEN)
    CommunityFactory(themes=themes[1:], policy=MembershipPolicy.INVITATION)

    options = options_for(CommunityFilter(themes=("taal",)), user=VISITOR)

    assert options["themes"] == [Option("taal", "Taal", 1, True), Option("zorg", "Zorg", 2, False)]
    assert [(o.value, o.count) for o in options["policies"] if o.count] == [("open", 1)]


def test_hidden_community_is_counted_for_members_only(themes: tuple[Theme, Theme]) -> None:
    hidden = CommunityFactory(slug="geheim", policy=MembershipPolicy.HIDDEN, themes=themes[:1])
    member = MembershipFactory(community=hidden).person

    for user, found, count in ((VISITOR, [], 0), (member, [hidden], 1)):
        assert list(matching(CommunityFilter(policies=("verborgen",)), user=user)) == found
        assert options_for(CommunityFilter(), user=user)["themes"][0].count == count


def test_former_slug_leads_to_the_present_one(themes: tuple[Theme, Theme]) -> None:
    themes[0].slug = "taal-en-werk"
    themes[0].save()

    assert present_slug("themes", "taal") == "taal-en-werk"
    assert present_slug("themes", "onbekend") is None
    assert present_slug("policies", "open") is None
