"""The addresses behind "Zet deze agenda in uw eigen kalender"."""

from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit


@dataclass(frozen=True)
class FeedLinks:
    """One feed, addressed the way each calendar program wants it."""

    feed: str
    webcal: str
    outlook: str
    google: str


def feed_links(feed_url: str, title: str) -> FeedLinks:
    """Links for the absolute *feed_url*, shown in Outlook as *title*."""
    webcal = urlunsplit(urlsplit(feed_url)._replace(scheme="webcal"))
    return FeedLinks(
        feed=feed_url,
        webcal=webcal,
        # Neither address is documented by its owner; both are in wide use.
        outlook="https://outlook.office.com/calendar/0/addfromweb"
        f"?url={quote(feed_url, safe='')}&name={quote(title, safe='')}",
        google=f"https://calendar.google.com/calendar/render?cid={quote(webcal, safe='')}",
    )
