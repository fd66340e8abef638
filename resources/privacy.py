"""What the library keeps of readers and owners; who made a page is with the pages of the CMS."""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cop_platform.core.privacy import Basis, Group, Kept, Purpose, label, nothing_personal
from cop_platform.core.privacy.erasure import also_scrub
from cop_platform.core.privacy.retention import Step, also_by_clock
from resources.domain.feedback.forgetting import forget_words
from resources.domain.word.keeping import overdue
from resources.models import ChangeProposal, WordImport

TEXTS = Purpose(Group.OTHERS, _("Om te weten wie namens de eigenaar een tekst goedkeurde."), Basis.TASK)
FOLLOWING = Purpose(
    Group.MEMBERS, _("Om u te vertellen wat er verandert in teksten die u volgt."), Basis.TASK
)
KEEPING = Purpose(Group.MEMBERS, _("Om u te laten terugvinden wat u bewaarde."), Basis.TASK)
CONTACT = Purpose(
    Group.OTHERS,
    _("Om te laten zien met wie men over een praktijkvoorbeeld kan praten, als die persoon dat wil."),
    Basis.CONSENT,
)
READING = Purpose(
    Group.MEMBERS,
    _("Om u verder te laten lezen waar u was, en te zeggen wat daarna veranderde. U kunt dit uitzetten."),
    Basis.TASK,
)
REVIEWING = Purpose(Group.EDITORS, _("Om u te vragen of teksten nog kloppen die u nakijkt."), Basis.TASK)

FEEDBACK = Purpose(
    Group.MEMBERS, _("Om teksten te verbeteren met wat lezers zeggen, en u te antwoorden."), Basis.TASK
)
CONSULTING = Purpose(
    Group.MEMBERS,
    _("Om een tekst beter te maken, en u te vertellen wat er met uw reactie is gedaan."),
    Basis.TASK,
)


def asked_of(person: Any) -> Q:
    """The questions that went to the address of *person*."""
    return Q(sent_to__iexact=person.email)


def contact_of(person: Any) -> Q:
    """Where the address of *person* was asked for, or stands."""
    return Q(email__iexact=person.email)


nothing_personal(
    "resources", "Action Figure GlossaryTerm MenukaartQuestion MenukaartCard Scheme SchemeWindow"
)
nothing_personal("resources", "ResourcePage HandbookPage ChapterPage Helpdesk LibraryIndexPage")
nothing_personal("resources", "PracticeIndexPage PilotIndexPage KnowledgeQuestion PilotPage ExternalPlatform")
nothing_personal(
    "resources", "PracticePage SchemeWindow Edition EditionChapter EditionPicture OwnerApprovalTask Paper"
)
nothing_personal("resources", "WordImport WordPicture MenukaartRule PracticeUse ExternalLink Consultation")
nothing_personal("resources", "LinkPlace")
nothing_personal("resources", "EditionPaper EnglishPage DutchVersion")


def forget_file(stored: WordImport, now: datetime) -> None:
    """Remove a Word file of which nobody made chapters."""
    stored.delete()


also_by_clock(
    Step(
        "word files",
        _("Word-bestanden waarvan in 14 dagen geen hoofdstukken zijn gemaakt"),
        overdue,
        forget_file,
    )
)
label(
    "resources.OwnerApproval",
    _("teksten waar u namens de eigenaar op antwoordde"),
    TEXTS,
    of=asked_of,
    kept=Kept(_("%(days)s dagen na uw antwoord"), since="closed_at", days=730),
    exported={
        "sent_to": _("e-mailadres"),
        "name": _("naam"),
        "comment": _("opmerking"),
        "closed_at": _("geantwoord op"),
    },
    shown={"title": _("titel"), "outcome": _("uitkomst")},
    instead={"sent_to": "", "name": "", "comment": ""},
    plain="task_state organisation html renditions documents content_hash token_hash reminder_hash asked_at "
    "expires_at reminded_at opened_at",
)

label(
    "resources.Follow",
    _("welke teksten u volgt"),
    FOLLOWING,
    of="person",
    kept=Kept(_("tot u de tekst niet meer volgt, of tot uw account weg is")),
    exported={"created_at": _("volgt sinds")},
    shown={"told": _("tekst")},
    plain="page",
)

label(
    "resources.Bookmark",
    _("welke teksten u bewaarde"),
    KEEPING,
    of="person",
    kept=Kept(_("tot u de tekst weghaalt, of tot uw account weg is")),
    exported={"anchor": _("paragraaf"), "created_at": _("bewaard op")},
    shown={"told": _("tekst")},
    plain="page",
)

label(
    "resources.PracticeContact",
    _("bij welk praktijkvoorbeeld u contactpersoon bent, of wordt gevraagd"),
    CONTACT,
    of=contact_of,
    kept=Kept(
        _("tot u uw toestemming intrekt; hoogstens twee jaar, en 30 dagen als u niet antwoordt"),
        since="ends_at",
    ),
    shown={"practice": _("praktijkvoorbeeld")},
    exported={
        "email": _("e-mailadres"),
        "name": _("naam"),
        "role": _("functie"),
        "asked_at": _("gevraagd op"),
        "agreed_at": _("toestemming gegeven op"),
    },
    plain="token_hash reminder_hash ends_at reminded_at",
)

label(
    "resources.ReadingPlace",
    _("het laatste hoofdstuk dat u opende, één per handboek"),
    READING,
    of="person",
    kept=Kept(_("een jaar nadat u het opende, of tot u het wist"), since="read_at", days=365),
    exported={"edition": _("uitgave"), "read_at": _("geopend op")},
    shown={"told": _("hoofdstuk")},
    plain="handbook chapter former_edition",
)

label(
    "resources.ReadingRefusal",
    _("dat u niet wilt dat wij onthouden waar u was"),
    READING,
    of="person",
    kept=Kept(_("tot u het weer aanzet, of tot uw account weg is")),
    exported={"since": _("sinds")},
)

label(
    "resources.StatusChange",
    _("van welke teksten u de status wijzigde"),
    REVIEWING,
    of="set_by",
    kept=Kept(_("tot uw account weg is; daarna zonder uw naam")),
    shown={"page": _("tekst"), "status": _("status")},
    exported={"changed_at": _("sinds")},
    plain="owner_name",
    unlinked="set_by",
)

label(
    "resources.ConsultationComment",
    _("wat u bij een consultatie van een tekst vond"),
    CONSULTING,
    of="person",
    kept=Kept(_("zolang het verslag er staat; met uw account verdwijnen uw tekst, rol en naam")),
    shown={
        "consultation": _("tekst"),
        "chapter_title": _("hoofdstuk"),
        "outcome": _("uitkomst"),
        "answer": _("antwoord"),
    },
    exported={
        "role": _("rol"),
        "text": _("reactie"),
        "created_at": _("gegeven op"),
        "hidden_at": _("verborgen op"),
    },
    plain="person chapter topic edition answered_at",
    unlinked="hidden_by answered_by",
    instead={"person": None, "role": "", "text": ""},
)

label(
    "resources.Steward",
    _("welke teksten u nakijkt"),
    REVIEWING,
    of="person",
    kept=Kept(_("tot iemand anders de tekst nakijkt, of tot uw account weg is")),
    exported={"page": _("tekst"), "since": _("sinds")},
)


@also_scrub
def forget_suggested_words(person: Any) -> int:
    """Take what *person* suggested out of the margins of drafts; returns how many remarks that were."""
    return forget_words(ChangeProposal.objects.filter(credit=person.pk))


label(
    "resources.SectionVote",
    _("welke delen van hoofdstukken u nuttig vond"),
    FEEDBACK,
    of="person",
    kept=Kept(_("%(days)s dagen, of tot uw account weg is"), since="given_at", days=730),
    exported={"is_useful": _("nuttig"), "given_at": _("gegeven op")},
    shown={"page": _("hoofdstuk"), "anchor": _("plek in de tekst"), "edition": _("uitgave")},
    plain="mark",
)

label(
    "resources.Suggestion",
    _("uw suggesties bij hoofdstukken"),
    FEEDBACK,
    of="person",
    kept=Kept(_("%(days)s dagen na ons antwoord, of tot uw account weg is"), since="closed_at", days=730),
    exported={
        "text": _("suggestie"),
        "given_at": _("gegeven op"),
        "answer": _("antwoord"),
        "closed_at": _("beantwoord op"),
    },
    shown={"page": _("hoofdstuk"), "heading": _("deel"), "state": _("stand")},
    plain="anchor edition",
)

label(
    "resources.ChangeProposal",
    _("voorstellen om een hoofdstuk te wijzigen, op uw suggestie"),
    FEEDBACK,
    of="credit",
    unlinked="credit made_by",
    kept=Kept(_("zolang het hoofdstuk er is; uw naam tot u uw account verwijdert")),
    shown={"page": _("hoofdstuk"), "made_at": _("gemaakt op")},
    plain="anchor source source_key revision remark settled_at",
)
