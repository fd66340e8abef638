"""A film of our own in a text: shown with its captions, and for whom the text is."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.base import ContentFile
from django.test import Client

from cop_platform.media.models import SiteDocument
from resources.domain.editions.checksum import checksum_of
from resources.frozen import frozen_text
from resources.models import ChapterPage, LibraryIndexPage
from resources.paper.pages import handbook_sheet
from tests.factories.resources import chapter, handbook
from tests.media.films import mp4
from tests.media.test_captions import CLEAN

pytestmark = pytest.mark.django_db
WORDS = "De buddy laat de kantine zien."


def stored(name: str, body: bytes) -> SiteDocument:
    return SiteDocument.objects.create(title=name, file=ContentFile(body, name=name))


@pytest.fixture
def files(settings: LazySettings, tmp_path: Path) -> dict[str, SiteDocument]:
    settings.MEDIA_ROOT = tmp_path
    return {"film": stored("werkdag.mp4", mp4()), "captions": stored("werkdag.vtt", CLEAN.encode())}


def published(library: LibraryIndexPage, **video: Any) -> ChapterPage:
    made: ChapterPage = chapter(handbook(library, "Werkvloer", slug="werkvloer"), "Inwerken", slug="inwerken")
    made.body = [("video", {"title": "Eerste werkdag", "transcript": f"<p>{WORDS}</p>", **video})]
    made.save_revision().publish()
    return made


def test_own_film_is_played_by_the_browser_with_captions(
    client: Client, library: LibraryIndexPage, files: dict[str, SiteDocument]
) -> None:
    answer = client.get(published(library, **files).url)
    film, captions = files["film"].url, files["captions"].url

    assert (
        f'<video controls playsinline preload="metadata" src="{film}" aria-label="Eerste werkdag">'
        f'<track kind="captions" srclang="nl" label="Nederlands" src="{captions}" default></video>'
    ) in answer.text
    assert WORDS in answer.text
    assert "media-src 'self';" in answer["Content-Security-Policy"]
    assert client.get(film)["Content-Type"] == "video/mp4"
    assert client.get(captions)["Content-Type"] == "text/vtt; charset=utf-8"


def test_reader_chooses_captions_in_another_language(
    client: Client, library: LibraryIndexPage, files: dict[str, SiteDocument]
) -> None:
    arabic, english = (stored(f"dag-{code}.vtt", CLEAN.encode()) for code in ("ar", "en"))
    others = [{"language": "ar", "captions": arabic}, {"language": "en", "captions": english}]
    page = published(library, **files, other_captions=others)

    def tracks(address: str) -> list[tuple[str, str, str]]:
        track = r'<track kind="captions" srclang="(\w+)" label="(\w+)" src="[^"]*"( default)?>'
        return re.findall(track, client.get(address).text)

    dutch, in_arabic, in_english = ("nl", "Nederlands"), ("ar", "العربية"), ("en", "English")
    assert tracks(page.url) == [(*dutch, " default"), (*in_arabic, ""), (*in_english, "")]
    assert tracks(f"/en{page.url}") == [(*dutch, ""), (*in_arabic, ""), (*in_english, " default")]
    assert client.get(arabic.url)["Content-Type"] == "text/vtt; charset=utf-8"
    page.unpublish()
    assert client.get(arabic.url).status_code == 404


def test_player_gets_four_megabytes_of_a_film_at_a_time(
    client: Client, library: LibraryIndexPage, files: dict[str, SiteDocument], tmp_path: Path
) -> None:
    published(library, **files)
    film = files["film"]
    (tmp_path / film.file.name).write_bytes(bytes(5_000_000))

    answer = client.get(film.url, headers={"Range": "bytes=100-"})

    assert (answer.status_code, answer["Content-Range"]) == (206, "bytes 100-4194403/5000000")
    assert len(b"".join(answer)) == 4_194_304


def test_film_of_a_withdrawn_text_is_gone(
    client: Client, library: LibraryIndexPage, files: dict[str, SiteDocument]
) -> None:
    page = published(library, **files)
    page.unpublish()

    assert [client.get(file.url).status_code for file in files.values()] == [404, 404]


def test_edition_and_paper_say_where_the_film_is(
    library: LibraryIndexPage, files: dict[str, SiteDocument], settings: LazySettings
) -> None:
    page = published(library, **files)
    text, link = frozen_text(page.get_parent().specific), f"{settings.SITE_URL}{page.url}"
    said = f'<a class="nl-link" href="{link}">Eerste werkdag</a> ({link})'

    for html in (text.chapters[0].html, handbook_sheet(page.get_parent().specific).html):
        assert said in html
        assert WORDS in html
        assert "<video" not in html
    assert checksum_of(frozen_text(page.get_parent().specific)) == checksum_of(text)


def test_draft_with_a_wrong_file_shows_no_player(
    library: LibraryIndexPage, files: dict[str, SiteDocument]
) -> None:
    page = published(library, **files)
    sheet = stored("lijst.csv", b"a;b\n")

    page.body = [("video", {"title": "Eerste werkdag", "film": sheet, "captions": sheet})]
    assert "<video" not in str(page.body)
    page.body = [("video", {"title": "Eerste werkdag", "film": files["film"], "captions": sheet})]
    assert "<track" not in str(page.body)
