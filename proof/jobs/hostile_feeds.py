"""Whatever a partner's feed does, it ends soon, costs little, and reaches nobody inside.

With the limits of the live platform, unlike the suite: a server that drips gets its
full fifteen seconds.
"""

from __future__ import annotations

import resource
import time
from collections import Counter
from pathlib import Path

from cop_platform.core.errors import RuleError
from events.domain.ical.incoming import read_calendar
from events.domain.ical.incoming.calendar import read
from events.domain.ical.incoming.errors import Unusable
from proof.running import Broken, Figures
from tests.hostile import corpora
from tests.hostile.cases import ALL, CALENDARS
from tests.hostile.trial import WINDOW, tried

MAX_SECONDS, MAX_GROWTH = 20.0, 50 * 1024
DAMAGED = 20_000


def run() -> Figures:
    """Figures of every case, of the control, and of the corpora whole and damaged."""
    before = _memory()
    figures = {**_cases(), **_control(), **_corpora(), **_damaged()}
    figures["memory_before_kib"] = before
    figures["memory_growth_kib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    if reasons := [reason for reason, is_broken in _promises(figures).items() if is_broken]:
        raise Broken(figures, reasons)
    return figures


def _promises(figures: Figures) -> dict[str, bool]:
    slowest = max(float(str(figures[name])) for name in ("slowest_case_s", "slowest_corpus_s"))
    return {
        "a case ended otherwise": bool(figures["unexpected"]),
        "a private address was contacted": figures["private_contacts"] != 0,
        "the control reached nobody, so the bell is broken": figures["control_silent"] != 0,
        f"something took longer than {MAX_SECONDS:.0f} s": slowest > MAX_SECONDS,
        "an exception was not caught": bool(figures["uncaught"]) or bool(figures["damaged_uncaught"]),
        "memory grew by 50 MiB": int(str(figures["memory_growth_kib"])) > MAX_GROWTH,
    }


def _cases() -> dict[str, object]:
    outcomes = [(case, tried(case)) for case in ALL]
    return {
        "cases": len(outcomes),
        "cases_of_calendars": len(CALENDARS),
        "private_contacts": sum(outcome.private_contacts for _case, outcome in outcomes),
        "slowest_case_s": round(max(outcome.seconds for _case, outcome in outcomes), 2),
        "unexpected": {case.name: found.code for case, found in outcomes if found.code != case.code},
        "outcomes": {case.name: found.code for case, found in outcomes},
    }


def _control() -> dict[str, object]:
    """The same cases with the check of addresses taken out: now the bell must ring."""
    inward = [case for case in ALL if case.code == "private_address"]
    rings = [tried(case, is_allowed=lambda address: True) for case in inward]
    return {
        "control_cases": len(inward),
        "control_contacts": sum(outcome.private_contacts for outcome in rings),
        "control_silent": sum(outcome.private_contacts == 0 for outcome in rings),
    }


def _corpora() -> dict[str, object]:
    """Each file of the corpora in a process of its own, as the worker reads it."""
    codes: Counter[str] = Counter()
    uncaught, slowest = [], 0.0
    for path in corpora.files():
        begun = time.perf_counter()
        try:
            read_calendar(path.read_bytes(), WINDOW)
            codes["read"] += 1
        except RuleError as error:
            codes[error.code] += 1
        except Exception as error:
            uncaught.append(f"{path.name}: {error!r}")
        slowest = max(slowest, time.perf_counter() - begun)
    return {"corpus": sum(codes.values()), "corpus_codes": dict(codes)} | {
        "uncaught": uncaught,
        "slowest_corpus_s": round(slowest, 2),
    }


def _damaged() -> dict[str, object]:
    """Damaged copies, read in this process because a process for each takes an hour."""
    codes: Counter[str] = Counter()
    uncaught: list[str] = []
    for number, body in enumerate(corpora.mutated(2026, DAMAGED)):
        try:
            read(body, WINDOW)
            codes["read"] += 1
        except Unusable as error:
            codes[error.code] += 1
        except Exception as error:
            uncaught.append(f"{number}: {error!r}")
    return {"damaged": DAMAGED, "damaged_codes": dict(codes), "damaged_uncaught": uncaught[:20]}


def _memory() -> int:
    """The memory this process has at this moment, in KiB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() // 1024
