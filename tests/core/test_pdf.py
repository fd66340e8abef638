"""A page of ours on paper: tagged, bounded, and without a way to the network or the disk."""

from __future__ import annotations

import pytest
from django.template import engines

from cop_platform.core import own_process
from cop_platform.core.pdf import NoPdf, pdf_of
from tests.pdfs import check_reads_aloud, fonts, headings, page_count, tags, words

PAGE = """{% extends "paper/base.html" %}{% load paper %}{% block title %}Proef met één “titel”{% endblock %}
{% block main %}<h1>Proef</h1><p>Zażółć, Київ, العربية</p><h2>Deel</h2>
<table><caption>Wie</caption><thead><tr><th scope="col">Rol</th></tr></thead><tr><td>Coach</td></tr></table>
{% qr "https://example.org/x" "QR-code naar de website" %}<ul><li>punt</li></ul>{% endblock %}"""


def made_of(source: str) -> str:
    return engines["django"].from_string(source).render({"language": "nl"})


def test_a_page_becomes_a_pdf_that_can_be_read_aloud() -> None:
    pdf = pdf_of(made_of(PAGE))
    check_reads_aloud(pdf.body, title="Proef met één “titel”")
    assert (pdf.pages, headings(pdf.body)) == (1, [1, 2])
    kinds = {tag.kind for tag in tags(pdf.body)}
    assert {"/Table", "/TH", "/TD", "/Caption", "/L", "/LI"} <= kinds
    assert [tag.alt for tag in tags(pdf.body) if tag.kind == "/Figure"] == ["QR-code naar de website"]


def test_letters_of_each_script_come_from_their_own_font() -> None:
    body = pdf_of(made_of(PAGE)).body
    assert "Zażółć, Київ" in words(body)
    assert {"Paper-Latin", "Paper-Latin-Extended", "Paper-Cyrillic", "Paper-Arabic"} <= fonts(body)


@pytest.mark.parametrize("address", ["file:///etc/hostname", "https://example.org/x.png", "/static/x.png"])
def test_nothing_is_read_but_our_own_files(address: str) -> None:
    source = (
        f'<link rel="stylesheet" href="{address}"><link rel="attachment" href="{address}">'
        f'<img src="{address}" alt="In plaats van het beeld"><object data="{address}">Anders</object>'
    )
    body = pdf_of(made_of(PAGE.replace("<h2>", f"{source}<h2>"))).body
    assert b"/EmbeddedFile" not in body
    assert "In plaats van het beeld" in words(body)


def test_letters_are_as_large_as_one_sheet_allows() -> None:
    lines = PAGE.replace("<h2>", "<p>Een regel.</p>" * 15 + "<h2>")
    assert page_count(pdf_of(made_of(lines), sizes=(30, 11)).body) == 1
    with pytest.raises(NoPdf, match="too_long"):
        pdf_of(made_of(lines), sizes=(40, 30))


def test_a_page_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cop_platform.core.pdf.door.WALL_SECONDS", 1.0)
    with pytest.raises(NoPdf, match="too_slow"):
        pdf_of("<p>" + "woord " * 400_000)


def test_without_the_library_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library pango')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert "PYTHONPATH" in own_process.environment()
    with pytest.raises(NoPdf, match="no_library"):
        pdf_of(made_of(PAGE))
