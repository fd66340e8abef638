"""The bounded process: bytes in, JSON out, little time and memory.

Started by ``reading``, with the window as two arguments; knows no settings, no
database and no secret.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime

from cop_platform.core.bounded_process import bound
from events.values import Window

from .calendar import read
from .errors import Unusable
from .wire import packed

MAX_MEMORY = 512 * 1024 * 1024
CPU_SECONDS = 8


def main() -> None:
    """Read the calendar on standard input, write what it says on standard output."""
    bound(memory=MAX_MEMORY, seconds=CPU_SECONDS)
    start, end = (datetime.fromisoformat(text) for text in sys.argv[1:3])
    try:
        answer = packed(read(sys.stdin.buffer.read(), Window(start, end)))
    except Unusable as error:
        answer = json.dumps({"refused": error.code})
    except (MemoryError, RecursionError):
        answer = json.dumps({"refused": "too_slow"})
    sys.stdout.buffer.write(answer.encode("utf-8"))


main()
