"""Communities and members in the CMS."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from communities.models import Community, CommunityIndexPage, Membership
from cop_platform.core.models import Activity
from cop_platform.taxonomy.models import CommunityType
from tests.factories.accounts import UserFactory
from tests.factories.communities import MembershipFactory, publish_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    """Somebody who may change memberships, without being administrator."""
    person = UserFactory()
    wanted = [("wagtailadmin", "access_admin"), ("communities", "change_membership")]
    for app, codename in [*wanted, ("communities", "add_membership"), ("communities", "delete_membership")]:
        person.user_permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
    client.force_login(person)
    return client


def address(view: str, *args: object) -> str:
    return reverse(f"wagtailsnippets_communities_membership:{view}", args=args)


def test_editor_gives_a_member_another_role(editor: Client) -> None:
    row = MembershipFactory(person__first_name="Joris", person__last_name="de Wit")

    assert "Joris de Wit" in editor.get(address("list")).text
    editor.post(address("edit", row.pk), {"role": "moderator", "state": "left"})

    row.refresh_from_db()
    assert (row.role, row.state) == (Membership.Role.MODERATOR, Membership.State.MEMBER)
    [told] = Activity.objects.filter(verb="gave community role")
    assert (told.actor_id, told.target_id) == (int(editor.session["_auth_user_id"]), str(row.person_id))
    assert told.data == {"community": row.community_id, "former": "member", "role": "moderator"}


def test_nobody_is_added_or_removed_in_the_cms(editor: Client) -> None:
    row = MembershipFactory()

    editor.post(address("delete", row.pk))
    editor.post(address("add"), {"role": "owner"})

    assert list(Membership.objects.all()) == [row]
    assert address("add") not in editor.get(address("list")).text


def test_members_are_not_shown_without_the_right(client: Client) -> None:
    person = UserFactory()
    person.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(person)

    assert client.get(address("list")).status_code == 302


def test_editor_makes_and_publishes_a_community(client: Client, index: CommunityIndexPage) -> None:
    client.force_login(UserFactory(is_superuser=True))
    kind = CommunityType.objects.create(slug="netwerk", label_nl="Lerend netwerk")
    form = reverse("wagtailadmin_pages:add", args=["communities", "communitypage", index.pk])

    page = client.get(form)
    for hint in (
        "Verborgen: wie geen lid is, vindt deze community nergens.",
        "Alleen leden zien deze tekst.",
    ):
        assert hint in page.text
    answer = client.post(
        form,
        {
            "title": "Startbanen",
            "slug": "startbanen",
            "intro": "Samen leren.",
            "community_type": kind.pk,
            "policy": "open",
            "body-count": 0,
            "join_questions-TOTAL_FORMS": 1,
            "join_questions-INITIAL_FORMS": 0,
            "join_questions-MIN_NUM_FORMS": 0,
            "join_questions-MAX_NUM_FORMS": 1000,
            "join_questions-0-question": "Waar werkt u?",
            "join_questions-0-ORDER": 1,
            "comments-TOTAL_FORMS": 0,
            "comments-INITIAL_FORMS": 0,
            "house_rules": "null",
            "welcome": "null",
            "action-publish": "1",
        },
    )

    assert answer.status_code == 302
    row = Community.objects.get()
    assert (row.slug, row.name, row.is_open, row.is_published) == ("startbanen", "Startbanen", True, True)
    assert client.get("/communities/startbanen/").status_code == 200


def test_preview_of_a_community_never_published_works(client: Client, index: CommunityIndexPage) -> None:
    client.force_login(UserFactory(is_superuser=True))
    page = publish_page(index, title="Concept")
    Community.objects.all().delete()

    answer = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))

    assert answer.status_code == 200
    assert "Concept" in answer.text


def test_preview_of_the_index_works(client: Client, index: CommunityIndexPage) -> None:
    client.force_login(UserFactory(is_superuser=True))

    assert client.get(reverse("wagtailadmin_pages:view_draft", args=[index.pk])).status_code == 200
