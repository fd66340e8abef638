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
        paths = sorted(Path(settings.LOCALE_PATHS[0]).glob("*/LC_MESSAGES/django.po"))
        texts = {} if options["compile"] else texts_in(Path(settings.BASE_DIR), FOLDERS)
        for path in paths:
            catalogue = polib.pofile(str(path), wrapwidth=100)
            if options["check"]:
                self._check(path, problems(catalogue, texts))
                continue
            if not options["compile"]:
                merge(catalogue, texts)
                catalogue.save()
                self.stdout.write(f"{path.parts[-3]}: {len(catalogue.untranslated_entries())} to translate")
            catalogue.save_as_mofile(str(path.with_suffix(".mo")))

    def _check(self, path: Path, lines: list[str]) -> None:
        for line in lines:
            self.stderr.write(line)
        if lines:
            raise CommandError(f"{path.parts[-3]}: {len(lines)} problems; see make messages")
