"""The kinds of file that a browser plays by itself, and of captions beside them; and their languages."""

from django.utils.translation import gettext_lazy as _

FILMS = frozenset({"mp4", "webm"})
CAPTIONS = frozenset({"vtt"})
# By their BCP 47 codes; players name each language as its readers do.
LANGUAGES = {
    "en": _("Engels"),
    "ar": _("Arabisch"),
    "bg": _("Bulgaars"),
    "fa": _("Farsi/Dari"),
    "fr": _("Frans"),
    "uk": _("Oekraïens"),
    "pl": _("Pools"),
    "so": _("Somalisch"),
    "es": _("Spaans"),
    "ti": _("Tigrinya"),
    "tr": _("Turks"),
}
OWN_NAMES = {
    "nl": "Nederlands",
    "en": "English",
    "ar": "العربية",
    "bg": "Български",
    "fa": "فارسی",
    "fr": "Français",
    "uk": "Українська",
    "pl": "Polski",
    "so": "Soomaali",
    "es": "Español",
    "ti": "ትግርኛ",
    "tr": "Türkçe",
}
