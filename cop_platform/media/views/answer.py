"""What every answer with a file says of itself."""

from http import HTTPStatus
from pathlib import PurePath
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from cop_platform.media.values import content_type_of

# A page that is withdrawn takes its files along within five minutes.
PUBLIC = "public, max-age=300"
PRIVATE = "private, no-store"
# Nothing in a file runs, loads or shows anything, even when a browser opens it.
POLICY = "default-src 'none'; sandbox"


def public_answer(request: HttpRequest, file: Any, is_attached: bool) -> HttpResponseBase:
    """*file* for everybody, with validators; 304 when the visitor has it already."""
    changed = int(file.storage.get_modified_time(file.name).timestamp())
    etag = f'"{changed:x}-{file.size:x}"'
    known = HttpResponse(headers={"Cache-Control": PUBLIC, "ETag": etag, "Last-Modified": http_date(changed)})
    unchanged = get_conditional_response(request, etag, changed, known)
    if unchanged is not None and unchanged.status_code != HTTPStatus.OK:
        return unchanged
    answer = _file_answer(file, is_attached)
    for name, value in known.items():
        if name != "Content-Type":
            answer.headers[name] = value
    return answer


def private_answer(file: Any, is_attached: bool) -> HttpResponseBase:
    """*file* for this visitor only; nothing on the way may keep it."""
    answer = _file_answer(file, is_attached)
    answer.headers["Cache-Control"] = PRIVATE
    return answer


def _file_answer(file: Any, is_attached: bool) -> FileResponse:
    name = PurePath(file.name).name
    stored = file.storage.open(file.name)
    answer = FileResponse(
        stored, as_attachment=is_attached, filename=name, content_type=content_type_of(name)
    )
    answer.headers["Content-Security-Policy"] = POLICY
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
