"""A table that a screen reader can read: a caption, a header row, rows named by their first cell."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock


@dataclass(frozen=True)
class PlainTable:
    """The words of a table, row by row."""

    caption: str
    header: list[str]
    rows: list[list[str]]


class TableBlock(TypedTableBlock):
    """A table of short texts, edited cell by cell without a spreadsheet."""

    text = blocks.CharBlock(required=False, max_length=400, label=_("Tekst"))

    class Meta:
        icon = "table"
        label = _("Tabel")
        description = _("Korte teksten in rijen en kolommen, met een titel en een kopregel.")
        help_text = _("Geef de tabel een titel en elke kolom een kop. De eerste cel noemt de rij.")
        template = "components/blocks/table.html"
        preview_value = {
            "caption": "Wie doet wat?",
            "columns": [{"type": "text", "heading": "Rol"}, {"type": "text", "heading": "Taak"}],
            "rows": [{"values": ["Klantmanager", "Belt elke week"]}],
        }

    def get_context(self, value: TypedTable, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """The template's inputs: plain rows in place of bound cells."""
        context = super().get_context(value, parent_context)
        return {**context, "value": _plain(value)}


def _plain(table: TypedTable) -> PlainTable:
    header = [column["heading"] for column in table.columns]
    rows = [[str(cell or "") for cell in row["values"]] for row in table.row_data]
    return PlainTable(table.caption or "", header if any(header) else [], rows)
