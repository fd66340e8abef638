"""Makes the PDFs that are wanted, one at a time."""

import hashlib
from datetime import datetime

import structlog
from django.core.files.base import ContentFile

from cop_platform.core.clock import today
from cop_platform.core.pdf import NoPdf, Pdf, pdf_of
from cop_platform.core.pdf.values import NO_LIBRARY
from resources.domain.papers import put_off, take_wanted, want_parts
from resources.models import HandbookPage, Paper
from resources.paper.pages import Sheet, parts_of, sheet_of
from resources.paper.pictures import pictures_in

log = structlog.stdlib.get_logger("resources.paper")


def make_next(now: datetime) -> Paper | None:
    """Make the PDF that waited longest; None when none waits.

    Of a handbook, its parts are asked for first.  A text that did not change keeps its
    file.  What fails is tried again after an hour, and the former file stays meanwhile.
    """
    paper = take_wanted(Paper, now)
    if paper is None:
        return None
    page = paper.page.specific
    if isinstance(page, HandbookPage):
        want_parts(page, parts_of(page), now=now)
    sheet = sheet_of(paper)
    if sheet is None:
        paper.delete()
    elif _made(paper, sheet, now):
        Paper.objects.filter(pk=paper.pk, wanted_at=paper.wanted_at).update(wanted_at=None)
    return paper


def _made(paper: Paper, sheet: Sheet, now: datetime) -> bool:
    digest = hashlib.sha256(sheet.html.encode()).hexdigest()
    if paper.file and digest == paper.digest:
        return True
    try:
        pdf = pdf_of(sheet.html, sizes=sheet.sizes, pictures=pictures_in(sheet.html))
    except NoPdf as error:
        log.warning("no pdf", page=paper.page_id, card=paper.card, reason=error.code)
        if error.code == NO_LIBRARY:
            put_off(now)
        return False
    _keep(paper, sheet, pdf, digest, now)
    return True


def _keep(paper: Paper, sheet: Sheet, pdf: Pdf, digest: str, now: datetime) -> None:
    """Store the new file, then show it, then remove the former one."""
    former = paper.file.name
    name = "-".join(filter(None, [paper.page.slug, paper.card, f"{today(now):%Y-%m-%d}"]))
    stored = paper.file.storage.save(f"papers/{name}.pdf", ContentFile(pdf.body))
    facts = {"digest": digest, "shows": sheet.shows, "edition": sheet.edition, "made_at": now}
    Paper.objects.filter(pk=paper.pk).update(file=stored, size=len(pdf.body), **facts)
    if former:
        paper.file.storage.delete(former)
    log.info("pdf made", page=paper.page_id, card=paper.card, sheets=pdf.pages, bytes=len(pdf.body))
