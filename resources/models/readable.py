"""The title of a page as one person may know it."""

from typing import Any

from django.utils.translation import gettext as _

from cop_platform.core.visibility import visible_pages


def readable_title(page_key: int | None, person: Any) -> str:
    """The title of the page with this key, or a sentence when *person* may not find it (any more)."""
    title = visible_pages(person).filter(pk=page_key).values_list("title", flat=True).first()
    return title or _("Een tekst die u niet (meer) kunt lezen")
