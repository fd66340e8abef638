"""The addresses of files."""

from django.urls import path

from cop_platform.media.views import files

urlpatterns = [
    # Wagtail asks for the address of a document by this name.
    path("documents/<int:pk>/<str:filename>", files.document, name="wagtaildocs_serve"),
    path("images/<int:pk>/<str:filename>", files.rendition, name="image_rendition"),
    path("images/original/<int:pk>/<str:filename>", files.original, name="image_original"),
]
