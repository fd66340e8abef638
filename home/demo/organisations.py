"""Organisations, the periods in which they were partner, and the published partner lists."""

from datetime import date

from cop_platform.accounts.models import Organisation, PartnerAgenda, PartnerMembership
from home.loading.base import Loader

FACTS = ("name", "abbreviation", "kind", "role")


def load(loader: Loader) -> None:
    """Write organisations with their partner periods; the lists follow from the periods."""
    content = loader.read("organisations")
    for item in content["organisations"]:
        organisation = loader.row(Organisation, item["slug"], {name: item[name] for name in FACTS})
        if organisation is not None and "partner" in item:
            _load_period(loader, organisation, **item["partner"])
    for agenda in content["agendas"]:
        day = date.fromisoformat(agenda["reference_on"])
        loader.row(
            PartnerAgenda, agenda["reference_on"], {"title": agenda["title"]}, lookup={"reference_on": day}
        )


def _load_period(loader: Loader, organisation: Organisation, *, starts_on: str, ends_on: str | None) -> None:
    loader.row(
        PartnerMembership,
        f"{organisation.slug}/{starts_on}",
        {"ends_on": date.fromisoformat(ends_on) if ends_on else None},
        lookup={"organisation": organisation, "starts_on": date.fromisoformat(starts_on)},
    )
