"""How one event of a partner is read, and when it is left out."""

import pytest

from tests.events.domain.incoming.reader import END, START, codes, reading_of, starts

ZONE = """BEGIN:VTIMEZONE
TZID:Kantoor
BEGIN:STANDARD
DTSTART:16010101T000000
TZOFFSETFROM:+0200
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE"""


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("DTSTART:20261103T123000Z", "2026-11-03 13:30"),
        ("DTSTART:20261103T133000", "2026-11-03 13:30"),
        ("DTSTART;TZID=Europe/London:20261103T123000", "2026-11-03 13:30"),
        ("DTSTART;TZID=W. Europe Standard Time:20261103T133000", "2026-11-03 13:30"),
        ('DTSTART;TZID="GMT Standard Time":20261103T123000', "2026-11-03 13:30"),
        ("DTSTART;TZID=/mozilla.org/20050126_1/Europe/London:20261103T123000", "2026-11-03 13:30"),
        ('DTSTART;TZID="UTC+02:00":20261103T143000', "2026-11-03 13:30"),
        ("DTSTART;TZID=Kantoor:20261103T143000", "2026-11-03 13:30"),
        ('DTSTART;TZID="tzone://Microsoft/Utc":20261103T123000', "2026-11-03 13:30"),
        ("DTSTART;VALUE=DATE:20261103", "2026-11-03"),
        ("dtstart;value=date-time:20261103T123000Z", "2026-11-03 13:30"),
    ],
)
def test_start_is_read_in_its_zone(start: str, expected: str) -> None:
    reading = reading_of(f"{start}\nDURATION:P1D", around=ZONE)

    assert starts(reading) == [expected]
    assert codes(reading) == []


def test_unknown_zone_is_dutch_time_and_reported_once() -> None:
    event = "DTSTART;TZID=Ergens:20261103T133000\nDTEND;TZID=Ergens:20261103T150000"

    reading = reading_of(event, event.replace("DTSTART", "UID:2\nDTSTART"))

    assert starts(reading) == ["2026-11-03 13:30"] * 2
    assert [(found.code, found.detail) for found in reading.complaints] == [("unknown_zone", "Ergens")]


def test_zone_that_never_ends_is_not_asked() -> None:
    endless = ZONE.replace("FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "FREQ=SECONDLY")

    assert codes(reading_of("DTSTART;TZID=Kantoor:20261103T133000\nDURATION:PT1H", around=endless)) == [
        "unknown_zone"
    ]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("SUMMARY:Zonder begin", "no_start"),
        ("DTSTART:gisteren", "bad_start"),
        ("DTSTART:20261103T250000", "bad_start"),
        ("DTSTART:00010101T000000", "bad_start"),
        ("DTSTART:PT1H", "bad_start"),
        (f"{START}\nDTEND:ooit", "bad_end"),
        (f"{START}\nDURATION:lang", "bad_end"),
        (f"{START}\nDTEND:20261101T100000Z", "end_before_start"),
        (f"{START}\nDURATION:-PT1H", "end_before_start"),
        (f"{START}\nDTEND:20281103T100000Z", "too_long"),
        (f"{START}\nDURATION:P99999999W", "too_long"),
        (f"{START}\n{END}\nSUMMARY: ", "no_title"),
        (f"{START}\n{END}\nCLASS:PRIVATE", "private"),
        (f"{START}\n{END}\nRRULE:FREQ=HOURLY", "rule_too_often"),
        (f"{START}\n{END}\nRRULE:FREQ=DAILY;INTERVAL=0", "rule_too_many"),
        (f"{START}\n{END}\nRRULE:FREQ=DAILY;COUNT=1001", "rule_too_many"),
        (f"{START}\n{END}\nRRULE:FREQ=DAILY;BYHOUR=9,10", "rule"),
        (f"{START}\n{END}\nRRULE:FREQ=DAILY;BYHOUR=9", "rule_too_often"),
        (f"{START}\n{END}\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "rule_never"),
        (f"{START}\n{END}\nRRULE:FREQ=DAILY;BYMONTH=13", "rule"),
        (f"{START}\n{END}\nRRULE:RSCALE=CHINESE;FREQ=YEARLY", "rule"),
        (f"{START}\n{END}\nRRULE:FREQ=DAILY;UNTIL=ooit", "rule"),
        (f"{START}\n{END}\nRRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY", "rules"),
        (f"{START}\n{END}\nRRULE:FREQ=DAILY\nEXRULE:FREQ=WEEKLY", "rules"),
        (f"{START}\n{END}\nRDATE:ooit", "bad_listed"),
        (f"{START}\n{END}\nEXDATE:" + ",".join(["20261103T123000Z"] * 1001), "too_many_listed"),
    ],
)
def test_bad_event_is_left_out_and_its_neighbour_is_not(lines: str, code: str) -> None:
    reading = reading_of(lines, f"UID:goed\n{START}\n{END}")

    assert codes(reading) == [code]
    assert [found.event.uid for found in reading.dates] == ["goed"]


@pytest.mark.parametrize(
    ("lines", "code", "end"),
    [
        (START, "no_end", "13:30"),
        (f"{START}\nDTEND;TZID=Europe/Amsterdam:20261103T133000", "no_end", "13:30"),
        (f"{START}\nDTEND;VALUE=DATE:20261104", "mixed_end", "13:30"),
    ],
)
def test_meeting_without_a_usable_end_lasts_an_hour(lines: str, code: str, end: str) -> None:
    reading = reading_of(lines)

    assert codes(reading)[0] == code
    assert [f"{found.end:%H:%M}" for found in reading.dates] == ["14:30"]


@pytest.mark.parametrize(
    ("rule", "canonical"),
    [
        ("freq=weekly;byday=mo, tu;wkst=SU;interval=2", "FREQ=WEEKLY;BYDAY=MO,TU;WKST=SU;INTERVAL=2"),
        ("FREQ=DAILY;BYHOUR=13;BYMINUTE=30;BYSECOND=0", "FREQ=DAILY"),
        ("FREQ=YEARLY;BYWEEKNO=45;BYDAY=TU", "FREQ=YEARLY;BYWEEKNO=45;BYDAY=TU"),
        ("", ""),
    ],
)
def test_rule_is_read_widely(rule: str, canonical: str) -> None:
    reading = reading_of(f"{START}\n{END}\nRRULE:{rule}")

    assert [event.rrule for event in reading.events] == [canonical]
    assert codes(reading) == []


def test_text_is_clean_and_short() -> None:
    event = reading_of(
        f"{START}\n{END}\nSUMMARY:\x07Gratis\u202e tsil\u200b\\n{'a ' * 300}\n"
        f"LOCATION:{'b' * 300}\nDESCRIPTION:{'c ' * 9000}\nCATEGORIES:{','.join(map(str, range(50)))}"
    ).events[0]

    assert event.summary.startswith("Gratis tsil a a a")
    assert (len(event.summary), len(event.location), len(event.description)) == (252, 255, 3998)
    assert len(event.categories) == 20


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("een < twee en 3 > 2", "een < twee en 3 > 2"),
        ("Mail <info@partner.example>", "Mail <info@partner.example>"),
        ("<b>Let op</b><br>Vol", "Let op\nVol"),
        ('<a href="https://x.nl/a">Meld u aan</a>', "Meld u aan (https://x.nl/a)"),
        ('<a href="https://x.nl">https://x.nl</a>', "https://x.nl"),
        ('<a href="javascript:alert(1)">Meld u aan</a>', "Meld u aan"),
        ("<p><script>alert(1)</script>Welkom</p>", "Welkom"),
    ],
)
def test_description_is_words_and_addresses(html: str, text: str) -> None:
    assert reading_of(f"{START}\n{END}\nDESCRIPTION:{html}").events[0].description == text


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://partner.example/a?b=1", "https://partner.example/a?b=1"),
        ("HTTP://partner.example", "HTTP://partner.example"),
        ("javascript:alert(1)", ""),
        ("//partner.example/", ""),
        ("https://naam@partner.example/", ""),
        ("mailto:a@partner.example", ""),
        ("https://partner.example/" + "a" * 500, ""),
        ("https://[::1", ""),
    ],
)
def test_only_addresses_of_the_web_are_kept(url: str, kept: str) -> None:
    assert reading_of(f"{START}\n{END}\nURL:{url}").events[0].url == kept


def test_event_without_identity_gets_one_that_stays() -> None:
    lines = f"UID:\n{START}\n{END}"

    first, second = (reading_of(lines).events[0].uid for _ in range(2))

    assert first == second
    assert first.startswith("sha256-")


def test_persons_are_not_read() -> None:
    reading = reading_of(
        f"{START}\n{END}\nORGANIZER;CN=Jan:mailto:jan@partner.example\nATTENDEE:mailto:a@b.nl"
    )

    assert "jan" not in repr(reading).lower()
