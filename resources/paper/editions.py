"""The PDF of an edition: its HTML is kept with the edition, the worker makes the file."""

import hashlib
from datetime import datetime

import structlog
from django.core.files.base import ContentFile

from cop_platform.core.pdf import NoPdf, Pdf, pdf_of
from resources.domain.papers import take_wanted
from resources.frozen_pictures import with_kept_pictures
from resources.models import Edition, EditionPaper
from resources.paper.pages import handbook_sheet
from resources.paper.pictures import pictures_in

log = structlog.stdlib.get_logger("resources.paper")


def want_paper(edition: Edition) -> EditionPaper:
    """Keep what *edition* says on paper, in the transaction that records it; the worker does the rest.

    Its pictures are those that the edition keeps: an image that is replaced before the worker
    comes, stays as it was.
    """
    sheet = handbook_sheet(edition.handbook, edition)
    html, _pictures = with_kept_pictures(sheet.html)
    chapters = [key for key in sheet.shows if key != edition.handbook_id]
    facts = {"html": html, "chapters": chapters, "wanted_at": edition.recorded_at}
    return EditionPaper.objects.create(edition=edition, **facts)


def make_next_edition(now: datetime) -> EditionPaper | None:
    """Make the PDF of the edition that waited longest, for good; None when none waits.

    What fails is tried again after an hour.
    """
    paper = take_wanted(EditionPaper, now)
    if paper is None:
        return None
    try:
        pdf = pdf_of(paper.html, pictures=pictures_in(paper.html, paper.edition))
    except NoPdf as error:
        log.warning("no pdf", edition=paper.edition_id, reason=error.code)
        return paper
    _keep(paper, pdf)
    return paper


def _keep(paper: EditionPaper, pdf: Pdf) -> None:
    """Store the file and forget the HTML, unless another worker came first after all."""
    edition = paper.edition
    name = f"editions/{edition.handbook.slug}-uitgave-{edition.number}.pdf"
    stored = paper.file.storage.save(name, ContentFile(pdf.body))
    facts = {"size": len(pdf.body), "checksum": hashlib.sha256(pdf.body).hexdigest()}
    waiting = EditionPaper.objects.filter(pk=paper.pk, file="")
    if not waiting.update(file=stored, html="", wanted_at=None, **facts):
        paper.file.storage.delete(stored)
    log.info("pdf made", edition=edition.pk, sheets=pdf.pages, bytes=len(pdf.body))
