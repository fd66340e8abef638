"""What every answer with a file says of itself."""

from http import HTTPStatus
from pathlib import PurePath
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from cop_platform.media.values import content_type_of, is_film
from cop_platform.media.views.parts import MOST_OF_FILM, OutsideFile, Part, asked_part

# A page that is withdrawn takes its files along within five minutes.
PUBLIC = "public, max-age=300"
PRIVATE = "private, no-store"
# Nothing in a file runs, loads or shows anything, even when a browser opens it.
POLICY = "default-src 'none'; sandbox"


def public_answer(request: HttpRequest, file: Any, is_attached: bool) -> HttpResponseBase:
    """*file* for everybody, with validators, or the part asked for; 304 when the visitor has it already."""
    changed = int(file.storage.get_modified_time(file.name).timestamp())
    etag = f'"{changed:x}-{file.size:x}"'
    known = HttpResponse(headers={"Cache-Control": PUBLIC, "ETag": etag, "Last-Modified": http_date(changed)})
    unchanged = get_conditional_response(request, etag, changed, known)
    if unchanged is not None and unchanged.status_code != HTTPStatus.OK:
        return unchanged
    answer = _file_answer(request, file, is_attached, etag, changed)
    for name, value in known.items():
        answer.headers.setdefault(name, value)
    return answer


def private_answer(request: HttpRequest, file: Any, is_attached: bool) -> HttpResponseBase:
    """*file*, or the part asked for, for this visitor only; nothing on the way may keep it."""
    answer = _file_answer(request, file, is_attached)
    answer.headers["Cache-Control"] = PRIVATE
    return answer


def _file_answer(
    request: HttpRequest, file: Any, is_attached: bool, etag: str = "", changed: int = 0
) -> HttpResponse | FileResponse:
    answer: HttpResponse | FileResponse
    try:
        most = MOST_OF_FILM if is_film(file.name) else 0
        part = asked_part(request, size=file.size, etag=etag, changed=changed, most=most)
        answer = _opened(file, is_attached, part)
    except OutsideFile:
        # A cache on the way would give it to who asks for less.
        outside = {"Content-Range": f"bytes */{file.size}", "Cache-Control": PRIVATE}
        answer = HttpResponse(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, headers=outside)
    answer.headers["Accept-Ranges"] = "bytes"
    answer.headers["Content-Security-Policy"] = POLICY
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _opened(file: Any, is_attached: bool, part: tuple[int, int] | None) -> FileResponse:
    name, stored = PurePath(file.name).name, file.storage.open(file.name)
    facts: dict[str, Any] = {
        "as_attachment": is_attached,
        "filename": name,
        "content_type": content_type_of(name),
    }
    if part is None:
        return FileResponse(stored, **facts)
    start, end = part
    answer = FileResponse(Part(stored, start, end), status=HTTPStatus.PARTIAL_CONTENT, **facts)
    answer.headers["Content-Length"] = end - start
    answer.headers["Content-Range"] = f"bytes {start}-{end - 1}/{file.size}"
    return answer
