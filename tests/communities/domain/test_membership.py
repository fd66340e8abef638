"""Who joins, who leaves, who must stay."""

from datetime import UTC, datetime

import pytest

from communities.domain.membership import NotOpen, OwnerMustStay, join, leave
from communities.domain.visibility import is_member, joined_ids, may_see, membership_of
from communities.models import Membership
from communities.models.community import MembershipPolicy
from cop_platform.core.models import Activity
from tests.factories.accounts import UserFactory
from tests.factories.communities import CommunityFactory, MembershipFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
CLOSED = [policy for policy in MembershipPolicy if policy != MembershipPolicy.OPEN]


def test_join_makes_a_member_and_says_so_in_the_log() -> None:
    community, person = CommunityFactory(), UserFactory()

    row = join(community, person=person, now=NOW)

    assert (row.state, row.role, row.joined_at) == (Membership.State.MEMBER, Membership.Role.MEMBER, NOW)
    assert list(Activity.objects.values_list("actor", "verb", "target_id")) == [
        (person.pk, "joined", str(community.pk))
    ]


def test_join_twice_changes_nothing() -> None:
    member = MembershipFactory()

    assert join(member.community, person=member.person, now=NOW).joined_at == member.joined_at
    assert Activity.objects.count() == 0


@pytest.mark.parametrize("policy", CLOSED)
def test_join_refuses_every_other_policy(policy: MembershipPolicy) -> None:
    community = CommunityFactory(policy=policy)

    with pytest.raises(NotOpen, match="niet open"):
        join(community, person=UserFactory(), now=NOW)

    assert Membership.objects.count() == 0


def test_who_left_joins_again_as_a_plain_member() -> None:
    row = MembershipFactory(role=Membership.Role.MODERATOR)

    leave(row.community, person=row.person, now=NOW)
    again = join(row.community, person=row.person, now=NOW)

    assert (again.pk, again.role, again.state) == (row.pk, Membership.Role.MEMBER, Membership.State.MEMBER)


def test_leave_ends_every_right() -> None:
    row = MembershipFactory(community__policy=MembershipPolicy.HIDDEN)

    leave(row.community, person=row.person, now=NOW)

    assert not may_see(row.person, row.community)
    assert not is_member(row.person, row.community)
    assert joined_ids(row.person) == []


def test_leave_without_membership_does_nothing() -> None:
    leave(CommunityFactory(), person=UserFactory(), now=NOW)

    assert Activity.objects.count() == 0


def test_only_owner_must_stay() -> None:
    owner = MembershipFactory(role=Membership.Role.OWNER)

    with pytest.raises(OwnerMustStay):
        leave(owner.community, person=owner.person, now=NOW)

    MembershipFactory(community=owner.community, role=Membership.Role.OWNER)
    leave(owner.community, person=owner.person, now=NOW)
    assert membership_of(owner.person, owner.community) is None


def test_request_gives_no_right_of_a_member() -> None:
    row = MembershipFactory(state=Membership.State.REQUESTED, community__policy=MembershipPolicy.HIDDEN)

    assert not may_see(row.person, row.community)
