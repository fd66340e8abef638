"""Looks whether addresses of others still answer: few by night, and each site once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from cop_platform.core.fetching import FetchRefused, Limits, fetch
from resources.models import ExternalLink

MOST_PER_NIGHT = 40
WHILE_WELL, WHILE_FAILING = timedelta(days=30), timedelta(days=2)
# What may pass must fail this often before somebody is bothered.
ENOUGH_FAILURES = 3
# Something is there: too much for us, no text, or not for programs.
ALIVE = frozenset({"too_large", "not_text", "empty", "no_permission"})
GONE = frozenset({"not_there", "address", "port", "userinfo"})
LIMITS = Limits(total_seconds=10.0, max_bytes=512 * 1024)
Look = Callable[[str], object]


def _look(url: str) -> object:
    return fetch(url, limits=LIMITS)


def check_due(now: datetime, *, look: Look = _look) -> int:
    """Look at up to MOST_PER_NIGHT addresses that are due at *now*, one of each site; returns how many.

    No row is locked while another site takes its time.
    """
    seen: set[str] = set()
    for link in ExternalLink.objects.filter(next_check_at__lte=now).order_by("next_check_at", "pk")[:500]:
        site = urlsplit(link.url).hostname or ""
        if site not in seen and len(seen) < MOST_PER_NIGHT:
            seen.add(site)
            _note(link, _problem(link.url, look), now)
    return len(seen)


def _problem(url: str, look: Look) -> str:
    try:
        look(url)
    except FetchRefused as error:
        return "" if error.code in ALIVE else error.code
    return ""


def _note(link: ExternalLink, problem: str, now: datetime) -> None:
    link.checked_at, link.problem = now, problem
    link.failures = min(link.failures + 1, 1000) if problem else 0
    link.failing_since = (link.failing_since or now) if problem else None
    link.is_dead = problem in GONE or link.failures >= ENOUGH_FAILURES
    link.next_check_at = now + (WHILE_FAILING if problem else WHILE_WELL)
    link.save()
