"""How to subscribe in each calendar program, and what one may expect of it there."""

from events.guides.guide import Guide
from events.guides.programs import GUIDES

__all__ = ["GUIDES", "Guide"]
