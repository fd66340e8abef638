"""Which films come in, and what is left of them."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import TemporaryUploadedFile

from cop_platform.media.fields import take_in
from cop_platform.media.intake.door import empty_film
from cop_platform.media.intake.refusals import FileRefused
from cop_platform.media.limits import document_limits
from cop_platform.media.values import Limits
from tests.media.films import box, element, mp4, track, webm, webm_track

PLACE = b"+52.0905+005.1217/"
DAMAGED = "Dit bestand is beschadigd of niet te lezen. Bewaar het opnieuw en probeer het nog eens."
LOCKED = "Deze video is beveiligd. Bewaar hem zonder beveiliging, zodat iedereen hem kan zien."
CODEC = "Niet elke browser kan deze video afspelen. Bewaar hem als MP4 met beeld in H.264 en geluid in AAC."
PICTURE = "In dit bestand zit geen beeld. Kies een video."
MORE = (
    "Deze video bevat meer dan beeld en geluid, bijvoorbeeld de plek van de opname of een ondertiteling. "
    "Bewaar hem opnieuw met alleen beeld en geluid."
)


def left_of(name: str, body: bytes, limits: Limits | None = None) -> bytes:
    file = BytesIO(body)
    empty_film(name, file, limits or document_limits())
    return file.getvalue()


def other_type(extension: str) -> str:
    return f"De inhoud van dit bestand is geen {extension}. Bewaar het opnieuw in het juiste formaat."


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("film.mp4", mp4(track(), track(b"soun", b"mp4a"))),
        ("film.mp4", mp4(track(codec=b"av01"), brand=b"mp42")),
        ("film.webm", webm(webm_track(), webm_track(2, b"A_OPUS"))),
        ("film.webm", webm(webm_track(codec=b"V_AV1"))),
    ],
)
def test_film_that_browsers_play_stays_as_it_was(name: str, body: bytes) -> None:
    assert left_of(name, body) == body


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("film.mp4", mp4(more=box(b"udta", box(b"\xa9xyz", PLACE)))),
        ("film.mp4", mp4(track(b"vide", b"avc1", box(b"meta", PLACE)))),
        ("film.mp4", mp4(behind=box(b"uuid", PLACE))),
        ("film.mp4", mp4(behind=box(b"skip", PLACE))),
        ("film.mp4", mp4(behind=b"\0\0\0\1free" + (16 + len(PLACE)).to_bytes(8) + PLACE)),
        ("film.webm", webm(more=element(0x1254C367, PLACE))),
        ("film.webm", webm(more=element(0x1941A469, PLACE))),
        ("film.webm", webm(more=element(0xEC, b"+52.1"))),
    ],
)
def test_what_tells_of_the_camera_is_taken_out_without_moving_a_byte(name: str, body: bytes) -> None:
    left = left_of(name, body)

    assert b"+52." not in left
    assert len(left) == len(body)
    assert left.index(b"pictures") == body.index(b"pictures")
    assert left_of(name, left) == left


@pytest.mark.parametrize(
    ("name", "body", "sentence"),
    [
        ("film.mp4", webm(), other_type("mp4")),
        ("film.mp4", mp4(brand=b"qt  "), other_type("mp4")),
        ("film.mp4", b"\0\0", other_type("mp4")),
        ("film.mp4", mp4()[:-1], DAMAGED),
        ("film.mp4", mp4(behind=b"PK\3\4 an archive"), DAMAGED),
        ("film.mp4", mp4(behind=b"\0\0\0\1free" + bytes(8)), DAMAGED),
        ("film.mp4", mp4(behind=box(b"free") * 100_000), DAMAGED),
        ("film.mp4", mp4(more=box(b"pssh", b"key")), LOCKED),
        ("film.mp4", mp4(track(codec=b"encv")), LOCKED),
        ("film.mp4", mp4(track(codec=b"hvc1")), CODEC),
        ("film.mp4", mp4(track(), track(b"soun", b"ac-3")), CODEC),
        ("film.mp4", mp4(track(), track(b"meta", b"gpmd")), MORE),
        ("film.mp4", mp4(track(b"soun", b"mp4a")), PICTURE),
        ("film.webm", mp4(), other_type("webm")),
        ("film.webm", webm(kind=b"matroska"), other_type("webm")),
        ("film.webm", webm()[:-1], DAMAGED),
        ("film.webm", webm(more=b"\0 an archive"), DAMAGED),
        ("film.webm", webm(more=b"\x11\x41\x99\x99" + b"\xff"), DAMAGED),
        ("film.webm", webm(webm_track(1, b"V_VP9", element(0x6D80, b"\0"))), LOCKED),
        ("film.webm", webm(webm_track(codec=b"V_MPEG4/ISO/AVC")), CODEC),
        ("film.webm", webm(webm_track(), webm_track(17, b"S_TEXT/WEBVTT")), MORE),
        ("film.webm", webm(webm_track(2, b"A_OPUS")), PICTURE),
        ("film.webm", b"", "Dit bestand is leeg. Kies een ander bestand."),
    ],
)
def test_other_film_stays_out_with_a_reason(name: str, body: bytes, sentence: str) -> None:
    with pytest.raises(FileRefused) as refused:
        left_of(name, body)

    assert str(refused.value) == sentence


def test_film_has_a_size_of_its_own() -> None:
    film, limits = mp4(), Limits(("mp4",), max_bytes=1, max_film_bytes=len(mp4()))

    assert left_of("film.mp4", film, limits) == film
    with pytest.raises(FileRefused, match="Dit bestand is te groot: het mag hooguit"):
        left_of("film.mp4", film + box(b"mdat"), limits)


def test_large_upload_is_emptied_where_it_lies() -> None:
    body = mp4(more=box(b"udta", PLACE))
    with TemporaryUploadedFile("Mijn Film.MP4", "video/mp4", len(body), None) as upload:
        upload.write(body)
        take_in(upload, document_limits())

        with open(upload.temporary_file_path(), "rb") as stored:
            assert stored.read() == body.replace(b"udta" + PLACE, b"free" + bytes(len(PLACE)))
        assert (upload.name, upload.size, upload.tell()) == ("mijn-film.mp4", len(body), 0)
