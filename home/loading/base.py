"""The loader: writes pages and rows, again and again without harm.

Everything is found by its slug.  What a person changed, unpublished or removed since
the last run stays as that person left it.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from django.db.models import Model
from wagtail.models import Page, Site

from cop_platform.accounts.models import Organisation
from cop_platform.core import clock
from home.loading import streams
from home.loading.files import read
from home.loading.page_writer import Fields, Inlines, Lists, PageWriter, page_key
from home.loading.records import Records
from home.loading.rich_text import cleaned, cleaned_rows
from home.loading.row_writer import RowWriter
from home.models import HomePage
from resources.models import Figure, GlossaryTerm, PracticePage

REFERRED: dict[str, type[Model]] = {
    "figure": Figure,
    "definition": GlossaryTerm,
    "practice": PracticePage,
}


class Loader:
    """One run at *now* with the content of *folder*: counts what it did, names what it left alone."""

    def __init__(self, folder: Path, *, now: datetime) -> None:
        self.folder, self.now = folder, now
        self.today: date = clock.today(now)
        self.counts: Counter[str] = Counter()
        self.kept: list[str] = []
        self.changed: list[Model] = []
        records = Records(self)
        self._pages, self._rows = PageWriter(records), RowWriter(records)
        self._is_known = records.get
        self._found: dict[type[Model], dict[str, Any]] = {}

    @cached_property
    def home(self) -> HomePage:
        """The front page, under which everything else hangs."""
        return HomePage.objects.get(pk=Site.objects.get(is_default_site=True).root_page_id)

    def read(self, name: str) -> Any:
        """The content of ``<name>.json`` in the folder of this run."""
        return read(self.folder, name)

    def page(
        self,
        model: type[Page],
        parent: Page | None,
        slug: str,
        fields: Fields,
        m2m: Lists | None = None,
        inlines: Inlines | None = None,
        *,
        publish: bool = True,
    ) -> Any:
        """The page *slug* under *parent*, published unless told otherwise; None when it was removed.

        *m2m* gives lists of rows by field, *inlines* lists of field values by relation.
        """
        if parent is None:
            return None
        fields = cleaned(model, fields)
        rows = {name: cleaned_rows(model, name, items) for name, items in (inlines or {}).items()}
        page = self._pages.write(model, parent, slug, fields, m2m or {}, rows, publish=publish)
        self._remember(model, slug, page)
        return page

    def row(
        self,
        model: type[Model],
        slug: str,
        fields: Fields,
        m2m: Lists | None = None,
        *,
        lookup: Fields | None = None,
    ) -> Any:
        """The row *slug* of *model*; None when it was removed.

        Without *lookup* its field ``slug`` identifies it; with it, *slug* only names it
        in the records.
        """
        key = f"{model._meta.label}:{slug}"
        found_by = lookup or {"slug": slug}
        row = self._rows.write(model, key, found_by, cleaned(model, fields), m2m or {})
        if lookup is None:
            self._remember(model, slug, row)
        return row

    def is_new(self, model: type[Page], parent: Page, slug: str) -> bool:
        """Whether the page *slug* under *parent* was never loaded before."""
        return self._is_known(page_key(model, parent, slug)) is None

    def term(self, model: type[Model], slug: str | None) -> Any:
        """The row or page of *model* with *slug*; None for None, and for what was removed."""
        if model not in self._found:
            self._found[model] = {item.slug: item for item in model._base_manager.all()}  # type: ignore[attr-defined]
        return self._found[model].get(slug) if slug else None

    def terms(self, model: type[Model], slugs: Iterable[str]) -> list[Any]:
        """The rows of *model* with *slugs*, without those that were removed."""
        found = (self.term(model, slug) for slug in slugs)
        return [item for item in found if item is not None]

    def organisation(self, slug: str | None) -> Organisation | None:
        """The organisation with *slug*."""
        return self.term(Organisation, slug)

    def organisations(self, slugs: Iterable[str]) -> list[Organisation]:
        """The organisations with *slugs*."""
        return self.terms(Organisation, slugs)

    def blocks(self, blocks: Iterable[streams.Block]) -> str:
        """StreamField data for blocks of the content files."""
        return streams.body_blocks(blocks, self._reference)

    def text(self, html: str) -> str:
        """StreamField data for one block of running text; empty for no text."""
        return self.blocks([{"type": "text", "html": html}] if html else [])

    def note(self, what: str, key: str, instance: Model | None = None) -> None:
        """Count *what* for *key*; remember what must be indexed, and what a person keeps."""
        self.counts[what] += 1
        if instance is not None:
            self.changed.append(instance)
        if what == "kept":
            self.kept.append(key)

    def _reference(self, kind: str, slug: str) -> int | None:
        found = self.term(REFERRED[kind], slug)
        return found.pk if found else None

    def _remember(self, model: type[Model], slug: str, item: Any) -> None:
        if model in self._found and item is not None:
            self._found[model][slug] = item
