"""Our templates escape, and hold nothing that the content policy refuses."""

import pytest

from tests.house import templates

BREACHES = [
    "{{ text|safe }}",
    "{{ text | safeseq }}",
    "{% autoescape off %}{{ text }}{% endautoescape %}",
    '<p style="color: red">',
    "<button type='button' onclick='go()'>",
    '<a href="javascript:go()">',
    "<script>go()</script>",
    '<script type="module">go()</script>',
]
KEPT = [
    "{{ text }}",
    "{{ safe }}",
    '<script type="module" src="/static/cop.js"></script>',
    '<script type="application/json" id="data">{}</script>',
    '<a data-on="1" class="style">',
]


def seen(text: str) -> int:
    return len(list(templates.breaches_in("templates/made_up.html", text)))


def test_our_templates_keep_the_rules() -> None:
    assert [str(breach) for breach in templates.breaches()] == []


@pytest.mark.parametrize("text", BREACHES)
def test_breach_is_seen(text: str) -> None:
    assert seen(text) == 1


@pytest.mark.parametrize("text", KEPT)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert seen(text) == 0
