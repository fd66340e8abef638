"""Uploading in the CMS."""

import json
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection, UploadedFile

from cop_platform.accounts.models import User
from cop_platform.media.forms import ImageUpload
from cop_platform.media.intake.refusals import FileRefused
from cop_platform.media.models import SiteDocument, SiteImage
from cop_platform.media.reading import read_next
from tests.media.conftest import document, image
from tests.media.files import PDF, camera_data, picture
from tests.media.films import box, mp4

pytestmark = pytest.mark.django_db
HTML = b"<!doctype html><script>alert(1)</script>"


@pytest.fixture
def cms(client: Client, redacteur: User) -> Client:
    """The CMS, for an editor."""
    client.force_login(redacteur)
    return client


def photo(name: str = "IMG 0001.JPG") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, picture("JPEG", exif=camera_data(6)), "image/jpeg")


def send(cms: Client, name: str, upload: SimpleUploadedFile, **fields: str) -> dict[str, object]:
    collection = str(Collection.get_first_root_node().pk)
    answer = cms.post(reverse(name), {"files[]": upload, "collection": collection, "title": "Foto", **fields})
    return json.loads(answer.content)


def places(store: Path) -> list[str]:
    """The stored files that still know where they were made."""
    stored = [path for path in store.rglob("*") if path.is_file()]
    pictures = [path for path in stored if path.suffix == ".jpg"]
    return [path.name for path in pictures if Image.open(path).getexif() or b"Eigenaar" in path.read_bytes()]


def test_photo_is_stored_without_its_place(cms: Client, store: Path) -> None:
    assert send(cms, "wagtailimages:add_multiple", photo())["success"] is True

    stored = SiteImage.objects.get()
    assert (stored.file.name, stored.width, stored.height) == ("original_images/img-0001.jpg", 30, 40)
    stored.get_rendition("original")
    stored.get_rendition("width-20")
    assert len(list(store.rglob("*.jpg"))) >= 3
    assert places(store) == []


def test_place_would_be_found(store: Path) -> None:
    (store / "foto.jpg").write_bytes(picture("JPEG", exif=camera_data()))

    assert places(store) == ["foto.jpg"]


def test_photo_that_waits_for_its_title_is_stored_without_its_place(cms: Client, store: Path) -> None:
    answer = send(cms, "wagtailimages:add_multiple", photo(), title="x" * 300)

    waiting = UploadedFile.objects.get()
    assert answer["uploaded_file_id"] == waiting.pk
    assert len(list(store.rglob("*.jpg"))) == 1
    assert places(store) == []


def test_photo_that_is_replaced_is_checked_again(cms: Client, store: Path) -> None:
    stored = image()
    fields = {"title": "Foto", "collection": stored.collection_id, "file": photo("nieuw.jpg")}

    cms.post(reverse("wagtailimages:edit", args=[stored.pk]), fields)

    stored.refresh_from_db()
    assert stored.file.name == "original_images/nieuw.jpg"
    assert places(store) == []


def test_document_that_is_no_document_is_refused_and_not_stored(cms: Client, store: Path) -> None:
    answer = send(cms, "wagtaildocs:add_multiple", SimpleUploadedFile("verslag.pdf", HTML))

    assert answer == {
        "success": False,
        "error_message": "De inhoud van dit bestand is geen pdf. Bewaar het opnieuw in het juiste formaat.",
    }
    assert SiteDocument.objects.count() == UploadedFile.objects.count() == 0
    assert list(store.rglob("*.pdf")) == []


def test_film_may_be_larger_than_a_document_and_loses_its_place(cms: Client, store: Path) -> None:
    body = mp4(more=box(b"udta", b"+52.0905+005.1217/"), behind=box(b"mdat", bytes(21 * 1024 * 1024)))
    upload = SimpleUploadedFile("Mijn film.MP4", body, "video/mp4")

    assert send(cms, "wagtaildocs:add_multiple", upload)["success"] is True

    thing = SiteDocument.objects.get()
    stored = (store / thing.file.name).read_bytes()
    assert (thing.file.name, len(stored), b"+52." in stored) == ("documents/mijn-film.mp4", len(body), False)
    assert 'data-max-file-size="209715200"' in cms.get(reverse("wagtaildocs:add_multiple")).text


def test_film_is_no_document_without_words(cms: Client) -> None:
    film = document(title="Werkdag", file=ContentFile(mp4(), name="werkdag.mp4"))

    assert read_next() == film
    film.refresh_from_db()
    assert (film.text_state, film.search_sources()) == ("other", ["", "", ""])
    assert "werkdag" not in cms.get(reverse("wordless_documents")).text.lower()


def test_image_that_is_no_image_is_refused_in_the_chooser(cms: Client) -> None:
    field = "image-chooser-upload"
    upload = SimpleUploadedFile("foto.jpg", HTML)
    collection = Collection.get_first_root_node().pk
    fields = {f"{field}-title": "Foto", f"{field}-collection": collection, f"{field}-file": upload}

    answer = cms.post(reverse("wagtailimages_chooser:create"), fields)

    assert "De inhoud van dit bestand is geen jpg." in answer.content.decode()
    assert not SiteImage.objects.exists()


def test_large_upload_is_replaced_on_disk() -> None:
    body = picture("JPEG", (600, 400), exif=camera_data())
    upload = TemporaryUploadedFile("foto.jpg", "image/jpeg", len(body), None)
    upload.write(body)
    upload.seek(0)

    kept = ImageUpload().clean(upload)

    assert Path(kept.temporary_file_path()).stat().st_size == kept.size
    assert not Image.open(kept.temporary_file_path()).getexif()


def test_programs_store_nothing_that_people_may_not() -> None:
    with pytest.raises(FileRefused, match="geen pdf"):
        document(file=ContentFile(HTML, name="verslag.pdf"))


def test_name_is_made_plain_when_a_program_stores() -> None:
    assert document(file=ContentFile(PDF, name="Mijn Verslag.pdf")).filename == "mijn-verslag.pdf"


def test_picture_of_an_editor_is_not_taken(cms: Client, store: Path) -> None:
    address = reverse("wagtailadmin_account")
    assert "avatar-avatar" not in cms.get(address).content.decode()

    cms.post(address, {"avatar-avatar": photo()})

    assert list(store.rglob("*.*")) == []


def test_lists_and_choosers_of_the_cms_show_the_files(cms: Client) -> None:
    image()
    document()

    for name in ("wagtailimages:index", "wagtailimages_chooser:choose"):
        assert "/images/" in cms.get(reverse(name)).content.decode()
    for name in ("wagtaildocs:index", "wagtaildocs_chooser:choose"):
        assert "Verslag" in cms.get(reverse(name)).content.decode()
