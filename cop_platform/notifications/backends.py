"""Ways for a mail to leave: a mail server, or on a laptop a file."""

import smtplib
from collections.abc import Sequence
from typing import cast

import structlog
from django.conf import settings
from django.core.mail.backends.filebased import EmailBackend as FileBackend
from django.core.mail.backends.smtp import EmailBackend as DjangoSmtpBackend
from django.core.mail.message import EmailMessage

from cop_platform.notifications.message import OutboxMessage
from cop_platform.notifications.mime import envelope_address

log = structlog.stdlib.get_logger("cop_platform.mail")


class ConsoleAndFileBackend(FileBackend):
    """Writes every mail to EMAIL_FILE_PATH and says so."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write the mails; returns how many."""
        sent = super().send_messages(email_messages)
        log.info("mail written", count=sent, folder=str(self.file_path))
        return sent or 0


class SmtpBackend(DjangoSmtpBackend):
    """Django's, for mails that we built: it works while the server thinks, and takes no addresses apart."""

    works_meanwhile = True

    def _send(self, email_message: EmailMessage) -> bool:
        if not isinstance(email_message, OutboxMessage):
            return bool(super()._send(email_message))  # type: ignore[misc]
        try:
            self._transact(email_message)
        except smtplib.SMTPException as error:
            self._clear(error)
            raise
        except BaseException:
            # The server's answer is still under way, or nobody knows how far it got.
            self._hang_up()
            raise
        return True

    def _transact(self, message: OutboxMessage) -> None:
        """One mail, as smtplib's ``sendmail`` and with its errors."""
        line = cast(smtplib.SMTP, self.connection)
        sender, to = envelope_address(settings.DEFAULT_FROM_EMAIL), envelope_address(message.row.to_address)
        line.ehlo_or_helo_if_needed()
        line.putcmd("MAIL", f"FROM:<{sender}>")
        message.before()
        code, said = line.getreply()
        if code != 250:
            raise smtplib.SMTPSenderRefused(code, said, sender)
        line.putcmd("RCPT", f"TO:<{to}>")
        content = message.message().as_bytes(linesep="\r\n")
        code, said = line.getreply()
        if code not in (250, 251):
            raise smtplib.SMTPRecipientsRefused({to: (code, said)})
        code, said = line.docmd("DATA")
        if code != 354:
            raise smtplib.SMTPDataError(code, said)
        line.send(_transparent(content))
        message.after()
        code, said = line.getreply()
        if code != 250:
            raise smtplib.SMTPDataError(code, said)

    def _clear(self, error: smtplib.SMTPException) -> None:
        """Forget the mail that was refused, and go on; after a 421 there is no line any more."""
        if code_of(error) == 421:
            self._hang_up()
            return
        try:
            cast(smtplib.SMTP, self.connection).rset()
        except (smtplib.SMTPException, OSError):
            self._hang_up()

    def _hang_up(self) -> None:
        line, self.connection = self.connection, None
        if line:
            line.close()


def _transparent(content: bytes) -> bytes:
    """*content* as it goes over the line, and its end: a dot alone, so no other (RFC 5321, 4.5.2)."""
    end = b".\r\n" if content.endswith(b"\r\n") else b"\r\n.\r\n"
    return content.replace(b"\r\n.", b"\r\n..") + end


def code_of(error: smtplib.SMTPException) -> int:
    """The code that the server gave; 0 when it gave none."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return int(next(iter(error.recipients.values()))[0])
    return error.smtp_code if isinstance(error, smtplib.SMTPResponseException) else 0
