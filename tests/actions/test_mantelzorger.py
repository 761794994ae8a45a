"""What a carer tells of themselves: how long still, since when, when; young carers; who is near the end."""

from dataclasses import replace

import pytest

from actions.gesprek import mantelzorger, volhoudtijd
from actions.gesprek.agenda import volgende
from actions.gesprek.antwoord import luister
from actions.gesprek.gesprek import Feit, Gesprek, Mantelzorg
from actions.gesprek.jong import is_jong
from actions.gesprek.mantelzorger import wil_gebeld, zoals_bedoeld
from actions.gesprek.samenvatting import voor_coordinator, voor_inwoner
from bot.understanding.begrip import Gegeven
from bot.understanding.begrip import Mantelzorg as Gelezen
from tests.actions.gesprekken import feit, zeg

MANTELZORGER = Gesprek(rol="mantelzorger", vraag="volhoudtijd", gesteld=("start", "situatie"))


@pytest.mark.parametrize(
    ("tekst", "klasse"),
    [
        ("hooguit nog een paar weken", "weken"),
        ("een maand of twee", "maanden"),
        ("nog 3 weken denk ik", "weken"),
        ("een dag of vijf", "week"),
        ("half jaartje", "maanden"),
        ("nog wal 'n half joar denk ik", "maanden"),
        ("twee moanden", "maanden"),
        ("nog wel een jaar", "jaar"),
        ("driekwart jaar? nee een jaar", "jaar"),
        ("twee jaar", "langer"),
        ("langer dan een jaar", "langer"),
        ("zolang als het moet", "langer"),
        ("zolang het gaat", None),  # that is no term
        ("geen dag langer", "week"),
        ("dit hou ik niet meer vol", "week"),
        ("elke dag is er een", None),
        ("tot de zomer", None),
        ("", None),
    ],
)
def test_how_long_still_is_read_in_classes(tekst, klasse):
    """Numbers, «een paar», and what people say without a number; anything else stays in the own words."""
    assert volhoudtijd.lees(tekst) == klasse


@pytest.mark.parametrize(
    ("tekst", "jong"),
    [
        ("ik ben 14 en zorg voor mijn moeder", True),
        ("Ik ben pas 16 jaar", True),
        ("mijn mentor zegt dat ik hier moest kijken", True),
        ("ik zit in havo 3 en na school kook ik", True),
        ("ik ben 81", False),
        ("ik ben 3 keer gevallen", False),
        ("mijn zoon is 14", False),
        ("ik geef les aan de brugklas", False),
    ],
)
def test_somebody_under_eighteen_is_noticed(tekst, jong):
    """By their age or by their school; another's age tells nothing."""
    assert is_jong(tekst) == jong


def test_since_when_and_when_stay_in_the_own_words():
    """No date is made of them."""
    told = mantelzorger.noteer(MANTELZORGER, "zorg_uren", "een uur of 20, al zes jaar nu")
    told = mantelzorger.noteer(
        told, "respijt", "als er op dinsdagmiddag iemand kwam, of een weekend per maand"
    )
    assert told.mantelzorg.sinds == "al zes jaar"
    assert told.mantelzorg.respijt_moment == "op dinsdagmiddag"
    shown = voor_inwoner(told)
    assert "«al zes jaar»" in shown and "«op dinsdagmiddag»" in shown


@pytest.mark.parametrize(
    "wat",
    [
        {"mantelzorg": Mantelzorg(belasting=8)},
        {"mantelzorg": Mantelzorg(volhoudtijd="weken")},
        {"signalen": ("overbelast",)},
    ],
)
def test_who_is_near_the_end_is_offered_a_call_once(wat):
    """The offer comes with the answer, and not again."""
    first = luister(replace(MANTELZORGER, **wat), zeg("dat weet ik niet zo goed hoor"))
    assert "utter_consulent" in [u.response for u in first.uitingen]
    second = luister(replace(first.gesprek, vraag="belasting"), zeg("een negen"))
    assert "utter_consulent" not in [u.response for u in second.uitingen]


def test_who_manages_is_not_offered_a_call():
    """A light mark asks for no haste."""
    uitkomst = luister(MANTELZORGER, zeg("nog jaren"))
    assert [u.response for u in uitkomst.uitingen] == ["utter_gehoord_kort"]
    assert uitkomst.gesprek.mantelzorg.volhoudtijd == "langer"


def test_the_own_network_is_not_asked_of_who_cannot_go_on():
    """Pointing a tired carer at the own network reads as not being understood (docs/domein.md, section 3)."""
    told = ("start", "situatie", "zorgt_voor", "zorg_taken", "zorg_uren", "belasting", "volhoudtijd")
    calm = replace(MANTELZORGER, gesteld=told)
    assert volgende(calm) == "netwerk"
    assert volgende(replace(calm, signalen=("overbelast",))) == "respijt"


def test_the_wish_for_room_is_looked_up_at_once():
    """The answer to `respijt` leads to the directory; its words are kept."""
    uitkomst = luister(
        replace(MANTELZORGER, vraag="respijt"),
        zeg("een middag iemand bij mijn man", feit("wens", "toezicht")),
    )
    assert uitkomst.opties == "respijt"
    assert uitkomst.gesprek.van("wens")


def test_the_coordinator_reads_how_long_still():
    """It stands in the summary, in plain words."""
    told = replace(MANTELZORGER, mantelzorg=Mantelzorg(belasting=9, volhoudtijd="weken"))
    assert "Houdt dit nog vol: een paar weken" in voor_coordinator(told)


@pytest.mark.parametrize(
    ("tekst", "gebeld"),
    [
        ("Ja, laat die consulent mij maar bellen.", True),
        ("bel mij maar", True),
        ("ik wil wel gebeld worden", True),
        ("kunt u me morgen terugbellen", True),
        ("mijn zus belt elke avond met hem", False),
        ("nee dat hoeft niet", False),
        ("u hoeft mij niet te bellen", False),
    ],
)
def test_the_offer_of_a_call_can_be_taken_in_words(tekst, gebeld):
    """Only where it was made."""
    offered = MANTELZORGER.ook_gesteld("consulent")
    assert wil_gebeld(offered, zeg(tekst)) == gebeld
    assert not wil_gebeld(MANTELZORGER, zeg(tekst))


def test_a_yes_to_how_long_still_is_a_yes_to_the_call():
    """«ja graag» answers no question after a term; a term does."""
    offered = MANTELZORGER.ook_gesteld("consulent")
    assert wil_gebeld(offered, zeg("ja graag", bedoeling="bevestigen"))
    assert not wil_gebeld(offered, zeg("ja nog wel een jaar", bedoeling="bevestigen"))
    assert not wil_gebeld(replace(offered, vraag="netwerk"), zeg("ja", bedoeling="bevestigen"))


def test_what_a_carer_does_is_care():
    """«ik kook» under «what do you do for them?» is no strength of their own."""
    asked = replace(MANTELZORGER, vraag="zorg_taken")
    told = luister(asked, zeg("ik kook", feit("zelf", "koken"))).gesprek
    assert [(f.soort, f.wie) for f in told.feiten] == [("hulp", None)]


def test_who_is_near_the_end_is_read_early():
    """A long account does not push it out of the summary."""
    many = tuple(Feit("hulp", code, code) for code in ("koken", "was_doen", "tuin", "klusjes", "strijken"))
    heavy = replace(MANTELZORGER, mantelzorg=Mantelzorg(belasting=9, volhoudtijd="weken"), feiten=many)
    said = voor_coordinator(heavy)
    assert said.index("Hoe zwaar het is, van 0 tot 10: 9") < said.index("Zorg van wie dit schrijft")


def test_not_knowing_is_not_kept():
    """The coordinator does not read «dat weet ik niet» five times."""
    told = luister(replace(MANTELZORGER, vraag="verder"), zeg("Dat weet ik niet"))
    assert told.gesprek.gezegd_bij("verder") is None


def test_a_postcode_named_as_such_is_kept_at_any_question():
    """It is not asked again."""
    told = luister(
        replace(MANTELZORGER, vraag="respijt"),
        zeg("De postcode van mijn moeder is 1998.", gegevens=(Gegeven("postcode", "1998", 31, 35),)),
    )
    assert told.gesprek.contact.postcode == "1998"


@pytest.mark.parametrize(
    ("vraag", "tekst", "rouw"),
    [
        ("volhoudtijd", "Nog een paar maanden", False),
        ("volhoudtijd", "een paar maanden, sinds hij is overleden", True),
        ("volhoudtijd", "ik weet het niet, ik mis hem zo", True),
        ("verder", "nog een paar maanden", True),
    ],
)
def test_a_term_is_no_mourning(vraag, tekst, rouw):
    """«wat een gemis» is no answer to «nog een paar maanden»."""
    heard = zoals_bedoeld(replace(MANTELZORGER, vraag=vraag), zeg(tekst, signalen=("rouw",)))
    assert ("rouw" in heard.begrip.signalen) == rouw


@pytest.mark.parametrize(
    "said",
    [
        zeg("Laat die consulent mij maar bellen, anders hoeft het niet meer", bedoeling="crisis_zelfdoding"),
        zeg("ja, bel mij maar, want hij slaat me", signalen=("geweld",)),
        zeg("mijn dochter belt me elke dag", feit("hulp", "bellen", "dochter")),
        zeg("Mijn zus laat ons elke avond even bellen"),
        zeg("ja dat terugbellen hoeft voor mij echt"),
    ],
)
def test_an_alarm_or_a_story_takes_no_offer_of_a_call(said):
    """Safety goes first; and who is phoned by family asks for nothing."""
    assert not wil_gebeld(replace(MANTELZORGER.ook_gesteld("consulent"), vraag="netwerk"), said)


def test_what_was_unclear_before_can_be_said_later():
    """A form of respite that was «onbekend» is no known one."""
    unclear = replace(MANTELZORGER, vraag="volhoudtijd", mantelzorg=Mantelzorg(respijt_vorm="onbekend"))
    told = luister(
        unclear, zeg("een jaar, en liefst een logeerhuis", mantelzorg=Gelezen(respijt_vorm="logeren"))
    )
    assert told.gesprek.mantelzorg.respijt_vorm == "logeren"
