"""How many slips of the hand lie between two words."""

# Letters that stand for one sound at the start of a word.
SOUNDS = ("ck", "sz", "fv", "ijy", "dt", "ou", "ae")
# An abbreviation is another word with every letter that changes.
SHORTEST, LONG = 4, 8


def most_slips(word: str) -> int:
    """Return how many slips a word of this length may hold and still be recognised."""
    return 0 if len(word) < SHORTEST else 1 if len(word) < LONG else 2


def beginnings(word: str) -> list[str]:
    """Return the letters with which the right spelling of *word* may begin."""
    first = word[:1]
    alike = next((letters for letters in SOUNDS if first in letters), first)
    return sorted({first, *alike})


def slips(one: str, other: str, most: int) -> int:
    """Return the letters added, lost, changed or swapped between two words; *most* + 1 when more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        older, before, row = before, row, [at]
        for place, there in enumerate(other, 1):
            cost = min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != there))
            if at > 1 and place > 1 and letter == other[place - 2] and one[at - 2] == there:
                cost = min(cost, older[place - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
