"""The bounded process: a file in, the file that may be kept out, little time and memory.

Started by ``door``, with the extension as argument; knows no settings, no database
and no secret.  The first byte of the answer is ``+`` before a file, ``-`` before a code.
"""

from __future__ import annotations

import sys
from typing import IO

from cop_platform.core.bounded_process import bound

from . import captions, film, mp4, office, pdf, table, webm
from .errors import Refused

MAX_MEMORY = 1024 * 1024 * 1024
CPU_SECONDS = 20
# Where parts begin and end is read, never the whole.
FILMS = {"mp4": mp4.check, "webm": webm.check}
CAPTIONS = ("vtt", "srt")


def kept(file: IO[bytes], extension: str) -> bytes:
    """What may be stored of *file*, or of a film what must be emptied in it; raises Refused."""
    if extension in FILMS:
        return film.written(FILMS[extension](file, file.seek(0, 2)))
    return kept_body(file.read(), extension)


def kept_body(body: bytes, extension: str) -> bytes:
    """What may be stored of *body*; raises Refused."""
    if extension in CAPTIONS:
        return captions.rewritten(body, extension)
    if extension in office.MAIN_PART or extension in office.MIME_TYPE:
        office.check(body, extension)
    elif extension == "pdf":
        pdf.check(body)
    elif extension == "csv":
        table.check(body)
    else:
        # Only here: the library takes longer to load than the other checks to run.
        from .pictures import redrawn

        return redrawn(body, extension)
    return body


def main() -> None:
    """Read the file on standard input, write what is left of it on standard output."""
    bound(memory=MAX_MEMORY, seconds=CPU_SECONDS)
    try:
        answer = b"+" + kept(sys.stdin.buffer, sys.argv[1])
    except Refused as error:
        answer = b"-" + error.code.encode()
    except MemoryError:
        answer = b"-too_slow"
    except Exception:
        # Whatever a decoder stumbles over, the file is not one that others can read.
        answer = b"-damaged"
    sys.stdout.buffer.write(answer)


main()
