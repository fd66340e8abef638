"""Two template engines for mails: text is never escaped, HTML always."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template import Context, Engine
from django.template.backends.django import get_installed_libraries

LOADER = "cop_platform.notifications.rendering.inlining.InliningLoader"


def rendered(template: str, context: Mapping[str, Any]) -> str:
    """The text of *template* with *context*, in the language that is active; escaped when it is HTML."""
    engine = _engine(escapes=template.endswith(".html"))
    return str(engine.get_template(template).render(Context(dict(context), autoescape=engine.autoescape)))


def exists(template: str) -> bool:
    """Whether there is such a template."""
    return any((folder / template).is_file() for folder in folders())


@cache
def _engine(*, escapes: bool) -> Engine:
    return Engine(
        dirs=[str(folder) for folder in folders()],
        loaders=[("django.template.loaders.cached.Loader", [LOADER])],
        libraries=get_installed_libraries(),
        builtins=["django.templatetags.i18n"],
        autoescape=escapes,
    )


def folders() -> list[Path]:
    """Where templates are."""
    return [Path(settings.BASE_DIR) / "templates"]
