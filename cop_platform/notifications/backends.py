"""Mail on a laptop: a line on the console, the whole mail in a file."""

from collections.abc import Sequence

import structlog
from django.core.mail.backends.filebased import EmailBackend as FileBackend
from django.core.mail.message import EmailMessage

log = structlog.stdlib.get_logger("cop_platform.mail")


class ConsoleAndFileBackend(FileBackend):
    """Writes every mail to EMAIL_FILE_PATH and says so."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write the mails; returns how many."""
        sent = super().send_messages(email_messages)
        log.info("mail written", count=sent, folder=str(self.file_path))
        return sent or 0
