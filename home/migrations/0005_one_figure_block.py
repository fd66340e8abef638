"""Pictures and numbers become one kind of block: "figure", with the id and the values that they had.

Wagtail's own operation goes one way only, and for the library it would look for revisions of
ResourcePage, while each is one of its kinds: so this reads and writes the JSON itself.  No stream holds
another.  What an edition keeps is HTML, and stays.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

from django.db import migrations
from django.db.models import F, JSONField, QuerySet, TextField, Value
from django.db.models.functions import Cast, Replace
from wagtail.fields import StreamField

BATCH = 200
Raw = list[dict[str, Any]]
Change = Callable[[Raw], Raw]


def one_kind(raw: Raw) -> Raw:
    """*raw* with pictures as figures."""
    return [{**block, "type": "figure"} if block["type"] == "picture" else block for block in raw]


def two_kinds(raw: Raw) -> Raw:
    """*raw* as it was before; a picture of a number becomes one of each."""
    return [part for block in raw for part in (_parted(block) if block["type"] == "figure" else [block])]


def _parted(block: dict[str, Any]) -> Raw:
    facts = dict(block["value"])
    number = facts.pop("figure", None)
    picture = {**block, "type": "picture", "value": facts}
    if number is None and "image" in facts:
        return [picture]
    figure = {**block, "value": {"figure": number}}
    return [picture, {**figure, "id": str(uuid4())}] if any(facts.values()) else [figure]


def forwards(apps: Any, _editor: Any) -> None:
    """Make one kind of the two."""
    _rewrite_all(apps, "picture", one_kind)
    _move_references(apps, ".picture.", ".figure.")


def backwards(apps: Any, _editor: Any) -> None:
    """Make two kinds of the one."""
    _rewrite_all(apps, "figure", two_kinds)
    _move_references(apps, ".figure.", ".picture.")


def _rewrite_all(apps: Any, kind: str, change: Change) -> None:
    names = set()
    for model, name in _streams(apps):
        names.add(name)
        _rewrite(model._base_manager.all(), name, kind, change)
    revisions = apps.get_model("wagtailcore", "Revision")._base_manager.all()
    _rewrite(revisions, "content", kind, lambda content: _content(content, names, kind, change))


def _streams(apps: Any) -> Iterator[tuple[Any, str]]:
    """The columns in which a figure may stand."""
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, StreamField) and "figure" in field.stream_block.child_blocks:
                yield model, field.name


def _rewrite(rows: QuerySet[Any], name: str, kind: str, change: Callable[[Any], Any]) -> None:
    """Change the column *name* of those *rows* in which *kind* is written at all."""
    holding = rows.annotate(as_text=Cast(name, TextField())).filter(as_text__contains=kind)
    keys = list(holding.values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        batch = rows.filter(pk__in=keys[start : start + BATCH]).annotate(as_json=Cast(name, JSONField()))
        for key, raw in batch.values_list("pk", "as_json"):
            rows.filter(pk=key).update(**{name: Value(change(raw), JSONField())})


def _content(content: dict[str, Any], names: set[str], kind: str, change: Change) -> dict[str, Any]:
    """*content* of a revision with its streams changed: they are JSON in JSON."""
    texts = {name: content[name] for name in names & content.keys() if isinstance(content[name], str)}
    return {**content, **{name: _stream(text, kind, change) for name, text in texts.items()}}


def _stream(text: str, kind: str, change: Change) -> str:
    """*text* of a stream; one without *kind*, or that is no stream, stays letter for letter."""
    raw = json.loads(text) if text.startswith("[{") and kind in text else []
    return json.dumps(change(raw)) if any(block["type"] == kind for block in raw) else text


def _move_references(apps: Any, old: str, new: str) -> None:
    """Images are also referred to from what the CMS knows of their use, by the way that leads to them."""
    rows = apps.get_model("wagtailcore", "ReferenceIndex")._base_manager.filter(
        model_path__endswith=f"{old}image"
    )
    rows.update(model_path=Replace(F("model_path"), Value(old), Value(new)))


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0004_figures"),
        ("events", "0017_figures"),
        ("home", "0004_figures"),
        ("resources", "0023_figures"),
        ("wagtailcore", "0096_referenceindex_referenceindex_source_object_and_more"),
    ]

    operations = [migrations.RunPython(forwards, backwards)]
