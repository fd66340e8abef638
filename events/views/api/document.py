"""The OpenAPI 3.1 document, made from what the door checks requests against."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings

from events.views.api.operations import Operation, Parameter
from events.views.api.schemas import TEXT, exactly, refers_to, said

VERSION = "1.0.0"
ABOUT = """The public agenda and the words it is filed under, to read. No key is needed, and nothing here
depends on who asks: what is not public is in no answer.

Filters have the names of the page `/agenda/`; repeat one for several values. A value or a parameter that
does not exist is a `400`, so that a slip of the pen never selects everything.

Ask again with `If-None-Match`: `304` when nothing changed. Answers are compressed for whoever takes gzip.
After too many requests comes `429`, in trouble `503`, both with `Retry-After`; refusals are
`application/problem+json` (RFC 9457) with a Dutch sentence in `detail`."""
PROBLEM = exactly(
    {
        "type": said({"type": "string", "format": "uri-reference"}, "Always `about:blank`."),
        "title": TEXT,
        "status": {"type": "integer"},
        "detail": said(TEXT, "What is wrong and what to do, in Dutch."),
    },
    "A refusal (RFC 9457).",
)
PROBLEM["properties"] |= {
    "code": said(TEXT, "Stable, for programs: `unknown_value`."),
    "parameter": said(TEXT, "The parameter that is wrong."),
    "value": said(TEXT, "Its value, cut to 200 characters."),
}
REFUSALS = {
    "400": ("A parameter or a value does not exist.", False),
    "429": ("Too many requests from your address.", True),
    "503": ("The data is away for a moment.", True),
}
_EXAMPLE = {
    "type": "about:blank",
    "title": "Bad Request",
    "status": 400,
    "detail": "Wij kennen “atlantis” niet bij het filter “regio”.",
    "code": "unknown_value",
    "parameter": "regio",
    "value": "atlantis",
}


def document(operations: Iterable[Operation], schemas: dict[str, Any]) -> dict[str, Any]:
    """The document of *operations*, whose answers are among *schemas*."""
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": {
            "title": f"{settings.SITE_NAME}: agenda",
            "version": VERSION,
            "description": ABOUT,
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
            "contact": {"email": settings.CONTACT_EMAIL},
        },
        "servers": [{"url": settings.SITE_URL}],
        "tags": [
            {"name": "agenda", "description": "Meetings and their dates."},
            {"name": "words", "description": "The words that meetings are filed under."},
        ],
        "paths": {operation.path: {"get": _described(operation)} for operation in operations},
        "components": {
            "schemas": {**schemas, "Problem": PROBLEM},
            "responses": {status: _refusal(*told) for status, told in REFUSALS.items()},
        },
    }


def _described(operation: Operation) -> dict[str, Any]:
    refusals = {status: {"$ref": f"#/components/responses/{status}"} for status in REFUSALS}
    return {
        "operationId": operation.name,
        "tags": [operation.tag],
        "summary": operation.summary,
        "description": operation.description,
        "parameters": [_parameter(one) for one in operation.parameters],
        "responses": {
            "200": {
                "description": operation.summary,
                "headers": {"ETag": {"schema": TEXT, "description": "For `If-None-Match`."}},
                "content": {
                    "application/json": {
                        "schema": refers_to(operation.answer),
                        "example": operation.example,
                    }
                },
            },
            "304": {"description": "What you have is still the same."},
            **refusals,
        },
    }


def _parameter(one: Parameter) -> dict[str, Any]:
    schema = {"type": "array", "items": one.schema} if one.is_list else one.schema
    found: dict[str, Any] = {
        "name": one.name,
        "in": "query",
        "description": one.description,
        "schema": schema,
    }
    if one.is_list:
        found |= {"style": "form", "explode": True}
    return (
        found if one.example is None else {**found, "example": [one.example] if one.is_list else one.example}
    )


def _refusal(description: str, is_for_a_while: bool) -> dict[str, Any]:
    wait = {"schema": {"type": "integer"}, "description": "Seconds to wait.", "required": True}
    content = {"schema": refers_to("Problem"), **({} if is_for_a_while else {"example": _EXAMPLE})}
    return {
        "description": description,
        "content": {"application/problem+json": content},
        **({"headers": {"Retry-After": wait}} if is_for_a_while else {}),
    }
