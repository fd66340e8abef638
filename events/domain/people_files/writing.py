"""Rows as the bytes of a spreadsheet that calculates nothing of others."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from io import BytesIO, StringIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook

from cop_platform.core.spreadsheets import harmless
from events.models import PeopleFile

Rows = Iterable[list[Any]]


def csv_of(rows: Rows) -> bytes:
    """For a Dutch spreadsheet program: UTF-8 with a mark, semicolons."""
    target = StringIO()
    csv.writer(target, delimiter=";").writerows([harmless(cell) for cell in row] for row in rows)
    return target.getvalue().encode("utf-8-sig")


def xlsx_of(rows: Rows) -> bytes:
    """For Excel."""
    book, target = Workbook(write_only=True), BytesIO()
    sheet = book.create_sheet(_("Deelnemers"))
    for row in rows:
        sheet.append([harmless(cell) for cell in row])
    book.save(target)
    return target.getvalue()


WRITERS: Mapping[str, Callable[[Rows], bytes]] = {
    PeopleFile.Form.CSV: csv_of,
    PeopleFile.Form.XLSX: xlsx_of,
}
