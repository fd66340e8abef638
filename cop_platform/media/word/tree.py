"""The HTML of the converter as a tree."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

ALONE = ("br", "img")


@dataclass
class Node:
    """An element with what is in it: elements and texts, in order."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    @property
    def elements(self) -> list[Node]:
        """The elements in it, without the texts."""
        return [child for child in self.children if isinstance(child, Node)]

    def all(self, *names: str) -> list[Node]:
        """The elements of these names, however deep, in order."""
        found: list[Node] = []
        for child in self.elements:
            found += [child] if child.name in names else []
            found += child.all(*names)
        return found

    @property
    def words(self) -> str:
        """The text, with single spaces."""
        return " ".join(self._texts().split())

    def _texts(self) -> str:
        parts = (child if isinstance(child, str) else _spaced(child) for child in self.children)
        return "".join(parts)


def _spaced(node: Node) -> str:
    text = node._texts()
    return f" {text} " if node.name in ("p", "li", "br", "td", "th") else text


def tree(html: str) -> Node:
    """*html* as one node."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.stack[0]


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack = [Node("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.stack[-1].children.append(node)
        if tag not in ALONE:
            self.stack.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in ALONE:
            self.stack.pop()

    def handle_endtag(self, tag: str) -> None:
        if len(self.stack) > 1 and self.stack[-1].name == tag:
            self.stack.pop()

    def handle_data(self, data: str) -> None:
        self.stack[-1].children.append(data)
