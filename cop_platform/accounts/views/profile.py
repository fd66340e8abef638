"""People look after their own details."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.contrib.messages.views import SuccessMessageMixin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django.views.generic import UpdateView

from cop_platform.accounts.domain.consent import record_consent
from cop_platform.accounts.forms import ProfileForm
from cop_platform.accounts.models import User
from cop_platform.core import clock
from cop_platform.core.navigation import language_path


class ProfileView(LoginRequiredMixin, SuccessMessageMixin, UpdateView):
    """Name, organisation, region and profession of whoever is logged in; nobody else's."""

    form_class = ProfileForm
    template_name = "account/profile.html"
    success_url = reverse_lazy("profile")
    success_message = _("Uw gegevens zijn opgeslagen.")

    def get_object(self, queryset: QuerySet[User] | None = None) -> User:
        """A fresh copy: a refused form must not rename the person in the page header."""
        return User.objects.get(pk=cast(int, self.request.user.pk))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the way back to "Mijn pagina"."""
        trail = [
            {"label": _("Mijn pagina"), "url": language_path("/mijn/")},
            {"label": _("Mijn gegevens")},
        ]
        return super().get_context_data(breadcrumbs=trail, **kwargs)


@require_POST
@login_required
def read_privacy_statement(request: HttpRequest) -> HttpResponse:
    """Note that a person read the privacy statement in force."""
    record_consent(cast(User, request.user), now=clock.now())
    messages.success(request, _("Dank u. Wij hebben genoteerd dat u de privacyverklaring hebt gelezen."))
    return redirect("my_page")
