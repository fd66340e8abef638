"""The door of the API: who may come in, how often, and how answers and refusals look."""

import hashlib
import json
from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from cop_platform.core.problems import problem
from events.domain.filters import UnknownValue
from events.views.api.operations import Operation
from events.views.calendar_response import JSON, answer, inline, not_changed
from events.views.sparing import sparing

Read = Callable[[HttpRequest], dict[str, Any]]
View = Callable[[HttpRequest], HttpResponse]
METHODS = "GET, HEAD, OPTIONS"
CACHED = "public, max-age=60, stale-while-revalidate=600"
# For every site: nothing here depends on who asks.
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Retry-After",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
PREFLIGHT = {
    "Allow": METHODS,
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "If-None-Match, Accept, Content-Type",
    "Access-Control-Max-Age": "86400",
    "Cache-Control": "public, max-age=86400",
}


def serves(operation: Operation) -> Callable[[Read], View]:
    """Make a view of a function that reads the data of *operation* from a request."""

    def wrap(read: Read) -> View:
        @csrf_exempt
        @wraps(read)
        def view(request: HttpRequest) -> HttpResponse:
            response = _answer(request, operation, read)
            for name, value in OPEN.items():
                response.headers.setdefault(name, value)
            return response

        return view

    return wrap


def refuse(request: HttpRequest, status: int, text: str) -> HttpResponse:
    """A refusal of the limit or of trouble, as a problem."""
    return problem(status, text)


def _answer(request: HttpRequest, operation: Operation, read: Read) -> HttpResponse:
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers=PREFLIGHT)
    if request.method not in ("GET", "HEAD"):
        refused = problem(405, _("Deze gegevens kunt u alleen lezen."))
        refused["Allow"] = METHODS
        return refused
    return _read(request, operation, read)


@partial(sparing, refuse=refuse)
def _read(request: HttpRequest, operation: Operation, read: Read) -> HttpResponse:
    try:
        check(request, operation)
        data = read(request)
    except UnknownValue as error:
        more = {"code": error.code, "parameter": error.parameter, "value": error.value[:200]}
        return problem(error.status, str(error), **more)
    return as_json(request, data, f"{operation.name}.json")


def check(request: HttpRequest, operation: Operation) -> None:
    """Refuse what *operation* has no parameter for: a misspelt filter would select everything."""
    for name, values in request.GET.lists():
        known = operation.parameter(name)
        if known is None:
            names = ", ".join(one.name for one in operation.parameters) or _("geen")
            message = _("De parameter “%(name)s” bestaat hier niet. Wel: %(names)s.")
            raise UnknownValue(message % {"name": name[:50], "names": names}, name[:50], values[-1])
        if len(values) > 1 and not known.is_list:
            message = _("Geef “%(name)s” maar één keer.")
            raise UnknownValue(message % {"name": name}, name, values[-1])


def as_json(request: HttpRequest, data: dict[str, Any], filename: str) -> HttpResponse:
    """*data* as JSON with its validator, or a 304 when the client has the same bytes."""
    body = json.dumps(data, ensure_ascii=False, indent=1).encode()
    etag = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
    if (unchanged := not_changed(request, etag, None)) is not None:
        unchanged["Cache-Control"] = CACHED
        return unchanged
    headers = {"ETag": etag, "Cache-Control": CACHED, "Vary": "Accept-Encoding"}
    return answer(request, body, content_type=JSON, filename=inline(filename), headers=headers)
