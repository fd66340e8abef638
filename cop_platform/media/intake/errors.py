"""The refusal inside the bounded process."""


class Refused(Exception):
    """This file stays out; ``code`` tells why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
