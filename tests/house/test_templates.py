"""Our templates escape, and hold nothing that the content policy refuses."""

import pytest

from tests.house import templates
from tests.house.files import ROOT

BREACHES = [
    "{{ text|safe }}",
    "{{ text | safeseq }}",
    "{{ text|default:other|safe }}",
    "{% filter safe %}{{ text }}{% endfilter %}",
    "{{ member.about|richtext }}",
    "{{ member.about | richtext }}",
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
    "{{ richtext }}",
    "{{ text|safer }}",
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


def test_exception_holds_for_its_own_rule_only() -> None:
    [rich, *_others] = templates.RICH

    assert list(templates.breaches_in(rich, "{{ page.text|richtext }}")) == []
    assert len(list(templates.breaches_in(rich, "{{ page.text|safe }}"))) == 1


def test_exceptions_name_files_that_need_them() -> None:
    for rule, paths in templates.EXCEPTIONS.items():
        assert [path for path in paths if not rule.search((ROOT / path).read_text(encoding="utf-8"))] == []
