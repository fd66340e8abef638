"""The refusal inside the bounded process."""

from cop_platform.core.bounded_process import Refusal


class Refused(Refusal):
    """This file stays out; ``code`` tells why."""
