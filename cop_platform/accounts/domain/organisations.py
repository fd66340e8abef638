"""Organisations that visitors name themselves."""

from django.db.models import Q
from django.utils.text import slugify

from cop_platform.accounts.models import Organisation
from cop_platform.core.characters import single_line
from cop_platform.core.slugs import free_slug

MOST_SLUG = 70


def propose_organisation(name: str) -> Organisation:
    """The organisation called *name* (or known by that abbreviation), made if nobody named it yet.

    A new one waits for review: only its own people see it until an editor approves.
    """
    name = single_line(name)
    known = Organisation.objects.filter(Q(name__iexact=name) | Q(abbreviation__iexact=name))
    found = known.order_by("-is_reviewed", "pk").first()
    return found or Organisation.objects.create(name=name, slug=_free_slug(name), is_reviewed=False)


def _free_slug(name: str) -> str:
    base = slugify(name)[:MOST_SLUG] or "organisatie"
    taken = set(Organisation.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return free_slug(base, taken)
