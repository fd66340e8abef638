"""The door for HTML of others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cop_platform.core.text import MAX_LENGTH, normalise, plain_text, sanitize_html

ATTACKS = [
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<form><button formaction=javascript:alert(1)>x",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<p style='background:url(javascript:alert(1))' onclick=alert(1)>x</p>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='vbscript:x'>x</a>",
    "<a href='//elders.example'>x</a>",
    "<a href='/\\elders.example'>x</a>",
    "<a href='\\\\elders.example'>x</a>",
]


@pytest.mark.parametrize("source", ATTACKS)
def test_attack_leaves_nothing_that_runs(source):
    clean = sanitize_html(source).lower()

    for dangerous in ("<script", "<img", "<svg", "<iframe", "<style", "onerror=", "onclick=", "href="):
        assert dangerous not in clean.replace("&lt;", "")


def test_script_text_is_dropped_too():
    assert sanitize_html("<p>voor<script>alert(1)</script>na</p>") == "<p>voorna</p>"


def test_allowed_markup_stays():
    source = "<h3>Kop</h3><p>Een <strong>vet</strong> <em>woord</em><br>regel</p><ul><li>punt</li></ul>"

    assert sanitize_html(source) == source


def test_links_are_kept_and_marked():
    assert sanitize_html('<a href="https://example.org/?a=1" title="t">x</a>') == (
        '<a href="https://example.org/?a=1" rel="nofollow ugc noopener noreferrer">x</a>'
    )


@pytest.mark.parametrize("href", ["mailto:a@example.org", "tel:+31612345678", "/agenda/", "#kop"])
def test_other_honest_links_are_kept(href):
    assert f'href="{href}"' in sanitize_html(f'<a href="{href}">x</a>')


def test_text_that_reads_differently_is_straightened():
    assert normalise("gewoon\u202etxet\u202c \u200bonzichtbaar\x00\x07") == "gewoontxet onzichtbaar"
    assert normalise("e\u0301e\u0301n") == "één"


def test_long_input_is_cut():
    assert len(sanitize_html("a" * (MAX_LENGTH + 10))) == MAX_LENGTH


@given(st.text(alphabet="<>/\"'=&;aimgscriptonl \\:\n", max_size=80))
def test_sanitising_twice_changes_nothing(source):
    once = sanitize_html(source)

    assert sanitize_html(once) == once


def test_plain_text_has_a_line_per_block_and_no_entities():
    source = (
        "<h2>Kop &amp; staart</h2><p>Een <b>vet</b> woord.</p><script>x</script>"
        "<ul><li>een</li><li>twee</li></ul>"
    )

    assert plain_text(source) == "Kop & staart\nEen vet woord.\neen\ntwee"
