"""What every app may rely on; knows nobody."""

from django.apps import AppConfig

from cop_platform.core import logs


class CoreConfig(AppConfig):
    """The foundation app."""

    name = "cop_platform.core"
    label = "core"
    verbose_name = "Fundament"

    def ready(self) -> None:
        """Let every log line pass our masks; register what the worker does for the framework."""
        from cop_platform.core import jobs  # noqa: F401

        logs.configure()
