"""``found_site``: a new installation opens on empty lists, and stays as people leave it."""

import re
from collections.abc import Iterable
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from wagtail.models import GroupApprovalTask, Site, Workflow

from cop_platform.taxonomy.models import LabourMarketRegion, Theme
from events.models import EventIndexPage
from home.models import HomePage, StandardPage
from resources.models import LibraryIndexPage, OwnerApprovalTask

pytestmark = pytest.mark.django_db
VIEWS = [
    "/agenda/",
    "/communities/",
    "/bibliotheek/",
    "/praktijkvoorbeelden/",
    "/pilots/",
    "/regios/",
    "/themas/",
]
FILES = ["/agenda.ics", "/agenda.json", "/sitemap.xml", "/robots.txt", "/healthz"]


def found() -> None:
    call_command("found_site", verbosity=0)


def front_page() -> Any:
    return Site.objects.get(is_default_site=True).root_page.specific


def statuses(client: Client, paths: Iterable[str]) -> dict[str, int]:
    return {path: client.get(path).status_code for path in paths}


def test_site_without_any_page_answers(client: Client) -> None:
    answers = statuses(client, ["/", *VIEWS, *FILES, "/en/agenda/", "/themas/", "/zoeken/?q=werk"])

    assert set(answers.values()) == {200}


def test_what_is_not_there_yet_is_not_found(client: Client) -> None:
    answers = statuses(
        client, ["/festival/", "/over-via/", "/regios/amersfoort/", "/agenda/regio/amersfoort.ics"]
    )

    assert set(answers.values()) == {404}


def test_founded_site_answers(client: Client) -> None:
    found()

    assert set(statuses(client, ["/", "/en/", *VIEWS, *FILES, "/regios/amersfoort/"]).values()) == {200}


def test_menu_and_footer_of_a_founded_site_lead_somewhere(client: Client) -> None:
    found()
    links = set(re.findall(r'href="(/[^"#]*)', client.get("/").text)) - {"/festival/"}
    answers = statuses(client, (path for path in links if "/static/" not in path))

    assert {"/privacy/", "/toegankelijkheid/", "/contact/", "/over-via/", "/uitleg/"} <= set(answers)
    assert set(answers.values()) == {200}


def test_lists_and_roles_are_there() -> None:
    found()

    assert (LabourMarketRegion.objects.count(), Theme.objects.count()) == (35, 17)
    assert Group.objects.filter(name__in=["Redactie", "Organisatoren"]).count() == 2


def test_contact_page_names_the_address_of_the_settings(client: Client, settings: LazySettings) -> None:
    settings.CONTACT_EMAIL = "redactie@example.org"
    found()

    assert 'href="mailto:redactie@example.org"' in client.get("/contact/").text


def test_second_run_keeps_the_work_of_people() -> None:
    found()
    home = front_page()
    home.title = "Onze voorpagina"
    home.save_revision().publish()
    StandardPage.objects.get(slug="uitleg").delete()
    Theme.objects.filter(slug="asielzoekers").update(label_nl="Nederlands leren")
    before = StandardPage.objects.count()
    found()

    assert front_page().title == "Onze voorpagina"
    assert StandardPage.objects.count() == before
    assert not Theme.objects.exclude(label_nl="Nederlands leren").filter(slug="asielzoekers").exists()


def test_pages_that_people_made_first_stay_the_only_ones() -> None:
    root = Site.objects.get(is_default_site=True).root_page.get_parent()
    home = root.add_child(instance=HomePage(title="Eigen", slug="eigen"))
    Site.objects.update(root_page=home)
    home.add_child(instance=EventIndexPage(title="Kalender", slug="kalender"))
    found()

    assert HomePage.objects.get().title == "Eigen"
    assert EventIndexPage.objects.get().slug == "kalender"
    assert home.get_children().filter(slug="contact").exists()


def test_site_that_starts_elsewhere_gets_lists_only() -> None:
    found()
    front_page().delete()
    found()

    assert not HomePage.objects.exists()
    assert LabourMarketRegion.objects.count() == 35


def test_library_has_a_workflow_that_ends_with_the_owner() -> None:
    found()
    found()

    flow = LibraryIndexPage.objects.get().get_workflow()
    assert [task.specific.__class__ for task in flow.tasks] == [GroupApprovalTask, OwnerApprovalTask]
    assert [group.name for group in flow.tasks[0].specific.groups.all()] == ["Redactie"]
    assert Workflow.objects.filter(name="Redactie en eigenaar").count() == 1
