"""Old addresses lead on, in both languages, to whom may know."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from communities.models import Community
from communities.models.community import MembershipPolicy
from tests.communities.conftest import index as index
from tests.factories.communities import MembershipFactory, publish_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def rename(index: Any, django_capture_on_commit_callbacks: Callable[..., Any]) -> Callable[..., Community]:
    """A community that was called "oud" and now "nieuw", renamed by an editor with this language."""

    def rename_page(language: str = "nl", **fields: Any) -> Community:
        page = publish_page(index, slug="oud", **fields)
        with translation.override(language), django_capture_on_commit_callbacks(execute=True):
            page.slug = "nieuw"
            page.save_revision().publish()
        return Community.objects.get(key=page.translation_key)

    return rename_page


@pytest.mark.parametrize("editor_language", ["nl", "en"])
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_old_address_works_in_both_languages(
    client: Client, rename: Callable[..., Community], editor_language: str, prefix: str
) -> None:
    rename(editor_language)

    answer = client.get(f"{prefix}/communities/oud/?utm_source=mail")

    assert (answer.status_code, answer.url) == (301, f"{prefix}/communities/nieuw/")


def test_old_address_of_a_hidden_page_tells_outsiders_nothing(
    client: Client, rename: Callable[..., Community]
) -> None:
    member = MembershipFactory(community=rename(policy=MembershipPolicy.HIDDEN)).person

    assert client.get("/communities/oud/").status_code == 404
    client.force_login(member)
    assert client.get("/communities/oud/").status_code == 301


def test_address_with_its_query_goes_before_the_one_without(client: Client) -> None:
    site = Site.objects.get()
    for old, new in (("/kennis", "/a/"), ("/kennis?soort=handboek", "/b/")):
        Redirect.objects.create(site=site, old_path=old, redirect_link=new, is_permanent=False)

    assert client.get("/kennis/?soort=handboek").url == "/b/"
    assert client.get("/kennis/?soort=anders").url == "/a/"
    assert client.get("/kennis/").status_code == 302


def test_address_that_never_was_is_not_found(client: Client) -> None:
    assert client.get("/bestaat-niet/").status_code == 404
