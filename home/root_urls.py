"""Addresses that machines expect at the root, in no language."""

from django.urls import path

from home.views.machines import favicon, robots, security, sitemap

urlpatterns = [
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path(".well-known/security.txt", security, name="security_txt"),
    path("favicon.ico", favicon, name="favicon"),
]
