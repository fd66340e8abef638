"""``manage.py messages``: keeps the translations complete, without programs from outside Python."""

from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cop_platform.core.catalogue import merge, problems, texts_in

FOLDERS = ("cop_platform", "communities", "events", "home", "resources", "templates")


class Command(BaseCommand):
    """Collects texts into ``locale/*/LC_MESSAGES/django.po`` and compiles them."""

    help = "Verzamelt teksten om te vertalen en maakt de vertalingen klaar voor gebruik."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """``--compile`` only compiles; ``--check`` changes nothing and fails when something is missing."""
        parser.add_argument("--compile", action="store_true")
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Treat each catalogue in the way the options ask."""
        texts = {} if options["compile"] else texts_in(Path(settings.BASE_DIR), FOLDERS)
        for language, _name in settings.LANGUAGES:
            if language == settings.LANGUAGE_CODE:
                continue
            path = Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"
            catalogue = opened(path)
            if options["check"]:
                self._check(language, problems(catalogue, texts))
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            if not options["compile"]:
                merge(catalogue, texts)
                catalogue.save(str(path))
                self.stdout.write(f"{language}: {len(catalogue.untranslated_entries())} to translate")
            catalogue.save_as_mofile(str(path.with_suffix(".mo")))

    def _check(self, language: str, lines: list[str]) -> None:
        for line in lines:
            self.stderr.write(line)
        if lines:
            raise CommandError(f"{language}: {len(lines)} problems; see make messages")


def opened(path: Path) -> polib.POFile:
    """The catalogue at *path*, or a new one with the plurals of English."""
    if path.exists():
        return polib.pofile(str(path), wrapwidth=100)
    catalogue = polib.POFile(wrapwidth=100)
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": path.parts[-3],
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    return catalogue
