"""The refusal inside the bounded process."""

from cop_platform.core.bounded_process import Refusal


class Unreadable(Refusal):
    """This file cannot become chapters; ``code`` tells why."""
