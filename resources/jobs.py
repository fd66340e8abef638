"""Doors for the worker."""

from datetime import datetime

import structlog

from cop_platform.core.periodic import periodic
from resources.domain import contacts
from resources.domain.approval import expire_due, remind_due
from resources.domain.links import check_due, gather
from resources.domain.papers import ask_for_all
from resources.domain.reviewing import ask_for_reviews
from resources.paper.editions import make_next_edition
from resources.paper.making import make_next

log = structlog.stdlib.get_logger("resources.jobs")


@periodic("make pdfs", seconds=0)
def make_pdfs(now: datetime) -> None:
    """One at each pass: it takes seconds, and mail waits meanwhile."""
    make_next(now) or make_next_edition(now)


@periodic("look at all pdfs", seconds=24 * 3600)
def look_at_pdfs(now: datetime) -> None:
    """Overdue reviews, figures and terms change what is printed without anybody publishing."""
    ask_for_all(now)


@periodic("remind owners and end what they did not answer", seconds=3600)
def follow_approvals(now: datetime) -> tuple[int, int]:
    """A second link after a week; after two the text goes back to its author."""
    return remind_due(now), expire_due(now)


@periodic("remind contact persons", seconds=12 * 3600)
def remind_contacts(now: datetime) -> int:
    """A month before their consent ends, once."""
    return contacts.remind_due(now)


@periodic("look at links to other sites", seconds=24 * 3600)
def look_at_links(now: datetime) -> int:
    """Some each day, so that every address has its turn in a month; a dead one becomes work of editors."""
    found, looked = gather(now), check_due(now)
    log.info("links gathered", read=found.read, new=found.new, looked_at=looked)
    return looked


@periodic("ask for reviews", seconds=12 * 3600)
def ask_to_review(now: datetime) -> int:
    """Ask by mail to look at texts that are due."""
    return ask_for_reviews(now)
