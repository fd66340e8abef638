"""The section that readers react to, and where they do it."""

from resources.values import Heading

HTML = '<h3 data-block-key="kop1">Bellen</h3><p>Bel de klant.</p><h3>Mailen</h3><p>Of mail.</p>'
SECTION = Heading("", 0, "Bellen", 3, "bellen")
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PAGE = "/bibliotheek/startbanen/hoe/reactie/bellen/"
QUICK = f"{PAGE}stem/"
