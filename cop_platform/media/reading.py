"""Keeps the words of documents, once the worker has read them."""

import structlog
from wagtail.search import index

from cop_platform.media.models import SiteDocument
from cop_platform.media.texts.reading import KINDS, Reading, read_words
from cop_platform.media.values import TextState, extension_of

log = structlog.stdlib.get_logger("cop_platform.media")


def read_next() -> SiteDocument | None:
    """Read the document that waited longest, and tell the search; None when none waits."""
    waiting = SiteDocument.objects.filter(text_state=TextState.WAITING)
    thing = waiting.order_by("pk").first()
    if thing is None:
        return None
    found = _read(thing)
    # Not when somebody stored another file meanwhile: that one waits for its own turn.
    same = waiting.filter(pk=thing.pk, file=thing.file.name)
    if same.update(text=found.text, text_state=found.state):
        index.insert_or_update_object(SiteDocument.objects.get(pk=thing.pk))
    log.info("document read", document=thing.pk, state=found.state.value)
    return thing


def _read(thing: SiteDocument) -> Reading:
    if extension_of(str(thing.file.name)) not in KINDS:
        # A film is not fetched to find no words in it.
        return Reading(TextState.OTHER_KIND)
    try:
        with thing.file.open("rb") as content:
            return read_words(str(thing.file.name), content.read())
    except OSError:
        log.warning("document not found", document=thing.pk)
        return Reading(TextState.UNREADABLE)
