"""Addresses of the library."""

urlpatterns: list[object] = []
