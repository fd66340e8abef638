"""The staff roles, each where its work is."""

from django.contrib.auth.models import Group
from wagtail.models import Page

from events.models import EventIndexPage
from home.loading.base import Loader
from home.roles import EDITORS, ORGANISERS, make_role


def load(loader: Loader) -> None:
    """Make the roles that are not there; one that is there keeps the rights it has."""
    agenda = EventIndexPage.objects.first()
    _load_role(EDITORS, loader.home)
    if agenda is not None:
        _load_role(ORGANISERS, agenda)


def _load_role(name: str, page: Page) -> None:
    if not Group.objects.filter(name=name).exists():
        make_role(name, page)
