"""Addresses of the lists; the pages themselves are served by the CMS."""

from django.urls import path

from resources.views import (
    approval,
    bookmarks,
    editions,
    feedback,
    following,
    library,
    menukaart,
    overviews,
    papers,
    places,
    quick_vote,
    recent,
)

urlpatterns = [
    path("goedkeuren/<str:token>/", approval.approve, name="approve_text"),
    path("goedkeuren/<str:token>/beeld/<int:pk>/", approval.picture, name="approve_text_picture"),
    path("goedkeuren/<str:token>/document/<int:pk>/", approval.document, name="approve_text_document"),
    path("bibliotheek/", library.library, name="library"),
    path("bibliotheek/onlangs-gewijzigd/", recent.recently_changed, name="recently_changed"),
    path("bibliotheek/<slug:slug>/uitgaven/", editions.editions, name="editions"),
    path("bibliotheek/<slug:slug>/uitgaven/<int:number>/", editions.edition, name="edition"),
    path(
        "bibliotheek/<slug:slug>/uitgaven/<int:older>-<int:newer>/",
        editions.changes,
        name="edition_changes",
    ),
    path(
        "bibliotheek/<slug:slug>/uitgaven/<int:older>-<int:newer>/<slug:chapter>/",
        editions.chapter_changes,
        name="chapter_changes",
    ),
    path(
        "bibliotheek/<slug:slug>/uitgaven/<int:number>/<slug:chapter>/",
        editions.chapter,
        name="edition_chapter",
    ),
    path("bibliotheek/<slug:slug>.pdf", papers.handbook_pdf, name="handbook_pdf"),
    path("bibliotheek/<slug:slug>/<slug:chapter>.pdf", papers.chapter_pdf, name="chapter_pdf"),
    path(
        "bibliotheek/<slug:slug>/<slug:chapter>/kaart/<slug:card>.pdf",
        papers.room_card_pdf,
        name="room_card_pdf",
    ),
    path("bibliotheek/<slug:slug>/<slug:chapter>/kaart/<slug:card>/", papers.room_card, name="room_card"),
    path(
        "bibliotheek/<slug:slug>/<slug:chapter>/reactie/<slug:anchor>/",
        feedback.section_feedback,
        name="section_feedback",
    ),
    path(
        "bibliotheek/<slug:slug>/<slug:chapter>/reactie/<slug:anchor>/stem/",
        quick_vote.quick_vote,
        name="quick_vote",
    ),
    path("mijn/gevolgd/<int:pk>/volgen/", following.follow_text, name="follow_text"),
    path("mijn/gevolgd/<int:pk>/stoppen/", following.unfollow_text, name="unfollow_text"),
    path("mijn/bewaard/", bookmarks.kept_texts, name="kept_texts"),
    path("mijn/bewaard/<int:pk>/bewaren/", bookmarks.keep_text, name="keep_text"),
    path("mijn/bewaard/<int:pk>/weghalen/", bookmarks.drop_bookmark, name="drop_bookmark"),
    path("mijn/verder-lezen/wissen/", places.forget_places, name="forget_places"),
    path("mijn/verder-lezen/uitzetten/", places.stop_places, name="stop_places"),
    path("mijn/verder-lezen/aanzetten/", places.resume_places, name="resume_places"),
    path("begrippen/", overviews.glossary, name="glossary"),
    path("cijfers/", overviews.figures, name="figures"),
    path("regelingen/", overviews.schemes, name="schemes"),
    path("helpdesks/", overviews.helpdesks, name="helpdesks"),
    path("menukaart/", overviews.menukaart, name="menukaart"),
    path("menukaart/<slug:variant>/", menukaart.choose, name="menukaart_choice"),
    path("praktijkvoorbeelden/", overviews.practices, name="practices"),
    path("pilots/", overviews.pilots, name="pilots"),
    path("voortgang/", overviews.actions, name="actions"),
    path("kennisagenda/", overviews.knowledge_agenda, name="knowledge_agenda"),
]
