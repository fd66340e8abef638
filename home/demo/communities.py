"""Communities and who belongs to them."""

from datetime import datetime
from typing import Any

from django.utils.html import escape

from communities.models import Community, CommunityIndexPage, CommunityPage, Membership
from cop_platform.accounts.models import User
from cop_platform.core.clock import AMSTERDAM
from cop_platform.taxonomy.models import Audience, CommunityType, LabourMarketRegion, Theme
from home.demo.people import address, member_address
from home.founding.indexes import load_index
from home.loading.base import Loader

# When the first festival started the first community.
JOINED_AT = datetime(2025, 10, 9, 9, tzinfo=AMSTERDAM)


def load(loader: Loader) -> None:
    """Write the index, the communities and their members."""
    index = load_index(loader, "communities")
    for item in loader.read("communities"):
        _load_community(loader, index, item)
    _load_members(loader)


def _load_community(loader: Loader, index: CommunityIndexPage | None, item: dict[str, Any]) -> None:
    fields = {
        "title": item["title"],
        "intro": item["intro"],
        "community_type": loader.term(CommunityType, item["community_type"]),
        "policy": item["policy"],
        "organisation": loader.organisation(item["organisation"]),
        "owner_note": item["owner_note"],
        "body": loader.text(item["about_html"]),
        "house_rules": _rules(item["house_rules"]),
        "welcome": item["welcome_html"],
        "is_example": True,
    }
    lists = {
        "co_organisations": loader.organisations(item["co_organisations"]),
        "themes": loader.terms(Theme, item["themes"]),
        "audiences": loader.terms(Audience, item["audiences"]),
        "regions": loader.terms(LabourMarketRegion, item["regions"]),
    }
    questions = [{"question": question} for question in item["join_questions"]]
    loader.page(CommunityPage, index, item["slug"], fields, lists, {"join_questions": questions})


def _rules(rules: list[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(rule)}</li>" for rule in rules) + "</ul>"


def _load_members(loader: Loader) -> None:
    content = loader.read("people")
    people = {person.email: person for person in User.objects.all()}
    for item in content["accounts"]:
        for slug, role in item["communities"].items():
            _join(loader, slug, people.get(address(item["slug"])), role)
    for item in content["members"]:
        for slug in item["communities"]:
            _join(loader, slug, people.get(member_address(item["slug"])), Membership.Role.MEMBER)


def _join(loader: Loader, slug: str, person: User | None, role: str) -> None:
    community = loader.term(Community, slug)
    if community is None or person is None:
        return
    loader.row(
        Membership,
        f"{slug}/{person.email}",
        {"role": role, "state": Membership.State.MEMBER, "joined_at": JOINED_AT},
        lookup={"community": community, "person": person},
    )
