"""``/bibliotheek/onlangs-gewijzigd/``: what changed in the library, newest first."""

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cop_platform.core.clock import today
from cop_platform.core.navigation import language_path
from resources.domain.recent import recent_changes

PER_PAGE = 20


@require_safe
def recently_changed(request: HttpRequest) -> HttpResponse:
    """New editions and other statuses of the texts that the visitor may find."""
    found = recent_changes(request.user, today=today())
    try:
        page = Paginator(found, PER_PAGE).page(request.GET.get("pagina", "1"))
    except InvalidPage as error:
        raise Http404 from error
    trail = [
        {"label": _("Bibliotheek"), "url": language_path("/bibliotheek/")},
        {"label": _("Onlangs gewijzigd")},
    ]
    return render(request, "resources/recent.html", {"page_obj": page, "breadcrumbs": trail})
