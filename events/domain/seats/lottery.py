"""The order of a lottery: the same for everybody who has its seed and its numbers."""

from collections.abc import Iterable
from hashlib import sha256


def drawn_order(seed: str, numbers: Iterable[int]) -> list[int]:
    """*numbers* in the order of the SHA-256 of ``<seed>:<number>``, as hexadecimal text."""
    return sorted(numbers, key=lambda number: sha256(f"{seed}:{number}".encode()).hexdigest())


def commitment(seed: str) -> str:
    """What is published before the draw: the seed cannot be chosen afterwards."""
    return sha256(seed.encode()).hexdigest()
