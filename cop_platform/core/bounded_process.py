"""Inside a process that may fall: bounds for itself, and one way to answer; no Django.

``own_process`` starts it.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable


class Refusal(Exception):
    """Nothing is made of what came in; *code* tells why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def bound(*, memory: int, seconds: int) -> None:
    """Leave this process *memory* bytes and *seconds* of computing at most, and no core file."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(say: Callable[[bytes], bytes]) -> None:
    """Write ``+`` and what *say* makes of standard input; ``-`` and a code when it refuses or stumbles."""
    try:
        said = b"+" + say(sys.stdin.buffer.read())
    except Refusal as refusal:
        said = b"-" + refusal.code.encode()
    except (MemoryError, RecursionError):
        said = b"-too_slow"
    except Exception:
        # Whatever a library stumbles over, nobody can make anything of these bytes.
        said = b"-damaged"
    sys.stdout.buffer.write(said)
