"""Which tables have said what they keep of people."""

from collections.abc import Mapping
from typing import Any

from cop_platform.core.privacy.labels import Group, Label, Purpose, Text

_labels: dict[str, Label] = {}
_impersonal: set[str] = set()


def label(model_name: str, what: Text, purpose: Purpose, **facts: Any) -> None:
    """Label the table *model_name* (``app.Model``); see Label for the *facts*."""
    _labels[model_name.lower()] = Label(model_name, what, purpose, **facts)


def nothing_personal(app: str, model_names: str) -> None:
    """Declare that these tables of *app* say nothing of people; several names, with spaces."""
    _impersonal.update(f"{app}.{name}".lower() for name in model_names.split())


def labels() -> Mapping[str, Label]:
    """The labels of all tables with personal data, by lower-case name, in the order of their groups."""
    order = list(Group)
    return dict(sorted(_labels.items(), key=lambda item: order.index(item[1].purpose.group)))


def is_impersonal(name: str) -> bool:
    """Whether the table of this lower-case *name* was declared to say nothing of people."""
    return name in _impersonal
