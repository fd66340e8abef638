"""The bounded process: a page in, a PDF out, little time and memory.

Started by ``door``; knows no settings, no database and no secret.  The first line of the
answer is ``+`` and the number of pages, or ``-`` and a code.
"""

from __future__ import annotations

import resource
import sys

from .values import DAMAGED, NO_LIBRARY, TOO_SLOW, NoPdf, unpacked

MAX_MEMORY = 1024 * 1024 * 1024
CPU_SECONDS = 60


def answer(body: bytes) -> bytes:
    """The PDF that was ordered; raises NoPdf."""
    try:
        # Only here: it opens pango, which a server need not have.
        from .rendering import made
    except OSError as error:
        raise NoPdf(NO_LIBRARY) from error
    pdf = made(unpacked(body))
    return b"+%d\n%s" % (pdf.pages, pdf.body)


def main() -> None:
    """Read the order on standard input, write the document on standard output."""
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        said = answer(sys.stdin.buffer.read())
    except NoPdf as error:
        said = f"-{error.code}\n".encode()
    except (MemoryError, RecursionError):
        said = f"-{TOO_SLOW}\n".encode()
    except Exception:
        said = f"-{DAMAGED}\n".encode()
    sys.stdout.buffer.write(said)


main()
