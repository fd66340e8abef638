"""The style sheet of PDFs: the files that ``src/paper.css`` names, one after the other."""

import re

from .places import SOURCES

IMPORT = re.compile(r'@import "(?P<file>[^"]+)";')


def paper_stylesheet() -> str:
    """All rules for paper, as they were written: nobody waits for them to arrive."""
    index = (SOURCES / "paper.css").read_text()
    return IMPORT.sub(lambda found: (SOURCES / found["file"]).read_text(), index)
