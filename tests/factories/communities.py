"""Communities, as rows and as pages."""

from datetime import UTC, datetime
from typing import Any

import factory
from factory.django import DjangoModelFactory

from communities.models import Community, CommunityIndexPage, CommunityPage, Membership
from communities.models.community import MembershipPolicy
from cop_platform.taxonomy.models import CommunityType
from tests.factories.accounts import UserFactory


class CommunityFactory(DjangoModelFactory):
    """An open community without a page."""

    class Meta:
        model = Community
        skip_postgeneration_save = True

    name = factory.Sequence("Community {:02}".format)
    slug = factory.Sequence("community-{}".format)
    policy = MembershipPolicy.OPEN

    @factory.post_generation
    def themes(self: Community, create: bool, extracted: list[Any] | None, **kwargs: object) -> None:
        self.themes.set(extracted or [])

    @factory.post_generation
    def audiences(self: Community, create: bool, extracted: list[Any] | None, **kwargs: object) -> None:
        self.audiences.set(extracted or [])

    @factory.post_generation
    def regions(self: Community, create: bool, extracted: list[Any] | None, **kwargs: object) -> None:
        self.regions.set(extracted or [])


class MembershipFactory(DjangoModelFactory):
    """A member of an open community."""

    class Meta:
        model = Membership

    community = factory.SubFactory(CommunityFactory)
    person = factory.SubFactory(UserFactory)
    joined_at = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def publish_page(index: CommunityIndexPage, **fields: Any) -> CommunityPage:
    """A published community page under *index*; its row comes from the receiver."""
    kind, _made = CommunityType.objects.get_or_create(slug="netwerk", defaults={"label_nl": "Lerend netwerk"})
    usual = {"title": "Klantmanagers", "policy": MembershipPolicy.OPEN, "community_type": kind}
    page = CommunityPage(**{**usual, **fields})
    index.add_child(instance=page)
    page.save_revision().publish()
    return page
