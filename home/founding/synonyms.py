"""Words of the field that mean the same, former terms among them; editors add to them."""

from home.founding import CONTENT
from home.loading.base import Loader
from home.loading.files import read
from home.models import SynonymSet


def load(loader: Loader) -> None:
    """Write every set; what editors changed or removed stays so."""
    for phrases in read(CONTENT, "synonyms")["synonyms"]:
        words = ", ".join(phrases)
        loader.row(SynonymSet, phrases[0], {}, lookup={"words": words})
