"""Addresses that pages once had."""

from django.conf import settings
from django.http import HttpRequest, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.deprecation import MiddlewareMixin
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from cop_platform.core.navigation import language_path
from cop_platform.core.visibility import may_see_page


class OldAddressMiddleware(MiddlewareMixin):
    """Leads from a page's old address to its present one.

    Wagtail's own middleware knows an old address in one language only (that of the
    editor who renamed the page), and would tell outsiders that a hidden page exists.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """*response*, or where the visitor should go instead of a 404."""
        if response.status_code != 404 or "\0" in request.path:
            return response
        found = self._redirect(request)
        if found is None or found.link is None or not self._may_follow(request, found):
            return response
        kind = HttpResponsePermanentRedirect if found.is_permanent else HttpResponseRedirect
        return kind(found.link)

    def _redirect(self, request: HttpRequest) -> Redirect | None:
        site = Site.find_for_request(request)
        rows = Redirect.get_for_site(site).filter(old_path__in=old_paths(request))
        # Most telling first: made for this site, and with the query string.
        return max(rows, key=lambda row: (row.site_id is not None, len(row.old_path)), default=None)

    def _may_follow(self, request: HttpRequest, found: Redirect) -> bool:
        return found.redirect_page is None or may_see_page(request.user, found.redirect_page)


def old_paths(request: HttpRequest) -> set[str]:
    """What may be stored for the address of *request*: in each language, with and without its query."""
    bare = request.get_full_path()
    if translation.get_language_from_path(request.path_info):
        bare = bare.split("/", 2)[-1]
    paths = (language_path(bare, code) for code, _name in settings.LANGUAGES)
    return {Redirect.normalise_path(form) for path in paths for form in (path, path.split("?")[0])}
