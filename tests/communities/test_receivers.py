"""Pages edit, rows serve."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from communities.models import Community, CommunityIndexPage, CommunityPage
from communities.models.community import MembershipPolicy
from cop_platform.taxonomy.models import Theme
from tests.factories.accounts import OrganisationFactory
from tests.factories.communities import MembershipFactory, publish_page

pytestmark = pytest.mark.django_db


def row_of(page: CommunityPage) -> Community:
    return Community.objects.get(key=page.translation_key)


def test_publishing_writes_the_row(index: CommunityIndexPage) -> None:
    owner = OrganisationFactory(name="Divosa")
    page = publish_page(
        index, title="Werkgevers", slug="werkgevers", intro="Zij aan zij.", organisation=owner
    )
    page.themes = [theme := Theme.objects.create(slug="taal", label_nl="Taal")]
    page.save_revision().publish()

    row = row_of(page)

    assert (row.name, row.slug, row.intro, row.policy) == ("Werkgevers", "werkgevers", "Zij aan zij.", "open")
    assert (row.owner, list(row.themes.all()), row.page_id) == (owner, [theme], page.pk)
    assert row.search_stems == " divosa werkgever "
    assert Community.objects.count() == 1


def test_draft_changes_nothing(index: CommunityIndexPage) -> None:
    page = publish_page(index, title="Werkgevers")
    page.title = "Andere naam"
    page.policy = MembershipPolicy.HIDDEN

    page.save_revision()

    assert (row_of(page).name, row_of(page).policy) == ("Werkgevers", "open")


def test_unpublishing_takes_the_row_away_and_keeps_the_members(index: CommunityIndexPage) -> None:
    page = publish_page(index)
    member = MembershipFactory(community=row_of(page))

    page.unpublish()
    assert not Community.objects.published().exists()

    page.save_revision().publish()
    assert list(Community.objects.published().get().memberships.all()) == [member]


def test_address_of_a_removed_community_may_be_used_again(index: CommunityIndexPage) -> None:
    publish_page(index, slug="startbanen").delete()
    index.refresh_from_db()

    page = publish_page(index, slug="startbanen")

    assert Community.objects.published().get(slug="startbanen").key == page.translation_key


def test_alias_has_no_row_of_its_own(index: CommunityIndexPage) -> None:
    page = publish_page(index)

    page.create_alias(update_slug="kopie", parent=index)

    assert Community.objects.count() == 1


def test_renamed_address_leads_to_the_present_one(
    client: Client, index: CommunityIndexPage, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    page = publish_page(index, slug="oud")

    with django_capture_on_commit_callbacks(execute=True):
        page.slug = "nieuw"
        page.save_revision().publish()

    answer = client.get("/communities/oud/")
    assert (answer.status_code, answer.url) == (301, "/communities/nieuw/")
    assert row_of(page).slug == "nieuw"
    assert Redirect.objects.get().automatically_created
