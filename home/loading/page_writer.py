"""Writes pages the way an editor does: a revision each time, then publication."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Model
from wagtail.models import Page

from home.loading.records import Records, digest
from home.models import DemoRecord

Fields = Mapping[str, Any]
Lists = Mapping[str, Iterable[Model]]
Inlines = Mapping[str, Sequence[Fields]]


def page_key(model: type[Page], parent: Page, slug: str) -> str:
    """The name of a page in the records; the parent's own slug may be changed by a person."""
    return f"{model._meta.label}:{parent.pk}/{slug}"


class PageWriter:
    """Creates and refreshes pages; a page that a person edited is left alone."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def write(
        self,
        model: type[Page],
        parent: Page,
        slug: str,
        fields: Fields,
        lists: Lists,
        inlines: Inlines,
        *,
        publish: bool,
    ) -> Any:
        """The page *slug* under *parent*; None when a person removed it."""
        lists = {name: list(items) for name, items in lists.items()}
        key = page_key(model, parent, slug)
        wanted = digest([fields, lists, inlines, publish])
        record = self._records.get(key)
        page = self._existing(model, parent, slug, record)
        if page is None and record is None:
            page = model(slug=slug, live=False, **fields)
            _set_related(page, lists, inlines)
            parent.add_child(instance=page)
        elif page is None or record is None or _was_edited(page, record):
            self._records.journal.note("kept", key)
            return page
        elif record.wanted == wanted:
            self._records.journal.note("unchanged", key)
            return page
        else:
            for name, value in fields.items():
                setattr(page, name, value)
            _set_related(page, lists, inlines)
        return self._revise(key, page, wanted, publish=publish)

    def _existing(self, model: type[Page], parent: Page, slug: str, record: DemoRecord | None) -> Any:
        if record is not None:
            return model.objects.filter(pk=record.object_id).first()
        return model.objects.child_of(parent).filter(slug=slug).first()

    def _revise(self, key: str, page: Any, wanted: str, *, publish: bool) -> Any:
        revision = page.save_revision(clean=False)
        if publish:
            revision.publish()
        page = type(page).objects.get(pk=page.pk)
        self._records.store(key, wanted=wanted, written=_mark(page), instance=page)
        return page


def _mark(page: Page) -> str:
    """Changes with every save and with every unpublication in the CMS."""
    return f"{page.latest_revision_id} {'live' if page.live else 'draft'}"


def _was_edited(page: Page, record: DemoRecord) -> bool:
    return _mark(page) != record.written


def _set_related(page: Any, lists: Lists, inlines: Inlines) -> None:
    for name, items in lists.items():
        setattr(page, name, items)
    for name, rows in inlines.items():
        manager = getattr(page, name)
        children = [manager.model(sort_order=order, **row) for order, row in enumerate(rows)]
        manager.set(children)
