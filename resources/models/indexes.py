"""The parents of library pages; their lists are views, their introductions are edited here."""

from django.utils.translation import gettext_lazy as _

from cop_platform.core.models import BasePage


class LibraryIndexPage(BasePage):
    """Parent of handbooks and other resources."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["resources.ResourcePage", "resources.HandbookPage"]
    max_count = 1
    template = "resources/index.html"

    class Meta:
        verbose_name = _("bibliotheek")


class PracticeIndexPage(BasePage):
    """Parent of good practices."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["resources.PracticePage"]
    max_count = 1
    template = "resources/index.html"

    class Meta:
        verbose_name = _("overzicht van praktijkvoorbeelden")


class PilotIndexPage(BasePage):
    """Parent of pilots of both programmes."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["resources.PilotPage"]
    max_count = 1
    template = "resources/index.html"

    class Meta:
        verbose_name = _("overzicht van pilots")
