"""One tap below a section, for who has no account: without a token, so that reading sets no cookie."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from resources.views.feedback import ANSWERS, count_vote, section_at, visitor


@csrf_exempt
@require_POST
@never_cache
def quick_vote(request: HttpRequest, slug: str, chapter: str, anchor: str) -> HttpResponse:
    """``…/reactie/<anchor>/stem/``: counts a vote of a visitor, whoever is logged in.

    Nothing is done in anybody's name, and only what is for everybody can be reached.  A
    form that another site sent, or a browser that does not tell, leads to the page with a token.
    """
    found, section = section_at(AnonymousUser(), slug, chapter, anchor)
    if request.POST.get("oordeel") not in ANSWERS or not is_from_here(request):
        return redirect(reverse("section_feedback", args=[slug, chapter, anchor]))
    return count_vote(request, found, section, visitor(request))


def is_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that a page of this site sent the form; no page can make it lie."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
