"""The bounded process: a page in, a PDF out, little time and memory.

Started by ``door``; knows no settings, no database and no secret.  The first line of the
answer is ``+`` and the number of pages, or ``-`` and a code.
"""

from __future__ import annotations

from cop_platform.core.bounded_process import answer, bound

from .values import NO_LIBRARY, NoPdf, unpacked

MAX_MEMORY = 1024 * 1024 * 1024
CPU_SECONDS = 60


def made_to_order(body: bytes) -> bytes:
    """The number of pages on a line, and the PDF that was ordered; raises NoPdf."""
    try:
        # Only here: it opens pango, which a server need not have.
        from .rendering import made
    except OSError as error:
        raise NoPdf(NO_LIBRARY) from error
    pdf = made(unpacked(body))
    return b"%d\n%s" % (pdf.pages, pdf.body)


def main() -> None:
    """Read the order on standard input, write the document on standard output."""
    bound(memory=MAX_MEMORY, seconds=CPU_SECONDS)
    answer(made_to_order)


main()
