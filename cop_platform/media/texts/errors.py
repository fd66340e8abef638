"""The refusal inside the bounded process."""

from cop_platform.core.bounded_process import Refusal


class Unreadable(Refusal):
    """This file has no words for us; ``code`` tells why."""
