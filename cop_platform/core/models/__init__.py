"""Tables and base classes that every app builds on."""

from cop_platform.core.models.activity import Activity
from cop_platform.core.models.base import BasePage, Timestamped
from cop_platform.core.models.lease import Lease
from cop_platform.core.models.stamp import ContentStamp

__all__ = ["Activity", "BasePage", "ContentStamp", "Lease", "Timestamped"]
