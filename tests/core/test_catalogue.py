"""Texts for translation."""

from pathlib import Path

import polib
import pytest
from django.conf import settings

from cop_platform.core.catalogue import (
    Text,
    merge,
    one_per_key,
    problems,
    python_texts,
    template_texts,
    texts_in,
)


def catalogue(**translations):
    made = polib.POFile()
    for msgid, msgstr in translations.items():
        made.append(polib.POEntry(msgid=msgid, msgstr=msgstr))
    return made


def test_texts_in_code():
    source = (
        'a = _("Een")\n'
        'b = gettext_lazy("Twee " "delen")\n'
        'c = ngettext("%(n)s dag", "%(n)s dagen", n)\n'
        'd = pgettext("maand", "Mei")\n'
        "e = _(name)\n"
        'f = other("Geen tekst")\n'
        'g = translation.gettext("Drie")\n'
    )

    assert set(python_texts(source)) == {
        Text("Een"),
        Text("Twee delen"),
        Text("%(n)s dag", "%(n)s dagen"),
        Text("Mei", context="maand"),
        Text("Drie"),
    }


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{% translate \"Zoek 'iets'\" %}", Text("Zoek 'iets'")),
        ('{% translate "Mei" context "maand" %}', Text("Mei", context="maand")),
        ("{% blocktranslate trimmed %}\n  Twee\n  regels\n{% endblocktranslate %}", Text("Twee regels")),
        (
            "{% blocktranslate with name=x %}Dag {{ name }}, 5%{% endblocktranslate %}",
            Text("Dag %(name)s, 5%%"),
        ),
        (
            "{% blocktranslate count n=n %}{{ n }} dag{% plural %}{{ n }} dagen{% endblocktranslate %}",
            Text("%(n)s dag", "%(n)s dagen"),
        ),
        ('{{ value|default:_("Onbekend") }}', Text("Onbekend")),
        ('{% component "card" title=_("Kaart") %}', Text("Kaart")),
    ],
)
def test_texts_in_templates(source, text):
    assert list(template_texts(f"{{% load i18n %}}<p>{source}</p>")) == [text]


def test_word_with_and_without_plural_is_one_entry():
    found = {Text("dag"): {"a.py"}, Text("dag", "dagen"): {"b.html"}, Text("dag", context="groet"): {"c.py"}}

    assert one_per_key(found) == {
        Text("dag", "dagen"): {"a.py", "b.html"},
        Text("dag", context="groet"): {"c.py"},
    }


def test_merge_keeps_translations_adds_new_and_drops_unused():
    made = catalogue(Blijft="Stays", Weg="Gone")

    merge(made, {Text("Blijft"): {"a.py"}, Text("Nieuw"): {"b.py"}})

    assert [(entry.msgid, entry.msgstr) for entry in made] == [("Blijft", "Stays"), ("Nieuw", "")]


def test_problems_names_every_kind():
    made = catalogue(Goed="Good", Leeg="", Ongebruikt="Unused")
    made.append(polib.POEntry(msgid="Dag %(naam)s", msgstr="Hello %(name)s"))
    texts = {Text("Goed"): {"a"}, Text("Leeg"): {"a"}, Text("Nieuw"): {"a"}, Text("Dag %(naam)s"): {"a"}}

    assert problems(made, texts) == [
        "not in the catalogue: 'Nieuw'",
        "no longer used: 'Ongebruikt'",
        "not translated: 'Leeg'",
        "other placeholders: 'Dag %(naam)s'",
    ]


def test_our_own_texts_are_found():
    found = texts_in(Path(settings.BASE_DIR), ["templates"])

    assert Text("Naar de inhoud") in found
    assert "templates/base.html" in found[Text("Naar de inhoud")]
