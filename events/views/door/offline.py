"""What a telephone keeps for when there is no network: a worker and an empty page, nothing of people."""

from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from events.views.door.entrance import CSP
from events.views.door.pages import with_camera

WORKER = "check-in-worker.js"


@require_safe
def check_in_worker(request: HttpRequest) -> HttpResponse:
    """``/inchecken/werker.js``: its address is what limits it to the pages at the door."""
    path = finders.find(WORKER) or staticfiles_storage.path(WORKER)
    return HttpResponse(Path(path).read_bytes(), content_type="text/javascript; charset=utf-8")


@require_safe
@with_camera
def check_in_shell(request: HttpRequest) -> HttpResponse:
    """``/inchecken/zonder-verbinding/``: the page without names that the telephone shows then."""
    response = render(request, "events/door/shell.html")
    response["Content-Security-Policy"] = CSP
    return response
