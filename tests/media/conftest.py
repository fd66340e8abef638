"""A small site with files that pages refer to."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from wagtail.models import (
    BaseViewRestriction,
    Collection,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
    Site,
)

from cop_platform.accounts.models import User
from cop_platform.media.models import SiteDocument, SiteImage
from home.models import HomePage, StandardPage
from tests.factories.accounts import UserFactory
from tests.media.files import picture

ROWS = b"punt;besluit\n1;Vastgesteld\n"


@pytest.fixture(autouse=True)
def store(settings: LazySettings, tmp_path: Path) -> Path:
    """An empty folder for files."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def home(db: None) -> HomePage:
    """The front page of the site."""
    front = Page.get_first_root_node().add_child(instance=HomePage(title="VIA", slug="via"))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "testserver", "root_page": front}
    )
    return front


@pytest.fixture
def members() -> Group:
    """A group with a page of its own."""
    return Group.objects.create(name="Leden")


@pytest.fixture
def member(members: Group) -> User:
    """Somebody in that group."""
    person = UserFactory()
    person.groups.add(members)
    return person


def document(**fields: Any) -> SiteDocument:
    """A stored document."""
    usual = {"title": "Verslag", "file": ContentFile(ROWS, name="verslag.csv")}
    return SiteDocument.objects.create(**{**usual, **fields})


def image(**fields: Any) -> SiteImage:
    """A stored image."""
    usual = {"title": "Foto", "file": ContentFile(picture("JPEG"), name="foto.jpg")}
    return SiteImage.objects.create(**{**usual, **fields})


def refer(home: HomePage, thing: Any, **fields: Any) -> StandardPage:
    """A page below *home* whose text refers to *thing*."""
    link = f'<a linktype="document" id="{thing.pk}">Verslag</a>'
    shown = f'<embed embedtype="image" id="{thing.pk}" alt="" format="left"/>'
    html = f"<p>{link}</p>" if isinstance(thing, SiteDocument) else shown
    body = json.dumps([{"type": "text", "value": {"html": html}}])
    return home.add_child(instance=StandardPage(title="Met bestand", body=body, **fields))


def restrict_page(page: Page, group: Group) -> None:
    """Leave *page* to *group*."""
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=BaseViewRestriction.GROUPS)
    restriction.groups.add(group)


def private_collection(*groups: Group) -> Collection:
    """A collection for *groups* alone."""
    collection = Collection.get_first_root_node().add_child(name="Besloten")
    restriction = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=BaseViewRestriction.GROUPS
    )
    restriction.groups.set(groups)
    return collection
