"""Rights in the CMS that no group can widen."""

from typing import Any

from django.db.models import Model
from wagtail.permission_policies import ModelPermissionPolicy


class LimitedPolicy(ModelPermissionPolicy):
    """Of the rights that a person's groups give, only *actions* count; for administrators too."""

    def __init__(self, model: type[Model], actions: set[str]) -> None:
        super().__init__(model)
        self.actions = actions

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Whether *action* is among ours, and allowed."""
        return action in self.actions and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: list[str]) -> bool:
        """Whether at least one of *actions* is allowed."""
        return any(self.user_has_permission(user, action) for action in actions)


class AdministratorPolicy(ModelPermissionPolicy):
    """For administrators only: no group gives this right."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Whether *user* is an administrator."""
        return bool(user.is_active and user.is_superuser)
