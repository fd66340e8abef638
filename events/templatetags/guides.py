"""The drawings in the guides to subscribing."""

from django import template

from events.guides.drawing import Drawing, draw
from events.guides.guide import Picture

register = template.Library()


@register.inclusion_tag("events/guides/drawing.html")
def drawing(picture: Picture) -> dict[str, Drawing]:
    """*picture* as a drawing, in the language in use."""
    return {"drawing": draw(picture)}
