"""The pictures of editions, for who may read what they stand in."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from cop_platform.media.views.answer import private_answer, public_answer
from resources.models import EditionPicture


@require_safe
def picture(request: HttpRequest, filename: str) -> HttpResponseBase:
    """``/uitgaven/beeld/<name>``: the picture as it was; 404 unless an edition shows it to this visitor."""
    try:
        if row := _shown_to(AnonymousUser(), filename):
            return public_answer(request, row.file, is_attached=False)
        if row := _shown_to(request.user, filename):
            return private_answer(request, row.file, is_attached=False)
    except FileNotFoundError as error:
        raise Http404 from error
    raise Http404(f"no picture {filename}")


def _shown_to(user: Any, name: str) -> EditionPicture | None:
    return EditionPicture.objects.visible_to(user).filter(name=name).first()
