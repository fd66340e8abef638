"""The panel "Nu te doen" on the first page of the CMS."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from cop_platform.core import clock
from cop_platform.core.todo.registry import todo_lists


class TodoPanel(Component):
    """Every list in which something waits for this person; says so when nothing does."""

    name = "todo"
    template_name = "core/cms/todo.html"
    # Before the panels of the CMS itself, which tell of pages in general.
    order = 50

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """The lists with what is in them; a fixed number of queries for each list."""
        now = clock.now()
        loaded = [(one, one.load(self.request.user, now)) for one in todo_lists()]
        mine = [(one, found) for one, found in loaded if found is not None]
        return {"has_part": bool(mine), "lists": [(one, found) for one, found in mine if found.number]}
