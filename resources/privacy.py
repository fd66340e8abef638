"""The library keeps nothing of people; who made a page is with the pages of the CMS."""

from cop_platform.core.privacy import nothing_personal

nothing_personal(
    "resources", "Action Figure GlossaryTerm MenukaartQuestion MenukaartCard Scheme SchemeWindow"
)
nothing_personal("resources", "ResourcePage HandbookPage ChapterPage Helpdesk LibraryIndexPage")
nothing_personal("resources", "PracticeIndexPage PilotIndexPage KnowledgeQuestion PilotPage ExternalPlatform")
nothing_personal("resources", "PracticePage SchemeWindow Edition EditionChapter")
