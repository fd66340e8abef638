"""Mail programs drop style sheets: each element carries its own style, put there once, at the load."""

import re
from functools import cache
from pathlib import Path

import css_inline
from django.conf import settings
from django.template import Origin, TemplateSyntaxError
from django.template.loaders.filesystem import Loader

_COMMENT = re.compile(r"\{%\s*comment\s*%\}.*?\{%\s*endcomment\s*%\}|\{#.*?#\}", re.DOTALL)
# What belongs to Django and not to HTML; a text for translation goes as a whole, it is a key.
_DJANGO = re.compile(
    r"\{%\s*blocktranslate\b.*?\{%\s*endblocktranslate\s*%\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL
)
# From the private use area of Unicode: no template has these.
_HIDDEN = re.compile("\ue000(\\d+)\ue001")
# A reader of HTML would move or drop it.
_MISPLACED = re.compile('<[a-z](?:[^<>"]|"[^"]*")*\ue000|<table', re.IGNORECASE)


class InliningLoader(Loader):
    """Loads templates from folders; HTML of mails comes with its style on the elements."""

    def get_contents(self, origin: Origin) -> str:
        """The source of the template at *origin*."""
        source = str(super().get_contents(origin))
        is_mail = "/emails/" in Path(origin.name).as_posix() and origin.name.endswith(".html")
        return inlined(source) if is_mail else source


def inlined(source: str) -> str:
    """The template *source* with the style sheet of mails on its elements.

    A selector can only be one element or one class: a part of a mail does not know what
    stands around it.  TemplateSyntaxError when a tag of Django stands where HTML has no text.
    """
    parts: list[str] = []
    hidden = _DJANGO.sub(lambda match: _hide(match[0], parts), _COMMENT.sub("", source))
    if _MISPLACED.search(hidden):
        raise TemplateSyntaxError("no tag may stand between attributes, and a mail has no tables")
    inline = _inliner().inline if "<html" in hidden else _fragment
    return _HIDDEN.sub(lambda match: parts[int(match[1])], inline(hidden))


def _hide(part: str, parts: list[str]) -> str:
    parts.append(part)
    return f"\ue000{len(parts) - 1}\ue001"


def _fragment(html: str) -> str:
    return _inliner().inline_fragment(html, "")


@cache
def _inliner() -> css_inline.CSSInliner:
    style = (Path(settings.BASE_DIR) / "templates" / "emails" / "style.css").read_text(encoding="utf-8")
    return css_inline.CSSInliner(extra_css=style, load_remote_stylesheets=False, keep_at_rules=True)
