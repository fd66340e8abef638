"""Accounts to log in with, and members who only fill the communities; all of them are invented."""

from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.utils.text import slugify

from cop_platform.accounts.domain.consent import record_consent
from cop_platform.accounts.models import Organisation, User
from cop_platform.core import clock
from cop_platform.taxonomy.models import Audience, LabourMarketRegion
from home.loading.base import Loader

DOMAIN = "demo.test"
MEMBER_DOMAIN = "leden.demo.test"


def address(slug: str) -> str:
    """The e-mail address of the account *slug*."""
    return f"{slug}@{DOMAIN}"


def member_address(slug: str) -> str:
    """The e-mail address of the member *slug*; nobody can log in with it."""
    return f"{slug}@{MEMBER_DOMAIN}"


def load(loader: Loader) -> None:
    """Write the people; who may do what in the CMS is given with the pages."""
    content = loader.read("people")
    for item in content["accounts"]:
        organisation = loader.organisation(item["organisation"])
        staff = item["role"] == "administrator"
        fields = _profile(loader, item, organisation) | {"is_staff": staff, "is_superuser": staff}
        _open(loader.row(User, address(item["slug"]), fields, lookup={"email": address(item["slug"])}))
    for item in content["members"]:
        fields = _profile(loader, item, _employer(loader, item["organisation"]))
        mail = member_address(item["slug"])
        _confirm(loader.row(User, mail, {**fields, "password": "!"}, lookup={"email": mail}))


def _profile(loader: Loader, item: dict[str, Any], organisation: Organisation | None) -> dict[str, Any]:
    return {
        "first_name": item["first_name"],
        "last_name": item["last_name"],
        "organisation": organisation,
        "region": loader.term(LabourMarketRegion, item["region"]),
        "profession": loader.term(Audience, item["profession"]),
    }


def _employer(loader: Loader, item: dict[str, str]) -> Organisation:
    return loader.row(Organisation, slugify(item["name"])[:80], item)


def _open(person: User | None) -> None:
    """Let *person* log in with the password that everybody knows, unless it was changed."""
    if person is None or person.password:
        return
    person.set_password(getattr(settings, "DEMO_PASSWORD", None))
    person.save(update_fields=["password"])
    _confirm(person)
    record_consent(person, now=clock.now())


def _confirm(person: User | None) -> None:
    """Count the address of *person* as proven, or the account goes after a month."""
    if person is not None:
        defaults = {"verified": True, "primary": True}
        EmailAddress.objects.get_or_create(user=person, email=person.email, defaults=defaults)
