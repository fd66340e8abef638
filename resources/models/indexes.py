"""The parents of library pages; their lists are views, their introductions are edited here."""

from django.utils.translation import gettext_lazy as _

from cop_platform.core.models import BasePage


class ShelfPage(BasePage):
    """What the parents have in common: there is one of each, under the front page."""

    parent_page_types = ["home.HomePage"]
    max_count = 1
    template = "resources/index.html"

    class Meta:
        abstract = True


class LibraryIndexPage(ShelfPage):
    """Parent of handbooks and other resources."""

    subpage_types = ["resources.ResourcePage", "resources.HandbookPage"]

    class Meta:
        verbose_name = _("bibliotheek")


class PracticeIndexPage(ShelfPage):
    """Parent of good practices."""

    subpage_types = ["resources.PracticePage"]

    class Meta:
        verbose_name = _("overzicht van praktijkvoorbeelden")


class PilotIndexPage(ShelfPage):
    """Parent of pilots of both programmes."""

    subpage_types = ["resources.PilotPage"]

    class Meta:
        verbose_name = _("overzicht van pilots")
