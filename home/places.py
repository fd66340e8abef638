"""Where in the tree pages are filed and reviewed."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, F, Value, When
from django.db.models.functions import Length, Substr
from wagtail.models import Page

from resources.models import ChapterPage


def place() -> Any:
    """The path of the page that is filed and reviewed, for a query of pages: of a chapter, its handbook."""
    handbook = Substr("path", Value(1), Length("path") - Page.steplen)
    chapter = ContentType.objects.get_for_model(ChapterPage)
    return Case(When(content_type=chapter, then=handbook), default=F("path"))
