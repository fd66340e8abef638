"""Two people with a row in every table: one asks, of the other nothing may show or go."""

from pathlib import Path
from typing import Any

import pytest

from cop_platform.accounts.models import User
from tests.events.conftest import agenda
from tests.factories.privacy import marked_person

__all__ = ["agenda"]
MARK, OTHER_MARK = "zq_7", "xw_3"


@pytest.fixture
def media(tmp_path: Path, settings: Any) -> Path:
    """The folder of uploads, empty at first."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def noor(media: Path, agenda: Any) -> User:
    """Who asks; everything of hers holds MARK."""
    return marked_person(MARK, agenda)


@pytest.fixture
def ali(media: Path, agenda: Any) -> User:
    """Somebody else; everything of his holds OTHER_MARK."""
    return marked_person(OTHER_MARK, agenda)
