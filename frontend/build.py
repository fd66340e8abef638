"""Build the style sheets, fonts, drawings and script of the site into ``dist``.

Run after ``npm ci --ignore-scripts`` in this folder; needs no Node itself.
"""

import shutil
import sys

from builder.files import copy_files
from builder.paper import paper_stylesheet
from builder.places import OUTPUT, BuildError
from builder.stamp import STAMP, fingerprint, is_current
from builder.stylesheet import stylesheet
from builder.usage import used_names


def build() -> bool:
    """Bring ``dist`` up to date; False when it already was."""
    names = used_names()
    inputs = fingerprint(names)
    if is_current(inputs):
        return False
    css = stylesheet(names)
    _empty_output()
    copy_files()
    (OUTPUT / "site.css").write_text(css)
    (OUTPUT / "paper.css").write_text(paper_stylesheet())
    STAMP.write_text(inputs)
    return True


def _empty_output() -> None:
    shutil.rmtree(OUTPUT, ignore_errors=True)
    OUTPUT.mkdir()


if __name__ == "__main__":
    try:
        done = build()
    except BuildError as error:
        sys.exit(f"frontend/build.py: {error}")
    sys.stdout.write("front end built\n" if done else "front end is up to date\n")
