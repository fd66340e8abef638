"""The lists of words keep nothing of people."""

from cop_platform.core.privacy import nothing_personal

nothing_personal("taxonomy", "FormerSlug LabourMarketRegion Holiday TargetGroup Audience Sector Phase")
nothing_personal("taxonomy", "EvidenceLevel ContentStatus CommunityType EventType EventFormat ResourceType")
nothing_personal("taxonomy", "Language Pillar Theme LegacyTheme")
