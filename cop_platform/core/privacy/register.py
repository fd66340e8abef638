"""The register of processing (AVG art. 30), made from the labels."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cop_platform.core.privacy.labels import Basis, Group, Label
from cop_platform.core.privacy.registry import labels


@dataclass(frozen=True)
class Entry:
    """One thing that we keep, in words."""

    what: str
    fields: str
    why: str
    basis: Basis
    kept: str
    exported: str


def entries() -> list[tuple[str, list[Entry]]]:
    """What we keep, per group of purposes; tables that say the same are one entry."""
    known = labels().values()
    groups = [(group, [each for each in known if each.purpose.group is group]) for group in Group]
    return [(str(group.value), list(dict.fromkeys(map(_entry, mine)))) for group, mine in groups]


def _entry(label: Label) -> Entry:
    words = dict.fromkeys(str(word) for word in {**label.shown, **label.personal}.values())
    return Entry(
        what=str(label.what),
        fields=", ".join(words),
        why=str(label.purpose.why),
        basis=label.purpose.basis,
        kept=str(label.kept),
        exported=_exported(label),
    )


def _exported(label: Label) -> str:
    if label.of is None or not (label.exported or label.shown):
        return _("nee")
    return _("ja, behalve geheimen") if label.withheld else _("ja")
