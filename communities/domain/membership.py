"""Joining, leaving, and what a member may do."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from communities.models import Community, Membership
from communities.models.community import MembershipPolicy
from cop_platform.accounts.models import User
from cop_platform.core.activity import record
from cop_platform.core.errors import Conflict, RuleError


class NotOpen(RuleError):
    """The community does not take members directly."""

    code = "not_open"


class OwnerMustStay(Conflict):
    """A community cannot be left by its only owner."""

    code = "owner_must_stay"


@transaction.atomic
def join(community: Community, *, person: User, now: datetime) -> Membership:
    """Make *person* a member of an open *community*; joining twice changes nothing.

    Raises NotOpen for every other policy.  The unique pair (community, person)
    decides between two requests at once.
    """
    if community.policy != MembershipPolicy.OPEN:
        raise NotOpen(_("Deze community is niet open. Lees op de pagina hoe u lid kunt worden."))
    row, created = Membership.objects.get_or_create(
        community=community, person=person, defaults={"joined_at": now}
    )
    if not created and row.state != Membership.State.MEMBER:
        row.state, row.joined_at, created = Membership.State.MEMBER, now, True
        row.save(update_fields=["state", "joined_at"])
    if created:
        record(actor=person, verb="joined", target=community)
    return row


@transaction.atomic
def leave(community: Community, *, person: User, now: datetime) -> None:
    """End the membership of *person*; who is no member leaves without error.

    Raises OwnerMustStay when nobody else owns the community.
    """
    row = Membership.objects.filter(community=community, person=person, state=Membership.State.MEMBER).first()
    if row is None:
        return
    if row.role == Membership.Role.OWNER and not _has_other_owner(row):
        raise OwnerMustStay(_("U bent de enige eigenaar. Wijs eerst een andere eigenaar aan."))
    row.state, row.role = Membership.State.LEFT, Membership.Role.MEMBER
    row.save(update_fields=["state", "role"])
    record(actor=person, verb="left", target=community)


@transaction.atomic
def give_role(membership: Membership, role: str, *, actor: User) -> Membership:
    """Let *actor* give *membership* another *role*; the role it has already changes nothing."""
    row = Membership.objects.select_for_update().select_related("person").get(pk=membership.pk)
    if row.role != role:
        former, row.role = row.role, role
        row.save(update_fields=["role"])
        facts = {"community": row.community_id, "former": former, "role": role}
        record(actor=actor, verb="gave community role", target=row.person, **facts)
    return row


def _has_other_owner(row: Membership) -> bool:
    others = row.community.memberships.exclude(pk=row.pk)
    return others.filter(role=Membership.Role.OWNER, state=Membership.State.MEMBER).exists()
