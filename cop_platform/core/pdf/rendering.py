"""The work itself, in the bounded process; the only importer of WeasyPrint."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from .values import TOO_LONG, NoPdf, Order, Pdf

# Where our files stand for the style sheet.  Names under "invalid" are of no host (RFC 2606).
SHELF = "https://paper.invalid/"


class OwnFiles(URLFetcher):
    """Reads the files of the order, and asks nobody for anything else."""

    def __init__(self, order: Order) -> None:
        super().__init__()
        self.files = {SHELF + name: Path(path) for name, path in order.files.items()}
        self.pictures = {urljoin(order.base_url, name): body for name, body in order.pictures.items()}

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """A file of ours; raises ValueError for any other address."""
        if url in self.pictures:
            return URLFetcherResponse(url, b64decode(self.pictures[url]))
        if url not in self.files:
            raise ValueError("not one of our files")
        return URLFetcherResponse(url, self.files[url].read_bytes())


def made(order: Order) -> Pdf:
    """*order* as PDF/UA-1; raises NoPdf when it has *sizes* and none gives a single page."""
    fetcher, fonts = OwnFiles(order), FontConfiguration()
    page = HTML(string=order.html, base_url=order.base_url, url_fetcher=fetcher)
    style = CSS(string=order.css, base_url=SHELF, url_fetcher=fetcher, font_config=fonts)
    for size in order.sizes or (None,):
        larger = [CSS(string=f"html {{ font-size: {size}pt }}")] if size else []
        paper = page.render(stylesheets=[style, *larger], font_config=fonts)
        if size is None or len(paper.pages) == 1:
            return Pdf(paper.write_pdf(pdf_variant="pdf/ua-1"), len(paper.pages))
    raise NoPdf(TOO_LONG)
