"""Run the trials that are named, or all; ends with 1 when a promise is broken."""

from __future__ import annotations

import os
import sys

import django


def main(names: list[str]) -> int:
    """Run the jobs *names* and write their results; returns the exit status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cop_platform.settings.test")
    django.setup()
    # Only now, because jobs import models.
    from proof.running import jobs, run

    known = jobs()
    if unknown := set(names) - set(known):
        sys.stderr.write(f"No such job: {', '.join(sorted(unknown))}. There is: {', '.join(known)}.\n")
        return 2
    kept = [run(name, known[name]) for name in names or known]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
