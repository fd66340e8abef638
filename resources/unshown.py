"""What the library keeps of which no kept page shows anything."""

from cop_platform.core.content.unshown import unshown

unshown(
    "resources",
    "Bookmark ConsultationComment Follow OwnerApproval ReadingPlace ReadingRefusal WordImport WordPicture",
)
