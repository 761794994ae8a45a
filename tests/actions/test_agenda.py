"""The order of the questions, and what is not asked."""

from dataclasses import replace

from actions.gesprek.agenda import AGENDA, volgende
from actions.gesprek.gesprek import Gesprek
from bot.understanding.begrip import Mantelzorg
from tests.actions.gesprekken import JA, NEE, WEKELIJKS, begin, feit, voer, zeg


def gevraagd(gesprek: Gesprek) -> list[str]:
    """Give the questions asked so far."""
    return list(gesprek.gesteld)


def test_the_kitchen_table_has_its_order():
    """Situation, own strength, difficulty, network, wish, how often, the rest, volunteer, summary, consent."""
    gesprek = voer(
        begin(),
        zeg("voor mezelf", bedoeling="hulp_voor_mezelf"),
        *(zeg("dat weet ik niet zo goed eigenlijk") for _ in range(4)),
        zeg("iemand voor de ramen", feit("wens", "ramen_lappen")),
        zeg("weet niet", bedoeling="weet_niet"),
        zeg("verder gaat het wel"),
        NEE,
        JA,
        JA,
    )
    assert gevraagd(gesprek) == [
        "start", "situatie", "zelf", "lastig", "netwerk", "wens", "frequentie", "verder", "vrijwilliger",
        "samenvatting", "toestemming", "postcode",
    ]  # fmt: skip


def test_what_is_known_is_not_asked():
    """A person who tells everything at once is asked only how things are otherwise, and after a volunteer."""
    gesprek = voer(
        begin(),
        zeg(
            "Ik kook zelf, stofzuigen lukt niet, mijn zoon doet boodschappen, ik wil elke week hulp in huis",
            feit("zelf", "koken"),
            feit("lastig", "stofzuigen"),
            feit("hulp", "boodschappen", "zoon"),
            feit("wens", "stofzuigen", frequentie=WEKELIJKS),
        ),
    )
    assert gesprek.vraag == "verder"
    assert gevraagd(gesprek) == ["start", "verder"]


def test_no_question_is_asked_twice_however_thin_the_answers():
    """Someone who knows nothing comes through to the summary, each question asked once."""
    gesprek = begin()
    while gesprek.vraag != "samenvatting":
        gesprek = voer(gesprek, zeg("weet ik niet", bedoeling="weet_niet"))
    assert len(gevraagd(gesprek)) == len(set(gevraagd(gesprek)))


def test_nothing_that_identifies_is_asked_before_consent():
    """In every role, postcode, name and contact come after the consent."""
    for rol, punten in AGENDA.items():
        vragen = [punt.vraag for punt in punten]
        for naam in ("postcode", "naam", "contact"):
            assert vragen.index(naam) > vragen.index("toestemming"), rol


def test_a_carer_is_asked_after_the_carer():
    """Who cares for somebody is asked for whom, what, how much, and how heavy it is."""
    gesprek = voer(
        begin(), zeg("ik zorg voor mijn man", bedoeling="hulp_als_mantelzorger"), zeg("het gaat niet meer zo")
    )
    assert gesprek.vraag == "zorgt_voor"
    known = replace(gesprek, mantelzorg=Mantelzorg("partner", 30, 8, None))
    assert volgende(known) == "zorg_taken"
