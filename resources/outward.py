"""Where texts and rows of the library send readers."""

from cop_platform.core.outward import leads_out
from resources.models import (
    ChapterPage,
    EnglishPage,
    ExternalPlatform,
    Helpdesk,
    KnowledgeQuestion,
    PilotPage,
    ResourcePage,
    Scheme,
)

leads_out(ResourcePage, "external_url", "body", "questions", "sources")
leads_out(ChapterPage, "body", "sources")
leads_out(EnglishPage, "body")
leads_out(PilotPage, "lessons")
leads_out(Helpdesk, "url", "text")
leads_out(ExternalPlatform, "url")
leads_out(Scheme, "text")
leads_out(KnowledgeQuestion, "explanation")
