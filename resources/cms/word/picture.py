"""A picture of a file that waits, to see what to say of it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cop_platform.media.values import content_type_of
from resources.cms.word.base import handbook_for
from resources.models import WordPicture


@require_safe
@never_cache
def picture(request: HttpRequest, page_id: int, number: int, place: int) -> HttpResponse:
    """The picture, for who may add chapters to the handbook."""
    handbook = handbook_for(request.user, page_id)
    found = get_object_or_404(WordPicture, word_import__handbook=handbook, word_import=number, number=place)
    return HttpResponse(bytes(found.body), content_type=content_type_of(f"a.{found.extension}"))
