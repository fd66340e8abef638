"""Model and form field for a recurrence: django-recurrence's, with its defects fenced off."""

from __future__ import annotations

import logging
from typing import Any

import recurrence
from django import forms
from django.core.exceptions import ValidationError
from django.db.models.query_utils import DeferredAttribute
from recurrence import fields as library_fields
from recurrence import forms as library_forms

from events.rules import RuleTextError, deserialize, serialize
from events.widgets import RecurrenceWidget

logger = logging.getLogger(__name__)
FREQUENCIES = (recurrence.YEARLY, recurrence.MONTHLY, recurrence.WEEKLY, recurrence.DAILY)


class RecurrenceFormField(library_forms.RecurrenceField):
    """Reads one rule and the dates on which it does not apply; nothing a meeting cannot have."""

    widget = RecurrenceWidget

    def __init__(self, **kwargs: Any) -> None:
        limits: dict[str, Any] = {"max_rrules": 1, "max_exrules": 0, "max_rdates": 0}
        limits |= {"accept_dtstart": False, "accept_dtend": False, "frequencies": FREQUENCIES}
        super().__init__(**{**limits, **kwargs})

    def clean(self, value: Any) -> recurrence.Recurrence:
        """A ``Recurrence`` with local dates, from the text of the widget.

        The library's own ``clean`` accepts INTERVAL=0 and reads dates in the zone
        of whoever edits, so it is not called.
        """
        try:
            cleaned = to_recurrence(value)
        except RuleTextError as error:
            raise ValidationError(str(error.message), code=error.code) from error
        if self.required and not cleaned.rrules:
            raise ValidationError(self.error_messages["required"], code="required")
        return cleaned

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether *data* means another rule, however it is written."""
        try:
            return serialize(to_recurrence(initial)) != serialize(to_recurrence(data))
        except RuleTextError:
            return True


class RecurrenceAttribute(DeferredAttribute):
    """Turns text into a ``Recurrence`` on assignment, and survives ``.only()`` and ``.defer()``."""

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field.attname] = self.field.to_python(value)


class RecurrenceField(library_fields.RecurrenceField):
    """A repeating rule without start or clock time, stored as local dates.

    The start of the meeting lives in a column of its own; the library would
    store it in UTC and shift the series by an hour in spring.  The value is
    always a ``Recurrence``: an empty one means that nothing repeats.
    """

    descriptor_class = RecurrenceAttribute

    def __init__(self, verbose_name: Any = None, **kwargs: Any) -> None:
        # The library would count the start as an extra occurrence.
        super().__init__(include_dtstart=False, verbose_name=verbose_name, **kwargs)

    def contribute_to_class(self, cls: Any, *args: Any, **kwargs: Any) -> None:
        """Put our attribute in place of the library's, which fails on a deferred field."""
        super().contribute_to_class(cls, *args, **kwargs)
        setattr(cls, self.attname, self.descriptor_class(self))

    def from_db_value(self, value: Any, *args: Any) -> recurrence.Recurrence:
        """A text that cannot be read must not take the whole page list down with it."""
        try:
            return to_recurrence(value)
        except RuleTextError as error:
            logger.error("stored recurrence is unreadable: %s", error.code)
            return to_recurrence(None)

    def to_python(self, value: Any) -> recurrence.Recurrence:
        """Text, ``None`` or a ``Recurrence`` as a ``Recurrence``."""
        try:
            return to_recurrence(value)
        except RuleTextError as error:
            raise ValidationError(str(error.message), code=error.code) from error

    def get_prep_value(self, value: Any) -> str:
        """Canonical local text; equal rules are equal bytes."""
        return serialize(self.to_python(value))

    def value_to_string(self, obj: Any) -> str:
        """For revisions and fixtures: the same text as in the database."""
        return self.get_prep_value(self.value_from_object(obj))

    def get_default(self) -> recurrence.Recurrence:
        """A fresh value each time, as a ``Recurrence`` can be changed in place."""
        return self.to_python(super().get_default())

    def formfield(self, **kwargs: Any) -> forms.Field:
        """Our form field and widget, also where the CMS asks for another widget."""
        defaults: dict[str, Any] = {"form_class": RecurrenceFormField, "widget": RecurrenceWidget}
        return super().formfield(**{**defaults, **kwargs})


def to_recurrence(value: Any) -> recurrence.Recurrence:
    """Text, ``None`` or a ``Recurrence`` as a ``Recurrence``; raises ``RuleTextError``."""
    if isinstance(value, recurrence.Recurrence):
        return value
    return deserialize(str(value or ""))
