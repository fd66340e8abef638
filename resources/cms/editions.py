"""The screen "Uitgave vastleggen": says what will be frozen, and asks what changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic.edit import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from cop_platform.core import clock
from cop_platform.core.errors import RuleError
from resources.domain.editions import newest_edition, record_edition
from resources.frozen import frozen_text
from resources.models import ChapterPage, Edition, HandbookPage

TITLE = gettext_lazy("Uitgave vastleggen")
MOST_CHANGES = 2_000


class EditionForm(forms.Form):
    """What changed, in words."""

    changes = forms.CharField(
        label=gettext_lazy("Wat is er gewijzigd?"),
        max_length=MOST_CHANGES,
        required=False,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy(
            "In een paar korte zinnen, voor lezers. Noem het hoofdstuk en wat er nu anders is."
        ),
    )


class RecordEditionView(WagtailAdminTemplateMixin, FormView):
    """Records the next edition of one handbook; for who may publish it."""

    form_class = EditionForm
    template_name = "resources/cms/record_edition.html"
    header_icon = "history"
    handbook: HandbookPage

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Refuse whoever may not publish the handbook."""
        super().setup(request, *args, **kwargs)
        self.handbook = get_object_or_404(HandbookPage, pk=kwargs["pk"], alias_of=None)
        if not self.handbook.permissions_for_user(request.user).can_publish():
            # Not a word of a text that one may not know of.
            raise Http404

    def form_valid(self, form: EditionForm) -> HttpResponse:
        """Record it; a refusal of the rules stands on the form."""
        try:
            edition = record_edition(
                self.handbook,
                frozen_text(self.handbook),
                changes=form.cleaned_data["changes"],
                actor=self.request.user,  # type: ignore[arg-type]
                now=clock.now(),
            )
        except RuleError as error:
            form.add_error("changes" if error.code == "changes_missing" else None, str(error.message))
            return self.form_invalid(form)
        messages.success(self.request, _("Uitgave %(number)s is vastgelegd.") % {"number": edition.number})
        return redirect("record_edition", self.handbook.pk)

    def form_invalid(self, form: EditionForm) -> HttpResponse:
        """The form again, with what is wrong."""
        return self.render_to_response(self.get_context_data(form=form), status=422)

    @cached_property
    def newest(self) -> Edition | None:
        """The edition that readers have now."""
        return newest_edition(self.handbook)

    def get_page_title(self) -> str:
        """What the screen is for."""
        return str(TITLE)

    def get_page_subtitle(self) -> str:
        """Which handbook it is about."""
        return str(self.handbook.title)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """From the tree by way of the handbook."""
        parent, book = self.handbook.get_parent(), self.handbook
        return [
            {"url": reverse("wagtailadmin_explore", args=[parent.pk]), "label": parent.title},
            {"url": reverse("wagtailadmin_pages:edit", args=[book.pk]), "label": book.title},
            {"url": "", "label": str(TITLE)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The number it will get, and which drafts stay out of it."""
        chapters = ChapterPage.objects.child_of(self.handbook)
        drafts = [page for page in (self.handbook, *chapters) if page.has_unpublished_changes]
        number = self.newest.number + 1 if self.newest else 1
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "handbook": self.handbook,
            "newest": self.newest,
            "number": number,
            "drafts": drafts,
        }


def edition_button(page: Page, user: Any) -> Iterator[Button]:
    """From a handbook to its next edition."""
    is_handbook = page.specific_class is HandbookPage and page.pk and page.alias_of_id is None
    if is_handbook and page.permissions_for_user(user).can_publish():
        url = reverse("record_edition", args=[page.pk])
        yield Button(TITLE, url, icon_name="history", priority=14)
