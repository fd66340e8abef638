"""Every kind of mail in the CMS, with example data: as text, and as a mail program shows it."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse, reverse_lazy
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from cop_platform.accounts.models import User
from cop_platform.notifications.kinds import Kind, UnknownKind, all_kinds, kind_of
from cop_platform.notifications.rendering import render_mail
from cop_platform.notifications.values import Mail

TITLE = _("Voorbeelden van mails")
# Nothing in it runs, loads or leads anywhere; a mail has its style on its elements.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'; sandbox"
)


class MailKindsView(WagtailAdminTemplateMixin, TemplateView):
    """The list of kinds; there is nothing personal in examples, so all staff may see them."""

    page_title = TITLE
    header_icon = "mail"
    template_name = "notifications/cms/kinds.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Where this page is."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": TITLE}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The kinds, by name."""
        kinds = sorted(all_kinds(), key=lambda kind: str(kind.name))
        return {**super().get_context_data(**kwargs), "kinds": kinds}


class MailPreviewView(WagtailAdminTemplateMixin, TemplateView):
    """One kind, in the language that ``taal`` names."""

    header_icon = "mail"
    template_name = "notifications/cms/preview.html"

    def get_page_title(self) -> str | Promise:
        """The name of the kind."""
        return _kind(self.kwargs["code"]).name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Where this page is."""
        trail = [
            {"url": reverse_lazy("mail_kinds"), "label": TITLE},
            {"url": "", "label": self.get_page_title()},
        ]
        return [*super().get_breadcrumbs_items(), *trail]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The mail, and the languages with whether they are shown."""
        kind, language = _kind(self.kwargs["code"]), _language(self.request)
        context = {
            "kind": kind,
            "mail": example(kind, language),
            "languages": [(code, name, code == language) for code, name in settings.LANGUAGES],
            "html_url": f"{reverse('mail_example', args=[kind.code])}?taal={language}",
        }
        return {**super().get_context_data(**kwargs), **context}


@xframe_options_sameorigin
def mail_example(request: HttpRequest, code: str) -> HttpResponse:
    """The HTML of the example alone, for the frame in the preview."""
    response = HttpResponse(example(_kind(code), _language(request)).html)
    response["Content-Security-Policy"] = POLICY
    return response


def example(kind: Kind, language: str) -> Mail:
    """The mail of *kind* with its example data, to somebody without an account."""
    context = {"first_name": "Noor", **kind.sample()}
    return render_mail(kind.code, context=context, language=language, to=User(first_name="Noor"))


def _kind(code: str) -> Kind:
    try:
        return kind_of(code)
    except UnknownKind as error:
        raise Http404 from error


def _language(request: HttpRequest) -> str:
    asked = request.GET.get("taal", "")
    return asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
