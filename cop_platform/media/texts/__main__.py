"""The bounded process: a file in, its words out.

Started by ``reading``, with the extension as argument; knows no settings, no database and no
secret.  The first byte of the answer is ``+`` before text, ``-`` before a code.
"""

from __future__ import annotations

import resource
import sys

from . import office, pdf, plain
from .errors import Unreadable
from .limits import CPU_SECONDS, MAX_MEMORY, MAX_TEXT


def words(body: bytes, extension: str) -> str:
    """The text of *body*; raises Unreadable."""
    if extension == "pdf":
        return pdf.words(body)
    return plain.words(body) if extension == "csv" else office.words(body, extension)


def main() -> None:
    """Read the file on standard input, write its text on standard output."""
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        text = words(sys.stdin.buffer.read(), sys.argv[1])[:MAX_TEXT]
        answer = b"+" + text.encode("utf-8", "ignore")
    except Unreadable as error:
        answer = b"-" + error.code.encode()
    except (MemoryError, RecursionError):
        answer = b"-too_slow"
    except Exception:
        # Whatever a reader stumbles over, there is nothing to find in this file.
        answer = b"-damaged"
    sys.stdout.buffer.write(answer)


main()
