"""What pages for paper need."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from cop_platform.core.pdf import qr_drawing

register = template.Library()


@register.simple_tag
def qr(address: str, label: str) -> SafeString:
    """A drawing of *address* to scan, which a screen reader calls *label*."""
    return mark_safe(qr_drawing(address, label=label))  # noqa: S308
