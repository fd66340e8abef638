"""The plain pages that menu and footer lead to, with a first text that editors complete."""

from django.conf import settings

from home.founding import CONTENT
from home.loading.base import Loader
from home.loading.files import read
from home.models import StandardPage


def load(loader: Loader) -> None:
    """Write the pages that never were there; whoever writes a better text, keeps it."""
    for item in read(CONTENT, "pages")["pages"]:
        if loader.is_new(StandardPage, loader.home, item["slug"]):
            body = loader.blocks(item["blocks"]).replace("{contact_email}", settings.CONTACT_EMAIL)
            fields = {"title": item["title"], "intro": item["intro"], "body": body}
            loader.page(StandardPage, loader.home, item["slug"], fields)
