from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.hulpvraag import Frequentie
from matchmaker.core.sociale_kaart.plaats import Plaats
from matchmaker.core.vrijwilligers.moment import Moment
from matchmaker.core.vrijwilligers.passend import PassendeVrijwilliger
from tests.matchmaker.aanvragen import aanvraag, feit
from tests.matchmaker.conftest import LINDENKWARTIER
from tests.matchmaker.vrijwilligers.gegevens import aanbod, toegevoegd

VER = Plaats("1998", "Molenveld", "Wijkteam Molenveld", "+31850000002", 52.154, 5.1)  # 6 km to the north
WENS = feit(
    "wens",
    "stofzuigen",
    "iemand die even stofzuigt",
    frequentie={"keer": 1, "periode": 1, "eenheid": "wk"},
    moment="een ochtend",
)


@pytest.fixture(autouse=True)
async def places(matchmaker: Matchmaker) -> None:
    """Two postcodes, six kilometres apart."""
    await matchmaker.vervang_plaatsen([LINDENKWARTIER, VER])


async def _fits(matchmaker: Matchmaker, **changes: Any) -> tuple[PassendeVrijwilliger, ...]:
    asked = await matchmaker.submit(aanvraag(**({"feiten": [WENS]} | changes)), "gevraagd")
    return await matchmaker.vrijwilligers_voor(asked.referentie)


async def test_who_fits_and_why(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """Who wants to do what is wished for is given with why: what, when, how often, where, and the room they have."""
    one = await toegevoegd(matchmaker, anna, lopend=1)
    await toegevoegd(matchmaker, anna, activiteiten=("tuin",))
    (found,) = await _fits(matchmaker)
    assert (found.vrijwilliger.id, found.activiteiten, found.afstand_km) == (one.id, ("stofzuigen",), 0.0)
    assert found.redenen == (
        "wil doen wat gewenst is: stofzuigen",
        "kan wanneer het gevraagd is: dinsdag en donderdag in de ochtend",
        "wil zo vaak als gevraagd is: 1 keer per week",
        "woont vlakbij",
        "heeft ruimte: 1 van 2 koppelingen",
    )
    assert (found.past_niet, found.nog_niet, found.kan_nu) == ((), False, True)


@pytest.mark.parametrize(
    ("volunteer", "words"),
    [
        ({"momenten": (Moment(2, "middag"), Moment(4, "middag"))}, "wil liever in de middag"),
        ({"frequentie": Frequentie(1, 2, "wk")}, "wil 1 keer in de 2 weken, gevraagd is 1 keer per week"),
        ({"postcode": "1998"}, "woont 6 km verderop, wil tot 3 km"),
        ({"lopend": 2}, "heeft al 2 van 2 koppelingen"),
        ({"lopend": 1, "maximum": 1}, "heeft al 1 van 1 koppeling"),
        ({"vog": date(2022, 5, 10)}, "heeft een VOG van 2022: ouder dan drie jaar"),
        ({"vog": None}, "nog geen VOG"),
        ({"kennismaking": None}, "nog geen kennismaking"),
    ],
)
async def test_what_does_not_fit(
    matchmaker: Matchmaker, anna: Coordinator, volunteer: dict[str, Any], words: str
) -> None:
    """What about a volunteer does not fit is said in one line, and who has none of that comes first."""
    second = await toegevoegd(matchmaker, anna, **volunteer)
    first = await toegevoegd(matchmaker, anna)
    found = await _fits(matchmaker)
    assert [one.vrijwilliger.id for one in found] == [first.id, second.id]
    assert [one.past_niet for one in found] == [(), (words,)]


async def test_another_day(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """Who can at the right part of the day, but on another day, is shown with when they can."""
    await toegevoegd(matchmaker, anna)
    (found,) = await _fits(matchmaker, feiten=[WENS | {"moment": "vrijdagochtend"}])
    assert found.past_niet == ("wil liever op een andere dag: dinsdag en donderdag in de ochtend",)


async def test_not_yet(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """Who was not met or has no VOG comes after whoever fits worst, and is marked; who rests is not given."""
    not_met = await toegevoegd(matchmaker, anna, kennismaking=None)
    bad = await toegevoegd(
        matchmaker,
        anna,
        postcode="1998",
        momenten=(Moment(6, "nacht"),),
        frequentie=Frequentie(1, 3, "mo"),
        lopend=2,
    )
    resting = await toegevoegd(matchmaker, anna)
    await matchmaker.zet_vrijwilliger_in_rust(resting.id, anna)
    found = await _fits(matchmaker)
    assert [(one.vrijwilliger.id, one.nog_niet, one.kan_nu) for one in found] == [
        (bad.id, False, False),
        (not_met.id, True, False),
    ]


async def test_wished_for_weighs_more_than_hard(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """Who does more of it comes first; a wish weighs more than what is hard; what is missing is said."""
    wished = await toegevoegd(matchmaker, anna, activiteiten=("stofzuigen",))
    both = await toegevoegd(matchmaker, anna, activiteiten=("ramen_lappen", "stofzuigen", "lopen"))
    hard = await toegevoegd(matchmaker, anna, activiteiten=("ramen_lappen",))
    facts = [
        feit("wens", "stofzuigen", "x"),
        feit("wens", "lopen", "x"),
        feit("lastig", "ramen_lappen", "x"),
        feit("lastig", "stofzuigen", "x"),
        feit("zelf", "koken", "x"),
    ]
    found = await _fits(matchmaker, feiten=facts)
    assert [one.vrijwilliger.id for one in found] == [both.id, wished.id, hard.id]
    assert [one.activiteiten for one in found] == [
        ("stofzuigen", "lopen", "ramen_lappen"),
        ("stofzuigen",),
        ("ramen_lappen",),
    ]
    assert [one.past_niet for one in found] == [
        (),
        ("noemt niet wat ook gewenst is: lopen",),
        ("noemt niet wat ook gewenst is: stofzuigen en lopen",),
    ]
    assert found[2].redenen[0] == "wil doen wat lastig is: ramen lappen"


async def test_unknown_is_no_fault(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """Of what was not said by one of both nothing is held against anybody."""
    await toegevoegd(matchmaker, anna, momenten=(), frequentie=None, max_km=None, talen=(), postcode="1234")
    (found,) = await _fits(matchmaker)
    assert found.redenen == ("wil doen wat gewenst is: stofzuigen", "heeft ruimte: helpt nu nog niemand")
    assert (found.past_niet, found.afstand_km) == ((), None)


async def test_no_limit_is_no_limit(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """Who does not mind how far it is lives further away, not too far."""
    await toegevoegd(matchmaker, anna, max_km=None, postcode="1998 AB")
    (found,) = await _fits(matchmaker)
    assert "woont 6 km van deze persoon" in found.redenen
    assert found.past_niet == ()


@pytest.mark.parametrize(
    ("said", "talen", "redenen", "past_niet"),
    [
        ("Ik spreek Turks.", ("tr", "nl"), ["spreekt Turks"], []),
        ("Ik spreek Turks.", ("nl",), [], ["spreekt voor zover bekend geen Turks"]),
        (
            "Geen Nederlands.",
            ("nl", "ar"),
            ["spreekt ook Arabisch; vraag welke taal deze persoon spreekt"],
            [],
        ),
        ("Geen Nederlands.", ("nl",), [], []),
    ],
)
async def test_language(
    matchmaker: Matchmaker,
    anna: Coordinator,
    said: str,
    talen: tuple[str, ...],
    redenen: list[str],
    past_niet: list[str],
) -> None:
    """Where somebody speaks another language, who speaks it is said; the language is what the person names."""
    await toegevoegd(matchmaker, anna, talen=talen)
    (found,) = await _fits(matchmaker, situatie=said, signalen=["andere_taal"])
    assert [words for words in found.redenen if "spreekt" in words] == redenen
    assert [words for words in found.past_niet if "spreekt" in words] == past_niet


async def test_respite_at_home(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """A carer who wants respite at home is given who takes care over, when they can."""
    one = await toegevoegd(matchmaker, anna, activiteiten=("toezicht",), momenten=(Moment(2, "middag"),))
    care = {"belasting": 8, "respijt": {"vorm": "aan_huis", "moment": "een middag in de week"}}
    (found,) = await _fits(matchmaker, rol="mantelzorger", feiten=[], mantelzorg=care)
    assert (found.vrijwilliger.id, found.activiteiten) == (one.id, ("toezicht",))
    assert "kan wanneer het gevraagd is: woensdagmiddag" in found.redenen


async def test_who_would_rather_not(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """Where a person would rather not have a volunteer, that is said with each of them."""
    await toegevoegd(matchmaker, anna)
    (found,) = await _fits(matchmaker, vrijwilliger_welkom="nee")
    assert found.past_niet == ("deze persoon wil liever geen vrijwilliger",)


async def test_not_who_helps_already_or_asked_it(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """Who helps with this request, or offered in the same request, is not proposed for it."""
    facts = [feit("aanbod", "tuin", "x"), feit("wens", "tuin", "x")]
    own = await matchmaker.submit(aanbod(feiten=facts), "eigen")
    helper = await toegevoegd(matchmaker, anna, activiteiten=("tuin",))
    assert [one.vrijwilliger.id for one in await matchmaker.vrijwilligers_voor(own.referentie)] == [helper.id]
    await matchmaker.koppel(helper.id, anna, own.referentie)
    assert await matchmaker.vrijwilligers_voor(own.referentie) == ()


async def test_ten_at_most(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """A coordinator is given ten volunteers at most."""
    for _ in range(12):
        await toegevoegd(matchmaker, anna)
    assert len(await _fits(matchmaker)) == 10
