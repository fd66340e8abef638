"""What other apps show on a community's page: they register, communities import nobody."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from communities.models import Community


@dataclass(frozen=True)
class CommunityPanel:
    """A section of a community page: *load* gives its context, or None when there is nothing to show.

    The template sees that context, and besides it: community, panel, request, user
    and csrf_token.  It brings its own heading (level 2) and ``section`` frame.
    """

    name: str
    order: int
    template: str
    load: Callable[[Community, Any], dict[str, Any] | None]


_panels: list[CommunityPanel] = []


def register_panel(panel: CommunityPanel) -> CommunityPanel:
    """Add *panel* to every community page."""
    _panels.append(panel)
    return panel


def panels_for(community: Community, user: Any) -> list[tuple[CommunityPanel, dict[str, Any]]]:
    """The panels with something to show to *user*, in order, each with its context."""
    loaded = [(panel, panel.load(community, user)) for panel in sorted(_panels, key=lambda p: p.order)]
    return [(panel, context) for panel, context in loaded if context is not None]
