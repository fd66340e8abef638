"""The recurrence widget: from controls to text and back, without script."""

from html.parser import HTMLParser

import pytest
from django import forms
from django.http import QueryDict

from events.fields import RecurrenceFormField
from events.rules import deserialize
from events.widgets import RecurrenceWidget

SECOND_TUESDAY = "RRULE:FREQ=MONTHLY;COUNT=6;BYDAY=2TU\nEXDATE;VALUE=DATE:20260714"


class PlanForm(forms.Form):
    r = RecurrenceFormField(required=False)


class Controls(HTMLParser):
    """Names, ids and what a browser would send, as a list of pairs."""

    def __init__(self, html):
        super().__init__()
        self.sent, self.ids, self.labelled, self.described = [], [], [], []
        self.names, self.select, self.html = [], "", html
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.ids += [found["id"]] if "id" in found else []
        self.labelled += [found["for"]] if "for" in found else []
        self.described += found.get("aria-describedby", "").split()
        if tag == "select":
            self.select = found["name"]
        if tag == "option" and "selected" in found:
            self.sent.append((self.select, found["value"]))
        if tag == "input":
            self._input(found)

    def _input(self, found):
        if found["type"] not in ("checkbox", "radio") or "checked" in found:
            self.sent.append((found["name"], found.get("value", "")))
        if found["type"] != "hidden":
            self.names.append(found["id"])


def posted(query):
    return RecurrenceWidget().value_from_datadict(QueryDict(query), {}, "r")


def rendered(text, **attrs):
    return Controls(RecurrenceWidget().render("r", text, {"id": "id_r", **attrs}))


def test_editor_plans_each_second_tuesday_six_times_except_one_date():
    form = PlanForm(
        QueryDict(
            "r-frequency=MONTHLY&r-interval=1&r-by=weekday&r-position=2&r-weekday=TU"
            "&r-end=count&r-count=6&r-excluded=2026-07-14&r-excluded=&r-excluded="
        )
    )

    assert form.is_valid(), form.errors
    assert form.cleaned_data["r"] == deserialize(SECOND_TUESDAY)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("r-frequency=", ""),
        ("r-frequency=&r-excluded=2026-07-14", ""),
        ("r-frequency=DAILY&r-weekdays=MO", "RRULE:FREQ=DAILY"),
        (
            "r-frequency=WEEKLY&r-interval=2&r-weekdays=TU&r-weekdays=TH",
            "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH",
        ),
        (
            "r-frequency=MONTHLY&r-by=day&r-month-day=15&r-position=2&r-weekday=TU",
            "RRULE:FREQ=MONTHLY;BYMONTHDAY=15",
        ),
        ("r-frequency=MONTHLY&r-by=day&r-month-day=", "RRULE:FREQ=MONTHLY"),
        ("r-frequency=MONTHLY&r-by=weekday&r-position=-1&r-weekday=FR", "RRULE:FREQ=MONTHLY;BYDAY=-1FR"),
        (
            "r-frequency=YEARLY&r-by=weekday&r-position=2&r-weekday=TH&r-months=11",
            "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=2TH",
        ),
        ("r-frequency=WEEKLY&r-end=until&r-until=2026-12-31&r-count=4", "RRULE:FREQ=WEEKLY;UNTIL=20261231"),
        ("r-frequency=KEEP&r-rule=FREQ=MONTHLY;BYDAY=2TU,4TU", "RRULE:FREQ=MONTHLY;BYDAY=2TU,4TU"),
        ("r=RRULE:FREQ=DAILY", "RRULE:FREQ=DAILY"),
        ("", ""),
    ],
)
def test_controls_become_text(query, text):
    assert posted(query) == text


@pytest.mark.parametrize(
    "text",
    [
        SECOND_TUESDAY,
        "RRULE:FREQ=DAILY;INTERVAL=3",
        "RRULE:FREQ=DAILY;BYMONTH=1,2",
        "RRULE:FREQ=WEEKLY;UNTIL=20261231;BYDAY=TU,TH",
        "RRULE:FREQ=MONTHLY;BYMONTHDAY=31",
        "RRULE:FREQ=MONTHLY;BYMONTH=1,2,3,4,5,6,9,10,11,12;BYDAY=-1FR",
        "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=2TH",
        "RRULE:FREQ=MONTHLY;BYDAY=2TU,4TU",
        "RRULE:FREQ=MONTHLY;BYDAY=5MO",
        "RRULE:FREQ=MONTHLY;BYMONTHDAY=-5",
        "RRULE:FREQ=DAILY;BYDAY=MO,TU",
        "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "RRULE:FREQ=WEEKLY\nEXDATE;VALUE=DATE:" + ",".join(f"202607{day:02}" for day in range(1, 11)),
        "",
    ],
)
def test_form_that_is_opened_and_saved_keeps_the_rule(text):
    controls = rendered(deserialize(text))

    data = QueryDict(mutable=True)
    for name, value in controls.sent:
        data.appendlist(name, value)
    form = PlanForm(data)

    assert form.is_valid(), form.errors
    assert form.cleaned_data["r"] == deserialize(text)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("r-frequency=WEEKLY&r-interval=0", "om de hoeveel"),
        ("r-frequency=WEEKLY&r-interval=twee", "om de hoeveel"),
        ("r-frequency=WEEKLY&r-end=count&r-count=", "aantal keren"),
        ("r-frequency=WEEKLY&r-end=count&r-count=9999", "aantal keren"),
        ("r-frequency=WEEKLY&r-end=until&r-until=", "einddatum"),
        ("r-frequency=WEEKLY&r-end=until&r-until=2026-02-30", "einddatum"),
        ("r-frequency=WEEKLY&r-excluded=2026-02-30", "vervalt"),
        ("r-frequency=MONTHLY&r-by=day&r-month-day=32", "bestaat niet"),
        ("r-frequency=YEARLY&r-by=weekday&r-position=2&r-weekday=TU", "welke maand"),
        ("r-frequency=SECONDLY", "elke dag, week"),
        ("r-frequency=KEEP&r-rule=FREQ=SECONDLY", "elke dag, week"),
        ("r-frequency=WEEKLY&r-weekdays=XX", "weekdag"),
        ("r-frequency=WEEKLY;COUNT=5%0D%0ARDATE:20260101", "elke dag, week"),
        ("r=%00", "kunnen wij niet lezen"),
    ],
)
def test_what_cannot_be_a_rule_is_refused_with_a_sentence(query, message):
    form = PlanForm(QueryDict(query))

    assert message in str(form.errors["r"])


def test_refused_input_is_shown_again_as_typed():
    form = PlanForm(
        QueryDict("r-frequency=WEEKLY&r-interval=twee&r-end=count&r-count=9999&r-excluded=2026-07-14")
    )

    assert not form.is_valid()
    sent = Controls(str(form["r"])).sent
    assert {("r-frequency", "WEEKLY"), ("r-interval", "twee"), ("r-count", "9999")} <= set(sent)
    assert ("r-excluded", "2026-07-14") in sent


def test_every_control_has_a_label_and_every_id_exists_once():
    controls = rendered(SECOND_TUESDAY)

    assert sorted(controls.labelled) == sorted(set(controls.labelled))
    assert set(controls.names) <= set(controls.labelled)
    assert len(controls.ids) == len(set(controls.ids))
    assert set(controls.described) <= set(controls.ids)


def test_widget_passes_on_its_description_and_its_error():
    html = rendered("", **{"aria-describedby": "panel-help panel-errors", "aria-invalid": "true"}).html

    assert 'aria-describedby="panel-help panel-errors"' in html
    assert 'aria-invalid="true"' in html


def test_widget_has_no_script_and_no_inline_style():
    html = rendered(SECOND_TUESDAY).html

    assert not [bad for bad in ("<script", "style=", "onclick", "javascript:", "data:") if bad in html]
    assert RecurrenceWidget().media._js == []


def test_widget_escapes_what_was_typed():
    html = rendered('RRULE:FREQ=WEEKLY;INTERVAL="><script>').html

    assert "<script" not in html


def test_widget_says_the_rule_in_words():
    html = rendered(SECOND_TUESDAY).html

    assert "elke 2e dinsdag van de maand, 6 keer, behalve 14 juli 2026" in html


def test_there_is_always_room_for_two_more_excluded_dates():
    many = "RRULE:FREQ=DAILY\nEXDATE;VALUE=DATE:" + ",".join(f"202607{day:02}" for day in range(1, 11))

    rooms = [len([1 for name, _ in rendered(text).sent if name == "r-excluded"]) for text in ("", many)]

    assert rooms == [6, 12]


def test_new_row_of_an_inline_panel_keeps_its_placeholder_in_every_name():
    html = RecurrenceWidget().render("x-__prefix__-r", "", {"id": "id_x-__prefix__-r"})

    assert html.count('name="') == html.count('name="x-__prefix__-r-')


def test_field_left_out_of_the_form_is_not_seen_as_emptied():
    widget = RecurrenceWidget()

    assert widget.value_omitted_from_data(QueryDict("other=1"), {}, "r")
    assert not widget.value_omitted_from_data(QueryDict("r-frequency="), {}, "r")
