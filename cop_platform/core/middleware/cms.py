"""What the CMS does not ask itself: whether staff may know of what a question names."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import ResolverMatch, resolve
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _
from django.views.defaults import page_not_found, permission_denied
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from cop_platform.core.known import known_pages, known_rows, workable_pages
from cop_platform.core.references import is_number

GetResponse = Callable[[HttpRequest], HttpResponse]
CMS, USE = "/cms/", "wagtailadmin.access_admin"
NOT_FOUND = "wagtailadmin/404.html"
Known = Callable[[Any], QuerySet[Any]]
# What the CMS calls things in its addresses and forms.  The root has no parent: only a place may be it.
PLACES = ("parent_page_id", "destination_id", "childOf", "new_parent_page", "chooser")
PAGES = ("page_id", "page_to_move_id", "page_pk")
DOCUMENTS, IMAGES = ("document_id", "doc_id"), ("image_id",)
# Where a list of numbers stands in the query.
LISTS = {"wagtailadmin_choose_page_chosen_multiple": "id", "wagtailadmin_choose_page": "target_pages[]"}
LISTS |= {"wagtailadmin_choose_page_child": "target_pages[]", "wagtail_bulk_action": "id"}
ALL = "all"


class CmsMiddleware:
    """Tells staff of no page, file or row that they may not know of, and answers 400 to half a form."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; who is logged in and may not use the CMS reads that, instead of being sent round."""
        response = self.get_response(request)
        if _leads_round(request, response):
            return permission_denied(request, PermissionDenied())
        return response

    def process_view(
        self, request: HttpRequest, view: object, args: tuple[str, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """404 for an address, query or form that names what this person may not know of."""
        if not is_of_staff(request):
            return None
        for known, numbers in _named_in(request, args, kwargs):
            if not _are_all_known(numbers - {""}, known, request.user):
                return page_not_found(request, Http404(), template_name=NOT_FOUND)
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A readable page for a form of the CMS that came without one of its fields."""
        if not isinstance(error, MultiValueDictKeyError) or not is_of_staff(request):
            return None
        text = _("Het formulier kwam niet compleet aan. Laad de pagina opnieuw en bewaar nog eens.")
        return render(request, "400.html", {"error": text}, status=400)

    def process_template_response(self, request: HttpRequest, response: Any) -> Any:
        """*response*, in which a refusal or report names only what this person may know of."""
        context = response.context_data or {}
        if isinstance(view := context.get("view"), BulkAction):
            _forget_refused(context, known_rows(view.model, request.user))
        elif isinstance(view, PageTypesUsageReportView):
            _forget_last_edited(context["object_list"], workable_pages(request.user))
        return response


def _leads_round(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether the login sends somebody back to the CMS, who is logged in and would be sent here again."""
    is_login = request.resolver_match is not None and request.resolver_match.url_name == "account_login"
    if not is_login or request.method != "GET" or not response.headers.get("Location", "").startswith(CMS):
        return False
    return request.user.is_authenticated and not request.user.has_perm(USE)


def is_of_staff(request: HttpRequest) -> bool:
    """Whether *request* comes from a screen of the CMS, and from somebody who may use it."""
    return request.path_info.startswith(CMS) and request.user.has_perm(USE)


def _named_in(
    request: HttpRequest, args: tuple[str, ...], kwargs: dict[str, Any]
) -> Iterator[tuple[Known, set[str]]]:
    """The numbers that a question names, and how to ask what may be known of such a thing."""
    match = resolve(request.path_info)
    for source in (kwargs, request.GET, request.POST):
        yield known_pages, _named(source, PLACES)
    # One address of pages has no names.
    first = set(args[:1] if match.namespace == "wagtailadmin_pages" else ())
    yield _pages_with_parents, _named(kwargs, PAGES) | first
    yield partial(known_rows, get_document_model()), _named(kwargs, DOCUMENTS)
    yield partial(known_rows, get_image_model()), _named(kwargs, IMAGES)
    if match.url_name in LISTS:
        model, listed = _model_of(match), request.GET.getlist(LISTS[match.url_name])
        yield _pages_with_parents if model is Page else partial(known_rows, model), set(listed) - {ALL}


def _named(source: Any, names: tuple[str, ...]) -> set[str]:
    return {str(source[name]) for name in names if name in source}


def _model_of(match: ResolverMatch) -> type[Model]:
    """The model of which an address lists numbers: a page, when it does not say."""
    try:
        return apps.get_model(match.kwargs["app_label"], match.kwargs["model_name"])
    except LookupError:
        # Not in the address, or no model of that name: the CMS says so.
        return Page


def _pages_with_parents(user: Any) -> QuerySet[Any]:
    return known_pages(user).filter(depth__gt=1)


def _are_all_known(numbers: set[str], known: Known, user: Any) -> bool:
    """Most questions name nothing, and need no query."""
    if not all(is_number(number) for number in numbers):
        return False
    return not numbers or known(user).filter(pk__in=numbers).count() == len({int(one) for one in numbers})


def _known_among(rows: list[Any], known: QuerySet[Any]) -> set[Any]:
    return set(known.filter(pk__in=[row.pk for row in rows]).values_list("pk", flat=True))


def _forget_refused(context: dict[str, Any], known: QuerySet[Any]) -> None:
    """Names only what is *known* in a refusal; there a page comes with what may be done to it."""
    rows = context["items_with_no_access"]
    things = [row["item"] if isinstance(row, dict) else row for row in rows]
    mine = _known_among(things, known)
    context["items_with_no_access"] = [row for row, one in zip(rows, things, strict=True) if one.pk in mine]


def _forget_last_edited(rows: list[Any], known: QuerySet[Any]) -> None:
    """Leaves the page that was edited last, with its new title, out of the report if it is not *known*."""
    mine = _known_among([row.last_edited_page for row in rows if row.last_edited_page], known)
    for row in rows:
        if row.last_edited_page and row.last_edited_page.pk not in mine:
            row.last_edited_page = None
