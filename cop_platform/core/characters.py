"""Characters that make text read differently from what it is."""

import re
import unicodedata

# Direction: marks, embeddings, overrides and isolates (Unicode Bidi_Control).
_DIRECTION = [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
# Nothing to see: zero width, soft hyphen, fillers, annotations, tags.
_UNSEEN = [
    *range(0x200B, 0x200E),
    *range(0x2060, 0x2066),
    *range(0x206A, 0x2070),
    *range(0xFFF9, 0xFFFC),
    *range(0xE0000, 0xE0080),
    *(0x00AD, 0x034F, 0x115F, 0x1160, 0x180E, 0x3164, 0xFEFF, 0xFFA0),
]
_CONTROLS = [c for c in [*range(32), *range(0x7F, 0xA0)] if chr(c) not in "\t\n\x85"]
_SURROGATES = range(0xD800, 0xE000)
# Every other sign for the end of a line is one, so that no two words grow together.
_LINE_ENDS = dict.fromkeys((0x85, 0x2028, 0x2029), "\n")
_STRAIGHT = dict.fromkeys([*_DIRECTION, *_UNSEEN, *_CONTROLS, *_SURROGATES]) | _LINE_ENDS
_TURNING = re.compile(f"[{''.join(map(chr, _DIRECTION))}]")


def normalise(text: str) -> str:
    """*text* in NFC, without control, direction and invisible characters."""
    # Afterwards: letters that an invisible character kept apart may now be one.
    return unicodedata.normalize("NFC", text.translate(_STRAIGHT))


def single_line(text: str) -> str:
    """*text* normalised, on one line with single spaces."""
    return " ".join(normalise(text).split())


def turns_direction(text: str) -> bool:
    """Whether *text* has characters that change the direction of reading: it may show as another text."""
    return bool(_TURNING.search(text))
