"""The overview pages: what they say, and that they stay cheap."""

import re
from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cop_platform.taxonomy.models import EvidenceLevel, LabourMarketRegion, Phase, Pillar
from resources.models import (
    Action,
    Figure,
    GlossaryTerm,
    LibraryIndexPage,
    PilotIndexPage,
    PracticeIndexPage,
    Programme,
    SchemeWindow,
)
from tests.factories.accounts import OrganisationFactory
from tests.factories.resources import (
    ActionFactory,
    FigureFactory,
    GlossaryTermFactory,
    KnowledgeQuestionFactory,
    MenukaartCardFactory,
    SchemeFactory,
    ThemeFactory,
    pilot,
    practice,
    resource,
)

pytestmark = pytest.mark.django_db


def text(html: str) -> str:
    """The words of a page, without its markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def section(html: str, anchor: str) -> str:
    """The words between a heading and the next one of its level."""
    start = html.index(f'id="{anchor}"')
    return text(html[start : html.find("<h2", start)].split(">", 1)[1])


def test_glossary_groups_by_letter_and_marks_old_words(client: Client) -> None:
    startbaan = GlossaryTermFactory(slug="startbaan", term="Startbaan")
    GlossaryTermFactory(
        slug="24-wekeneis", term="24-wekeneis", status=GlossaryTerm.Status.HISTORIC, see_also=[]
    )
    term = GlossaryTermFactory(slug="statushouder", term="Statushouder")
    term.see_also.set([startbaan])
    term.save()

    html = client.get("/begrippen/").text

    assert re.findall(r'<h2 id="letter-(\w+)">([^<]+)<', html) == [("cijfer", "#"), ("s", "S")]
    assert section(html, "letter-cijfer") == "# 24-wekeneis Historisch Wat het betekent."
    assert 'Zie ook: <a class="nl-link" href="#startbaan">Startbaan</a>' in html


def test_glossary_explains_the_levels_of_evidence(client: Client) -> None:
    EvidenceLevel.objects.create(
        slug="goed", label_nl="Goed onderbouwd", description="Onderzocht.", strength=3
    )

    assert section(client.get("/begrippen/").text, "bewijsniveaus").endswith("Goed onderbouwd Onderzocht.")


def test_figures_show_contradictions_on_both_sides(client: Client) -> None:
    one = FigureFactory(slug="a", label="Regio's", amount=29, unit="regio's", status=Figure.Status.CHECK)
    two = FigureFactory(slug="b", label="Verbinders", amount=26, unit="personen", conflicts_with=one)
    one.conflicts_with = two
    one.save()

    html = client.get("/cijfers/").text

    assert 'href="#b">Verbinders, 26 personen</a>' in html
    assert 'href="#a">Regio&#x27;s, 29 regio&#x27;s</a>' in html
    assert html.count("Dit cijfer controleren wij nog") == 1


@pytest.mark.parametrize(
    ("amount", "shown"), [("217000.00", "217.000"), ("73.10", "73,1"), ("7.00", "7"), ("0.25", "0,25")]
)
def test_figures_are_written_the_dutch_way(client: Client, amount: str, shown: str) -> None:
    FigureFactory(amount=amount, unit="%")

    assert f">{shown}&nbsp;%<" in client.get("/cijfers/").text


def test_schemes_say_whether_they_are_open(client: Client, at: Callable[..., datetime]) -> None:
    at(2026, 4, 30, 23, 59)
    scheme = SchemeFactory(name="SOWIS", slug="sowis", check_at="de uitvoerder")
    SchemeWindow.objects.create(
        scheme=scheme, label="2026", opens_on=date(2026, 4, 1), closes_on=date(2026, 4, 30)
    )

    words = text(client.get("/regelingen/").text)
    assert "Nu open Aanvragen kan tot en met 30 april 2026 . De voorwaarden staan bij: de uitvoerder" in words

    at(2026, 5, 1, 0, 0)
    words = text(client.get("/regelingen/").text)
    assert (
        "Nu gesloten Een volgend tijdvak kennen wij nog niet. Het laatste liep tot en met 30 april" in words
    )


def test_menukaart_shows_a_card_on_each_of_its_maps(client: Client) -> None:
    phase = Phase.objects.create(slug="instroom", label_nl="Instroom")
    MenukaartCardFactory(title="Vaste vragen", phase=phase, for_internships=True)

    html = client.get("/menukaart/").text

    assert "Instroom Vaste vragen" in section(html, "werkgever")
    assert "Instroom Vaste vragen" in section(html, "stage")
    assert section(html, "onderwijs") == "Voor scholen"


def test_practices_are_listed_by_title(client: Client, practices: PracticeIndexPage) -> None:
    practice(practices, "Zevenaar", place="Zevenaar")
    practice(practices, "Almere", place="Almere", period="2023")
    practice(practices, "Concept").unpublish()

    html = client.get("/praktijkvoorbeelden/").text

    assert re.findall(r'card__title"><a[^>]*>([^<]+)<', html) == ["Almere", "Zevenaar"]


def test_practices_page_out_of_range_is_not_found(client: Client, practices: PracticeIndexPage) -> None:
    assert client.get("/praktijkvoorbeelden/?pagina=2").status_code == 404


def test_pilots_of_two_programmes_are_never_in_one_list(client: Client, pilots: PilotIndexPage) -> None:
    region = LabourMarketRegion.objects.create(slug="twente", label_nl="Twente", code="AM05")
    pilot(pilots, "Startbanen Enschede", regions=[region])
    pilot(pilots, "Barometer", Programme.VIA_2019, stage="gestart eind 2018")
    pilot(pilots, "Plaatshouder").unpublish()

    html = client.get("/pilots/").text

    assert section(html, "startbanen") == "Pilots startbanen Startbanen Enschede Twente"
    assert section(html, "via-2019").startswith(
        "Pilots van het programma VIA, 2018 en 2019 Barometer gestart eind 2018"
    )
    assert "Plaatshouder" not in html


def test_actions_stand_under_pillar_and_theme(client: Client) -> None:
    pillar = Pillar.objects.create(slug="werk", label_nl="Aan het werk")
    theme = ThemeFactory(label_nl="Startbanen", pillar=pillar)
    ActionFactory(number=7, title="Handreiking maken", theme=theme, status=Action.Status.DONE, due="2025")
    ActionFactory(number=1, title="Monitor", theme=ThemeFactory(label_nl="Monitoring"))
    action = ActionFactory(number=8, title="Netwerk starten", theme=theme)
    action.owners.set([OrganisationFactory(name="Vereniging", abbreviation="VNG")])
    action.save()

    html = client.get("/voortgang/").text

    assert section(html, "werk").startswith("Aan het werk Startbanen")
    assert "7. Handreiking maken 2025 Afgerond 8. Netwerk starten VNG Gepland" in section(html, "werk")
    assert section(html, "overig").startswith("In beide pijlers Monitoring")


def test_knowledge_agenda_links_only_what_the_reader_may_see(
    client: Client, library: LibraryIndexPage
) -> None:
    shown, hidden = resource(library, "Zichtbare toolkit"), resource(library, "Verborgen toolkit")
    KnowledgeQuestionFactory(question="Wat werkt?", linked_page=shown)
    KnowledgeQuestionFactory(question="Wat kost het?", linked_page=hidden)
    hidden.unpublish()

    html = client.get("/kennisagenda/").text

    assert f'Hoort bij: <a class="nl-link" href="{shown.url}">Zichtbare toolkit</a>' in html
    assert "Verborgen toolkit" not in html


MAKERS: dict[str, Callable[[], object]] = {
    "/begrippen/": GlossaryTermFactory,
    "/cijfers/": lambda: FigureFactory(conflicts_with=FigureFactory()),
    "/regelingen/": SchemeFactory,
    "/menukaart/": MenukaartCardFactory,
    "/voortgang/": ActionFactory,
    "/kennisagenda/": KnowledgeQuestionFactory,
}


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("address", MAKERS)
def test_queries_are_few_and_constant(client: Client, front_page: object, address: str) -> None:
    MAKERS[address]()
    client.get(address)
    with_one = queries(client, address)
    for _number in range(29):
        MAKERS[address]()

    assert queries(client, address) == with_one
    assert with_one <= 12


@pytest.mark.parametrize(("address", "make"), [("/praktijkvoorbeelden/", practice), ("/pilots/", pilot)])
def test_queries_of_page_lists_are_constant(
    client: Client,
    practices: PracticeIndexPage,
    pilots: PilotIndexPage,
    address: str,
    make: Callable[..., object],
) -> None:
    region = LabourMarketRegion.objects.create(slug="twente", label_nl="Twente", code="AM05")
    parent = practices if make is practice else pilots
    make(parent, "Eerste", regions=[region])
    client.get(address)
    with_one = queries(client, address)
    for number in range(23):
        make(parent, f"Nummer {number}", regions=[region])

    assert queries(client, address) == with_one
    assert with_one <= 12
