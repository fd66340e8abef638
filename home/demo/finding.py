"""A best answer for the search of the demo, and the words that a better spelling comes from."""

from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from home.loading.base import Loader
from home.models import StandardPage
from home.vocabulary import renew_vocabulary

HELP = "hulp-bij-agenda-abonnement"
QUESTIONS = ("outlook", "agenda koppelen", "agenda telefoon")


def load(loader: Loader) -> None:
    """Write the best answer, and read the words of all pages."""
    page = StandardPage.objects.filter(slug=HELP).first()
    for question in QUESTIONS if page else ():
        query = Query.get(question)
        loader.row(SearchPromotion, question, {}, lookup={"query": query, "page": page})
    renew_vocabulary(loader.now)
