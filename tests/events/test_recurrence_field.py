"""The recurrence field: each defect of the library that it fences off, and storage."""

import time
from datetime import UTC, datetime

import pytest
import recurrence
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from events.fields import RecurrenceField, RecurrenceFormField
from events.rules import RuleTextError, deserialize, rule_from_recurrence, serialize

SECOND_TUESDAY = "RRULE:FREQ=MONTHLY;COUNT=6;BYDAY=2TU\nEXDATE;VALUE=DATE:20260714"


class Plan(models.Model):
    """Never migrated: enough to see what the field does to an attribute."""

    recurrence = RecurrenceField(blank=True)

    class Meta:
        app_label = "recurrence_field_test"
        managed = False

    def __str__(self):
        return str(self.recurrence)


def cleaned(text):
    return serialize(RecurrenceFormField(required=False).clean(text))


def test_text_is_stored_as_it_was_written():
    plan = Plan(recurrence=SECOND_TUESDAY)

    field = Plan._meta.get_field("recurrence")

    assert isinstance(plan.recurrence, recurrence.Recurrence)
    assert field.get_prep_value(plan.recurrence) == SECOND_TUESDAY
    assert field.value_to_string(plan) == SECOND_TUESDAY
    assert field.from_db_value(SECOND_TUESDAY) == plan.recurrence


def test_equal_rules_are_stored_as_equal_text():
    assert cleaned("RRULE:BYDAY=TH,TU;INTERVAL=1;FREQ=WEEKLY;WKST=MO") == cleaned(
        "RRULE:FREQ=WEEKLY;BYDAY=TU,TH"
    )


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/New_York", "UTC"])
def test_dates_stay_the_same_whatever_zone_is_active(zone):
    with timezone.override(zone):
        stored = cleaned("RRULE:FREQ=WEEKLY;UNTIL=20261231\nEXDATE;VALUE=DATE:20260714")

    assert stored == "RRULE:FREQ=WEEKLY;UNTIL=20261231\nEXDATE;VALUE=DATE:20260714"


def test_text_of_the_library_in_utc_becomes_the_local_date():
    stored = cleaned("RRULE:FREQ=WEEKLY;UNTIL=20261230T230000Z\nEXDATE:20260713T220000Z")

    assert stored == "RRULE:FREQ=WEEKLY;UNTIL=20261231\nEXDATE;VALUE=DATE:20260714"


def test_conversion_gives_rule_text_and_sorted_local_dates():
    value = recurrence.Recurrence(
        rrules=[recurrence.Rule(recurrence.MONTHLY, byday=recurrence.TU(2), count=6)],
        exdates=[datetime(2026, 8, 11), datetime(2026, 7, 14), datetime(2026, 7, 14, 9, 30)],
        include_dtstart=False,
    )

    rule, excluded = rule_from_recurrence(value)

    assert rule == "FREQ=MONTHLY;COUNT=6;BYDAY=2TU"
    assert [f"{day:%d-%m}" for day in excluded] == ["14-07", "11-08"]


def test_conversion_reads_aware_moments_as_the_local_date():
    value = recurrence.Recurrence(
        rrules=[recurrence.Rule(recurrence.WEEKLY, until=datetime(2026, 12, 30, 23, tzinfo=UTC))],
        exdates=[datetime(2026, 7, 13, 22, tzinfo=UTC)],
    )

    assert serialize(value) == "RRULE:FREQ=WEEKLY;UNTIL=20261231\nEXDATE;VALUE=DATE:20260714"


def test_nothing_is_an_empty_recurrence_and_each_instance_has_its_own():
    one, other = Plan(), Plan(recurrence=None)

    one.recurrence.exdates.append(datetime(2026, 1, 1))

    assert not other.recurrence
    assert not Plan().recurrence
    assert rule_from_recurrence(None) == ("", ())


def test_rule_may_be_compared_with_nothing():
    rule = deserialize(SECOND_TUESDAY).rrules[0]

    assert (rule == None, rule != None) == (False, True)  # noqa: E711


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("RRULE:FREQ=WEEKLY;INTERVAL=0", "interval"),
        ("RRULE:FREQ=SECONDLY", "frequency"),
        ("RRULE:FREQ=HOURLY;COUNT=2", "frequency"),
        ("RRULE:FREQ=DAILY;COUNT=99999999", "count"),
        ("RRULE:FREQ=DAILY;COUNT=0", "count"),
        ("RRULE:FREQ=DAILY;COUNT=2;UNTIL=20261231", "count_and_until"),
        ("RRULE:FREQ=DAILY;UNTIL=00000000", "until"),
        ("RRULE:FREQ=MONTHLY;BYMONTHDAY=32", "bymonthday"),
        ("RRULE:FREQ=MONTHLY;BYDAY=9TU", "byday"),
        ("RRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY", "one_rule"),
        ("RRULE:FREQ=DAILY\nRDATE:20260101,20260102", "unreadable"),
        ("RRULE:FREQ=DAILY\nEXRULE:FREQ=WEEKLY", "unreadable"),
        ("DTSTART;TZID=Asia/Tokyo:20260101T100000\nRRULE:FREQ=DAILY", "unreadable"),
        ("RRULE:FREQ=DAILY\nEXDATE;VALUE=DATE:20260230", "excluded_date"),
        ("RRULE:FREQ=DAILY\x00", "frequency"),
        ("RRULE:" + "FREQ=DAILY;" * 10_000, "unreadable"),
        ("onzin", "unreadable"),
    ],
)
def test_form_field_refuses_with_a_sentence(text, code):
    with pytest.raises(ValidationError) as refused:
        RecurrenceFormField().clean(text)

    assert refused.value.code == code
    assert refused.value.message.endswith(".")


def test_day_from_the_end_of_the_month_is_stored_and_read_back():
    assert cleaned("RRULE:FREQ=MONTHLY;BYMONTHDAY=-5") == "RRULE:FREQ=MONTHLY;BYMONTHDAY=-5"


def test_required_field_refuses_an_empty_value():
    with pytest.raises(ValidationError) as refused:
        RecurrenceFormField(required=True).clean("")

    assert refused.value.code == "required"


def test_form_field_sees_no_change_in_another_spelling():
    field = RecurrenceFormField()
    value = deserialize("RRULE:FREQ=WEEKLY;BYDAY=TU")

    assert not field.has_changed(value, "RRULE:BYDAY=TU;FREQ=WEEKLY;INTERVAL=1")
    assert field.has_changed(value, "RRULE:FREQ=WEEKLY;BYDAY=WE")
    assert field.has_changed(value, "onzin")


def test_assigning_nonsense_is_a_validation_error():
    with pytest.raises(ValidationError):
        Plan(recurrence="onzin")


def test_more_than_one_rule_is_refused_wherever_it_comes_from():
    two = recurrence.Recurrence(rrules=[recurrence.Rule(recurrence.DAILY)] * 2)

    with pytest.raises(RuleTextError) as refused:
        rule_from_recurrence(two)

    assert refused.value.code == "one_rule"


def test_unreadable_stored_text_is_logged_and_read_as_nothing(caplog):
    field = Plan._meta.get_field("recurrence")

    assert not field.from_db_value("RRULE:FREQ=SECONDLY")

    assert "unreadable" in caplog.text


def test_huge_text_is_refused_at_once():
    began = time.process_time()

    with pytest.raises(ValidationError):
        RecurrenceFormField().clean("EXDATE;VALUE=DATE:" + ",".join(["20260101"] * 50_000))

    assert time.process_time() - began < 1


def test_migrations_name_our_own_field():
    name, path, args, kwargs = Plan._meta.get_field("recurrence").deconstruct()

    assert (name, path, args, kwargs) == (
        "recurrence",
        "events.fields.RecurrenceField",
        [],
        {"blank": True},
    )
