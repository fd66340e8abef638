"""Plain pages: about, help, privacy, contact; and what only some may see."""

from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, Page

from cop_platform.accounts.models import User
from events.models import EventIndexPage
from home.demo.base import Loader
from home.demo.people import address
from home.models import StandardPage
from home.roles import EDITORS, ORGANISERS, make_role

PRIVATE = "Besloten stukken"
MINUTES = "Conceptverslag Taskforce VIA"


def load(loader: Loader) -> None:
    """Write the pages, then the staff roles, then a document for staff only."""
    for item in loader.read("pages")["pages"]:
        _load_page(loader, loader.home, item)
    editors = _load_role(EDITORS, loader.home, "redacteur")
    agenda = EventIndexPage.objects.first()
    if agenda is not None:
        _load_role(ORGANISERS, agenda, "organisator")
    _load_private_document(editors)


def _load_page(loader: Loader, parent: Page | None, item: dict[str, Any]) -> None:
    fields = {"title": item["title"], "intro": item["intro"], "body": loader.blocks(item["blocks"])}
    page = loader.page(StandardPage, parent, item["slug"], fields)
    for child in item.get("children", ()):
        _load_page(loader, page, child)


def _load_role(name: str, page: Page, slug: str) -> Group:
    is_new = not Group.objects.filter(name=name).exists()
    group = make_role(name, page) if is_new else Group.objects.get(name=name)
    person = User.objects.filter(email=address(slug)).first()
    if is_new and person is not None:
        person.groups.add(group)
    return group


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
