"""The page of each template that the browser tests visit."""

from urllib.parse import urlsplit

from django.urls import reverse

from communities.models import Community
from cop_platform.notifications.unsubscribe_link import unsubscribe_url
from events.domain.evaluation import AFTERWARDS
from events.domain.evaluation.link import answer_path
from events.domain.registration_link import manage_path
from events.models import Event, Registration, Session
from resources.models import ChapterPage, Consultation, Edition, PracticePage


def templates() -> dict[str, str]:
    """The path of one public page per template, by name."""
    meeting = Event.objects.public().filter(is_festival=False).order_by("pk").first()
    session = Session.objects.order_by("pk").first()
    festival = f"/agenda/{session.festival.slug}/"
    attended = Registration.objects.filter(state="attended").order_by("pk")[0]
    return {
        "home": "/",
        "agenda": "/agenda/",
        "embed": "/agenda/insluiten/",
        "guides": "/agenda/abonneren/",
        "guide": "/agenda/abonneren/apple-mac/",
        "month": "/agenda/?weergave=maand",
        "week": "/agenda/?weergave=week",
        "empty month": "/agenda/?weergave=maand&q=zzzz",
        "meeting": f"/agenda/{meeting.slug}/",
        "festival": festival,
        "programme": f"{festival}programma/",
        "session": f"{festival}sessies/{session.slug}/",
        "communities": "/communities/",
        "community": f"/communities/{Community.objects.order_by('pk').first().slug}/",
        "library": "/bibliotheek/",
        "handbook": ChapterPage.objects.live().order_by("pk").first().get_parent().url,
        "whole": f"{ChapterPage.objects.live().order_by('pk').first().get_parent().url}op-een-pagina/",
        "chapter": ChapterPage.objects.live().order_by("pk").first().url,
        "editions": f"/bibliotheek/{Edition.objects.order_by('pk').first().handbook.slug}/uitgaven/",
        "recently changed": "/bibliotheek/onlangs-gewijzigd/",
        "practice": PracticePage.objects.live().order_by("pk").first().url,
        "pilots": "/pilots/",
        "schemes": "/regelingen/",
        "helpdesks": "/helpdesks/",
        "progress": "/voortgang/",
        "questions": "/kennisagenda/",
        "reaction": _reaction_path(),
        "consultation": f"{Consultation.objects.order_by('pk').first().handbook.url}consultatie/",
        "search": "/zoeken/?q=inburgering",
        "region": "/regios/rijnmond/",
        "theme": "/themas/startbanen/",
        "partners": "/partners/",
        "glossary": "/begrippen/",
        "figures": "/cijfers/",
        "chooser": "/menukaart/werkgever/",
        "measures": "/menukaart/werkgever/?fase=instroom&omvang=tot-10&tijd=een-uur&rol=ondernemer",
        "sign up": "/agenda/themasessie-werken-inburgeren/aanmelden/",
        "look in your mail": "/agenda/themasessie-werken-inburgeren/aanmelden/?verstuurd=1",
        "draw": "/agenda/training-klantmanagers-basis/loting/",
        "seats": "/agenda/workshop-objectief-selecteren/",
        "registration": manage_path(Registration.objects.order_by("pk")[0]),
        "told": f"{manage_path(_coming())}gegevens/",
        "certificate": f"{manage_path(attended)}bewijs/",
        "unsubscribe": urlsplit(unsubscribe_url("digest", "noor@werkgever.test")).path,
        "thanks": answer_path(AFTERWARDS, Registration.objects.filter(has_evaluated=True).order_by("pk")[0]),
        "login": "/account/login/",
        "signup": "/account/signup/",
        "forgotten password": "/account/password/reset/",
        "register of data": "/privacy/register/",
        "contact": "/contact/",
        "not found": "/bestaat-niet/",
    }


def _coming() -> Registration:
    """Somebody with a seat at a meeting that asks questions."""
    seats = {"seating__event__slug": "themasessie-werken-inburgeren"}
    return Registration.objects.filter(state=Registration.State.CONFIRMED, **seats).order_by("pk")[0]


def _reaction_path() -> str:
    """Where a reader says what should change in the first section of a chapter."""
    chapter = next(page for page in ChapterPage.objects.live().order_by("pk") if page.anchors)
    slugs = [chapter.get_parent().slug, chapter.slug, chapter.anchors[0]["anchor"]]
    return reverse("section_feedback", args=slugs)
