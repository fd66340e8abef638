"""Every field that leads readers out is known, and gives its addresses with their words."""

from typing import Any

import pytest
from django.apps import apps
from django.db import models
from wagtail.fields import RichTextField, StreamField

from cop_platform.core import outward
from resources.models import PilotPage, Scheme

LEADING = (models.URLField, RichTextField, StreamField)
OTHERS = {"wagtailredirects", "wagtailsearchpromotions"}
# Shown to who has a seat, to nobody, or without links in them.
LEFT_OUT = {
    *("EventPage.join_url", "EventPage.questions", "FestivalPage.join_url", "FestivalPage.questions"),
    *("EventTerms.join_url", "Organisation.website", "ExternalLink.url", "PracticePage.facts"),
}
LONG = f"https://lang.example/{'x' * 1979}"
TO_OWN = (
    '<p><a linktype="page" id="3">pagina</a><a href="https://via.example/x">ons</a><a href="#a">hier</a></p>'
)


def link(name: str) -> str:
    return f'<p>Zie <a href="https://{name}.example/?a=1&amp;b=2"><b>de {name}</b></a>.</p>'


def found(model: Any, **fields: Any) -> set[tuple[str, str]]:
    """The addresses in *fields* of a row of *model*, as the database gives them."""
    pairs = [(model._meta.get_field(name), value) for name, value in fields.items()]
    return {(one.url, one.words) for one in outward.addresses_in(pairs, {"via.example"})}


def stream(name: str, *blocks: tuple[str, Any]) -> Any:
    field: Any = PilotPage._meta.get_field(name)
    return field.to_python(
        [{"type": kind, "value": value, "id": str(n)} for n, (kind, value) in enumerate(blocks)]
    )


def test_every_field_that_may_lead_out_is_looked_at_or_left_out_for_a_reason() -> None:
    ours = [model for model in apps.get_models() if model._meta.app_label not in OTHERS]
    fields = {
        (model, field.name) for model in ours for field in model._meta.fields if isinstance(field, LEADING)
    }
    unread = {f"{model.__name__}.{name}" for model, name in fields if name not in outward.fields_of(model)}

    assert unread == LEFT_OUT


def test_each_kind_of_block_gives_its_links_and_asks_no_database_for_what_else_it_names() -> None:
    video = {"url": "https://film.example/", "title": "Een film", "transcript": link("uitleg")}
    blocks = [
        ("text", {"html": link("tekst")}),
        ("warning", {"title": "", "html": link("waarschuwing")}),
        ("example", {"title": "", "html": link("voorbeeld")}),
        ("video", {**video, "has_captions": True}),
        ("figure", {"figure": 1}),
        ("table", {"caption": "", "columns": [], "rows": []}),
        ("checklist", {"title": "", "items": [{"type": "item", "value": "Bel", "id": "x"}]}),
    ]
    body = stream("body", *blocks)
    questions = stream("questions", ("question", {"question": "Hoe?", "answer": link("antwoord")}))
    lessons = stream("lessons", ("lesson", {"title": "Les", "html": link("les")}))

    all_found = found(PilotPage, body=body, questions=questions, lessons=lessons)

    names = ["tekst", "waarschuwing", "voorbeeld", "uitleg", "antwoord", "les"]
    in_texts = {(f"https://{name}.example/?a=1&b=2", f"de {name}") for name in names}
    assert all_found == in_texts | {("https://film.example/", "Een film")}


@pytest.mark.parametrize(
    ("fields", "addresses"),
    [
        ({"sources": "CBS, https://cbs.example/a\nBoek"}, {"https://cbs.example/a"}),
        ({"external_url": "https://bron.example/"}, {"https://bron.example/"}),
        ({"external_url": "", "sources": ""}, set()),
        ({"external_url": "mailto:a@b.example"}, set()),
        ({"external_url": "https://via.example/eigen"}, set()),
        ({"external_url": "https://[kapot"}, {"https://[kapot"}),
        ({"external_url": LONG}, {LONG}),
        ({"external_url": f"{LONG[:-1]}é"}, set()),
    ],
    ids=[
        "plain text",
        "a field",
        "empty",
        "mail",
        "our own site",
        "no address at all",
        "longest",
        "a byte too long",
    ],
)
def test_plain_fields_give_addresses_of_other_websites(fields: dict[str, str], addresses: set[str]) -> None:
    assert {url for url, _words in found(PilotPage, **fields)} == addresses


def test_links_within_the_site_lead_nowhere_else() -> None:
    assert found(Scheme, text=TO_OWN) == set()
