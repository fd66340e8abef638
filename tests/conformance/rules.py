"""The rules of a feed that can be seen in its bytes, by the numbers of the design of our calendars.

Each takes the calendar and whether everybody may have it, and fails when it is broken.
What no single text shows is tested elsewhere: that numbers rise (the life of a meeting)
and that dates are right (the readers).
"""

import re
from collections import Counter
from datetime import datetime
from urllib.parse import urlsplit

from dateutil.rrule import rrulestr
from django.conf import settings

from tests.conformance.wire import Component, Property

ZONE = {"TZID": "Europe/Amsterdam"}
DAY = {"VALUE": "DATE"}
TEXTS = ("SUMMARY", "DESCRIPTION", "LOCATION", "NAME", "X-WR-CALNAME", "X-WR-CALDESC", "CONTACT")
OFF = "Geannuleerd: "


def r1_one_calendar(calendar: Component, is_public: bool) -> None:
    assert calendar.kind == "VCALENDAR"
    assert calendar.properties[0] == Property("VERSION", {}, "2.0")
    assert calendar.one("CALSCALE").value == "GREGORIAN"
    assert re.fullmatch(r"-//[^/]+//[^/]+ \d+//NL", calendar.one("PRODID").value)


def r2_names_and_hint_of_the_zone(calendar: Component, is_public: bool) -> None:
    assert calendar.one("NAME").value == calendar.one("X-WR-CALNAME").value != ""
    assert calendar.values("DESCRIPTION") == calendar.values("X-WR-CALDESC")
    assert calendar.one("X-WR-TIMEZONE").value == ZONE["TZID"]


def r3_refreshes_every_four_hours(calendar: Component, is_public: bool) -> None:
    assert calendar.one("REFRESH-INTERVAL") == Property("REFRESH-INTERVAL", {"VALUE": "DURATION"}, "PT4H")
    assert calendar.one("X-PUBLISHED-TTL").value == "PT4H"


def r4_no_identity_that_changes(calendar: Component, is_public: bool) -> None:
    assert not calendar.all("UID")
    assert all(is_public and one.parameters == {"VALUE": "URI"} for one in calendar.all("SOURCE"))


def r5_identity(calendar: Component, is_public: bool) -> None:
    for vevent in calendar.within("VEVENT"):
        uid = vevent.one("UID").value
        assert uid.isascii()
        assert len(uid) <= 255
        assert re.fullmatch(rf"[0-9a-z-]+@{re.escape(settings.CALENDAR_UID_HOST)}", uid), uid


def r6_stamp_is_the_last_change(calendar: Component, is_public: bool) -> None:
    for vevent in calendar.within("VEVENT"):
        stamp = vevent.one("DTSTAMP")
        assert stamp == vevent.one("LAST-MODIFIED")._replace(name="DTSTAMP")
        assert re.fullmatch(r"\d{8}T\d{6}Z", stamp.value)


def r7_sequence(calendar: Component, is_public: bool) -> None:
    assert all(vevent.one("SEQUENCE").value.isdecimal() for vevent in calendar.within("VEVENT"))


def r8_status(calendar: Component, is_public: bool) -> None:
    for vevent in calendar.within("VEVENT"):
        is_off = vevent.one("STATUS").value == "CANCELLED"
        assert is_off or vevent.one("STATUS").value in ("CONFIRMED", "TENTATIVE")
        assert not is_off or vevent.one("SUMMARY").value.startswith(OFF)


def r9_r10_times_in_the_zone_or_whole_days(calendar: Component, is_public: bool) -> None:
    for vevent in calendar.within("VEVENT"):
        form = vevent.one("DTSTART").parameters
        moments = [
            one for name in ("DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE") for one in vevent.all(name)
        ]
        shape = r"\d{8}" if form == DAY else r"\d{8}T\d{6}"
        assert form in (ZONE, DAY)
        assert all(one.parameters == form and re.fullmatch(shape, one.value) for one in moments)
        assert vevent.values("X-MICROSOFT-CDO-ALLDAYEVENT") == (["TRUE"] if form == DAY else [])
        assert form != DAY or vevent.one("TRANSP").value == "TRANSPARENT"


def r11_ends_after_it_begins(calendar: Component, is_public: bool) -> None:
    for vevent in calendar.within("VEVENT"):
        assert vevent.one("DTEND").value > vevent.one("DTSTART").value
        assert not vevent.all("DURATION")


def r12_rules_that_everybody_reads(calendar: Component, is_public: bool) -> None:
    for vevent in calendar.within("VEVENT"):
        assert not vevent.all("RDATE") + vevent.all("EXRULE")
        for rule in [vevent.one("RRULE").value] if vevent.all("RRULE") else []:
            parts = dict(part.split("=") for part in rule.split(";"))
            form = r"\d{8}" if vevent.one("DTSTART").parameters == DAY else r"\d{8}T\d{6}Z"
            assert parts["FREQ"] in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
            assert parts["WKST"] == "MO"
            assert not {"COUNT", "UNTIL"} <= set(parts)
            assert not {"BYHOUR", "BYMINUTE", "BYSECOND", "RSCALE"} & set(parts)
            assert re.fullmatch(form, parts.get("UNTIL", "")) or "UNTIL" not in parts


def r13_changed_dates_repeat_their_series(calendar: Component, is_public: bool) -> None:
    series = _series(calendar)
    for vevent in calendar.within("VEVENT"):
        for original in vevent.all("RECURRENCE-ID"):
            assert not vevent.all("RRULE") + vevent.all("EXDATE")
            assert original.parameters == series[vevent.one("UID").value].one("DTSTART").parameters


def r14_cancelled_or_left_out(calendar: Component, is_public: bool) -> None:
    series = _series(calendar)
    for vevent in calendar.within("VEVENT"):
        for original in vevent.values("RECURRENCE-ID"):
            assert original not in series[vevent.one("UID").value].values("EXDATE")


def r15_exceptions_of_dates_that_are_there(calendar: Component, is_public: bool) -> None:
    for uid, master in _series(calendar).items():
        changes = [vevent for vevent in calendar.within("VEVENT") if vevent.one("UID").value == uid]
        originals = master.values("EXDATE") + [o for one in changes for o in one.values("RECURRENCE-ID")]
        assert len(originals) == len(set(originals))
        rule = re.sub(r"UNTIL=(\d{8})[TZ0-9]*", r"UNTIL=\1T235959", master.one("RRULE").value)
        dates = rrulestr(rule, dtstart=_moment(master.one("DTSTART").value))
        assert all(dates.between(_moment(one), _moment(one), inc=True) for one in originals)


def r16_r17_text_is_plain_and_escaped(calendar: Component, is_public: bool) -> None:
    for component in calendar.everything():
        for text in (one for name in TEXTS for one in component.all(name)):
            assert re.fullmatch(r"(?:[^\\;,]|\\[\\;,n])*", text.value), text
            # An escaped backslash before an n is read as a line break by some.
            assert r"\\n" not in text.value.lower()
            assert len(text.value.replace("\\", "")) <= 4500
            assert text.name in ("DESCRIPTION", "X-WR-CALDESC") or r"\n" not in text.value


def r17_no_links_to_join_for_everybody(calendar: Component, is_public: bool) -> None:
    assert not [vevent for vevent in calendar.within("VEVENT") if is_public and vevent.all("CONFERENCE")]


def r18_addresses_and_class(calendar: Component, is_public: bool) -> None:
    for vevent in calendar.within("VEVENT"):
        assert vevent.one("CLASS").value in (("PUBLIC",) if is_public else ("PUBLIC", "PRIVATE"))
        for url in vevent.values("URL"):
            assert f"{urlsplit(url).scheme}://{urlsplit(url).netloc}" == settings.SITE_URL
            assert url.isascii()
            assert "\\" not in url


def r19_r20_r21_nothing_that_rings_or_invites(calendar: Component, is_public: bool) -> None:
    assert calendar.one("METHOD").value == "PUBLISH"
    assert {part.kind for part in calendar.everything()} <= {
        "VCALENDAR",
        "VTIMEZONE",
        "DAYLIGHT",
        "STANDARD",
        "VEVENT",
    }
    names = {one.name for part in calendar.everything() for one in part.properties}
    assert not names & {"ATTENDEE", "ORGANIZER", "X-ALT-DESC", "ATTACH"}


def one_zone_where_one_is_used(calendar: Component, is_public: bool) -> None:
    used = {
        one.parameters["TZID"]
        for vevent in calendar.within("VEVENT")
        for one in vevent.properties
        if "TZID" in one.parameters
    }
    kinds = [part.kind for part in calendar.parts]
    assert [zone.one("TZID").value for zone in calendar.within("VTIMEZONE")] == sorted(used)
    assert not used or kinds.index("VTIMEZONE") == 0
    assert len(used) <= 1


def no_date_twice(calendar: Component, is_public: bool) -> None:
    identities = Counter(
        (vevent.one("UID").value, *vevent.values("RECURRENCE-ID")) for vevent in calendar.within("VEVENT")
    )
    assert not [identity for identity, times in identities.items() if times > 1]


RULES = [
    r1_one_calendar,
    r2_names_and_hint_of_the_zone,
    r3_refreshes_every_four_hours,
    r4_no_identity_that_changes,
    r5_identity,
    r6_stamp_is_the_last_change,
    r7_sequence,
    r8_status,
    r9_r10_times_in_the_zone_or_whole_days,
    r11_ends_after_it_begins,
    r12_rules_that_everybody_reads,
    r13_changed_dates_repeat_their_series,
    r14_cancelled_or_left_out,
    r15_exceptions_of_dates_that_are_there,
    r16_r17_text_is_plain_and_escaped,
    r17_no_links_to_join_for_everybody,
    r18_addresses_and_class,
    r19_r20_r21_nothing_that_rings_or_invites,
    one_zone_where_one_is_used,
    no_date_twice,
]


def _series(calendar: Component) -> dict[str, Component]:
    return {vevent.one("UID").value: vevent for vevent in calendar.within("VEVENT") if vevent.all("RRULE")}


def _moment(value: str) -> datetime:
    return datetime.strptime(f"{value}T000000"[:15], "%Y%m%dT%H%M%S")  # noqa: DTZ007
