"""Texts for translation: found in code and templates, kept in catalogues, without gettext's programs.

The programs of GNU gettext are not on every machine that has Python, and a build that
needs them would fail there.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from django.utils.translation.template import templatize

# Which arguments of each function are text, and whether the first of them is a context.
_FUNCTIONS = {
    "_": (1, False),
    "gettext": (1, False),
    "gettext_lazy": (1, False),
    "gettext_noop": (1, False),
    "ngettext": (2, False),
    "ngettext_lazy": (2, False),
    "pgettext": (2, True),
    "pgettext_lazy": (2, True),
    "npgettext": (3, True),
    "npgettext_lazy": (3, True),
}
_TEXT = r"u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
_TEMPLATE_CALL = re.compile(rf"(?<!\w)(_|n?p?gettext)\(({_TEXT}(?:,\s*{_TEXT})*)", re.DOTALL)
_PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")


@dataclass(frozen=True)
class Text:
    """A text as it stands in the code: Dutch, with its plural and context if it has them."""

    singular: str
    plural: str = ""
    context: str | None = None

    @property
    def key(self) -> tuple[str | None, str]:
        """What a catalogue files it under."""
        return self.context, self.singular


def texts_in(root: Path, folders: Iterable[str]) -> dict[Text, set[str]]:
    """Every text for translation below the *folders* of *root*, with the files that use it."""
    found: dict[Text, set[str]] = {}
    for path in _sources(root, folders):
        source = path.read_text(encoding="utf-8")
        read = python_texts if path.suffix == ".py" else template_texts
        for text in read(source):
            found.setdefault(text, set()).add(path.relative_to(root).as_posix())
    return one_per_key(found)


def one_per_key(found: dict[Text, set[str]]) -> dict[Text, set[str]]:
    """The texts as entries: a word that stands alone in one place and has a plural elsewhere is one."""
    fullest: dict[tuple[str | None, str], Text] = {}
    for text in found:
        fullest[text.key] = max(text, fullest.get(text.key, text), key=lambda known: known.plural)
    joined: dict[Text, set[str]] = {}
    for text, names in found.items():
        joined.setdefault(fullest[text.key], set()).update(names)
    return joined


def python_texts(source: str) -> Iterator[Text]:
    """Texts in the calls of gettext's functions in Python *source*."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = str(getattr(node.func, "id", "") or getattr(node.func, "attr", ""))
            arguments = [
                a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)
            ]
            yield from _text(name, arguments)


def template_texts(source: str) -> Iterator[Text]:
    """Texts in the translation tags of a Django template."""
    for name, arguments in _TEMPLATE_CALL.findall(templatize(source)):
        yield from _text(name, [ast.literal_eval(text) for text in re.findall(_TEXT, arguments, re.DOTALL)])


def merge(catalogue: polib.POFile, texts: dict[Text, set[str]]) -> None:
    """Bring *catalogue* up to date: new texts come in empty, unused ones go, translations stay."""
    known = {(entry.msgctxt, entry.msgid): entry for entry in catalogue if not entry.obsolete}
    del catalogue[:]
    for text in sorted(texts, key=lambda text: (min(texts[text]), text.singular)):
        entry = known.get(text.key) or polib.POEntry(msgid=text.singular, msgctxt=text.context)
        if text.plural and entry.msgid_plural != text.plural:
            entry.msgid_plural, entry.msgstr, entry.msgstr_plural = text.plural, "", {0: "", 1: ""}
        entry.occurrences = [(name, "") for name in sorted(texts[text])]
        catalogue.append(entry)


def problems(catalogue: polib.POFile, texts: dict[Text, set[str]]) -> list[str]:
    """What keeps *catalogue* from being complete, one line each; empty when all is well."""
    entries = {(entry.msgctxt, entry.msgid): entry for entry in catalogue if not entry.obsolete}
    wanted = {text.key for text in texts}
    lines = [f"not in the catalogue: {key[1]!r}" for key in sorted(wanted - entries.keys(), key=str)]
    lines += [f"no longer used: {key[1]!r}" for key in sorted(entries.keys() - wanted, key=str)]
    lines += [f"not translated: {entry.msgid!r}" for entry in entries.values() if not entry.translated()]
    lines += [f"other placeholders: {entry.msgid!r}" for entry in entries.values() if _differs(entry)]
    return lines


def _sources(root: Path, folders: Iterable[str]) -> Iterator[Path]:
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in {".py", ".html", ".txt"} and "migrations" not in path.parts:
                yield path


def _text(name: str, arguments: list[str]) -> Iterator[Text]:
    count, has_context = _FUNCTIONS.get(name, (0, False))
    if not count or len(arguments) < count:
        return
    context = arguments[0] if has_context else None
    words = arguments[1:count] if has_context else arguments[:count]
    yield Text(words[0], words[1] if len(words) > 1 else "", context)


def _differs(entry: polib.POEntry) -> bool:
    translations = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    allowed = _placeholders(entry.msgid) | _placeholders(entry.msgid_plural)
    return any(text and not _placeholders(text) <= allowed for text in translations)


def _placeholders(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text))
