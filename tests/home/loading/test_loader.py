"""The loader writes again and again, and never over the work of a person."""

from datetime import UTC, datetime
from typing import Any

import pytest
from wagtail.models import Page, Site

from cop_platform.taxonomy.models import Audience, LegacyTheme, Theme
from home import demo
from home.loading.base import Loader
from home.models import HomePage, StandardPage

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 22, 9, tzinfo=UTC)


def again() -> Loader:
    """A later run."""
    return Loader(demo.CONTENT, now=NOW)


@pytest.fixture
def root() -> Page:
    return Site.objects.get(is_default_site=True).root_page


def page_of(loader: Loader, root: Page, title: str, **options: Any) -> Any:
    fields = {"title": title, "body": loader.text(f"<p>{title}</p>")}
    return loader.page(StandardPage, root, "contact", fields, **options)


def test_page_is_published_with_history(root: Page) -> None:
    page = page_of(again(), root, "Contact")

    assert page.live
    assert page.revisions.count() == 1
    assert "Contact" in str(page.body)


def test_page_stays_untouched_when_nothing_changed(root: Page) -> None:
    page_of(again(), root, "Contact")
    loader = again()
    page = page_of(loader, root, "Contact")

    assert loader.counts == {"unchanged": 1}
    assert loader.changed == []
    assert page.revisions.count() == 1


def test_page_gets_a_revision_when_the_content_changed(root: Page) -> None:
    page_of(again(), root, "Contact")
    loader = again()
    page = page_of(loader, root, "Schrijf ons")

    assert (page.title, page.revisions.count()) == ("Schrijf ons", 2)
    assert loader.counts == {"refreshed": 1}


@pytest.mark.parametrize("publish", [True, False])
def test_page_stays_as_a_person_left_it(root: Page, publish: bool) -> None:
    page = page_of(again(), root, "Contact")
    page.title = "Bel ons"
    revision = page.save_revision()
    if publish:
        revision.publish()
    loader = again()
    page_of(loader, root, "Schrijf ons")

    assert page.get_latest_revision_as_object().title == "Bel ons"
    assert loader.kept == [f"home.StandardPage:{root.pk}/contact"]


def test_page_stays_unpublished_and_renamed(root: Page) -> None:
    page = page_of(again(), root, "Contact")
    page.unpublish()
    page_of(again(), root, "Schrijf ons")
    page.refresh_from_db()

    assert not page.live
    assert StandardPage.objects.count() == 1


def test_page_does_not_return_when_a_person_removed_it(root: Page) -> None:
    page_of(again(), root, "Contact").delete()

    assert page_of(again(), root, "Contact") is None
    assert not StandardPage.objects.exists()


def test_page_of_a_person_is_not_taken_over(root: Page) -> None:
    root.add_child(instance=StandardPage(title="Eigen tekst", slug="contact"))
    loader = again()
    page = page_of(loader, root, "Contact")

    assert page.title == "Eigen tekst"
    assert loader.counts == {"kept": 1}


def test_page_below_a_removed_page_is_left_out() -> None:
    assert again().page(StandardPage, None, "contact", {"title": "Contact"}) is None


def test_page_may_stay_a_draft(root: Page) -> None:
    page = page_of(again(), root, "Contact", publish=False)

    assert not page.live
    assert page.revisions.count() == 1


def test_row_follows_the_content() -> None:
    again().row(Audience, "jobcoach", {"label_nl": "Jobcoach"})
    row = again().row(Audience, "jobcoach", {"label_nl": "Loopbaancoach"})

    assert (row.label_nl, Audience.objects.count()) == ("Loopbaancoach", 1)


def test_row_stays_as_a_person_left_it() -> None:
    again().row(Audience, "jobcoach", {"label_nl": "Jobcoach"})
    Audience.objects.update(label_nl="Werkcoach")
    loader = again()
    row = loader.row(Audience, "jobcoach", {"label_nl": "Loopbaancoach"})

    assert row.label_nl == "Werkcoach"
    assert loader.kept == ["taxonomy.Audience:jobcoach"]


def test_row_is_known_by_its_number_when_a_person_moved_it() -> None:
    row = again().row(Audience, "jobcoach", {"label_nl": "Jobcoach"})
    row.slug = "werkcoach"
    row.save()
    again().row(Audience, "jobcoach", {"label_nl": "Jobcoach"})

    assert Audience.objects.count() == 1


def test_row_does_not_return_when_a_person_removed_it() -> None:
    again().row(Audience, "jobcoach", {"label_nl": "Jobcoach"}).delete()

    assert again().row(Audience, "jobcoach", {"label_nl": "Jobcoach"}) is None


def test_row_keeps_the_lists_of_a_person() -> None:
    first, second = (
        again().row(Theme, slug, {"label_nl": slug}) for slug in ("leren-en-werken", "startbanen")
    )
    fields = {"label_nl": "Arbeidstoeleiding", "agenda": "2021"}
    row = again().row(LegacyTheme, "arbeidstoeleiding", fields, {"themes": [first]})
    row.themes.set([second])
    row.save()
    again().row(LegacyTheme, "arbeidstoeleiding", fields, {"themes": [first, second]})

    assert list(LegacyTheme.objects.get().themes.all()) == [second]


def test_terms_leave_out_what_is_gone() -> None:
    loader = again()
    loader.row(Audience, "jobcoach", {"label_nl": "Jobcoach"})

    assert [term.slug for term in loader.terms(Audience, ["jobcoach", "intercedent"])] == ["jobcoach"]
    assert loader.term(Audience, None) is None


def test_blocks_are_the_same_on_every_run() -> None:
    blocks = [
        {"type": "text", "html": "<p>Een</p>"},
        {"type": "checklist", "title": "Doen", "items": ["Bel", "Schrijf"]},
        {"type": "table", "caption": "Wie", "header": ["Rol"], "rows": [["Klantmanager"]]},
        {"type": "definition", "term": "bestaat-niet"},
    ]
    page = HomePage(body=again().blocks(blocks))

    assert again().blocks(blocks) == again().blocks(blocks)
    assert [block.block_type for block in page.body] == ["text", "checklist", "table"]
    assert list(page.body[1].value["items"]) == ["Bel", "Schrijf"]
