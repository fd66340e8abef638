"""Small conversions from the content files to fields."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

# The documents on which the demo rests; the files name them by number.
DOCUMENTS = {
    "000": "Werkagenda VIA (maart 2025)",
    "001": "Kamerbrief bij de Werkagenda VIA (2025)",
    "002": "Programmaboekje VIA (2018 en 2019)",
    "003": "Plan van Aanpak Statushouders aan het Werk (2023)",
    "004": "Werkagenda VIA (december 2021)",
}
NAMESPACE = uuid.UUID("5a2b8f3e-0d0e-4f57-9a35-8f1d1f7c1a55")


def document(name: Any) -> str:
    """The title of the document(s) that the files call *name*."""
    if isinstance(name, list):
        return "; ".join(document(one) for one in name)
    return DOCUMENTS.get(str(name or "")[:3], str(name or ""))


def public(text: str | None) -> str:
    """*text* without our own words for the documents."""
    cleaned = (text or "").replace(" (openbaar, niet in de seeds)", "")
    return cleaned.replace("De seed", "De bron").replace("de seed", "de bron")


def source_lines(sources: Iterable[Mapping[str, Any] | str]) -> str:
    """The sources of a text, one per line, with what was taken from each."""
    return "\n".join(_source_line(source) for source in sources)


def stream(kind: str, values: Iterable[Mapping[str, Any]], key: str) -> list[dict[str, Any]]:
    """Blocks of one *kind* with ids that stay the same on every run."""
    return [
        {"type": kind, "value": dict(value), "id": str(uuid.uuid5(NAMESPACE, f"{key}/{kind}/{place}"))}
        for place, value in enumerate(values)
    ]


def questions(faq: Iterable[Mapping[str, str]], key: str) -> list[dict[str, Any]]:
    """The questions that readers ask; the files write them in two ways."""
    values = (
        {
            "question": item.get("q") or item["question"],
            "answer": item.get("a_html") or _paragraph(item["answer"]),
        }
        for item in faq
    )
    return stream("question", values, key)


def address(url: str | None) -> str:
    """An address that a browser can follow, or nothing."""
    if not url:
        return ""
    return url if url.startswith("http") else f"https://{url}"


def _paragraph(text: str) -> str:
    return text if text.startswith("<") else f"<p>{text}</p>"


def _source_line(source: Mapping[str, Any] | str) -> str:
    if isinstance(source, str):
        return document(source)
    title = document(source.get("seed") or source.get("document") or source.get("source"))
    about = source.get("about", "")
    return f"{title}: {about}" if about else title
