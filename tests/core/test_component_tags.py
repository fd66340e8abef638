"""The tags that every template builds on."""

from datetime import date, datetime

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError

from cop_platform.core.clock import AMSTERDAM


def render(source: str, **context: object) -> str:
    return Template("{% load components %}" + source).render(Context(context)).strip()


def test_icon_is_hidden_from_screen_readers():
    html = render('{% icon "clock" %}')

    assert 'aria-hidden="true"' in html
    assert "icons.svg#clock" in html


def test_date_range_tells_machines_the_instant():
    start = datetime(2026, 11, 3, 13, 30, tzinfo=AMSTERDAM)

    html = render("{% date_range start %}", start=start)

    moment = '<time datetime="2026-11-03T13:30:00+01:00">13.30</time>'
    assert html == f"di 3 nov 2026, {moment}\u00a0uur"


@pytest.mark.parametrize("tag", ["date_range", "time_range", "day"])
def test_date_tags_are_empty_without_a_date(tag):
    assert render("{% " + tag + " missing %}") == ""


def test_day_wraps_the_date():
    html = render("{% day moment %}", moment=date(2026, 2, 12))

    assert html == '<time datetime="2026-02-12">12 februari 2026</time>'


def test_component_takes_inputs_and_a_body():
    html = render(
        '{% component "alert" text="Gelukt" %}<p>{{ secret }}</p>{% endcomponent %}', secret="hallo"
    )

    assert "Gelukt" in html
    assert "<p>hallo</p>" in html


def test_component_does_not_inherit_the_page():
    html = render('{% component "alert" %}tekst{% endcomponent %}', title="van de pagina")

    assert "van de pagina" not in html


def test_component_escapes_what_a_page_puts_in():
    html = render('{% component "alert" %}{{ text }}{% endcomponent %}', text="<script>")

    assert "&lt;script&gt;" in html
    assert "<script>" not in html


def test_slot_goes_where_the_component_wants_it():
    html = render(
        '{% component "hero" title="T" %}knop{% slot "aside" %}kaart{% endslot %}{% endcomponent %}'
    )

    assert html.count("kaart") == 1
    assert html.index("knop") < html.index("kaart")


@pytest.mark.parametrize(
    "source",
    [
        "{% component %}{% endcomponent %}",
        '{% component "alert" text %}{% endcomponent %}',
        "{% slot %}{% endslot %}",
    ],
)
def test_component_refuses_what_it_cannot_read(source):
    with pytest.raises(TemplateSyntaxError):
        render(source)


def test_pagination_keeps_the_other_filters(rf):
    page = Paginator(range(30), 10).page(2)
    request = rf.get("/agenda/", {"regio": "utrecht", "pagina": "2"})

    html = render("{% pagination page %}", page=page, request=request)

    assert "Pagina 2 van 3" in html
    assert 'href="?regio=utrecht&amp;pagina=1" rel="prev"' in html
    assert 'href="?regio=utrecht&amp;pagina=3" rel="next"' in html


def test_pagination_of_one_page_is_nothing(rf):
    assert render("{% pagination page %}", page=Paginator([1], 10).page(1), request=rf.get("/")) == ""


def test_language_url_is_home_without_a_request():
    assert render('{% language_url "en" %}') == "/en/"
