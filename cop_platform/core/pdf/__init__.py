"""Tagged PDFs (PDF/UA-1) from our own templates: made in a bounded process, never asked of the network."""

from cop_platform.core.pdf.door import pdf_of
from cop_platform.core.pdf.drawing import qr_drawing
from cop_platform.core.pdf.values import NoPdf, Pdf

__all__ = ["NoPdf", "Pdf", "pdf_of", "qr_drawing"]
