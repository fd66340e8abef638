"""Blocks of a page: half-filled drafts survive, and what is shown is readable."""

import re
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.template.loader import render_to_string
from wagtail.blocks import StreamBlock, StructBlockValidationError

from cop_platform.core.blocks import BodyBlock, FigureBlock, RoomCardBlock
from cop_platform.core.blocks.figure import NOTHING_CHOSEN
from cop_platform.core.proofreading.errors import errors_by_field
from cop_platform.core.proofreading.rules import problems
from cop_platform.core.proofreading.stream import parts_of
from cop_platform.media.models import SiteImage
from resources.blocks import ChapterBodyBlock
from tests.factories.resources import FigureFactory
from tests.media.files import picture

pytestmark = pytest.mark.django_db

EVERY_KIND = sorted(ChapterBodyBlock().child_blocks)
# What an autosave stores when an editor has only just added the block.
EMPTY: dict[str, Any] = {
    "text": {"html": ""},
    "example": {"title": "", "html": ""},
    "warning": {"title": "", "html": ""},
    "quote": {"text": "", "role": ""},
    "checklist": {"title": "", "items": []},
    "table": {"caption": "", "columns": [], "rows": []},
    "figure": {
        "image": None,
        "alt": "",
        "is_decorative": False,
        "caption": "",
        "source": "",
        "figure": None,
    },
    "definition": {"term": None},
    "practice": {"page": None},
    "room_card": {"title": "", "goal": "", "questions": [], "pitfalls": [], "referral": ""},
    "download": {"title": "", "document": None},
    "video": {
        "title": "",
        "url": "",
        "has_captions": False,
        "film": None,
        "captions": None,
        "other_captions": [],
        "transcript": "",
    },
}


def value_of(block: StreamBlock, *entries: tuple[str, Any]) -> Any:
    raw = [{"type": kind, "value": value, "id": str(place)} for place, (kind, value) in enumerate(entries)]
    return block.to_python(raw)


def test_writer_chooses_from_at_most_twelve_kinds() -> None:
    assert len(EVERY_KIND) == 12


@pytest.mark.parametrize("kind", EVERY_KIND)
@pytest.mark.parametrize("filled", ["with empty fields", "without any field"])
def test_half_filled_block_renders_and_is_stored_again(kind: str, filled: str) -> None:
    block = ChapterBodyBlock()
    raw = EMPTY[kind] if filled == "with empty fields" or kind == "table" else {}
    value = value_of(block, (kind, raw))

    assert isinstance(value[0].render(), str)
    assert block.get_prep_value(value)[0]["type"] == kind
    assert isinstance(block.get_searchable_content(value), list)


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_draft_of_an_empty_block_may_be_saved(kind: str) -> None:
    block = ChapterBodyBlock()
    block.defer_required_validation()

    cleaned = block.clean(value_of(block, (kind, EMPTY[kind])))
    block.restore_deferred_validation()

    assert [child.block_type for child in cleaned] == [kind]


def test_reference_to_a_removed_row_shows_nothing() -> None:
    value = value_of(BodyBlock(), ("figure", {"figure": 10**9}), ("practice", {"page": 10**9}))

    assert [child.render().strip() for child in value] == ["", ""]


IMAGE_ALONE = """
<figure class="block block--picture">
<img>
<figcaption><p>Om negen uur</p><p class="source">Bron: eigen foto</p></figcaption>
</figure>
"""
NUMBER_ALONE = """
<figure class="block block--figure">
<p class="figure-value"><b>17</b> <span>%</span></p>
<figcaption>
<p>Wacht langer (2022)</p>
<p class="source">Bron: CBS</p>


</figcaption>
</figure>
"""
DRAWING_OF_A_NUMBER = """
<figure class="block block--figure">
<figure class="figure-picture">
<img>
<figcaption><p>Om negen uur</p><p class="source">Bron: eigen foto</p></figcaption>
</figure>
<p class="figure-value"><b>17</b> <span>%</span></p>
<figcaption>
<p>Wacht langer (2022)</p>
<p class="source">Bron: CBS</p>


</figcaption>
</figure>
"""


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [("image", IMAGE_ALONE), ("figure", NUMBER_ALONE), ("image figure", DRAWING_OF_A_NUMBER)],
)
def test_image_and_number_each_stand_with_their_source(chosen: str, shown: str) -> None:
    """To the letter: other HTML of the same text would count as something new in an edition."""
    image = SiteImage.objects.create(title="Foto", file=ContentFile(picture("PNG"), name="foto.png"))
    number = FigureFactory(label="Wacht langer")
    raw = {"image": image.pk, "alt": "Een lege wachtkamer", "caption": "Om negen uur", "source": "eigen foto"}
    raw = {name: value for name, value in raw.items() if "image" in chosen}
    raw |= {"figure": number.pk} if "figure" in chosen else {}

    html = value_of(BodyBlock(), ("figure", raw))[0].render()

    assert re.sub('<img alt="Een lege wachtkamer"[^>]*>', "<img>", html) == f"\n{shown}"


@pytest.mark.parametrize("kind", ["image", "figure"])
def test_place_for_a_figure_is_published_with_something_chosen(kind: str) -> None:
    block = FigureBlock()
    image = SiteImage.objects.create(title="Foto", file=ContentFile(picture("PNG"), name="foto.png"))
    chosen = {"image": image.pk, "figure": FigureFactory().pk}

    with pytest.raises(StructBlockValidationError) as refusal:
        block.clean(block.to_python({"caption": "Om negen uur"}))

    assert list(refusal.value.non_block_errors) == [NOTHING_CHOSEN]
    assert block.clean(block.to_python({kind: chosen[kind]}))[kind].pk == chosen[kind]


def test_table_names_its_rows_and_columns() -> None:
    raw = {
        "caption": "Wie doet wat?",
        "columns": [{"type": "text", "heading": "Rol"}, {"type": "text", "heading": "Taak"}],
        "rows": [{"values": ["Jobcoach", "Belt <elke> week"]}],
    }

    html = value_of(BodyBlock(), ("table", raw))[0].render()

    assert '<caption class="utrecht-table__caption">Wie doet wat?</caption>' in html
    assert '<th scope="col" class="utrecht-table__header-cell">Taak</th>' in html
    assert '<th scope="row" class="utrecht-table__cell">Jobcoach</th>' in html
    assert '<td class="utrecht-table__cell">Belt &lt;elke&gt; week</td>' in html


def test_table_words_are_searchable() -> None:
    raw = {
        "caption": "Week",
        "columns": [{"type": "text", "heading": "Dag"}],
        "rows": [{"values": ["Maandag"]}],
    }
    block = BodyBlock()

    assert block.get_searchable_content(value_of(block, ("table", raw))) == ["Week", "Dag", "Maandag"]


@pytest.mark.demo
@pytest.mark.parametrize("kind", EVERY_KIND)
def test_every_block_shows_an_example_before_it_is_chosen(kind: str) -> None:
    block = ChapterBodyBlock().child_blocks[kind]
    value = block.get_preview_value()
    context = {**block.get_preview_context(value), "bound_block": block.bind(value), "block_def": block}

    shown = render_to_string(block.get_preview_template(value, context), context)

    main = shown[shown.index("<main>") : shown.index("</main>")]
    assert block.is_previewable
    assert re.sub(r"<[^>]+>|\s", "", main)


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_every_block_tells_the_editor_what_it_is(kind: str) -> None:
    child = ChapterBodyBlock().child_blocks[kind]

    assert child.label
    assert child.get_description()
    assert child.meta.template == f"components/blocks/{kind}.html"


@pytest.mark.parametrize(
    ("card", "reason"),
    [
        ({"questions": ["Wat?"] * 4}, "hoogstens drie vragen"),
        ({"questions": ["Wat?"], "pitfalls": ["Dat."] * 6}, "hoogstens vijf valkuilen"),
        ({"questions": ["Wat?"], "referral": "x" * 1600}, "1604 tekens, er passen er 1600"),
    ],
    ids=["questions", "pitfalls", "characters"],
)
def test_a_card_that_does_not_fit_one_sheet_is_stored_and_has_to_be_mended(
    card: dict[str, Any], reason: str
) -> None:
    block = RoomCardBlock()
    block.defer_required_validation()
    stored = block.clean(block.to_python({"title": "", "goal": "", "pitfalls": [], "referral": "", **card}))

    stream = ChapterBodyBlock()
    [found] = problems(parts_of({"body": stream.to_python([{"type": "room_card", "value": dict(card)}])}))

    assert len(stored["questions"]) == len(card["questions"])
    assert (found.path, found.code) == (("body", 0), "card_too_full")
    assert reason in found.message
    [error] = errors_by_field([found]).values()
    assert list(error.block_errors[0].non_block_errors) == [found.message]  # type: ignore[attr-defined]
