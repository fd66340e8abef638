"""Choosers of the CMS that ask who chooses: its own show every row of every list to all staff."""

from typing import Any
from urllib.parse import unquote

from django.core.exceptions import BadRequest
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.views.chooser import ExternalLinkView
from wagtail.snippets.views import chooser
from wagtail.snippets.views.snippets import InspectView, SnippetViewSet

from cop_platform.core.known import choosable_rows, known_pages


class KnownRows:
    """The rows that may be chosen: all for who has a right on the list, else what it offers to all staff."""

    request: HttpRequest
    model_class: Any

    def known(self) -> QuerySet[Any]:
        """The rows that the person who asks may choose."""
        return choosable_rows(self.model_class, self.request.user)

    def get_object_list(self) -> QuerySet[Any]:
        """What the list offers."""
        return self.known()

    def get_object(self, pk: str) -> Any:
        """The row that was chosen; Http404 for another."""
        if not unquote(pk).isdecimal():
            raise Http404
        return get_object_or_404(self.known(), pk=unquote(pk))

    def get_objects(self, pks: list[str]) -> QuerySet[Any]:
        """The rows that were chosen, without those that may not be."""
        return self.known().filter(pk__in=[pk for pk in pks if pk.isdecimal()])


class ChooseView(KnownRows, chooser.ChooseView):
    """The window."""


class ChooseResultsView(KnownRows, chooser.ChooseResultsView):
    """The list in it, while somebody types."""


class ChosenView(KnownRows, chooser.SnippetChosenView):
    """One row that was chosen."""


class ChosenMultipleView(KnownRows, chooser.SnippetChosenMultipleView):
    """Several rows that were chosen."""


class CreateView(chooser.SnippetCreateView):
    """A new row from the window: our windows have no form for one."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """404 where there is no form: the CMS would fall over it."""
        if self.get_creation_form_class() is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class RowChooserViewSet(chooser.SnippetChooserViewSet):
    """The choosers of one list."""

    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = ChosenView
    chosen_multiple_view_class = ChosenMultipleView
    create_view_class = CreateView


class RowViewSet(SnippetViewSet):
    """A list of rows in the CMS; every list of ours is one."""

    chooser_viewset_class = RowChooserViewSet
    # The rows that all staff may choose from; none when only those with a right on the list may.
    offered: Q | None = None


class ReadViewSet(RowViewSet):
    """A list of rows that follow from what people do elsewhere: read, and never written by hand."""

    # Our own fields are searched in the database; the index is for the site.
    search_backend_name = None
    inspect_view_enabled = True
    copy_view_enabled = False
    list_per_page = 50


class ReadView(InspectView):
    """One row of such a list, with what may be done about it; the row itself is not edited."""

    request: HttpRequest

    def known(self) -> QuerySet[Any]:
        """The rows that the person may know of; the others are as if they were not there."""
        rows: QuerySet[Any] = self.model._default_manager.all()
        return rows

    def get_object(self) -> Any:
        """The row of the address.  Wagtail looks among all of them, whatever the list shows."""
        return get_object_or_404(self.known(), pk=unquote(str(self.pk)))

    @cached_property
    def header_buttons(self) -> list[Any]:
        """Nothing to edit."""
        return []


class LinkView(ExternalLinkView):
    """A link to another site; of a page of ours, the CMS would tell the title to all staff."""

    field = f"{ExternalLinkView.form_prefix}-{ExternalLinkView.link_url_field_name}"

    def post(self, request: HttpRequest) -> HttpResponse:
        """What to link to; 400 when the form came without an address."""
        if self.field not in request.POST:
            raise BadRequest(_("Vul het adres in waar de link naartoe gaat."))
        return super().post(request)

    def render_chosen_response(self, result: dict[str, Any]) -> HttpResponse:
        """*result*, or only the address when it leads to a page that this person may not know of."""
        if "id" in result and not known_pages(self.request.user).filter(pk=result["id"]).exists():
            result = self.get_result_data()
        return super().render_chosen_response(result)
