"""``{% component "name" %} … {% slot "x" %} … {% endslot %} … {% endcomponent %}``.

The template ``components/<name>.html`` gets the keyword arguments, the text
between the tags as ``body``, and each named slot under its own name.  It sees
nothing else of the page, so its inputs are all in the call.
"""

from django.template import Context, Engine, Node, TemplateSyntaxError
from django.template.base import FilterExpression, NodeList, Parser, Token, token_kwargs


class SlotNode(Node):
    """A named part of a component's body."""

    def __init__(self, name: str, nodelist: NodeList) -> None:
        self.name = name
        self.nodelist = nodelist

    def render(self, context: Context) -> str:
        """Nothing in place: the component puts the slot where it belongs."""
        return ""


class ComponentNode(Node):
    """One use of a component."""

    def __init__(
        self, name: FilterExpression, inputs: dict[str, FilterExpression], nodelist: NodeList
    ) -> None:
        self.name = name
        self.inputs = inputs
        self.nodelist = nodelist

    def render(self, context: Context) -> str:
        """The component's template with inputs, body and slots."""
        values = {name: value.resolve(context) for name, value in self.inputs.items()}
        values |= {slot.name: slot.nodelist.render(context) for slot in self._slots()}
        values["body"] = self.nodelist.render(context)
        name = f"components/{self.name.resolve(context)}.html"
        return Engine.get_default().get_template(name).render(context.new(values))

    def _slots(self) -> list[SlotNode]:
        # Only direct children: a nested component keeps its own slots.
        return [node for node in self.nodelist if isinstance(node, SlotNode)]


def do_component(parser: Parser, token: Token) -> ComponentNode:
    """Compile ``{% component "name" key=value … %}``."""
    tag, *bits = token.split_contents()
    if not bits:
        raise TemplateSyntaxError(f"{tag} needs the name of a component")
    name = parser.compile_filter(bits.pop(0))
    inputs = token_kwargs(bits, parser)
    if bits:
        raise TemplateSyntaxError(f"{tag} takes only key=value after its name, not {bits}")
    nodelist = parser.parse(("endcomponent",))
    parser.delete_first_token()
    return ComponentNode(name, inputs, nodelist)


def do_slot(parser: Parser, token: Token) -> SlotNode:
    """Compile ``{% slot "name" %}``."""
    tag, *bits = token.split_contents()
    if len(bits) != 1:
        raise TemplateSyntaxError(f"{tag} takes exactly one name")
    nodelist = parser.parse(("endslot",))
    parser.delete_first_token()
    return SlotNode(bits[0].strip("\"'"), nodelist)
