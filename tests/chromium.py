"""Where the browser is; installs one on Debian as root, and says how to where it cannot."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")
HOW = "The browser tests need Chromium. Install it (Debian: apt-get install chromium) and run them again."


def chromium() -> str | None:
    """The path of an installed Chromium."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


def install() -> None:
    """Fetch Chromium with apt-get, where that is possible."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    subprocess.run(["apt-get", "update", "-qq"], check=False)
    subprocess.run(
        ["apt-get", "install", "-qq", "-y", "--no-install-recommends", "chromium"],
        check=False,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
    )


if __name__ == "__main__":
    if not chromium():
        install()
    sys.exit(None if chromium() else HOW)
