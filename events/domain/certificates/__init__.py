"""Certificates of attendance: made by who was there, checked by whoever has the code."""

from events.domain.certificates.codes import as_read, code_from
from events.domain.certificates.errors import NotAttended
from events.domain.certificates.making import current_certificate, make_certificate, may_have_certificate
from events.domain.certificates.printing import print_next
from events.domain.certificates.standing import (
    Standing,
    certificate_with,
    dates_in_words,
    hours_in_words,
    shown_name,
    standing_of,
)
from events.domain.certificates.words import progress_in_words

__all__ = [
    "NotAttended",
    "Standing",
    "as_read",
    "certificate_with",
    "code_from",
    "current_certificate",
    "dates_in_words",
    "hours_in_words",
    "make_certificate",
    "may_have_certificate",
    "print_next",
    "progress_in_words",
    "shown_name",
    "standing_of",
]
