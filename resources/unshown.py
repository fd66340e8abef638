"""What the library keeps of which no kept page shows anything."""

from cop_platform.core.content.unshown import unshown

unshown(
    "resources",
    "Bookmark ChangeProposal ConsultationComment ExternalLink Follow LinkPlace OwnerApproval ReadingPlace"
    " ReadingRefusal SectionVote Suggestion WordImport WordPicture",
)
