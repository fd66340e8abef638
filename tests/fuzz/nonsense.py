"""What no honest browser sends, mixed with what it does."""

from urllib.parse import quote

from hypothesis import strategies as st

# Parameters of lists and feeds.
NAMES = [
    "regio",
    "thema",
    "doelgroep",
    "soort",
    "vorm",
    "community",
    "organisatie",
    "q",
    "van",
    "tot",
    "weergave",
    "week",
    "maand",
    "dag",
    "pagina",
    "page",
    "status",
    "type",
    "sorteer",
    "geannuleerd",
    "taal",
    "fase",
    "sector",
    "cursor",
    "since",
    "limit",
    "next",
    "plek",
]
KNOWN = [
    "rijnmond",
    "taal",
    "startbanen",
    "intervisie",
    "online",
    "op-locatie",
    "divosa",
    "1",
    "2",
    "12",
    "2026-W15",
    "2026-04",
    "2026-04-07",
    "week",
    "maand",
    "on",
    "nl",
    "2026-04-07T10:00",
    "10:00",
    "FREQ=WEEKLY;COUNT=3",
    "naam@example.org",
]
WILD = [
    "",
    " ",
    "\0",
    "a\0b",
    "\ud800",
    "\u202enl",
    "\ufeff",
    "１",
    "٣",
    "-1",
    "0",
    "1e309",
    "NaN",
    "inf",
    "0x1F",
    "9" * 20,
    "9" * 5000,
    "-" + "9" * 5000,
    "2026-W99",
    "0000-W00",
    "9999-W53",
    "2026-13",
    "0000-00",
    "9999-12",
    "0001-01",
    "0001-01-01",
    "9999-12-31",
    "10000-01-01",
    "2026-02-30",
    "2026-03-29T02:30",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-12:00",
    "2026-04-07T25:61",
    "FREQ=SECONDLY",
    "FREQ=DAILY;INTERVAL=0",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=WEEKLY;UNTIL=99999999T999999Z",
    "%",
    "%zz",
    "' OR 1=1 --",
    "{{ 7|add:7 }}",
    "{% now 'Y' %}",
    "<script>alert(1)</script>",
    "../../../etc/passwd",
    "a\r\nSet-Cookie: a=b",
    "[]",
    "{}",
    "null",
    "(" * 2000,
    '"' * 99,
    "a" * 20_000,
    "é" * 300,
    "//example.org/",
    "javascript:alert(1)",
]
VALUES = st.one_of(
    st.sampled_from(KNOWN),
    st.sampled_from(WILD),
    st.sampled_from(WILD),
    st.text(max_size=40),
    st.binary(max_size=20),
)


def questions(names: tuple[str, ...]) -> st.SearchStrategy[str]:
    """A query string or the body of a form, mostly with *names*."""
    known = st.sampled_from(names) if names else st.text(max_size=10)
    pair = st.tuples(st.one_of(known, known, known, VALUES), VALUES)
    return st.lists(pair, max_size=8).map(encoded)


def encoded(pairs: list[tuple[str | bytes, str | bytes]]) -> str:
    """*pairs* as ``a=1&b=2``; what is no UTF-8 stays none."""
    return "&".join(f"{percent(name)}={percent(value)}" for name, value in pairs)


def percent(value: str | bytes) -> str:
    """*value* as it stands in an address."""
    return quote(value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass"), safe="")
