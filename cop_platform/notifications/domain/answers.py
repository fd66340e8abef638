"""What a mail server said, and what that means for the mail."""

import smtplib
from dataclasses import dataclass
from enum import Enum

from cop_platform.core.characters import single_line


class Meaning(Enum):
    """REFUSED is for good (5xx of the addressee or the mail), LATER is not; LOST and MUTE are of the line:
    it broke (421 and drops), or nothing came in time.
    """

    REFUSED = 1
    LATER = 2
    LOST = 3
    MUTE = 4


@dataclass(frozen=True)
class Answer:
    """The meaning, and the words for the operator: at most 200 characters, on one line."""

    meaning: Meaning
    words: str


def answer_of(error: Exception) -> Answer:
    """What *error* means, raised while one mail was sent.

    A sender that is refused is our fault, and not the addressee's: that is tried again.
    """
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, said = next(iter(error.recipients.values()))
        return _by_code(code, said, refusable=True)
    if isinstance(error, smtplib.SMTPResponseException):
        return _by_code(error.smtp_code, error.smtp_error, refusable=isinstance(error, smtplib.SMTPDataError))
    if _is_mute(error):
        return Answer(Meaning.MUTE, "no answer in time")
    lost = isinstance(error, smtplib.SMTPServerDisconnected | OSError)
    return Answer(Meaning.LOST if lost else Meaning.LATER, _words(type(error).__name__, error))


def _by_code(code: int, said: bytes | str, *, refusable: bool) -> Answer:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    if code == 421:
        return Answer(Meaning.LOST, _words(code, text))
    meaning = Meaning.REFUSED if refusable and 500 <= code < 600 else Meaning.LATER
    return Answer(meaning, _words(code, text))


def _is_mute(error: BaseException | None) -> bool:
    """Whether time ran out; smtplib tells it as a connection that was closed."""
    return error is not None and (isinstance(error, TimeoutError) or _is_mute(error.__context__))


def _words(*parts: object) -> str:
    return single_line(" ".join(str(part) for part in parts))[:200]
