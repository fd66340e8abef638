"""The kinds of mail about texts, for the outbox and for the preview in the CMS."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from cop_platform.notifications.kinds import Kind, register
from resources.models.approval import Outcome as ApprovalOutcome
from resources.models.consultation import Outcome

OWNER = _("U krijgt deze mail omdat uw organisatie eigenaar is van deze tekst.")
AUTHOR = _("U krijgt deze mail omdat u deze tekst ter goedkeuring aanbood.")
TITLE = _("Werken met taalbuddy's")


def asked_sample() -> Mapping[str, Any]:
    """A chapter that waits for its owner."""
    return {
        "title": TITLE,
        "organisation": "Werkplein Rivierenland",
        "until": _("dinsdag 2 maart 2027"),
        "url": f"{settings.SITE_URL}/goedkeuren/voorbeeld/",
    }


def ended_sample() -> Mapping[str, Any]:
    """An owner who wants something else."""
    approval = SimpleNamespace(
        title=TITLE,
        organisation="Werkplein Rivierenland",
        outcome=ApprovalOutcome.REJECTED,
        name="Sam de Boer",
        comment=_("Noem ook de loketten in de regio."),
    )
    return {"approval": approval, "url": f"{settings.SITE_URL}/cms/pages/1/edit/"}


register(Kind("owner_approval_asked", _("Tekst ter goedkeuring"), OWNER, True, asked_sample))
register(Kind("owner_approval_reminder", _("Herinnering: tekst ter goedkeuring"), OWNER, True, asked_sample))
register(Kind("owner_approval_ended", _("Antwoord van de eigenaar"), AUTHOR, True, ended_sample))


def consultation_sample() -> Mapping[str, Any]:
    """A comment that was adopted."""
    comment = {
        "chapter": "Beide partners in beeld",
        "text": _("Noem ook vrouwen zonder partner."),
        "outcome": Outcome.ADOPTED.label,
        "answer": _("Er is een stuk toegevoegd over vrouwen zonder partner."),
    }
    url = f"{settings.SITE_URL}/bibliotheek/voorbeeld/consultatie/"
    return {"title": TITLE, "comments": [comment], "url": url}


register(
    Kind(
        "consultation_answered",
        _("Wat er met uw reactie is gedaan"),
        _("U krijgt deze mail omdat u op deze tekst reageerde."),
        True,
        consultation_sample,
    )
)


def contact_sample() -> Mapping[str, Any]:
    """A practice that looks for somebody to ask."""
    return {
        "title": TITLE,
        "until": _("dinsdag 2 maart 2027"),
        "url": f"{settings.SITE_URL}/contactpersoon/voorbeeld/",
    }


register(
    Kind(
        "practice_contact_asked",
        _("Wilt u contactpersoon zijn?"),
        _("U krijgt deze mail omdat de redactie uw adres kreeg bij dit praktijkvoorbeeld."),
        True,
        contact_sample,
    )
)
register(
    Kind(
        "practice_contact_ending",
        _("Wilt u contactpersoon blijven?"),
        _("U krijgt deze mail omdat u contactpersoon bent bij dit praktijkvoorbeeld."),
        True,
        contact_sample,
    )
)


def review_sample() -> Mapping[str, Any]:
    """A handbook that should have been looked at."""
    return {
        "title": "Samen inwerken",
        "review_on": _("1 maart 2027"),
        "is_overdue": True,
        "is_for_leaders": False,
        "page_url": f"{settings.SITE_URL}/bibliotheek/voorbeeld/",
        "url": f"{settings.SITE_URL}/cms/",
    }


register(
    Kind(
        "review_due",
        _("Tekst moet worden nagekeken"),
        _("U krijgt deze mail omdat u deze tekst nakijkt, of de community leidt die aan de tekst werkt."),
        True,
        review_sample,
    )
)


def answered_sample() -> Mapping[str, Any]:
    """A suggestion that was taken up."""
    return {
        "title": TITLE,
        "heading": _("Een buddy vinden"),
        "is_mended": True,
        "suggestion": _("Het telefoonnummer klopt niet meer."),
        "answer": _("Dank u wel, het nieuwe nummer staat er nu in."),
        "url": f"{settings.SITE_URL}/bibliotheek/voorbeeld/hoofdstuk/#een-buddy-vinden",
    }


register(
    Kind(
        "suggestion_answered",
        _("Antwoord op uw suggestie"),
        _("U krijgt deze mail omdat u een suggestie deed bij een hoofdstuk."),
        False,
        answered_sample,
    )
)
