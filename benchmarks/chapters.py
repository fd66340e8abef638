"""A library of any size: handbooks of chapters, in words of which some are common and most are rare."""

from __future__ import annotations

import json
import random
import uuid
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from modelsearch.conf import get_app_config
from wagtail.models import Page, Site

from benchmarks.data import SEED
from benchmarks.vocabulary import WEIGHTS, WORDS
from cop_platform.core.search.marks import marked_terms
from cop_platform.core.search.stems import stem
from cop_platform.taxonomy.models import Audience, ResourceType, Theme
from home.models import SearchWord
from resources.models import ChapterPage, HandbookPage, LibraryIndexPage

CHAPTERS_EACH, WORDS_EACH, TITLE, INTRO = 100, 120, 4, 12
THEMES, READERS = 8, 4
INDEX = get_app_config().get_model("IndexEntry")
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
        root = _emptied()
        library = root.add_child(instance=LibraryIndexPage(title="Bibliotheek", slug="bibliotheek"))
        kind = ResourceType.objects.get_or_create(slug="handboek")[0]
        chance, pages = random.Random(SEED), Counter[str]()
        for at in range(0, number, CHAPTERS_EACH):
            handbook = library.add_child(
                instance=HandbookPage(title=f"Handboek {at}", slug=f"handboek-{at}", resource_type=kind)
            )
            _file(handbook, chance)
            _store(list(_chapters(handbook, min(CHAPTERS_EACH, number - at), chance, pages)))
        _count(pages)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _emptied() -> Page:
    """The first page of the site, without any page below it; to delete chapter by chapter takes an hour."""
    chapters = ContentType.objects.get_for_model(ChapterPage)
    for rows in (ChapterPage._base_manager.all(), Page.objects.filter(content_type=chapters)):
        rows.order_by()._raw_delete(connection.alias)
    root = Site.objects.get(is_default_site=True).root_page
    for page in root.get_children():
        page.delete()
    INDEX._base_manager.all().delete()
    root.refresh_from_db()
    return root


def _file(handbook: HandbookPage, chance: random.Random) -> None:
    """Give *handbook* two themes and a reader, so that there is something to count."""
    for number in chance.sample(range(THEMES), k=2):
        name: dict[str, Any] = {
            "slug": f"thema-{number}",
            "defaults": {"label_nl": f"Thema {number}", "position": number},
        }
        handbook.themes.add(Theme.objects.get_or_create(**name)[0])
    reader = f"lezer-{chance.randrange(READERS)}"
    handbook.audiences.add(Audience.objects.get_or_create(slug=reader, defaults={"label_nl": reader})[0])
    handbook.save()


def _chapters(
    handbook: Page, number: int, chance: random.Random, pages: Counter[str]
) -> Iterator[tuple[ChapterPage, str]]:
    kind = ContentType.objects.get_for_model(ChapterPage)
    for at in range(number):
        words = chance.choices(WORDS, WEIGHTS, k=WORDS_EACH)
        pages.update(set(words))
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


def _count(pages: Counter[str]) -> None:
    """Write on how many pages each word is, as the worker does at night."""
    SearchWord.objects.all().delete()
    rows = (SearchWord(word=word, stem=stem(word), pages=number) for word, number in sorted(pages.items()))
    SearchWord.objects.bulk_create(rows, batch_size=1_000)


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
