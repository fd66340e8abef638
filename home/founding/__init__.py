"""What every installation starts with: front page, index pages, fixed pages, reference lists, roles."""

from pathlib import Path

CONTENT = Path(__file__).parent / "content"
