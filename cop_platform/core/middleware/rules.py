"""Turns the refusal of a rule into a page a visitor can act on; staff stay in the CMS."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cop_platform.core.errors import RuleError
from cop_platform.core.middleware.cms import is_of_staff

GetResponse = Callable[[HttpRequest], HttpResponse]


class RuleErrorMiddleware:
    """Answers a RuleError with its own sentence and status (409 or 422)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; refusals come back through ``process_exception``."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page for *error* if a rule raised it; anything else is not ours."""
        if not isinstance(error, RuleError):
            return None
        template = "core/cms/rule_error.html" if is_of_staff(request) else "rule_error.html"
        return render(request, template, {"error": error}, status=error.status)
