"""Pages and rows of the library."""

from resources.models.action import Action
from resources.models.approval import OwnerApproval, OwnerApprovalTask
from resources.models.bookmark import Bookmark
from resources.models.consultation import Consultation, ConsultationComment, Outcome
from resources.models.contact import PracticeContact
from resources.models.edition import Edition, EditionChapter, EditionPicture
from resources.models.edition_paper import EditionPaper
from resources.models.english import ENGLISH_SLUG, DutchVersion, EnglishPage
from resources.models.feedback import ChangeProposal, SectionVote, Suggestion, SuggestionQuerySet
from resources.models.figure import Figure
from resources.models.follow import Follow
from resources.models.glossary import GlossaryTerm
from resources.models.handbook import ChapterPage, HandbookPage
from resources.models.helpdesk import Helpdesk
from resources.models.indexes import LibraryIndexPage, PilotIndexPage, PracticeIndexPage
from resources.models.knowledge import KnowledgeQuestion
from resources.models.link import ExternalLink, LinkPlace
from resources.models.menukaart import MenukaartCard, MenukaartQuestion, MenukaartRule, Variant
from resources.models.paper import Paper
from resources.models.pilot import PilotPage, Programme
from resources.models.platform import ExternalPlatform
from resources.models.practice import PracticePage, PracticeUse
from resources.models.reading_place import ReadingPlace, ReadingRefusal
from resources.models.resource import ResourcePage, ResourceQuerySet
from resources.models.scheme import Scheme, SchemeWindow
from resources.models.status import StatusChange
from resources.models.steward import Steward
from resources.models.word_import import WordImport, WordPicture

__all__ = [
    "ENGLISH_SLUG",
    "Action",
    "Bookmark",
    "ChangeProposal",
    "ChapterPage",
    "Consultation",
    "ConsultationComment",
    "DutchVersion",
    "Edition",
    "EditionChapter",
    "EditionPaper",
    "EditionPicture",
    "EnglishPage",
    "ExternalLink",
    "ExternalPlatform",
    "Figure",
    "Follow",
    "GlossaryTerm",
    "HandbookPage",
    "Helpdesk",
    "KnowledgeQuestion",
    "LibraryIndexPage",
    "LinkPlace",
    "MenukaartCard",
    "MenukaartQuestion",
    "MenukaartRule",
    "Outcome",
    "OwnerApproval",
    "OwnerApprovalTask",
    "Paper",
    "PilotIndexPage",
    "PilotPage",
    "PracticeContact",
    "PracticeIndexPage",
    "PracticePage",
    "PracticeUse",
    "Programme",
    "ReadingPlace",
    "ReadingRefusal",
    "ResourcePage",
    "ResourceQuerySet",
    "Scheme",
    "SchemeWindow",
    "SectionVote",
    "StatusChange",
    "Steward",
    "Suggestion",
    "SuggestionQuerySet",
    "Variant",
    "WordImport",
    "WordPicture",
]
