"""Help with subscribing: what each page says, and drawings that agree with the steps."""

import re
from html import unescape
from itertools import pairwise

import pytest
from django.test import Client
from django.utils import translation

from events.guides import GUIDES, Guide
from events.guides.drawing import draw
from events.guides.guide import Control, Picture
from events.models import EventIndexPage

URL = "/agenda/abonneren/"
EACH = pytest.mark.parametrize("guide", GUIDES, ids=[guide.slug for guide in GUIDES])
LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])


def pictures(guide: Guide) -> list[Picture]:
    return [step.picture for step in guide.steps if step.picture]


def controls(guide: Guide) -> list[Control]:
    return [control for picture in pictures(guide) for control in picture.controls]


def test_slugs_are_those_that_were_published() -> None:
    """They never change: a printed manual may name them."""
    assert [guide.slug for guide in GUIDES] == [
        *("outlook", "outlook-prive", "google", "apple-iphone", "apple-mac"),
        *("thunderbird", "android", "anders"),
    ]


@EACH
@LANGUAGES
def test_each_control_in_a_drawing_is_named_in_the_step_of_its_number(guide: Guide, language: str) -> None:
    with translation.override(language):
        texts = [str(step.text) for step in guide.steps]
        for control in controls(guide):
            step = texts[control.step - 1]
            assert f"“{control.label}”" in step, (control.step, str(control.label))
            value = str(control.value)
            assert value in ("", "https://…") or f"“{value}”" in step
        for picture in pictures(guide):
            assert f"“{picture.title}”" in "".join(texts) or str(picture.title) in ("", str(guide.name))
    assert pictures(guide)


@EACH
def test_a_drawing_stands_before_the_steps_that_it_shows(guide: Guide) -> None:
    for number, step in enumerate(guide.steps, start=1):
        for control in step.picture.controls if step.picture else ():
            assert number <= control.step <= number + 4


@EACH
def test_controls_stand_below_each_other_inside_the_window(guide: Guide) -> None:
    for picture in pictures(guide):
        drawing = draw(picture)
        middles = [placed.middle for placed in drawing.placed]
        gaps = [after - before for before, after in pairwise(middles)]
        assert all(gap >= 56 for gap in gaps)
        assert middles[0] - 22 >= 44
        assert middles[-1] + 22 < drawing.height


def test_drawing_says_in_words_what_it_shows() -> None:
    (picture,) = pictures(GUIDES[0])

    assert draw(picture).words == (
        "Tekening van het venster “Agenda toevoegen”. Bij stap 4: de keuze “Abonneren via internet”. "
        "Bij stap 5: het veld “Link” met “https://…”. Bij stap 6: het veld “Naam” met “VIA-agenda”. "
        "Bij stap 7: de knop “Importeren”."
    )


@pytest.mark.django_db
@EACH
def test_page_tells_how_to_begin_what_to_expect_and_how_to_stop(
    client: Client, agenda: EventIndexPage, guide: Guide
) -> None:
    answer = client.get(f"{URL}{guide.slug}/")
    html = unescape(answer.text)

    assert answer.status_code == 200
    assert f'<link rel="canonical" href="http://testserver{URL}{guide.slug}/">' in html
    assert html.count("<h1") == 1
    assert f'href="{URL}"' in html
    assert 'value="http://testserver/agenda.ics"' in html
    texts = [step.text for step in guide.steps] + [*guide.changes, *guide.stop, *guide.limits]
    assert [str(text) for text in texts if str(text) not in html] == []
    assert re.findall(r'<svg viewBox="[0-9 ]+" role="img" aria-label="([^"]+)"', html) == [
        draw(picture).words for picture in pictures(guide)
    ]


@pytest.mark.django_db
def test_first_page_leads_to_every_guide_in_both_languages(client: Client, agenda: EventIndexPage) -> None:
    for prefix in ("", "/en"):
        html = client.get(f"{prefix}{URL}").text

        assert f'<link rel="canonical" href="http://testserver{prefix}{URL}">' in html
        assert [guide.slug for guide in GUIDES if f'href="{prefix}{URL}{guide.slug}/"' not in html] == []


@pytest.mark.django_db
def test_panel_leads_to_every_guide(client: Client, agenda: EventIndexPage) -> None:
    html = client.get("/agenda/").text

    assert [guide.slug for guide in GUIDES if f'href="{URL}{guide.slug}/"' not in html] == []


@pytest.mark.django_db
def test_android_leads_to_what_must_be_done_first(client: Client, agenda: EventIndexPage) -> None:
    html = client.get(f"{URL}android/").text

    steps = html[html.index('id="stappen"') : html.index('class="guide-steps"')]
    assert f'href="{URL}google/"' in steps


@pytest.mark.django_db
def test_unknown_program_is_not_found(client: Client, agenda: EventIndexPage) -> None:
    assert client.get(f"{URL}lotus-notes/").status_code == 404
    assert client.post(URL).status_code == 405


@pytest.mark.django_db
def test_search_engines_learn_of_every_guide(client: Client, agenda: EventIndexPage) -> None:
    listed = client.get("/sitemap.xml").text

    assert f"<loc>http://testserver{URL}</loc>" in listed
    assert listed.count(f"http://testserver{URL}") == 1 + len(GUIDES)
