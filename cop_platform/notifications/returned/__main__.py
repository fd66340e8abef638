"""The bounded process: a mail in, what it reports as JSON out.

Started by ``reading``; knows no settings, no database and no secret.
"""

from __future__ import annotations

import json

from cop_platform.core.bounded_process import answer, bound

from .limits import CPU_SECONDS, MAX_MEMORY
from .report import fields_of


def main() -> None:
    """Read the mail on standard input, write what it says on standard output."""
    bound(memory=MAX_MEMORY, seconds=CPU_SECONDS)
    answer(lambda body: json.dumps(fields_of(body)).encode("ascii"))


main()
