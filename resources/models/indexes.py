"""The parents of library pages; their lists are views, their introductions are edited here."""

from django.utils.translation import gettext_lazy as _

from cop_platform.core.models import BasePage

# Wagtail gives each class a template of its own name unless the class itself says otherwise.
TEMPLATE = "resources/index.html"


class ShelfPage(BasePage):
    """What the parents have in common: there is one of each, under the front page."""

    parent_page_types = ["home.HomePage"]
    max_count = 1

    class Meta:
        abstract = True


class LibraryIndexPage(ShelfPage):
    """Parent of handbooks and other resources."""

    subpage_types = ["resources.ResourcePage", "resources.HandbookPage"]
    template = TEMPLATE

    class Meta:
        verbose_name = _("bibliotheek")


class PracticeIndexPage(ShelfPage):
    """Parent of good practices."""

    subpage_types = ["resources.PracticePage"]
    template = TEMPLATE

    class Meta:
        verbose_name = _("overzicht van praktijkvoorbeelden")


class PilotIndexPage(ShelfPage):
    """Parent of pilots of both programmes."""

    subpage_types = ["resources.PilotPage"]
    template = TEMPLATE

    class Meta:
        verbose_name = _("overzicht van pilots")
