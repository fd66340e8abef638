"""What would become of a Word file, and making it so."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from cop_platform.core.errors import Conflict
from resources.cms.word.base import WordScreen, collection_for
from resources.cms.word.forms import ReviewForm
from resources.domain.word.keeping import titles_of, waiting
from resources.domain.word.making import make_chapters
from resources.domain.word.plan import Plan
from resources.models import WordImport


class ReviewScreen(WordScreen):
    """The report on one file, with the button that makes the chapters."""

    template_name = "resources/cms/word_review.html"
    stored: WordImport

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the file that waits."""
        super().setup(request, *args, **kwargs)
        self.stored = get_object_or_404(waiting(self.handbook), pk=kwargs["number"])
        self.collection = collection_for(request.user)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The report."""
        return self.render_to_response(self.get_context_data(form=self._form()))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make the chosen chapters, or throw the file away."""
        if "discard" in request.POST:
            self.stored.delete()
            messages.success(request, _("Het bestand is weg. Er zijn geen hoofdstukken gemaakt."))
            return redirect("word_import:upload", self.handbook.pk)
        form = self._form(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        self._make(form)
        return redirect("wagtailadmin_explore", self.handbook.pk)

    def get_page_subtitle(self) -> str:
        """The file."""
        return str(self.stored.name)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The file, and whether pictures can come along."""
        context = super().get_context_data(**kwargs)
        return {**context, "stored": self.stored, "takes_pictures": self.collection is not None}

    def _form(self, data: Any = None) -> ReviewForm:
        plan, known = Plan.from_json(self.stored.plan), titles_of(self.handbook)
        return ReviewForm(data, plan=plan, known=known, shows=self.collection is not None)

    def _make(self, form: ReviewForm) -> None:
        try:
            made = make_chapters(
                self.stored,
                chosen=form.cleaned_data["chapters"],
                pictures=form.pictures(),
                person=self.request.user,
                collection=self.collection,
            )
        except Conflict as error:
            messages.warning(self.request, str(error.message))
            return
        told = ngettext(
            "%(count)s hoofdstuk staat klaar als concept. Kijk het na en publiceer daarna.",
            "%(count)s hoofdstukken staan klaar als concept. Kijk ze na en publiceer daarna.",
            len(made),
        )
        messages.success(self.request, told % {"count": len(made)})
