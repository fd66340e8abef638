"""The upload forms of the CMS, with our door before Wagtail's."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import FileField
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from cop_platform.media.fields import take_in
from cop_platform.media.intake.refusals import FileRefused
from cop_platform.media.limits import document_limits, image_limits
from cop_platform.media.values import Limits


def passed(field: FileField, data: Any, limits: Limits) -> Any:
    """The upload in *data*, after the door; None without one.  Raises ValidationError."""
    upload = FileField.to_python(field, data)
    if upload is None:
        return None
    try:
        take_in(upload, limits)
    except FileRefused as error:
        raise ValidationError(str(error), code=error.code) from error
    return upload


class ImageUpload(WagtailImageField):
    """A picture; Wagtail sees it redrawn."""

    def to_python(self, data: Any) -> Any:
        """The picture that may be stored."""
        return super().to_python(passed(self, data, image_limits()))


class DocumentUpload(WagtailDocumentField):
    """A document or a film; the door says how large each may be."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limits = document_limits()
        sizes = {"size": filesizeformat(limits.max_bytes), "film": filesizeformat(limits.max_film_bytes)}
        self.help_text = _("Hooguit %(size)s; een video hooguit %(film)s.") % sizes
        # The CMS knows one size for all, and its script sends nothing that is larger.
        self.max_upload_size = max(limits.max_bytes, limits.max_film_bytes)
        self.error_messages["file_too_large_unknown_size"] = self.help_text

    def to_python(self, data: Any) -> Any:
        """The document that may be stored."""
        return super().to_python(passed(self, data, document_limits()))


class ImageForm(BaseImageForm):
    """Uploading and editing an image."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _replace_file(self, ImageUpload)


class DocumentForm(BaseDocumentForm):
    """Uploading and editing a document."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _replace_file(self, DocumentUpload)
        if self.instance.pk and "file" in self.fields:
            self.fields["file"].help_text = self.instance.get_text_state_display()


def _replace_file(form: Any, kind: type[FileField]) -> None:
    # Wagtail names its own class where it makes the form; there is no setting for it.
    if field := form.fields.get("file"):
        form.fields["file"] = kind(label=field.label, required=field.required, widget=field.widget)
