"""The addresses of files; 404 for what this visitor may not see."""

from pathlib import PurePath
from typing import Any, cast

from django.db.models import Model
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from cop_platform.core.activity import record
from cop_platform.media.models import SiteDocument, SiteImage, SiteRendition
from cop_platform.media.views.answer import private_answer, public_answer
from cop_platform.media.visibility import is_public, may_see_file, sees_as_staff


@require_safe
def document(request: HttpRequest, pk: int, filename: str) -> HttpResponseBase:
    """A document, to save and not to open here."""
    found = get_object_or_404(SiteDocument, pk=pk)
    return _answer(request, found, found.file, filename)


@require_safe
def original(request: HttpRequest, pk: int, filename: str) -> HttpResponseBase:
    """An image as it is stored."""
    found = get_object_or_404(SiteImage, pk=pk)
    return _answer(request, found, found.file, filename)


@require_safe
def rendition(request: HttpRequest, pk: int, filename: str) -> HttpResponseBase:
    """One size of an image."""
    found = get_object_or_404(SiteRendition.objects.select_related("image"), pk=pk)
    return _answer(request, found.image, found.file, filename)


def _answer(request: HttpRequest, thing: Any, file: Any, filename: str) -> HttpResponseBase:
    """*file* of *thing*.  A public file never looks at who asks: every cache may keep it."""
    is_attached = isinstance(thing, SiteDocument)
    try:
        if PurePath(file.name).name == filename and is_public(thing):
            return public_answer(request, file, is_attached)
        if PurePath(file.name).name == filename and may_see_file(request.user, thing):
            answer = private_answer(request, file, is_attached)
            if is_attached and sees_as_staff(request.user, thing):
                record(actor=cast(Model, request.user), verb="viewed private document", target=thing)
            return answer
    except FileNotFoundError as error:
        raise Http404 from error
    raise Http404
