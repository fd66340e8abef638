"""Choosing a Word file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from cop_platform.core.errors import RuleError
from resources.cms.word.base import WordScreen
from resources.domain.word.keeping import read_into_plan, waiting


class UploadForm(forms.Form):
    """One file."""

    file = forms.FileField(
        label=_("Word-bestand"),
        help_text=_("Een bestand dat eindigt op .docx, van hooguit 20 MB. Er verandert nog niets."),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        error_messages={"required": _("Kies een Word-bestand."), "empty": _("Dit bestand is leeg.")},
    )


class UploadScreen(WordScreen):
    """Asks for a file, reads it, and goes on to what would become of it."""

    template_name = "resources/cms/word_upload.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The empty form."""
        return self.render_to_response(self.get_context_data(form=UploadForm()))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Read the file; a refusal stands beside the field."""
        form = UploadForm(request.POST, request.FILES)
        if form.is_valid():
            file = form.cleaned_data["file"]
            try:
                stored = read_into_plan(self.handbook, file.name, file.read())
                return redirect("word_import:review", self.handbook.pk, stored.pk)
            except RuleError as error:
                form.add_error("file", str(error.message))
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Also the files that wait."""
        return {**super().get_context_data(**kwargs), "waiting": waiting(self.handbook)}
