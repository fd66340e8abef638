"""The bounded process: a Word file in, its pieces out.

Started by ``reading``; knows no settings, no database and no secret.  The first byte of the
answer is ``+`` before a JSON text, ``-`` before a code.
"""

from __future__ import annotations

import json
from base64 import b64encode

from cop_platform.core.bounded_process import answer, bound

from .census import census
from .errors import Unreadable
from .limits import CPU_SECONDS, MAX_MEMORY, MAX_PIECES
from .pieces import Pieces
from .tree import tree


def said(body: bytes) -> bytes:
    """What *body* holds, as JSON; raises Unreadable."""
    # Only here: the checks before it need no library, and refuse most of what is hostile.
    counts = census(body)
    from .converting import converted

    found = converted(body)
    pieces = Pieces()
    pieces.read(tree(found.html))
    if len(pieces.pieces) > MAX_PIECES:
        raise Unreadable("too_long")
    return json.dumps(
        {
            "pieces": pieces.pieces,
            "notes": pieces.notes,
            "left_out": counts + pieces.left_out,
            "pictures": [
                {"kind": kind, "body": b64encode(picture).decode()}
                for kind, picture in zip(found.kinds, found.pictures, strict=True)
            ],
        }
    ).encode()


def main() -> None:
    """Read the file on standard input, write what it holds on standard output."""
    bound(memory=MAX_MEMORY, seconds=CPU_SECONDS)
    answer(said)


main()
