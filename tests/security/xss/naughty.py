"""Text that programs trip over: no markup, yet it often ends where nobody expected it."""

from itertools import product

_WORDS = (
    "undefined null None true false NaN Infinity -Infinity nil NULL (null) constructor __proto__ toString"
)
_WORDS += " hasOwnProperty valueOf then admin root con aux prn nul lpt1 __dict__ __class__ self this window"
_NUMBERS = "0 -0 1 -1 0.0 1e309 -1e309 1/0 0x0 0b1 0o7 1_000 1,000.00 1.000,00 ٣ ५ ² ½ 0123 9007199254740993"
_NUMBERS += " 2147483648 -9223372036854775809 1e-400 00:00 24:00 2026-02-30 9999-12-31T23:59:60Z +1 $1"
_TEMPLATES = [
    "{{7*7}}",
    "{% debug %}",
    "{% load static %}",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    "{{{x}}}",
    "{#x#}",
]
_TEMPLATES += ["%s", "%d%n", "%(name)s", "{0}", "{x.__class__}", "{", "}", "%", "%%", "{{", "{% comment %}"]
_SHELL = [
    "`id`",
    "$(id)",
    "; id",
    "| id",
    "&& id",
    "\\",
    "\\\\",
    "\\n",
    "\\u0000",
    "../../etc/passwd",
    "..\\..\\x",
]
_SHELL += ["file:///etc/passwd", "~", "*", "?", "C:\\x", "/dev/null", "$HOME", "!!", "^x^y", "() { :; }; id"]
_QUERIES = ["' OR 1=1 --", "'; DROP TABLE x; --", '" OR ""="', "1' UNION SELECT 1 --", "%' --", "_", "\\'"]
_QUERIES += [
    "a AND",
    "OR",
    "NOT",
    "NEAR/2",
    "x*",
    '"',
    '""',
    "(",
    ")",
    "a:b",
    "a^2",
    "-a",
    "+a",
    "&|!",
    "<->",
]
_CELLS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    '=HYPERLINK("http://elders.example")',
    "=cmd|' /C x'!A",
]
_LINES = [
    "a\rb",
    "a\nb",
    "a\r\nb",
    "a\r\nBcc: x@example.org",
    "BEGIN:VEVENT",
    "a\nEND:VCALENDAR",
    "a\\nb;c,d:e",
]
_LINES += [
    "\u0085",
    "\u2028x",
    "\u2029x",
    "\x0bx",
    "\x0cx",
    "\x1b[31mrood\x1b[0m",
    "\x07",
    "\x08\x08",
    "\x7f",
]
_SIGNS = {
    "direction": "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c",
    "unseen": "\u200b\u200c\u200d\u2060\u2061\u2063\ufeff\u00ad\u034f\u115f\u3164\uffa0\U000e0041\ufff9",
    "space": "\u00a0\u1680\u2000\u2003\u2007\u2009\u202f\u205f\u3000",
    "look-alike": "аеорсухіјѕԁɡｌ０＜＞＂＇﹤﹥‹›❮❯≺≻",
    "control": "\x01\x02\x1f\x80\x9f",
}
_PLACES = ["{0}", "voor{0}na", "{0}naam", "naam{0}", "<{0}b>vet", "java{0}script:alert(1)"]
_LETTERS = [
    "Zoë",
    "Zoe\u0308",
    "İi",
    "ıI",
    "ß",
    "ẞ",
    "ǅ",
    "ﬁ",
    "Å",
    "Å",
    "مريم",
    "עברית",
    "日本語",
    "한국어",
    "ไทย",
]
_LETTERS += [
    "a" + "\u0300" * 40,
    "Z̴͓a̷͖l̸g̵o̶",
    "👩‍👩‍👧‍👦",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "👋🏿",
    "🇳🇱",
    "☺️",
    "𝕧𝕚𝕒",
    "ⓥⓘⓐ",
    "﷽",
    "ﷺ",
    "꧅",
    "𒐫",
    "\U0001f4a9",
]
_LETTERS += [
    "O'Neill",
    "D’Arcy",
    "Jan-Willem",
    "van 't Hof",
    "Null",
    "Test",
    "Æ",
    "Łódź",
    "ñ",
    "N\u0303",
    "ﬃ",
]
_MARKUP = [
    "<",
    ">",
    "&",
    "<>",
    "</",
    "<!",
    "<!-",
    "<3",
    "a < b > c",
    "R&D",
    "AT&amp;T",
    "&nbsp;",
    "&#0;",
    "&#xD800;",
]
_MARKUP += [
    "&notanentity;",
    "&lt",
    "&#60",
    "]]>",
    "<![CDATA[x]]>",
    "*vet*",
    "[x](javascript:alert(1))",
    "![x](x)",
]
_MARKUP += [
    "`code`",
    "http://a.example?b=1&c=2",
    "mailto:x@example.org",
    "tel:+31",
    "www.via.nl",
    "via.nl/<b>",
]
_LONG = ["a" * 150, "ab " * 40, "." * 120, "<" * 100, "&" * 100, '"' * 100, "😀" * 50, "a." * 60, "(" * 100]


def strings() -> list[str]:
    """All of them, each once, in a fixed order; without NUL and half characters, which no database keeps."""
    placed = [
        place.format(sign) for place, sign in product(_PLACES, "".join(_SIGNS.values())) if sign not in "\x00"
    ]
    listed = [*_WORDS.split(), *_NUMBERS.split(), *_TEMPLATES, *_SHELL, *_QUERIES, *_CELLS, *_LINES]
    return list(dict.fromkeys([*listed, *_LETTERS, *_MARKUP, *_LONG, *placed]))
