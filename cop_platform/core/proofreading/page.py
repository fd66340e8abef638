"""Pages whose text is read before it is published."""

from __future__ import annotations

from typing import Any

from django.db import models
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.fields import StreamField

from cop_platform.core.proofreading.errors import errors_by_field
from cop_platform.core.proofreading.hints import hints
from cop_platform.core.proofreading.rules import problems
from cop_platform.core.proofreading.stream import parts_of
from cop_platform.core.proofreading.values import Finding, Part

INTRODUCTION = "intro"


class ProofreadForm(WagtailAdminPageForm):
    """The form of such a page: saving a draft asks nothing, everything else asks for a finished text."""

    def clean(self) -> dict[str, Any]:
        """What was filled in; with an error at each field that has to be mended before publishing."""
        cleaned: dict[str, Any] = super().clean()
        if not self.is_deferred_validation:
            parts = parts_of({name: cleaned.get(name) for name in names_of(type(self.instance))})
            for name, error in errors_by_field(problems(parts)).items():
                self.add_error(name, error)
        return cleaned


class ProofreadPage:
    """A page that is published only when nothing in its text has to be mended."""

    base_form_class = ProofreadForm
    # Hints are for Dutch sentences; what must be mended is the same in each language.
    proofread_language = "nl"


def names_of(model: type[models.Model]) -> list[str]:
    """The fields that are read: the introduction, then the streams in their order."""
    streams = [field.name for field in model._meta.get_fields() if isinstance(field, StreamField)]
    return [INTRODUCTION, *streams]


def problems_of(page: Any) -> list[Finding]:
    """What must be mended in *page* (as it is in memory) before it may be published."""
    return problems(_parts(page))


def hints_of(page: Any) -> list[Finding]:
    """What would make *page* easier to read; nothing when it is not in Dutch."""
    return hints(_parts(page)) if getattr(page, "proofread_language", "") == "nl" else []


def _parts(page: Any) -> list[Part]:
    if not issubclass(type(page), ProofreadPage):
        return []
    return parts_of({name: getattr(page, name) for name in names_of(type(page))})
