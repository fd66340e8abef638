"""Refusals for programs: problem details (RFC 9457)."""

import json
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse

CONTENT_TYPE = "application/problem+json"


def problem(status: int, detail: str, **more: Any) -> HttpResponse:
    """An answer that says in *detail* what is wrong, with *more* that a program may read.

    Scripts of every site may read it, as they may read what was asked for.
    """
    told = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    body = json.dumps({**told, **more}, ensure_ascii=False)
    headers = {"Access-Control-Allow-Origin": "*", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(body, CONTENT_TYPE, status, headers=headers)
