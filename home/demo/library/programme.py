"""The actions of the agenda, and the questions that nobody can answer yet."""

from cop_platform.taxonomy.models import Theme
from home.loading.base import Loader
from resources.models import Action, KnowledgeQuestion, ResourcePage


def load_programme(loader: Loader) -> None:
    """Write actions and questions; questions refer to texts, so those come first."""
    content = loader.read("programme")
    for item in content["actions"]:
        fields = {name: item[name] for name in ("number", "title", "due", "status", "source", "is_example")}
        fields["theme"] = loader.term(Theme, item["theme"])
        loader.row(Action, item["slug"], fields, {"owners": loader.organisations(item["owners"])})
    for position, item in enumerate(content["knowledge_questions"]):
        fields = {name: item[name] for name in ("question", "status", "source", "is_example")}
        fields["explanation"] = item["html"]
        fields["theme"] = loader.term(Theme, item["theme"])
        fields["linked_page"] = ResourcePage.objects.filter(slug=item.get("linked", "")).first()
        loader.row(KnowledgeQuestion, item["slug"], {**fields, "position": position})
