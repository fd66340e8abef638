"""Three files of our own become chapters that an editor need not repair."""

from cop_platform.media.word.reading import read_word
from resources.domain.word.cutting import chapter_level, cut
from resources.domain.word.plan import Plan
from resources.domain.word.planning import plan_of
from resources.domain.word.remarks import contents, words_of
from tests.resources import word_files


def planned(body: bytes, name: str = "Stuk.docx") -> Plan:
    return plan_of(read_word(name, body), name=name)


def html(plan: Plan, chapter: int, block: int = 0) -> str:
    return str(plan.chapters[chapter].blocks[block]["value"]["html"])


def kinds(plan: Plan, chapter: int) -> list[str]:
    return [block["type"] for block in plan.chapters[chapter].blocks]


def told(plan: Plan) -> list[tuple[int, str]]:
    return [(remark.chapter, words_of(remark)) for remark in plan.remarks]


def test_handbook_of_word_becomes_its_chapters() -> None:
    plan = planned(word_files.handbook())

    assert [chapter.title for chapter in plan.chapters] == ["Voor het gesprek", "De eerste week"]
    assert [kinds(plan, 0), kinds(plan, 1)] == [["text", "table"], ["text", "picture", "quote"]]
    assert html(plan, 0) == (
        "<p>Begin bij wat iemand <b>wil</b> leren.[1]</p><h3>Wat u klaarlegt</h3>"
        "<ul><li>het rooster van de eerste week</li><li>een rondleiding:"
        "<ul><li>de kantine</li><li>de kleedkamer</li></ul></li></ul>"
        "<h4>Zo werkt u</h4><ol><li>Bel op maandag.</li><li>Schrijf op wat u hoorde.</li></ol>"
    )
    assert plan.chapters[0].blocks[1]["value"] == {
        "caption": "Wie doet wat?",
        "columns": [{"type": "text", "heading": "Rol"}, {"type": "text", "heading": "Taak"}],
        "rows": [
            {"values": ["Jobcoach", "belt elke week"]},
            {"values": ["Buddy", "loopt de eerste dag mee"]},
        ],
    }
    assert contents(plan.chapters[0]) == ["2 tussenkoppen", "3 lijsten", "1 tabel", "1 bron"]


def test_notes_links_and_pictures_come_along() -> None:
    plan = planned(word_files.handbook())

    assert plan.chapters[0].sources == ["[1] Regioplan, Begeleiding op de werkvloer, 2024."]
    assert plan.chapters[1].sources == ["[1] Zie de werkwijze. https://voorbeeld.test/werkwijze?a=1&b=2"]
    assert html(plan, 1) == (
        '<p>Laat zien waar alles ligt. <a href="https://voorbeeld.test/werkwijze?a=1&amp;b=2">'
        "Lees de hele werkwijze</a>.[1]</p>"
    )
    assert plan.chapters[1].blocks[1]["value"] == {
        "picture": 0,
        "alt": "Een buddy wijst de gereedschapskast aan",
        "caption": "De rondleiding op dag een.",
        "source": "eigen foto",
    }
    assert told(plan) == [
        (-1, "“Inwerken op de werkvloer” is de titel van het geheel; die staat al op het handboek."),
        (-1, "De inhoudsopgave nemen wij niet over: die maakt de site zelf."),
    ]


def test_chapters_may_stand_a_level_lower_and_frames_say_what_they_are() -> None:
    plan = planned(word_files.guideline())

    assert [chapter.title for chapter in plan.chapters] == ["Richtlijn ontvangst", "Wachten", "Spreken"]
    assert kinds(plan, 1) == ["text", "warning", "table"]
    assert html(plan, 1) == (
        "<p>Niemand wacht langer dan een week.</p><h3>Bij uitzondering</h3><p>Bel dan zelf.</p>"
    )
    assert plan.chapters[1].blocks[1]["value"] == {
        "title": "Let op: vakanties",
        "html": "<p>In augustus is de balie dicht.</p>",
    }
    assert plan.chapters[2].blocks[2]["value"] == {
        "title": "",
        "html": "<p>Zij wilde eerst de taal leren.</p>",
    }
    assert told(plan) == [
        (1, "De kop “Bij uitzondering” sloeg een niveau over; nu sluit hij aan."),
        (1, "Een tabel zonder kopregel: de eerste rij is de kopregel geworden."),
    ]


def test_what_does_not_fit_stays_readable_and_is_told() -> None:
    plan = planned(word_files.loose())

    assert [chapter.title for chapter in plan.chapters] == ["Inleiding", "Aanpak", "Slot"]
    table = plan.chapters[1].blocks[1]["value"]
    assert [row["values"] for row in table["rows"]] == [
        ["iedereen, elke dag", "iedereen, elke dag"],
        ["gemeente", "maandag [1]"],
    ]
    assert html(plan, 1, 2).startswith("<ul><li><b>Wat:</b> Intake<br><b>Uitleg:</b> Lang Lang")
    assert told(plan) == [
        (1, "Samengevoegde cellen zijn gesplitst; elke cel heeft nu de tekst."),
        (1, "Een tabel met één rij of met lange cellen is een lijst geworden."),
        (1, "“Een regel die vet is” is een vette regel. Is het een kop? Maak er dan een kop van."),
        (2, "Dit hoofdstuk heeft nog geen tekst."),
        (-1, "Kop- en voetteksten van de bladzijden nemen wij niet over."),
    ]


def test_file_without_headings_is_one_chapter_with_its_own_name() -> None:
    plan = planned(word_files.docx(word_files.p("Alleen dit.")), "Kort verslag.docx")

    assert [chapter.title for chapter in plan.chapters] == ["Kort verslag"]
    assert told(plan)[0][1].startswith("Wij vonden geen koppen, en maken één hoofdstuk.")


def test_plan_is_the_same_after_it_was_stored() -> None:
    plan = planned(word_files.loose())

    assert Plan.from_json(plan.as_json()) == plan


def test_single_heading_above_all_is_the_title_when_it_has_no_text() -> None:
    pieces = [
        {"kind": "heading", "level": 1, "text": "Boek"},
        {"kind": "heading", "level": 2, "text": "Een"},
        {"kind": "heading", "level": 2, "text": "Twee"},
    ]

    found = cut(pieces)

    assert chapter_level(pieces) == 2
    assert ([part.title for part in found.parts], found.titles) == (["Een", "Twee"], ["Boek"])
