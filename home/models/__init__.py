"""The front page, standard pages, and what the demo loader remembers."""

from home.models.demo import DemoRecord
from home.models.pages import HomePage, StandardPage

__all__ = ["DemoRecord", "HomePage", "StandardPage"]
