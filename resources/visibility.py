"""What of the library is found and shown otherwise than a page: files of rows, and English texts."""

from typing import Any

from django.db.models import Model, Q, QuerySet
from wagtail.models import Page

from cop_platform.core.visibility import hides, of_kind, visible_pages
from cop_platform.media.visibility import VisibleRows, shows_files
from resources.domain.translation import english_seen_by
from resources.models import EnglishPage, Helpdesk, KnowledgeQuestion, Scheme


@hides(EnglishPage)
def english_texts(user: Any) -> Q:
    """English texts, from everybody: one reads them at the address of the Dutch page, and nowhere else."""
    return of_kind(EnglishPage)


def pages_with_files(user: Any) -> QuerySet[Page]:
    """The pages that *user* may find, and the English texts that are shown on them."""
    dutch, english = visible_pages(user).values("pk"), english_seen_by(user).values("pk")
    found: QuerySet[Page] = Page.objects.filter(Q(pk__in=dutch) | Q(pk__in=english))
    return found


def all_rows(model: type[Model]) -> VisibleRows:
    """For whoever asks, every row of *model*; these rows are for everybody."""
    return lambda user: model._default_manager.all()


shows_files(Page, pages_with_files)
for model in (Helpdesk, KnowledgeQuestion, Scheme):
    shows_files(model, all_rows(model))
