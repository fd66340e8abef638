"""The front page, standard pages, what the demo loader remembers, and what helps the search."""

from home.models.demo import DemoRecord
from home.models.finding import SearchMiss, SearchWord, SynonymSet
from home.models.pages import HomePage, StandardPage

__all__ = [
    "DemoRecord",
    "HomePage",
    "SearchMiss",
    "SearchWord",
    "StandardPage",
    "SynonymSet",
]
