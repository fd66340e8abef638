"""Which pages a person may find."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.db.models import Q
from django.http import Http404
from django.test import RequestFactory
from wagtail.models import Page, PageViewRestriction

from cop_platform.core import visibility
from cop_platform.core.visibility import may_see_page, visible_pages
from cop_platform.core.wagtail_hooks import hide_what_may_not_be_seen
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()


@pytest.fixture
def page():
    """A published page with one below it."""
    page = Page.get_first_root_node().add_child(instance=Page(title="Geheim", slug="geheim"))
    page.add_child(instance=Page(title="Daaronder", slug="daaronder"))
    return page


@pytest.fixture
def rules(monkeypatch):
    """The register of hiding rules, empty."""
    monkeypatch.setattr(visibility, "_rules", rules := [])
    monkeypatch.setattr(visibility, "_hiding", set())
    return rules


def titles(user):
    return set(visible_pages(user).values_list("title", flat=True)) & {"Geheim", "Daaronder"}


def restrict(page, kind, *groups):
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind, password="x")
    restriction.groups.set(groups)


def test_published_pages_are_found_and_drafts_are_not(page):
    Page.objects.filter(slug="daaronder").update(live=False)

    assert titles(NOBODY) == {"Geheim"}


def test_rule_of_an_app_hides_from_those_it_names(page, rules):
    person = UserFactory()
    visibility.hides(type(page))(lambda user: Q(pk__in=[] if user == person else [page.pk]))

    assert titles(NOBODY) == {"Daaronder"}
    assert titles(person) == {"Geheim", "Daaronder"}
    assert not may_see_page(NOBODY, page)
    assert may_see_page(person, page)


def test_page_for_people_with_an_account_is_hidden_with_all_below(page):
    restrict(page, PageViewRestriction.LOGIN)

    assert titles(NOBODY) == set()
    assert titles(UserFactory()) == {"Geheim", "Daaronder"}


def test_page_for_a_group_is_hidden_from_others(page):
    group = Group.objects.create(name="Leden")
    restrict(page, PageViewRestriction.GROUPS, group)
    member = UserFactory()
    member.groups.add(group)

    assert titles(UserFactory()) == set()
    assert titles(member) == {"Geheim", "Daaronder"}
    assert titles(UserFactory(is_superuser=True)) == {"Geheim", "Daaronder"}


def test_page_with_a_password_is_found_by_nobody_but_administrators(page):
    restrict(page, PageViewRestriction.PASSWORD)

    assert titles(NOBODY) == titles(UserFactory()) == set()


def test_hidden_page_answers_404(page, rules, rf: RequestFactory):
    visibility.hides(type(page))(lambda user: Q(pk=page.pk))
    request = rf.get("/")
    request.user = NOBODY

    with pytest.raises(Http404):
        hide_what_may_not_be_seen(page, request, [], {})
