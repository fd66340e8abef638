"""What the CMS does not ask itself: whether staff may know of the page that a question names."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import resolve
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _
from django.views.defaults import page_not_found
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.models import PageQuerySet

from cop_platform.core.visibility import known_in_cms

GetResponse = Callable[[HttpRequest], HttpResponse]
CMS = "/cms/"
NOT_FOUND = "wagtailadmin/404.html"
# What the CMS calls a page in its addresses and forms.  The root has no parent: only a place may be it.
PAGES = {"page_id", "page_to_move_id", "page_pk"}
PLACES = {"parent_page_id", "destination_id", "childOf", "new_parent_page", "chooser"}
# Where a list of numbers in the query is one of pages.
LISTS = {"wagtailadmin_choose_page_chosen_multiple": "id", "wagtailadmin_choose_page": "target_pages[]"}
LISTS |= {"wagtailadmin_choose_page_child": "target_pages[]", "wagtail_bulk_action": "id"}
ALL = "all"
# No number of a row is longer, and databases fall over one that is.
MOST_DIGITS = 18


class CmsMiddleware:
    """Tells staff of no page that they may not know of, and answers 400 to half a form.

    The CMS refuses to change such a page, but names it in its refusal.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; the work is in the steps below."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: tuple[str, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """404 for an address, query or form that names a page this person may not know of."""
        if not _is_of_staff(request):
            return None
        known = known_in_cms(request.user)
        places, pages = _places(request, kwargs), _pages(request, args, kwargs)
        if _are_all_in(known, places) and _are_all_in(known.filter(depth__gt=1), pages):
            return None
        return page_not_found(request, Http404(), template_name=NOT_FOUND)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A readable page for a form of the CMS that came without one of its fields."""
        if not isinstance(error, MultiValueDictKeyError) or not _is_of_staff(request):
            return None
        text = _("Het formulier kwam niet compleet aan. Laad de pagina opnieuw en bewaar nog eens.")
        return render(request, "400.html", {"error": text}, status=400)

    def process_template_response(self, request: HttpRequest, response: Any) -> Any:
        """*response*, in which a refusal or report names only pages that this person may know of."""
        context = response.context_data or {}
        if isinstance(context.get("view"), PageBulkAction):
            _forget_refused(context, known_in_cms(request.user))
        elif isinstance(context.get("view"), PageTypesUsageReportView):
            _forget_last_edited(context, known_in_cms(request.user))
        return response


def _is_of_staff(request: HttpRequest) -> bool:
    return request.path_info.startswith(CMS) and request.user.has_perm("wagtailadmin.access_admin")


def _places(request: HttpRequest, kwargs: dict[str, Any]) -> set[str]:
    sources = (kwargs, request.GET, request.POST)
    return {str(source[name]) for source in sources for name in PLACES & set(source) if source[name]}


def _pages(request: HttpRequest, args: tuple[str, ...], kwargs: dict[str, Any]) -> set[str]:
    """The numbers of pages: by name, in a list of the query, or first in an address without names."""
    match = resolve(request.path_info)
    found = {str(kwargs[name]) for name in PAGES & set(kwargs)}
    listed = set(request.GET.getlist(LISTS.get(match.url_name or "", ""))) - {ALL, ""}
    if kwargs.get("model_name", "page") != "page":
        # Not pages, but what is no number is none of those rows either.
        listed = {one for one in listed if not _is_number(one)}
    return found | listed | set(args[:1] if match.namespace == "wagtailadmin_pages" else ())


def _are_all_in(known: PageQuerySet, numbers: set[str]) -> bool:
    if not all(_is_number(number) for number in numbers):
        return False
    return not numbers or known.filter(pk__in=numbers).count() == len({int(number) for number in numbers})


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) <= MOST_DIGITS


def _forget_refused(context: dict[str, Any], known: PageQuerySet) -> None:
    """Names in a refusal only what is known."""
    rows = context["items_with_no_access"]
    mine = set(known.filter(pk__in=[row["item"].pk for row in rows]).values_list("pk", flat=True))
    context["items_with_no_access"] = [row for row in rows if row["item"].pk in mine]


def _forget_last_edited(context: dict[str, Any], known: PageQuerySet) -> None:
    """Names in the report on types of pages only what is known."""
    rows = [row for row in context["object_list"] if row.last_edited_page]
    mine = set(known.filter(pk__in=[row.last_edited_page.pk for row in rows]).values_list("pk", flat=True))
    for row in rows:
        if row.last_edited_page.pk not in mine:
            row.last_edited_page = None
