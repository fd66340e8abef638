"""What uploads may be, from the settings."""

from django.conf import settings

from cop_platform.media.values import Limits


def image_limits() -> Limits:
    """For images."""
    return Limits(tuple(settings.WAGTAILIMAGES_EXTENSIONS), settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)


def document_limits() -> Limits:
    """For documents."""
    return Limits(tuple(settings.WAGTAILDOCS_EXTENSIONS), settings.WAGTAILDOCS_MAX_UPLOAD_SIZE)
