"""One small table per list."""

from cop_platform.taxonomy.models.holiday import Holiday
from cop_platform.taxonomy.models.lists import (
    Audience,
    CommunityType,
    ContentStatus,
    EventFormat,
    EventType,
    EvidenceLevel,
    Language,
    Phase,
    ResourceType,
    Sector,
    TargetGroup,
)
from cop_platform.taxonomy.models.region import LabourMarketRegion, SchoolRegion
from cop_platform.taxonomy.models.term import FormerSlug, Term
from cop_platform.taxonomy.models.theme import LegacyTheme, Pillar, Theme

__all__ = [
    "Audience",
    "CommunityType",
    "ContentStatus",
    "EventFormat",
    "EventType",
    "EvidenceLevel",
    "FormerSlug",
    "Holiday",
    "LabourMarketRegion",
    "Language",
    "LegacyTheme",
    "Phase",
    "Pillar",
    "ResourceType",
    "SchoolRegion",
    "Sector",
    "TargetGroup",
    "Term",
    "Theme",
]
