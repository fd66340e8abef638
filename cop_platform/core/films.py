"""The kinds of file that a browser plays by itself, and of captions beside them."""

FILMS = frozenset({"mp4", "webm"})
CAPTIONS = frozenset({"vtt"})
