"""How a date stands in an address."""

from datetime import date

from django.urls import register_converter


class DayConverter:
    """A day as ``2026-11-03``; one that does not exist is no address."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        """The day; ValueError tells Django to look on, and so to answer 404."""
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        """The day as written."""
        return value.isoformat()


register_converter(DayConverter, "day")
