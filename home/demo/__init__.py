"""The demo content: texts in ``content/``, one module per room that turns them into pages and rows."""

from pathlib import Path

CONTENT = Path(__file__).parent / "content"
