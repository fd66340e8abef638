"""When a review is asked for: a month before, on the day, and then every month."""

from dataclasses import dataclass
from datetime import date
from itertools import count

from dateutil.relativedelta import relativedelta

# From this reminder on the leaders of the community get it too: two were not answered.
TO_LEADERS_FROM = 3
YEAR = relativedelta(years=1)


@dataclass(frozen=True)
class Reminder:
    """Reminder *number* (from 1), due on *day*."""

    number: int
    day: date

    @property
    def is_for_leaders(self) -> bool:
        """Whether the owner did not answer the ones before."""
        return self.number >= TO_LEADERS_FROM


def reminder_before(review_on: date, *, today: date) -> Reminder | None:
    """The last reminder that is due by *today*, if any; *review_on* itself is the second.

    The last day of a month stays the last day.
    """
    last = None
    for number in count(1):
        day = review_on + relativedelta(months=number - 2)
        if day > today:
            return last
        last = Reminder(number, day)
    return last


def next_review(today: date) -> date:
    """When a text that is right today is looked at again, unless somebody chooses another day."""
    return today + YEAR
