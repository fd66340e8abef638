"""A hostile text in a content file comes out clean, wherever rich text is kept."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.db.models import Model

from communities.models import CommunityPage
from cop_platform.core.text import clean_rich_text
from home import demo, founding
from home.loading import streams
from home.loading.rich_text import cleaned
from home.models import StandardPage
from resources.models import ChapterPage, ResourcePage, Scheme

HOSTILE = '<p onclick="alert(1)">voor<script>alert(1)</script><img src=x onerror=alert(1)>na</p>'
CLEAN = "<p>voorna</p>"


def blocks(*items: streams.Block) -> str:
    return streams.body_blocks(items, lambda kind, slug: None)


@pytest.mark.parametrize(("model", "name"), [(Scheme, "text"), (CommunityPage, "welcome")])
def test_hostile_text_of_a_field_is_cleaned(model: type[Model], name: str) -> None:
    assert cleaned(model, {name: HOSTILE, "slug": HOSTILE}) == {name: CLEAN, "slug": HOSTILE}


@pytest.mark.parametrize("kind", ["text", "warning", "example"])
def test_hostile_text_of_a_block_is_cleaned(kind: str) -> None:
    body = blocks({"type": kind, "title": HOSTILE, "html": HOSTILE})
    (block,) = json.loads(cleaned(ChapterPage, {"body": body})["body"])

    assert block["value"]["html"] == CLEAN


def test_hostile_answer_to_a_question_is_cleaned() -> None:
    questions = streams.stream([("question", {"question": "?", "answer": HOSTILE})])
    (block,) = json.loads(cleaned(ResourcePage, {"questions": questions})["questions"])

    assert block["value"] == {"question": "?", "answer": CLEAN}


def test_stream_without_anything_to_clean_stays_as_it_is() -> None:
    body = blocks(
        {"type": "text", "html": "<p>Zo &amp; zo, <b>vet</b></p>"},
        {"type": "table", "caption": "T", "header": ["a", "b"], "rows": [["<1>", "2"]]},
        {"type": "checklist", "items": ["een", "twee"]},
    )

    assert cleaned(StandardPage, {"body": body}) == {"body": body}


def texts_of(folder: Path) -> list[str]:
    """Every piece of HTML in the content files of *folder*."""
    found: list[str] = []

    def keep(pairs: list[tuple[str, Any]]) -> None:
        found.extend(value for _name, value in pairs if isinstance(value, str) and value.startswith("<"))

    for path in folder.glob("*.json"):
        json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=keep)
    return found


def test_our_own_content_needs_no_cleaning() -> None:
    ours = texts_of(demo.CONTENT) + texts_of(founding.CONTENT)

    assert len(ours) > 200
    assert {text for text in ours if clean_rich_text(text) != text} == set()
