"""The bounded process: a file in, its words out.

Started by ``reading``, with the extension as argument; knows no settings, no database and no
secret.  The first byte of the answer is ``+`` before text, ``-`` before a code.
"""

from __future__ import annotations

import sys

from cop_platform.core.bounded_process import answer, bound

from . import office, pdf, plain
from .limits import CPU_SECONDS, MAX_MEMORY, MAX_TEXT


def words(body: bytes, extension: str) -> str:
    """The text of *body*; raises Unreadable."""
    if extension == "pdf":
        return pdf.words(body)
    return plain.words(body) if extension == "csv" else office.words(body, extension)


def main() -> None:
    """Read the file on standard input, write its text on standard output."""
    bound(memory=MAX_MEMORY, seconds=CPU_SECONDS)
    answer(lambda body: words(body, sys.argv[1])[:MAX_TEXT].encode("utf-8", "ignore"))


main()
