"""Who you are and where you work."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Users, organisations and partner memberships."""

    name = "cop_platform.accounts"
    label = "accounts"
    verbose_name = "Accounts"

    def ready(self) -> None:
        """Connect the receivers and what the worker does."""
        from cop_platform.accounts import jobs, log_receivers, receivers  # noqa: F401
