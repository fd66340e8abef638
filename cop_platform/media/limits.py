"""What uploads may be, from the settings."""

from django.conf import settings

from cop_platform.media.values import Limits


def image_limits() -> Limits:
    """For images."""
    return Limits(tuple(settings.WAGTAILIMAGES_EXTENSIONS), settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)


def document_limits() -> Limits:
    """For documents, and for films, which are among them."""
    sizes = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE, settings.FILM_MAX_UPLOAD_SIZE
    return Limits(tuple(settings.WAGTAILDOCS_EXTENSIONS), *sizes)
