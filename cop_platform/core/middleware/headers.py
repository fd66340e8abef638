"""Security headers on every answer, errors included."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

GetResponse = Callable[[HttpRequest], HttpResponse]
# Its screens, and its forms with a mistake or a refusal.
OF_THE_CMS = (200, 409, 422)


def policy(directives: dict[str, str]) -> str:
    """A Content-Security-Policy header value."""
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


class SecurityHeadersMiddleware:
    """A strict policy everywhere; Wagtail's own pages get theirs (they have inline scripts).

    A redirect to the login page is none of these, and neither is an error: no page for one has a script.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.public = policy(settings.CSP_PUBLIC)
        self.cms = policy(settings.CSP_CMS)
        # The editor shows a page in a frame; Wagtail lets that page pass here on its own.
        self.preview = policy({**settings.CSP_PUBLIC, "frame-ancestors": "'self'"})

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the policy that fits the path; a header that a view set stays."""
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", self._policy_of(request, response))
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    def _policy_of(self, request: HttpRequest, response: HttpResponse) -> str:
        if getattr(request, "is_dummy", False):
            return self.preview
        has_inline = request.path_info.startswith("/cms/") and response.status_code in OF_THE_CMS
        return self.cms if has_inline else self.public
