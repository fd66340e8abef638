"""One look for every form of the site, the login library's included."""

from typing import Any

from django.forms import BoundField, Widget, widgets
from django.forms.renderers import TemplatesSetting

CLASSES: tuple[tuple[type[Widget], str], ...] = (
    (widgets.CheckboxInput, "utrecht-checkbox utrecht-checkbox--html-input"),
    (widgets.CheckboxSelectMultiple, "utrecht-checkbox utrecht-checkbox--html-input"),
    (widgets.RadioSelect, "radio"),
    (widgets.Select, "utrecht-select utrecht-select--html-select"),
    (widgets.Textarea, "utrecht-textarea utrecht-textarea--html-textarea"),
    (widgets.FileInput, "file-input"),
    (widgets.Input, "utrecht-textbox utrecht-textbox--html-input"),
)


def widget_class(widget: Widget) -> str:
    """The classes of the design system for *widget*; empty if it has none."""
    return next((name for kind, name in CLASSES if isinstance(widget, kind)), "")


class SiteBoundField(BoundField):
    """A field whose widget wears the classes of the design system."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: Widget | None = None) -> dict[str, Any]:
        """Django's attributes plus ours, unless the form chose its own class."""
        widget = widget or self.field.widget
        attrs = super().build_widget_attrs(attrs, widget)
        if "class" not in widget.attrs:
            attrs.setdefault("class", widget_class(widget))
        return attrs


class SiteFormRenderer(TemplatesSetting):
    """Set as ``FORM_RENDERER``."""

    form_template_name = "components/form.html"
    field_template_name = "components/form_field.html"
    bound_field_class = SiteBoundField
