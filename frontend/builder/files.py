"""Everything in ``dist`` that is copied as it is: fonts, drawings, script."""

import shutil
from pathlib import Path

from .places import OUTPUT, SOURCES, package_file

FONTS = {
    "source-sans-3-latin": "source-sans-3/files/source-sans-3-latin-wght-normal",
    "source-sans-3-latin-italic": "source-sans-3/files/source-sans-3-latin-wght-italic",
    "source-sans-3-latin-ext": "source-sans-3/files/source-sans-3-latin-ext-wght-normal",
    "source-sans-3-cyrillic": "source-sans-3/files/source-sans-3-cyrillic-wght-normal",
    "noto-sans-arabic": "noto-sans-arabic/files/noto-sans-arabic-arabic-wght-normal",
    "noto-sans-ethiopic": "noto-sans-ethiopic/files/noto-sans-ethiopic-ethiopic-wght-normal",
}


def copy_files() -> None:
    """Copy fonts with their licences, drawings and script."""
    _copy_fonts()
    for file in [*SOURCES.glob("*.svg"), *SOURCES.glob("*.js")]:
        shutil.copyfile(file, OUTPUT / file.name)


def _copy_fonts() -> None:
    folder = OUTPUT / "font"
    folder.mkdir()
    for name, path in FONTS.items():
        shutil.copyfile(package_file(f"@fontsource-variable/{path}.woff2"), folder / f"{name}.woff2")
    for family in sorted({Path(path).parts[0] for path in FONTS.values()}):
        licence = package_file(f"@fontsource-variable/{family}/LICENSE")
        shutil.copyfile(licence, folder / f"LICENSE-{family}.txt")
