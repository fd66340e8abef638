"""A form widget for a recurrence: plain form controls, no script needed.

The browser sends one value per control; the widget joins them into RRULE text
and takes RRULE text apart again.  It does not judge: what an editor typed comes
back on the form as typed, and the form field says what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import recurrence
from django import forms
from django.template.loader import render_to_string
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext_lazy as _

from events.rules import WEEKDAYS as CODES
from events.rules import serialize

FREQUENCIES = [
    ("", _("Eenmalig")),
    ("DAILY", _("Elke dag of om de zoveel dagen")),
    ("WEEKLY", _("Elke week of om de zoveel weken")),
    ("MONTHLY", _("Elke maand of om de zoveel maanden")),
    ("YEARLY", _("Elk jaar of om de zoveel jaar")),
]
KEEP = ("KEEP", _("Bijzondere herhaling, niet veranderen"))
POSITIONS = [("1", _("1e")), ("2", _("2e")), ("3", _("3e")), ("4", _("4e")), ("-1", _("laatste"))]
EXCLUDED_INPUTS, SPARE_INPUTS = 6, 2
# What the controls below can show; any other rule is kept whole, as text.
_SIMPLE = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYMONTHDAY", "BYDAY"}
_NTH = re.compile(r"(-?[0-9])(MO|TU|WE|TH|FR|SA|SU)", re.ASCII)


class RecurrenceWidget(forms.Widget):
    """How often, on which days, until when, and on which dates not."""

    template_name = "events/widgets/recurrence.html"
    use_fieldset = True

    class Media:
        css = {"all": ["events/recurrence-widget.css"]}

    def format_value(self, value: Any) -> str:
        """*value* as text, also when it is what the editor typed and cannot be read."""
        if isinstance(value, recurrence.Recurrence):
            return serialize(value)
        return str(value or "")

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """The label of the whole field names its first control."""
        return f"{id_}-frequency" if id_ else ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Everything the template shows; each control under ``<name>-<part>``."""
        context = super().get_context(name, value, attrs)
        text = context["widget"]["value"] = self.format_value(value)
        rule, excluded = _lines(text)
        choices = [*FREQUENCIES, KEEP] if _is_special(rule) else FREQUENCIES
        context["widget"] |= {
            "parts": _parts(rule),
            "rule": rule,
            "excluded": excluded + [""] * max(SPARE_INPUTS, EXCLUDED_INPUTS - len(excluded)),
            "frequencies": choices,
            "weekdays": [(code, WEEKDAYS[day]) for day, code in enumerate(CODES)],
            "positions": POSITIONS,
            "months": [(str(month), label) for month, label in MONTHS.items()],
        }
        return context

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str:
        """RRULE and EXDATE text from the controls, or from text under the bare name."""
        if f"{name}-frequency" not in data:
            return str(data.get(name) or "")
        posted = _Posted(data, name)
        rule = _rule_text(posted)
        days = [day.replace("-", "") for day in posted.all("excluded")]
        lines = [f"RRULE:{rule}"] if rule else []
        if rule and days:
            lines.append("EXDATE;VALUE=DATE:" + ",".join(days))
        return "\n".join(lines)

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """Only when neither a control nor the bare name was sent."""
        return name not in data and f"{name}-frequency" not in data

    def _render(self, template_name: str, context: dict[str, Any], renderer: Any = None) -> str:
        # Django's form renderer knows only Django's own templates.
        return render_to_string(template_name, context)


class _Posted:
    """The controls of one widget, without the characters that have a meaning in a rule."""

    def __init__(self, data: Mapping[str, Any], name: str) -> None:
        self.data, self.name = data, name

    def one(self, part: str, unwanted: str = r"[^\w.+-]", length: int = 20) -> str:
        return re.sub(unwanted, "", str(self.data.get(f"{self.name}-{part}") or ""))[:length]

    def all(self, part: str) -> list[str]:
        key = f"{self.name}-{part}"
        getlist = getattr(self.data, "getlist", None)
        values = getlist(key) if getlist else self.data.get(key, [])
        clean = [re.sub(r"[^\w+-]", "", str(value))[:20] for value in values]
        return [value for value in clean if value]


def _rule_text(posted: _Posted) -> str:
    frequency = posted.one("frequency")
    if frequency == KEEP[0]:
        return posted.one("rule", r"[^\w=;,+-]", 500)
    if not frequency:
        return ""
    parts = {"FREQ": frequency, "INTERVAL": posted.one("interval"), **_end(posted)}
    parts["BYMONTH"] = ",".join(posted.all("months"))
    parts |= _days(posted, frequency)
    return ";".join(f"{key}={value}" for key, value in parts.items() if value)


def _end(posted: _Posted) -> dict[str, str]:
    end = posted.one("end")
    if end == "count":
        return {"COUNT": posted.one("count") or "0"}
    if end == "until":
        return {"UNTIL": posted.one("until").replace("-", "") or "?"}
    return {}


def _days(posted: _Posted, frequency: str) -> dict[str, str]:
    if frequency in ("DAILY", "WEEKLY"):
        return {"BYDAY": ",".join(posted.all("weekdays")) if frequency == "WEEKLY" else ""}
    if posted.one("by") == "weekday":
        return {"BYDAY": posted.one("position") + posted.one("weekday")}
    return {"BYMONTHDAY": posted.one("month-day")}


def _lines(text: str) -> tuple[str, list[str]]:
    """The rule and the excluded dates, as a date input wants them."""
    rule, days = "", []
    for line in text.splitlines():
        name, _colon, body = line.partition(":")
        if name == "RRULE":
            rule = body
        elif name.startswith("EXDATE"):
            days = [_iso(day) for day in body.split(",")]
    return rule, days


def _parts(rule: str) -> dict[str, Any]:
    """The controls that show *rule*, without judging it."""
    found = dict(part.partition("=")[::2] for part in rule.split(";") if part)
    nth = _NTH.fullmatch(found.get("BYDAY", ""))
    return {
        "frequency": KEEP[0] if _is_special(rule) else found.get("FREQ", ""),
        "interval": found.get("INTERVAL", "1"),
        "weekdays": [] if nth else found.get("BYDAY", "").split(","),
        "by": "weekday" if nth else "day",
        "position": nth[1] if nth else "",
        "weekday": nth[2] if nth else "",
        "month_day": found.get("BYMONTHDAY", ""),
        "months": found.get("BYMONTH", "").split(","),
        "end": "count" if "COUNT" in found else "until" if "UNTIL" in found else "never",
        "count": found.get("COUNT", ""),
        "until": _iso(found.get("UNTIL", "")),
    }


def _is_special(rule: str) -> bool:
    """Whether *rule* says something that the controls would lose."""
    found = dict(part.partition("=")[::2] for part in rule.split(";") if part)
    by_day, by_month_day = found.get("BYDAY", ""), found.get("BYMONTHDAY", "")
    frequency = found.get("FREQ", "")
    fits_day = {
        "DAILY": not by_day,
        "WEEKLY": not any(character.isdigit() for character in by_day),
    }.get(frequency, not by_day or _fits_nth(by_day))
    fits_month_day = not by_month_day or (
        frequency in ("MONTHLY", "YEARLY") and not by_day and by_month_day.isdigit()
    )
    return bool(rule) and not (set(found) <= _SIMPLE and fits_day and fits_month_day)


def _fits_nth(by_day: str) -> bool:
    nth = _NTH.fullmatch(by_day)
    return nth is not None and nth[1] in dict(POSITIONS)


def _iso(day: str) -> str:
    return f"{day[:4]}-{day[4:6]}-{day[6:]}" if re.fullmatch("[0-9]{8}", day) else day
