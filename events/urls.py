"""Addresses of meetings that exist in both languages."""

from django.urls import include, path

from events import converters  # noqa: F401  (registers "day")
from events.views.agenda import agenda
from events.views.check_certificate import check_certificate
from events.views.door import doorkeepers, offline, pages, walk_ins
from events.views.embed import embed
from events.views.feed_links import feed_links, renew_feed_link, revoke_feed_link
from events.views.guides import guide, guides
from events.views.meeting import occurrence
from events.views.programme import next_festival, programme, session
from events.views.seats import certificates, told
from events.views.seats.draw import draw
from events.views.seats.evaluation import evaluation
from events.views.seats.manage import by_link, my_registration
from events.views.seats.mine import my_agenda
from events.views.seats.sign_up import sign_up

door = [
    path("", pages.doors, name="doors"),
    path("werker.js", offline.check_in_worker, name="check_in_worker"),
    path("zonder-verbinding/", offline.check_in_shell, name="check_in_shell"),
    path("kaartje/<str:token>/", pages.ticket, name="ticket"),
    path("<int:pk>/", pages.check_in, name="check_in"),
    path("<int:pk>/stand/", pages.check_in_state, name="check_in_state"),
    path("<int:pk>/lijst/", pages.attendance_list, name="attendance_list"),
    path("<int:pk>/niet-aangemeld/", walk_ins.walk_in, name="walk_in"),
    path("<int:pk>/helpers/", doorkeepers.doorkeepers, name="doorkeepers"),
    path("<int:pk>/helpers/<int:helper>/", doorkeepers.dismiss_doorkeeper, name="dismiss_doorkeeper"),
]
urlpatterns = [
    path("inchecken/", include(door)),
    path("agenda/", agenda, name="agenda"),
    path("agenda/insluiten/", embed, name="embed"),
    path("agenda/abonneren/", guides, name="guides"),
    path("agenda/abonneren/<slug:slug>/", guide, name="guide"),
    path("festival/", next_festival, name="festival"),
    path("agenda/<slug:slug>/<day:day>/", occurrence, name="occurrence"),
    path("agenda/<slug:slug>/programma/", programme, name="programme"),
    path("agenda/<slug:slug>/sessies/<slug:session_slug>/", session, name="session"),
    path("agenda/<slug:slug>/aanmelden/", sign_up, name="sign_up"),
    path("agenda/<slug:slug>/<day:day>/aanmelden/", sign_up, name="sign_up_on"),
    path("agenda/<slug:slug>/sessies/<slug:session_slug>/aanmelden/", sign_up, name="sign_up_for_session"),
    path("agenda/<slug:slug>/loting/", draw, name="draw"),
    path("agenda/<slug:slug>/<day:day>/loting/", draw, name="draw_on"),
    path("agenda/<slug:slug>/sessies/<slug:session_slug>/loting/", draw, name="draw_for_session"),
    path("aanmelding/<str:token>/", by_link, name="registration"),
    path("aanmelding/<str:token>/gegevens/", told.by_link, name="told"),
    path("evaluatie/<str:token>/", evaluation, name="evaluation"),
    path("aanmelding/<str:token>/bewijs/", certificates.by_link, name="certificate"),
    path("aanmelding/<str:token>/bewijs.pdf", certificates.pdf_by_link, name="certificate_pdf"),
    path("bewijs/<str:code>/", check_certificate, name="check_certificate"),
    path("mijn/agenda/", my_agenda, name="my_agenda"),
    path("mijn/agenda/<uuid:key>/", my_registration, name="my_registration"),
    path("mijn/agenda/<uuid:key>/gegevens/", told.mine, name="my_told"),
    path("mijn/agenda/<uuid:key>/bewijs/", certificates.mine, name="my_certificate"),
    path("mijn/agenda/<uuid:key>/bewijs.pdf", certificates.my_pdf, name="my_certificate_pdf"),
    path("mijn/agendalinks/", feed_links, name="feed_links"),
    path("mijn/agendalinks/<int:pk>/vernieuwen/", renew_feed_link, name="renew_feed_link"),
    path("mijn/agendalinks/<int:pk>/intrekken/", revoke_feed_link, name="revoke_feed_link"),
]
