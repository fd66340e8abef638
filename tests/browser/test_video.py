"""A film of our own plays in a real browser, with captions, without a script of ours."""

import base64
import math
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.base import ContentFile

from cop_platform.media.models import SiteDocument
from cop_platform.media.views import answer
from resources.models import ChapterPage
from tests.browser.conftest import OpenPage
from tests.browser.test_accessibility import looks, violations, with_axe

pytestmark = pytest.mark.django_db(transaction=True)
# Two seconds of a square that changes colour.
RECORD = """async () => {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  const draw = setInterval(() => {
    pen.fillStyle = `hsl(${performance.now() / 5 % 360} 80% 50%)`;
    pen.fillRect(0, 0, 320, 180);
  }, 40);
  const recorder = new MediaRecorder(canvas.captureStream(25), {mimeType: "video/webm;codecs=vp8"});
  const pieces = [];
  recorder.ondataavailable = event => pieces.push(event.data);
  recorder.start();
  await new Promise(resolve => setTimeout(resolve, 2000));
  await new Promise(resolve => { recorder.onstop = resolve; recorder.stop(); });
  clearInterval(draw);
  const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer());
  return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(""));
}"""
CAPTIONS = b"WEBVTT\n\n00:00:00.000 --> 00:01:00.000\nWelkom bij de gemeente.\n"
ENDED = "() => document.querySelector('video').ended"
CAPTION = "() => document.querySelector('video').textTracks[0].activeCues?.[0]?.text"


def stored(name: str, body: bytes) -> SiteDocument:
    return SiteDocument.objects.create(title=name, file=ContentFile(body, name=name))


def test_film_plays_by_keyboard_with_captions(
    open_page: OpenPage, settings: LazySettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(answer, "MOST_OF_FILM", 2_000)
    page = open_page("/")
    film = stored("film.webm", base64.b64decode(page.evaluate(RECORD)))
    chapter = ChapterPage.objects.live().order_by("pk")[0]
    files = {"film": film, "captions": stored("film.vtt", CAPTIONS)}
    chapter.body = [("video", {"title": "Eerste werkdag", "transcript": "<p>Welkom.</p>", **files})]
    chapter.save_revision().publish()

    parts: list[int] = []
    page.on("response", lambda got: parts.append(got.status) if film.url in got.url else None)
    page.goto(chapter.url)
    player = page.locator("video")
    assert (player.evaluate("one => one.paused"), page.evaluate(CAPTION)) == (True, None)
    assert player.evaluate("one => one.textTracks[0].mode") == "showing"
    debugger = with_axe(page)
    assert {look: lines for look in looks(page) if (lines := violations(debugger))} == {}

    player.focus()
    page.keyboard.press("Space")
    page.wait_for_function(CAPTION, timeout=10_000)
    assert page.evaluate(CAPTION) == "Welkom bij de gemeente."
    page.wait_for_function(ENDED, timeout=20_000)
    assert {*parts} == {206}
    assert len(parts) >= math.ceil(film.file.size / 2_000) > 2
    page.set_viewport_size({"width": 390, "height": 900})
