"""What pages show: whether any of it changed, and what need not be asked again while nothing did."""

from cop_platform.core.content.remembered import remembered
from cop_platform.core.content.stamps import current_version, known_version

__all__ = ["current_version", "known_version", "remembered"]
