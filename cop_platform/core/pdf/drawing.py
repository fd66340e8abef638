"""Drawings of addresses, to scan from paper."""

from __future__ import annotations

import segno


def qr_drawing(address: str, *, label: str) -> str:
    """A QR code of *address* as SVG, to be put in a page; *label* is what a screen reader says of it."""
    code = segno.make(address, error="m", micro=False)
    drawn: str = code.svg_inline(border=4, light="#fff", omitsize=True, svgclass="qr", title=label)
    return drawn.replace("<svg ", '<svg role="img" ', 1)
