"""The table of a month or week in HTML: what everybody may see comes from a copy."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from events.domain.feed_copies import copies, copy_of, key_of
from events.domain.periods import Period
from events.domain.validator import FeedState, state_of_day
from events.values import FeedText
from events.views.period_table import table_of
from events.views.question import Question

TEMPLATE = "events/partials/period_table.html"


@dataclass(frozen=True)
class Table:
    """A table as it stands in a page, and how many dates it holds."""

    html: SafeString
    total: int


def shown_table(question: Question, period: Period) -> Table:
    """The table of *period* as its viewer may see it; members may know of more, so theirs is made anew."""
    if question.viewer.is_authenticated:
        return drawn(question, period)

    def make(_state: FeedState) -> FeedText:
        table = drawn(question, period)
        return FeedText(table.html.encode(), total=table.total)

    copy = copy_of(_key(question, period), make, now=question.now, state_of=state_of_day)
    return Table(SafeString(copies.text_of(copy, packed=False).decode()), copy.total)


def drawn(question: Question, period: Period) -> Table:
    """The table of *period*, made anew."""
    table = table_of(question, period)
    # Without the request: all that the table depends on is in the question.
    return Table(render_to_string(TEMPLATE, {"table": table}), table["total"])


def _key(question: Question, period: Period) -> bytes:
    """All that the table depends on beside rows and the day: what it shows, and what its links keep."""
    return key_of(get_language(), question.path, question.selection.filter, question.look, period)
