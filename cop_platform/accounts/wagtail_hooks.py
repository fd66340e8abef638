"""Organisations, partner lists and people in the CMS."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from cop_platform.accounts.domain.closing import erase_at_once
from cop_platform.accounts.models import Organisation, PartnerAgenda, PrivacyPolicy, User
from cop_platform.core.choosers import RowViewSet
from cop_platform.core.permissions import LimitedPolicy


class OrganisationViewSet(RowViewSet):
    """Municipalities, ministries, employers and others, with their partner periods."""

    model = Organisation
    # Not the names that visitors typed and nobody looked at.
    offered = Q(is_reviewed=True)
    icon = "group"
    list_display = ["name", "abbreviation", "kind", "region", "is_reviewed"]
    list_filter = ["kind", "region", "is_reviewed"]
    search_fields = ["name", "abbreviation", "slug"]
    ordering = ["name"]


class PartnerAgendaViewSet(RowViewSet):
    """The lists of partners that the programme published."""

    model = PartnerAgenda
    icon = "date"
    list_display = ["title", "reference_on"]
    panels = [
        HelpPanel(
            content=_("Wie op de lijst stond, volgt uit de partnerperioden. U typt geen namen of aantallen.")
        ),
        FieldRowPanel([FieldPanel("title"), FieldPanel("reference_on")]),
    ]


class PersonViewSet(RowViewSet):
    """Where people work; passwords and rights are under Settings, Users."""

    model = User
    icon = "user"
    menu_label = _("Mensen")
    # People make and remove their own accounts.
    permission_policy = LimitedPolicy(User, {"view", "change"})
    copy_view_enabled = False
    list_display = ["__str__", "email", "organisation", "region", "profession", "last_login"]
    list_filter = ["profession", "region", "is_active"]
    search_fields = ["first_name", "last_name", "email"]
    panels = [
        HelpPanel(
            content=_("Pas dit alleen aan als iemand daarom vraagt. Iedereen beheert de eigen gegevens.")
        ),
        FieldRowPanel([FieldPanel("first_name"), FieldPanel("last_name")]),
        FieldPanel("organisation"),
        FieldRowPanel([FieldPanel("region"), FieldPanel("profession")]),
    ]


class PrivacyPolicyViewSet(RowViewSet):
    """The versions of the privacy statement; the text itself is the page "Privacy"."""

    model = PrivacyPolicy
    icon = "lock"
    list_display = ["valid_from", "summary"]
    panels = [
        HelpPanel(
            content=_("Pas eerst de pagina “Privacy” aan. Maak daarna hier een versie, met wat er verandert.")
        ),
        FieldPanel("valid_from"),
        FieldPanel("summary"),
    ]


@register_snippet
class OrganisationGroup(SnippetViewSetGroup):
    """Menu "Organisaties"."""

    menu_label = _("Organisaties")
    menu_icon = "group"
    menu_order = 500
    items = (OrganisationViewSet, PartnerAgendaViewSet, PersonViewSet, PrivacyPolicyViewSet)


@hooks.register("before_delete_user")
def erase_instead(request: HttpRequest, person: User) -> HttpResponse | None:
    """Who deletes a user in the CMS erases them as they would themselves: no name stays in any log."""
    if request.method != "POST":
        return None
    erase_at_once(person, actor=request.user)  # type: ignore[arg-type]
    messages.success(request, gettext("Verwijderd. In logboeken en bij pagina's staat de naam niet meer."))
    return redirect("wagtailusers_users:index")
