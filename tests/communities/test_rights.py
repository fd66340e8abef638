"""Who leads a community edits its page in the CMS, and nobody else's."""

from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from communities.domain.membership import give_role, leave
from communities.models import Community, CommunityIndexPage, CommunityPage, Membership
from communities.rights import share_rights
from cop_platform.accounts.models import User
from cop_platform.core import clock
from cop_platform.core.models import Activity
from cop_platform.core.privacy.erasure import erase
from tests.factories.accounts import UserFactory
from tests.factories.communities import MembershipFactory, publish_page

pytestmark = pytest.mark.django_db
MEMBER, MODERATOR, OWNER = Membership.Role.MEMBER, Membership.Role.MODERATOR, Membership.Role.OWNER


@pytest.fixture
def page(index: CommunityIndexPage) -> CommunityPage:
    return publish_page(index, title="Klantmanagers", slug="klantmanagers")


@pytest.fixture
def other(index: CommunityIndexPage) -> CommunityPage:
    """A community of other people."""
    page = publish_page(index, title="Werkgevers", slug="werkgevers")
    MembershipFactory(community=row_of(page), role=OWNER)
    return page


def row_of(page: CommunityPage) -> Community:
    return Community.objects.get(key=page.translation_key)


def in_role(page: CommunityPage, role: str) -> Membership:
    return MembershipFactory(community=row_of(page), role=role)


def rights(person: User) -> set[tuple[int, str]]:
    found = GroupPagePermission.objects.filter(group__user=person)
    return {(one.page_id, one.permission.codename) for one in found}


def address(page: CommunityPage, view: str = "edit") -> str:
    return f"/cms/pages/{page.pk}/{view}/"


def form(page: CommunityPage, **fields: Any) -> dict[str, Any]:
    """What the form of *page* sends."""
    return {
        "title": page.title,
        "slug": page.slug,
        "intro": "Samen leren.",
        "community_type": page.community_type_id,
        "policy": page.policy,
        "body-count": 0,
        "join_questions-TOTAL_FORMS": 0,
        "join_questions-INITIAL_FORMS": 0,
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        "house_rules": "null",
        "welcome": "null",
        **fields,
    }


@pytest.mark.parametrize("role", [MODERATOR, OWNER])
def test_leader_edits_and_publishes_the_page(
    client: Client, page: CommunityPage, other: CommunityPage, role: str
) -> None:
    client.force_login(in_role(page, role).person)

    assert client.get(address(page)).status_code == 200
    client.post(address(page), form(page, title="Klantmanagers samen", **{"action-publish": "1"}))

    assert row_of(page).name == "Klantmanagers samen"


def test_leader_reaches_no_other_community(
    client: Client, page: CommunityPage, other: CommunityPage, index: CommunityIndexPage
) -> None:
    person = in_role(page, OWNER).person
    client.force_login(person)

    for view in ("edit", "delete", "unpublish", "copy", "move", "history", "privacy"):
        assert client.get(address(other, view)).status_code in (302, 404), view
    client.post(address(other), form(other, title="Gekaapt", **{"action-publish": "1"}))
    assert client.get(f"/cms/pages/add/communities/communitypage/{index.pk}/").status_code == 302
    assert client.get(address(index)).status_code == 302

    assert row_of(other).name == "Werkgevers"
    assert rights(person) == {(page.pk, "change_page"), (page.pk, "publish_page")}


def test_member_comes_not_in(client: Client, page: CommunityPage) -> None:
    client.force_login(in_role(page, MEMBER).person)

    assert client.get(address(page)).status_code == 302
    assert not Group.objects.filter(led_community__isnull=False).exists()


def test_leader_without_a_second_factor_is_nobody(client: Client, page: CommunityPage, settings: Any) -> None:
    settings.REQUIRE_STAFF_MFA = True
    client.force_login(in_role(page, OWNER).person)

    assert client.get(address(page)).url.startswith("/account/login/")


def test_leader_is_offered_no_file_of_others(client: Client, page: CommunityPage, redacteur: User) -> None:
    get_document_model().objects.create(title="Notulen", file=ContentFile(b"a;b\n", "notulen.csv"))
    client.force_login(in_role(page, OWNER).person)
    offered = client.get("/cms/documents/chooser/results/").text
    client.force_login(redacteur)

    assert "Notulen" not in offered
    assert "Notulen" in client.get("/cms/documents/chooser/results/").text


@pytest.mark.parametrize("view", ["delete", "unpublish"])
@pytest.mark.parametrize("in_bulk", [False, True])
def test_leader_does_not_end_the_community(
    client: Client, page: CommunityPage, view: str, in_bulk: bool
) -> None:
    client.force_login(in_role(page, OWNER).person)

    path = f"/cms/bulk/wagtailcore/page/{view}/?id={page.pk}" if in_bulk else address(page, view)
    client.post(path)

    assert row_of(page).is_published
    assert CommunityPage.objects.get(pk=page.pk).live


def test_editor_ends_communities_as_before(client: Client, page: CommunityPage, redacteur: User) -> None:
    client.force_login(redacteur)

    client.post(f"/cms/bulk/wagtailcore/page/unpublish/?id={page.pk}")
    assert not row_of(page).is_published
    client.post(address(page, "delete"))

    assert not CommunityPage.objects.exists()


def test_rights_go_with_the_role(page: CommunityPage) -> None:
    first, second = in_role(page, OWNER), in_role(page, MODERATOR)
    assert rights(second.person)

    give_role(second, MEMBER, actor=first.person)
    assert not rights(second.person)
    give_role(second, OWNER, actor=first.person)
    leave(row_of(page), person=first.person, now=clock.now())

    assert not rights(first.person)
    assert rights(second.person)


def test_group_goes_with_the_last_leader(page: CommunityPage) -> None:
    leader = in_role(page, MODERATOR)
    groups = Group.objects.filter(led_community=row_of(page))
    assert groups.count() == 1

    erase(leader.person)

    assert not Group.objects.filter(name__startswith="Trekkers").exists()
    assert row_of(page).leaders is None


def test_group_goes_while_the_page_is_off_the_site(page: CommunityPage) -> None:
    person = in_role(page, OWNER).person

    page.unpublish()
    assert not rights(person)
    page.save_revision().publish()
    assert rights(person)
    page.delete()

    assert not Group.objects.filter(name__startswith="Trekkers").exists()


def test_group_is_called_as_the_community(page: CommunityPage) -> None:
    in_role(page, OWNER)
    page.title = "Nieuwe naam"
    page.save_revision().publish()

    row = row_of(page)
    assert row.leaders is not None
    assert row.leaders.name == f"Trekkers van Nieuwe naam ({row.pk})"


def test_repair_takes_away_what_was_given_by_hand(page: CommunityPage, other: CommunityPage) -> None:
    row = in_role(page, OWNER).community
    row.refresh_from_db()
    stranger = UserFactory()
    row.leaders.user_set.add(stranger)
    GroupPagePermission.objects.create(
        group=row.leaders, page=other, permission=Permission.objects.get(codename="change_page")
    )
    GroupCollectionPermission.objects.create(
        group=row.leaders,
        collection=Collection.get_first_root_node(),
        permission=Permission.objects.get(codename="choose_document"),
    )
    row.leaders.permissions.add(Permission.objects.get(codename="change_membership"))

    call_command("share_rights", stdout=StringIO())

    assert not stranger.groups.exists()
    assert {one.page_id for one in row.leaders.page_permissions.all()} == {page.pk}
    assert not row.leaders.collection_permissions.exists()
    assert [one.codename for one in row.leaders.permissions.all()] == ["access_admin"]


def test_repair_makes_what_is_missing_and_then_nothing(page: CommunityPage) -> None:
    person = in_role(page, OWNER).person
    Group.objects.all().delete()
    told = StringIO()

    call_command("share_rights", stdout=told)
    logged = Activity.objects.count()
    call_command("share_rights", stdout=StringIO())

    assert rights(person) == {(page.pk, "change_page"), (page.pk, "publish_page")}
    assert told.getvalue() == "Communities met trekkers in het CMS: 1\n"
    assert Activity.objects.count() == logged


def test_community_without_a_page_shares_nothing() -> None:
    row = MembershipFactory(role=OWNER).community

    share_rights(row)

    assert not Group.objects.filter(name__startswith="Trekkers").exists()


def test_page_leads_its_leaders_to_its_form(client: Client, page: CommunityPage) -> None:
    leader, member = in_role(page, OWNER), in_role(page, MEMBER)
    link = f'href="{address(page)}"'

    client.force_login(leader.person)
    assert link in client.get("/communities/klantmanagers/").text
    client.force_login(member.person)
    assert link not in client.get("/communities/klantmanagers/").text
