"""Keeps the search index and the reference index quiet during a load, and fills them after it."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_save
from modelsearch.backends import get_search_backends
from modelsearch.index import get_indexed_models
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update


@contextmanager
def quiet_indexes() -> Iterator[None]:
    """No task and no line in the log per save: a load saves hundreds of pages, most of them twice."""
    models = list(get_indexed_models())
    log = logging.getLogger("wagtail")
    level = log.level
    log.setLevel(logging.WARNING)
    for model in models:
        post_save.disconnect(post_save_signal_handler, sender=model)
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        log.setLevel(level)
        for model in models:
            post_save.connect(post_save_signal_handler, sender=model)


def index_all(changed: Iterable[Model]) -> None:
    """Bring both indexes up to date for *changed*, once each."""
    groups: dict[type[Model], dict[int, Model]] = defaultdict(dict)
    for item in changed:
        groups[type(item)][item.pk] = item
    for model, items in groups.items():
        if model in get_indexed_models():
            _search(model, list(items.values()))
    _refer([item for items in groups.values() for item in items.values()])


def _search(model: type[Model], items: list[Model]) -> None:
    for backend in get_search_backends(with_auto_update=True):
        index = backend.get_index_for_model(model)
        index.add_items(model, items)


def _refer(items: list[Model]) -> None:
    with transaction.atomic():
        for item in items:
            if ReferenceIndex.model_is_indexable(type(item)):
                ReferenceIndex.create_or_update_for_object(item)
