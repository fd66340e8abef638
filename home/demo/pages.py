"""Plain pages: about, help, privacy, contact; and what only some may see."""

from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, Page

from cop_platform.accounts.models import User
from home.demo.people import address
from home.founding import pages as founding_pages
from home.founding import roles
from home.loading.base import Loader
from home.models import StandardPage
from home.roles import EDITORS, ORGANISERS

PRIVATE = "Besloten stukken"
MINUTES = "Conceptverslag Taskforce VIA"


def load(loader: Loader) -> None:
    """Write the pages, then who works on them, then a document for staff only."""
    for item in loader.read("pages")["pages"]:
        _load_page(loader, loader.home, item)
    founding_pages.load(loader)
    roles.load(loader)
    _staff(EDITORS, "redacteur")
    _staff(ORGANISERS, "organisator")
    _load_private_document(Group.objects.get(name=EDITORS))


def _load_page(loader: Loader, parent: Page | None, item: dict[str, Any]) -> None:
    fields = {"title": item["title"], "intro": item["intro"], "body": loader.blocks(item["blocks"])}
    page = loader.page(StandardPage, parent, item["slug"], fields)
    for child in item.get("children", ()):
        _load_page(loader, page, child)


def _staff(name: str, slug: str) -> None:
    """Give the role *name* to a demo account, while nobody has it."""
    person = User.objects.filter(email=address(slug)).first()
    for group in Group.objects.filter(name=name, user=None):
        if person is not None:
            person.groups.add(group)


def _load_private_document(readers: Group) -> None:
    """A document that no search, list or address may give to an outsider."""
    documents = get_document_model()
    if documents.objects.filter(title=MINUTES).exists():
        return
    collection = Collection.get_first_root_node().add_child(name=PRIVATE)
    restriction = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.GROUPS
    )
    restriction.groups.add(readers)
    rows = ContentFile(b"punt;besluit\n1;Verslag van de vorige keer vastgesteld\n", name="verslag.csv")
    documents.objects.create(title=MINUTES, file=rows, collection=collection)
