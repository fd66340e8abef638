"""Refusals of the rules: a sentence a visitor may read, and a code a program may test."""

from django.utils.functional import Promise


class RuleError(Exception):
    """A rule said no.

    ``message`` is a translated sentence that tells the visitor what happened and
    what to do now; ``code`` is stable.  Middleware answers with ``status``.
    """

    status = 422
    code = "rule"

    def __init__(self, message: str | Promise, code: str = "") -> None:
        super().__init__(str(message))
        self.message = message
        self.code = code or self.code


class Conflict(RuleError):
    """The request was fine, but the state has moved on (HTTP 409)."""

    status = 409
    code = "conflict"
