"""References between texts, once all of them are there."""

from typing import Any

from resources.models import KnowledgeQuestion, ResourcePage


def load_links(loader: Any) -> None:
    """Write which text replaces or belongs to which."""
    pages = {page.slug: page for page in ResourcePage.objects.filter(slug__in=_slugs(loader)).specific()}
    for item in loader.data["resources"]:
        page = pages.get(item["slug"])
        fields = {"superseded_by": ResourcePage.objects.filter(slug=item.get("superseded_by", "")).first()}
        related = [pages[slug] for slug in item.get("related", []) if slug in pages]
        if page and (fields["superseded_by"] or related):
            loader.page(type(page), page.get_parent(), page.slug, fields, {"related": related})
    for item in loader.data["knowledge_agenda"]:
        if item.get("linked") in pages:
            linked = ResourcePage.objects.get(slug=item["linked"])
            loader.row(KnowledgeQuestion, item["slug"], {"linked_page": linked})


def _slugs(loader: Any) -> list[str]:
    return [item["slug"] for item in loader.data["resources"]]
