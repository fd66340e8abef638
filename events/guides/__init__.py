"""How to subscribe in each calendar program, and what one may expect of it there.

Names of buttons are those of the program; the times are what users and makers report.
"""

from events.guides.apple import IPHONE, MAC
from events.guides.google import ANDROID, GOOGLE
from events.guides.guide import Guide
from events.guides.others import OTHER, THUNDERBIRD
from events.guides.outlook import OUTLOOK, OUTLOOK_PRIVATE

GUIDES = (OUTLOOK, OUTLOOK_PRIVATE, GOOGLE, IPHONE, MAC, THUNDERBIRD, ANDROID, OTHER)

__all__ = ["GUIDES", "Guide", "guide_at"]


def guide_at(slug: str) -> Guide | None:
    """The guide with the address *slug*, if there is one."""
    return next((guide for guide in GUIDES if guide.slug == slug), None)
