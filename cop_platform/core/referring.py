"""Every form of the CMS refuses to refer to what the person may not know of; pages and rows alike.

Asked of each form itself: pages, rows, the rows in a page, previews and drafts that
are saved while somebody types are all checked there, and so is what comes next.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.admin.widgets import BaseChooser
from wagtail.rich_text import RichText, extract_references_from_rich_text, get_rewriter

from cop_platform.core.references import Reference, reference, unknown_among

clean_as_before = WagtailAdminModelForm._clean_form


def refuse_unknown(form: WagtailAdminModelForm) -> None:
    """Clean *form*, and put an error beside each field that refers to what the person may not know of.

    What was there already may stay.  The form comes back without the reference: it would
    tell the name of what it leads to.
    """
    clean_as_before(form)
    # Rows in the page ask for themselves; a form that is shown again must have asked them all.
    for formset in form.formsets.values():
        formset.is_valid()
    if form.for_user is not None:
        for name, refused in _refused(form).items():
            _refuse(form, name, refused)


WagtailAdminModelForm._clean_form = refuse_unknown


def _refused(form: WagtailAdminModelForm) -> dict[str, set[Reference]]:
    """By name of the field: what is new in it, and not known to who sent it."""
    new = {
        name: _references(field, form[name].value()) - _references(field, form[name].initial)
        for name, field in form.fields.items()
        if _can_refer(field)
    }
    unknown = unknown_among(form.for_user, set().union(*new.values()))
    return {name: found & unknown for name, found in new.items() if found & unknown}


def _refuse(form: WagtailAdminModelForm, name: str, refused: set[Reference]) -> None:
    field, value = form.fields[name], form[name].value()
    shown = _without(field, value, refused)
    # Not what was sent, but this is what the form shows again.
    field.bound_data = lambda data, initial: shown
    form.add_error(
        name,
        _(
            "Hier stond een verwijzing naar iets dat u niet mag zien, of dat er niet meer is. "
            "De verwijzing is weggehaald. Kijk na of de tekst nog klopt, en bewaar opnieuw."
        ),
    )


def _can_refer(field: forms.Field) -> bool:
    """Whether *field* may name what it does not show; a list that shows all its rows tells nothing new."""
    return isinstance(field, blocks.BlockField) or isinstance(
        field.widget, DraftailRichTextArea | BaseChooser
    )


def _references(field: Any, value: Any) -> set[Reference]:
    if not value:
        return set()
    if isinstance(field, blocks.BlockField):
        return _all(field.block.extract_references(value))
    if isinstance(field.widget, DraftailRichTextArea):
        return _in_text(value)
    several = value if isinstance(value, list | tuple) else [value]
    return {reference(field.queryset.model, getattr(one, "pk", one)) for one in several}


def _in_text(html: str) -> set[Reference]:
    return _all(extract_references_from_rich_text(str(html)))


def _all(found: Iterable[tuple[Any, ...]]) -> set[Reference]:
    return {reference(model, key) for model, key, *_path in found}


def _without(field: Any, value: Any, refused: set[Reference]) -> Any:
    if isinstance(field, blocks.BlockField):
        return _block_without(field.block, value, refused)
    return _text_without(value, refused) if isinstance(field.widget, DraftailRichTextArea) else None


def _block_without(block: blocks.Block, value: Any, refused: set[Reference]) -> Any:
    """*value* of *block*, changed to be without what is *refused*."""
    if isinstance(block, blocks.ChooserBlock):
        return None if _all(block.extract_references(value)) & refused else value
    if isinstance(block, blocks.RichTextBlock):
        return RichText(_text_without(value.source, refused))
    if isinstance(block, blocks.BaseStructBlock):
        for name, child in block.child_blocks.items():
            value[name] = _block_without(child, value[name], refused)
    for child in _children(block, value):
        child.value = _block_without(child.block, child.value, refused)
    return value


def _children(block: blocks.Block, value: Any) -> Iterator[Any]:
    if isinstance(block, blocks.BaseStreamBlock):
        yield from value
    elif isinstance(block, blocks.ListBlock):
        yield from value.bound_blocks


def _text_without(html: str, refused: set[Reference]) -> str:
    """*html* in which the words of a link stay, without where it led to."""

    def kept(tag: re.Match[str]) -> str:
        if not _in_text(tag[0]) & refused:
            return tag[0]
        return "<a>" if tag[0].startswith("<a") else ""

    for rewriter in get_rewriter().rewriters:
        html = rewriter.get_opening_tag_regex().sub(kept, html)
    return html
