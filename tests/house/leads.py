"""Where a redirect may lead: what was reversed, built by us, or checked to be on this site."""

import ast

# They return an address of ours, or one they checked.
OURS = {
    "get_next_redirect_url",
    "language_path",
    "manage_path",
    "meeting_path",
    "registration_path",
    "reverse",
    "sign_up_path",
    "static",
    "take_back_path",
    "text_path",
}
ATTRIBUTES = {"request.path", "self.dates_url"}
# Rows whose get_absolute_url is used.
ROWS = {("communities/views/membership.py", "community")}
REDIRECTS = {"HttpResponsePermanentRedirect", "HttpResponseRedirect", "redirect"}


def is_checked(path: str, function: ast.FunctionDef) -> bool:
    """Whether every redirect in *function* leads to an address of ours."""
    known = {
        target.id
        for node in ast.walk(function)
        if isinstance(node, ast.Assign) and is_ours(node.value, set())
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    known |= {name for place, name in ROWS if place == path}
    return all(is_ours(given, known) for given in targets(function))


def targets(function: ast.FunctionDef) -> list[ast.expr]:
    """What the redirects in *function* are given to go to."""
    calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
    return [
        call.args[0]
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id in REDIRECTS and call.args
    ]


def is_ours(node: ast.expr, known: set[str]) -> bool:
    """Whether *node* can only be an address of ours, or the name of a route."""
    match node:
        case ast.Constant(value=str(text)):
            return "//" not in text
        case ast.Call(func=ast.Name(id=name)):
            return name in OURS
        case ast.Name(id=name):
            return name in known
        case ast.Attribute():
            return ast.unparse(node) in ATTRIBUTES
        case ast.BoolOp(values=values):
            return all(is_ours(value, known) for value in values)
        case ast.JoinedStr(values=[ast.FormattedValue(value=first), *_rest]):
            return is_ours(first, known)
    return False
