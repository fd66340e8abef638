"""Every spreadsheet of the CMS holds texts of others, and none that calculates."""

from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

from cop_platform.core.spreadsheets import harmless

written_as_before = SpreadsheetExportMixin.preprocess_field_value


def write_harmless(view: Any, field: str, value: Any, export_format: str) -> Any:
    """What stands in the cell for *value*, which the CMS would write as it is."""
    return harmless(written_as_before(view, field, value, export_format))


SpreadsheetExportMixin.preprocess_field_value = write_harmless
