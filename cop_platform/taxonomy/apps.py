"""The words everything is filed under."""

from django.apps import AppConfig


class TaxonomyConfig(AppConfig):
    """Lists with a stable code, editable in the CMS."""

    name = "cop_platform.taxonomy"
    label = "taxonomy"
    verbose_name = "Begrippenlijsten"
