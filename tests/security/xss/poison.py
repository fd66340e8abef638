"""Puts a payload in every text that a person can write: a column each, past every form."""

from collections.abc import Iterator
from itertools import cycle
from typing import Any

from django.apps import apps
from django.db.models import CharField, Field, Model, QuerySet, TextField, UniqueConstraint
from django.db.transaction import atomic
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, Revision

from cop_platform.core.text import clean_rich_text
from cop_platform.core.text_limits import UnusableText

OURS = ("cop_platform", "events", "communities", "resources", "home")
# Written by programs only: a payload would break the program, and no page shows them.
MACHINE = frozenset(
    {
        *(
            "uid",
            "rrule",
            "vevents",
            "fingerprint",
            "search_terms",
            "search_stems",
            "time_zone",
            "token_hash",
        ),
        *("hint", "key", "wanted", "written", "address", "etag", "last_modified", "source_url", "url"),
        *("password", "dedupe_key", "failure_code", "code", "verb", "target_type", "target_id", "holder"),
        *("feed", "recurrence_id", "body_html", "kind"),
    }
)
SHORTEST = 30
# Empty in rows that hold a figure instead: a rule of the table wants one or the other.
OR_ELSE = {("events.evaluationanswer", "text")}


class Poison:
    """Payloads by turns, as long as a field takes; counts which it gave, and to how many fields."""

    def __init__(self, payloads: list[str]) -> None:
        self._next = cycle(payloads)
        self.given: set[str] = set()
        self.fields = 0

    def dose(self, most: int | None) -> str:
        """The next payload of at most *most* characters."""
        found = next(one for one in self._next if most is None or len(one) <= most)
        self.given.add(found)
        return found

    @atomic
    def spread(self) -> None:
        """Overwrite the texts of every row of ours, and have the CMS read the rows, not the versions."""
        for model in apps.get_models():
            if model.__module__.partition(".")[0] in OURS:
                self._rows(model)
        Page.objects.update(latest_revision=None)
        Revision.objects.all().delete()

    def _rows(self, model: type[Model]) -> None:
        names = list(texts_of(model))
        self.fields += len(names)
        if names:
            for row in model._base_manager.all():
                # Not save(): what a row does when it is saved would clean up after us.
                for owner, values in self._values(row, names):
                    owner.update(**values)

    def _values(
        self, row: Any, fields: list[Field[Any, Any]]
    ) -> Iterator[tuple[QuerySet[Any], dict[str, Any]]]:
        owners: dict[type[Model], dict[str, Any]] = {}
        for field in fields:
            if not getattr(row, field.name) and (row._meta.label_lower, field.name) in OR_ELSE:
                continue
            owners.setdefault(field.model, {})[field.name] = self._value(field, row)
        for owner, values in owners.items():
            yield owner._base_manager.filter(pk=row.pk), values

    def _value(self, field: Field[Any, Any], row: Any) -> Any:
        if isinstance(field, RichTextField):
            return self._rich()
        if isinstance(field, StreamField):
            raw = getattr(row, field.name).get_prep_value()
            return [
                item | {"value": self._block(field.stream_block.child_blocks[item["type"]], item["value"])}
                for item in raw
            ]
        return self.dose(field.max_length)

    def _block(self, block: blocks.Block, value: Any) -> Any:
        """*value* of *block* with payloads in it; rich text through the door that it must pass."""
        if isinstance(block, blocks.RichTextBlock):
            return self._rich()
        if isinstance(block, blocks.CharBlock | blocks.TextBlock):
            return self.dose(200)
        if isinstance(block, blocks.BaseStructBlock):
            known = block.child_blocks
            return {name: self._block(known[name], item) for name, item in value.items() if name in known}
        if isinstance(block, blocks.ListBlock):
            return [item | {"value": self._block(block.child_block, item["value"])} for item in value]
        return value

    def _rich(self) -> str:
        try:
            return clean_rich_text(f"<p>{self.dose(None)}</p>")
        except UnusableText:
            return ""


def texts_of(model: type[Model]) -> Iterator[Field[Any, Any]]:
    """The columns of *model* in which a person writes words."""
    alone = {
        name for rule in model._meta.constraints if isinstance(rule, UniqueConstraint) for name in rule.fields
    }
    for field in model._meta.concrete_fields:
        if type(field) not in (CharField, TextField, RichTextField, StreamField) or field.name in MACHINE:
            continue
        if field.unique or field.name in alone or field.choices or field.name in ("url_path", "locale"):
            continue
        if isinstance(field, CharField) and (field.max_length or SHORTEST) < SHORTEST:
            continue
        yield field
