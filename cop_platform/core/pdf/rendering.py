"""The work itself, in the bounded process; the only importer of WeasyPrint."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from .values import TOO_LONG, NoPdf, Order, Pdf

# Where our files stand for the style sheet.  Names under "invalid" are of no host (RFC 2606).
SHELF = "https://paper.invalid/"


class OwnFiles(URLFetcher):
    """Reads the files of the order, and asks nobody for anything else."""

    def __init__(self, files: dict[str, str]) -> None:
        super().__init__()
        self.files = {SHELF + name: Path(path) for name, path in files.items()}

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """A file of ours; raises ValueError for any other address."""
        if url not in self.files:
            raise ValueError("not one of our files")
        return URLFetcherResponse(url, self.files[url].read_bytes())


def made(order: Order) -> Pdf:
    """*order* as PDF/UA-1; raises NoPdf when it has *sizes* and none gives a single page."""
    fetcher, fonts = OwnFiles(dict(order.files)), FontConfiguration()
    page = HTML(string=order.html, base_url=order.base_url, url_fetcher=fetcher)
    style = CSS(string=order.css, base_url=SHELF, url_fetcher=fetcher, font_config=fonts)
    for size in order.sizes or (None,):
        larger = [CSS(string=f"html {{ font-size: {size}pt }}")] if size else []
        paper = page.render(stylesheets=[style, *larger], font_config=fonts)
        if size is None or len(paper.pages) == 1:
            return Pdf(paper.write_pdf(pdf_variant="pdf/ua-1"), len(paper.pages))
    raise NoPdf(TOO_LONG)
