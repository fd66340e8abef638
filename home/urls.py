"""Addresses of the front door that exist in both languages."""

from django.urls import path

from home.views.dashboard import my_page
from home.views.partners import partners
from home.views.regions import region, regions
from home.views.search import search
from home.views.themes import theme, themes

urlpatterns = [
    path("zoeken/", search, name="search"),
    path("mijn/", my_page, name="my_page"),
    path("regios/", regions, name="regions"),
    path("regios/<slug:slug>/", region, name="region"),
    path("themas/", themes, name="themes"),
    path("themas/<slug:slug>/", theme, name="theme"),
    path("partners/", partners, name="partners"),
]
