"""Searches that found nothing, counted for editors, and nothing of who searched."""

import re
from datetime import datetime, timedelta

from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from cop_platform.core import clock
from cop_platform.core.periodic import periodic
from cop_platform.core.search.words import tokens
from home.models import SearchMiss

KEPT = timedelta(days=90)
# As many must have asked for the same before the words themselves are kept.
SHARED = 3
MAX_ROWS = 5_000
LONGEST = 200
# An address, a number of a person, a telephone or a date of birth; two names after each other.
PRIVATE = re.compile(
    r"@|\d(?:[ .-]?\d){3}|\b[A-Z][a-zà-ÿ]+ (?:(?:van|de|der|den|el|al|ten|ter) )*[A-Z][a-zà-ÿ]+"
)


def count_miss(query: str, *, now: datetime, lacked: str = "") -> None:
    """Count that *query* found nothing, or nothing with *lacked*, which is part of it.

    Never anything that looks like a person, and never a failure.
    """
    words = " ".join(token.joined for token in tokens(lacked or query))
    if not words or len(words) > LONGEST or PRIVATE.search(query):
        return
    try:
        with transaction.atomic():
            _count(words, now)
    except DatabaseError:
        # Who searches gets an answer, whatever happens to our count.
        return


@periodic("forget searches without result", seconds=24 * 3600)
def forget_misses(now: datetime) -> int:
    """Remove what nobody asked for in ninety days; returns how many."""
    return SearchMiss.objects.filter(last_on__lt=clock.today(now - KEPT)).delete()[0]


def _count(words: str, now: datetime) -> None:
    digest = salted_hmac("home.misses", words, algorithm="sha256").hexdigest()
    row = SearchMiss.objects.filter(digest=digest)
    if not row.update(times=F("times") + 1, last_on=clock.today(now)):
        if SearchMiss.objects.count() < MAX_ROWS:
            SearchMiss.objects.create(digest=digest, times=1, last_on=clock.today(now))
        return
    row.filter(times__gte=SHARED, words="").update(words=words)
