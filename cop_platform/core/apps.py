"""What every app may rely on; knows nobody."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from cop_platform.core import logs


class CoreConfig(AppConfig):
    """The foundation app."""

    name = "cop_platform.core"
    label = "core"
    verbose_name = "Fundament"

    def ready(self) -> None:
        """Let log lines, forms and writes pass our rules; register jobs, and labels and acts of all apps."""
        from cop_platform.core import content, draft_titles, exports, jobs, referring  # noqa: F401
        from cop_platform.core.pdf import checks as paper_checks  # noqa: F401
        from cop_platform.core.privacy import checks, cms  # noqa: F401
        from cop_platform.core.proofreading import door  # noqa: F401

        autodiscover_modules("privacy", "acts", "unshown")

        logs.configure()
