"""Findings as errors of a form, each at its field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from wagtail.blocks import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from cop_platform.core.proofreading.values import Finding

Messages = dict[str | int, dict[str | int, list[str]]]


def errors_by_field(findings: Iterable[Finding]) -> dict[str, ValidationError]:
    """For each field of the page one error, that opens at the fields in its blocks."""
    by_field: dict[str, Messages] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for finding in findings:
        field, place, name = (*finding.path, "", "")[:3]
        by_field[str(field)][place][name].append(finding.message)
    return {field: StreamBlockValidationError(_blocks(messages)) for field, messages in by_field.items()}


def _blocks(messages: Messages) -> dict[str | int, ValidationError]:
    return {place: _block(fields) for place, fields in messages.items()}


def _block(fields: dict[str | int, list[str]]) -> StructBlockValidationError:
    """The errors at the fields of a block; what is about the whole of it stands above them."""
    whole = fields.get("", [])
    named = {name: ValidationError(texts) for name, texts in fields.items() if name != ""}
    return StructBlockValidationError(named, [ValidationError(one) for one in whole])
