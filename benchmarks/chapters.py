"""A library of any size: handbooks of chapters, in words of which some are common and most are rare."""

from __future__ import annotations

import json
import random
import uuid
from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from modelsearch.conf import get_app_config
from wagtail.models import Page, Site

from benchmarks.data import SEED
from cop_platform.core.search.marks import marked_terms
from cop_platform.taxonomy.models import ResourceType
from resources.models import ChapterPage, HandbookPage, LibraryIndexPage

CHAPTERS_EACH, WORDS_EACH, TITLE, INTRO = 100, 120, 4, 12
COMMON = [
    "werk",
    "taal",
    "gemeente",
    "gesprek",
    "begeleiding",
    "klantmanager",
    "werkgever",
    "inburgering",
    "plan",
    "week",
]
SYLLABLES = [
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ha",
    "ki",
    "lo",
    "mu",
    "na",
    "pe",
    "ri",
    "so",
    "tu",
    "va",
    "wo",
    "zi",
]
WORDS = [*COMMON, *(a + b + c for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES)]
# The tenth word comes ten times less often than the first.
WEIGHTS = [1 / rank for rank in range(1, len(WORDS) + 1)]
# Titles stay plain text; of the rest the database searches the marked terms.
ENTRY = {
    "sqlite": "INSERT INTO wagtailsearch_indexentry "
    "(content_type_id, object_id, title, body, autocomplete, title_norm) VALUES (%s, %s, %s, %s, '', 1)",
    "postgresql": "INSERT INTO wagtailsearch_indexentry "
    "(content_type_id, object_id, title, body, autocomplete, title_norm, title_text, body_text) "
    "VALUES (%s, %s, to_tsvector('simple', %s), to_tsvector('simple', %s), '', 1, %s, %s)",
}


def fill(number: int) -> None:
    """Put exactly *number* chapters in the library and in the index, as publishing them would."""
    with transaction.atomic():
        get_app_config().get_model("IndexEntry").objects.all().delete()
        root = Site.objects.get(is_default_site=True).root_page
        for page in root.get_children():
            page.delete()
        library = root.add_child(instance=LibraryIndexPage(title="Bibliotheek", slug="bibliotheek"))
        kind = ResourceType.objects.get_or_create(slug="handboek")[0]
        chance = random.Random(SEED)
        for at in range(0, number, CHAPTERS_EACH):
            handbook = library.add_child(
                instance=HandbookPage(title=f"Handboek {at}", slug=f"handboek-{at}", resource_type=kind)
            )
            _store(list(_chapters(handbook, min(CHAPTERS_EACH, number - at), chance)))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _chapters(handbook: Page, number: int, chance: random.Random) -> Iterator[tuple[ChapterPage, str]]:
    kind = ContentType.objects.get_for_model(ChapterPage)
    for at in range(number):
        words = chance.choices(WORDS, WEIGHTS, k=WORDS_EACH)
        title, intro, text = (" ".join(part) for part in (words[:TITLE], words[TITLE:INTRO], words[INTRO:]))
        block = {"type": "text", "value": {"html": f"<p>{text}</p>"}, "id": str(uuid.UUID(int=at))}
        slug = f"hoofdstuk-{at}"
        chapter = ChapterPage(
            title=title,
            draft_title=title,
            slug=slug,
            intro=intro,
            body=json.dumps([block]),
            path=Page._get_path(handbook.path, handbook.depth + 1, at + 1),
            depth=handbook.depth + 1,
            url_path=f"{handbook.url_path}{slug}/",
            content_type=kind,
            locale=handbook.locale,
        )
        yield chapter, marked_terms([title, intro, text])


def _store(chapters: Sequence[tuple[ChapterPage, str]]) -> None:
    """Both rows of each page, and its entry: Django stores pages with two tables one at a time only."""
    columns = [field.attname for field in Page._meta.local_concrete_fields if field.attname != "id"]
    pages = [Page(**{name: getattr(chapter, name) for name in columns}) for chapter, _marked in chapters]
    for (chapter, _marked), page in zip(chapters, Page.objects.bulk_create(pages), strict=True):
        chapter.pk = chapter.page_ptr_id = page.pk
    fields = ChapterPage._meta.local_concrete_fields
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    rows = [
        [field.get_db_prep_save(field.pre_save(chapter, add=True), connection) for field in fields]
        for chapter, _marked in chapters
    ]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO resources_chapterpage ({names}) VALUES ({places})", rows)  # noqa: S608
        cursor.executemany(ENTRY[connection.vendor], [_entry(*one) for one in chapters])


def _entry(chapter: ChapterPage, marked: str) -> tuple[Any, ...]:
    texts = (chapter.title, marked)
    once = (chapter.content_type_id, str(chapter.pk), *texts)
    return once if connection.vendor == "sqlite" else (*once, *texts)
