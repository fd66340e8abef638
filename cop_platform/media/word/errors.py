"""The refusal inside the bounded process."""


class Unreadable(Exception):
    """This file cannot become chapters; ``code`` tells why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
