from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.core.bewaren.persoon import NIET_HIER
from matchmaker.core.bewaren.zoeken import Gevonden, Gezocht
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import NotFound, NotYours
from matchmaker.core.inzage.port import Inzagefilter
from matchmaker.keys import PAGES
from matchmaker.pages.personen import woorden
from matchmaker.web import make_app
from tests.matchmaker.aanvragen import aanvraag, feit
from tests.matchmaker.bewaren.test_termijn import _everything, _files
from tests.matchmaker.conftest import PASSWORD, TestClock
from tests.matchmaker.linderwoude import MAATJES
from tests.matchmaker.pages.conftest import Visitor
from tests.matchmaker.vrijwilligers.gegevens import aanbod, toegevoegd
from tests.matchmaker.werkproces.verloop import lopend, met_kaart

WOORDEN = [f"geplant-{letter}" for letter in "abcdefghijk"]
CONTACT = {
    "naam": "Wilhelmina Zeepaard",
    "telefoon": "+31612345678",
    "email": "Wil@zeepaard.example",
    "postcode": "1997 AB",
    "voorkeur": "bellen",
}


class Gesprekken:
    """The conversations of a process that has them."""

    def __init__(self) -> None:
        self.there: dict[str, dict[str, Any]] = {
            "gesprek-1": {"berichten": [{"van": "mens", "tekst": WOORDEN[10]}]}
        }

    async def lees(self, gesprek: str) -> dict[str, Any] | None:
        """Give what there is."""
        return self.there.get(gesprek)

    async def wis(self, gesprek: str) -> None:
        """Remove it."""
        self.there.pop(gesprek, None)


@pytest.fixture
async def hanna(matchmaker: Matchmaker) -> Coordinator:
    """A manager."""
    made, _ = await matchmaker.add_coordinator("hanna", "Hanna Verzonnen", PASSWORD, functie="beheerder")
    return made


async def _planted(matchmaker: Matchmaker, anna: Coordinator) -> tuple[str, int]:
    """Let a person ask, and let much happen; give the code, and the id of a volunteer who was asked."""
    await met_kaart(matchmaker)
    asked = aanvraag(
        contact=CONTACT,
        situatie=f"Ik zeg {WOORDEN[0]}.",
        samenvatting=f"Zei {WOORDEN[1]}.",
        feiten=[feit("wens", "tuin", WOORDEN[2], moment=WOORDEN[3])],
        netwerk={"kan_meer": "nee", "toelichting": WOORDEN[4]},
    )
    referentie = (await matchmaker.submit(asked, "gesprek-1:0")).referentie
    await matchmaker.claim(referentie, anna)
    volunteer = await toegevoegd(matchmaker, anna, activiteiten=("tuin",))
    made = await matchmaker.stel_voor_aan_vrijwilliger(referentie, volunteer.id, anna)
    await matchmaker.weiger_voorstel(made.id, "anders", anna, WOORDEN[5])
    service = await matchmaker.stel_voor_aan_dienst(referentie, MAATJES, anna)
    await matchmaker.accepteer_voorstel(service.id, anna, WOORDEN[6])
    await matchmaker.note(referentie, anna, WOORDEN[7])
    await matchmaker.set_status(referentie, "gekoppeld", anna, WOORDEN[8])
    call = lopend(await matchmaker.get(referentie))["inwoner"].id
    await matchmaker.noteer_opvolging(call, "geen_contact", anna, WOORDEN[9])
    return referentie, volunteer.id


def _ids(found: Gevonden) -> tuple[list[int], list[int]]:
    return [one.wat.id for one in found.hulpvragen], [one.wat.id for one in found.vrijwilligers]


async def test_how_a_person_is_found(matchmaker: Matchmaker, anna: Coordinator, hanna: Coordinator) -> None:
    """By the code, and by telephone, mail, or name with postcode; each with what is the same."""
    one = await matchmaker.submit(aanvraag(contact=CONTACT), "a:0")
    two = await matchmaker.submit(aanvraag(contact=CONTACT | {"naam": None, "email": None}), "b:0")
    same_name = await matchmaker.submit(aanvraag(contact=CONTACT | {"telefoon": None, "email": None}), "c:0")
    await matchmaker.submit(aanvraag(), "d:0")
    offer = await matchmaker.submit(aanvraag(**aanbod()) | {"contact": CONTACT}, "e:0")
    added = await toegevoegd(
        matchmaker, anna, naam="Wilhelmina Zeepaard", telefoon="06 1234 5678", email=None
    )

    found = await matchmaker.zoek_persoon(Gezocht(referentie=one.referentie.lower()), hanna)
    assert [(hit.wat.id, hit.zelfde[0], hit.zeker) for hit in found.hulpvragen] == [
        (one.id, "code", True),
        (two.id, "telefoon", True),
        (same_name.id, "naam_postcode", False),
        (offer.id, "telefoon", True),
    ]
    people = [hit.wat for hit in found.vrijwilligers]
    assert [who.hulpvraag_id for who in people] == [offer.id, None]
    assert people[1].id == added.id
    by_phone = await matchmaker.zoek_persoon(Gezocht(telefoon="06-12345678"), hanna)
    assert _ids(by_phone)[0] == [one.id, two.id, offer.id]
    by_mail = await matchmaker.zoek_persoon(Gezocht(email="wil@ZEEPAARD.example"), hanna)
    assert _ids(by_mail)[0] == [one.id, offer.id]
    by_name = await matchmaker.zoek_persoon(Gezocht(naam="wilhelmina zeepaard", postcode="1997"), hanna)
    assert same_name.id in _ids(by_name)[0]
    for nothing in (Gezocht(), Gezocht(naam="Wilhelmina Zeepaard"), Gezocht(referentie="KT-2222-2222-2222")):
        assert _ids(await matchmaker.zoek_persoon(nothing, hanna)) == ([], [])


async def test_everything_that_there_is(
    matchmaker: Matchmaker, anna: Coordinator, hanna: Coordinator
) -> None:
    """Whatever was planted is in it, with the conversation; that it was read is noted."""
    referentie, volunteer = await _planted(matchmaker, anna)
    id = (await matchmaker.get(referentie)).hulpvraag.id
    with_chat = replace(matchmaker, gesprekken=Gesprekken())
    data = await with_chat.persoonsgegevens([id], [], hanna)
    text = json.dumps(data, ensure_ascii=False)
    assert [word for word in [*WOORDEN, *CONTACT.values(), referentie] if word not in text] == []
    assert "Gerda" not in text  # the volunteer is another person
    noted = await matchmaker.inzagen(Inzagefilter(hulpvraag_id=id), None, 10, None)
    assert [(one.door, one.wijze) for one in noted.regels] == [("Hanna Verzonnen", "uitvoer")]
    assert [look["wijze"] for look in data["hulpvragen"][0]["ingezien"]] == ["uitvoer"]
    alone = await matchmaker.persoonsgegevens([id], [volunteer], hanna)
    assert alone["hulpvragen"][0]["gesprek"] == NIET_HIER
    of_volunteer = json.dumps(alone["vrijwilligers"])
    assert "gerda@voorbeeld.example" in of_volunteer
    assert CONTACT["naam"] not in of_volunteer
    for wrong in (([id + 100], []), ([], [volunteer + 100])):
        with pytest.raises(NotFound):
            await matchmaker.persoonsgegevens(*wrong, hanna)
    assert (await matchmaker.inzagen(Inzagefilter(hulpvraag_id=id + 100), None, 10, None)).regels == ()


async def test_removal_of_all_of_it(
    matchmaker: Matchmaker, settings: Settings, anna: Coordinator, hanna: Coordinator
) -> None:
    """Nothing of the person stands in any table or file any more; what others have is as it was; again is no error."""
    referentie, volunteer = await _planted(matchmaker, anna)
    found = (await matchmaker.get(referentie)).hulpvraag
    other = await matchmaker.submit(aanvraag(), "ander:0")
    offer = await matchmaker.submit(aanvraag(**aanbod()) | {"contact": CONTACT}, "aanbod:0")
    chats = Gesprekken()
    with_chat = replace(matchmaker, gesprekken=chats)
    theirs = _ids(await with_chat.zoek_persoon(Gezocht(referentie=referentie), hanna))
    assert (theirs[0], len(theirs[1])) == ([found.id, offer.id], 1)
    planted = [*WOORDEN[:10], *(word for word in CONTACT.values() if word not in ("1997 AB", "bellen"))]
    planted += [referentie, offer.referentie, "gesprek-1"]
    before = await _everything(settings)
    assert [word for word in planted if word not in before] == []

    done = await with_chat.wis_persoon(*theirs, hanna)
    assert (done.hulpvragen, done.vrijwilligers, done.gesprekken) == (2, 1, True)
    after = await _everything(settings)
    assert [word for word in planted if word in after] == []
    if settings.database_url is None:
        for name, raw in _files(settings.var):
            assert [(name, word) for word in planted if word.encode() in raw] == []
    assert chats.there == {}
    assert (await matchmaker.get(other.referentie)).hulpvraag.contact is not None
    assert (await matchmaker.vrijwilliger(volunteer)).vrijwilliger.naam == "Gerda Verzonnen"
    noted = await matchmaker.inzagen(Inzagefilter(hulpvraag_id=found.id), None, 10, None)
    assert [(one.door, one.wijze, one.referentie) for one in noted.regels] == [
        ("Hanna Verzonnen", "gewist", None)
    ]
    again = await with_chat.wis_persoon(*theirs, hanna)
    assert (again.hulpvragen, again.vrijwilligers) == (0, 0)
    assert (await matchmaker.bijwerken()).mislukt == 0


async def test_the_empty_row_of_a_volunteer(
    matchmaker: Matchmaker, settings: Settings, anna: Coordinator, hanna: Coordinator
) -> None:
    """What is left of a volunteer who was removed goes when no request needs it any more."""
    referentie, volunteer = await _planted(matchmaker, anna)
    await matchmaker.verwijder_vrijwilliger(volunteer, anna)
    row = f"('vrijwilliger', {volunteer},"
    later = matchmaker.at(matchmaker.clock().replace(month=7))
    await later.bijwerken()
    assert row in await _everything(settings)
    await later.wis_persoon([(await matchmaker.get(referentie)).hulpvraag.id], [], hanna)
    await later.bijwerken()
    assert row not in await _everything(settings)


async def test_only_managers(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """Each use case refuses who is none."""
    for call in (
        matchmaker.zoek_persoon(Gezocht(telefoon="0612345678"), anna),
        matchmaker.persoonsgegevens([1], [], anna),
        matchmaker.wis_persoon([1], [], anna),
    ):
        with pytest.raises(NotYours):
            await call


async def test_on_the_pages(
    matchmaker: Matchmaker, settings: Settings, anna: Coordinator, hanna: Coordinator, clock: TestClock
) -> None:
    """Found, read on paper and as a file with all that there is, and removed after a question."""
    referentie, _ = await _planted(matchmaker, anna)
    found = (await matchmaker.get(referentie)).hulpvraag
    chats = Gesprekken()
    served = make_app(replace(matchmaker, gesprekken=chats), settings)
    async with TestServer(served) as server, TestClient(server) as client:
        visitor = await Visitor(client, clock).sign_in("hanna")
        await visitor.open(f"{PAGES}/personen")
        await visitor.send(f"{PAGES}/personen/zoeken", naam="Alleen Een Naam")
        assert (visitor.answer.status, "met de postcode" in visitor.text) == (400, True)
        await visitor.send(f"{PAGES}/personen/zoeken", email="niemand@zeepaard.example")
        assert "Niets gevonden" in visitor.text
        await visitor.send(f"{PAGES}/personen/zoeken", telefoon="06 12345678")
        assert "Wilhelmina Zeepaard" in visitor.text
        assert f'value="{found.id}" checked' in visitor.text
        chosen = {"hulpvraag": str(found.id)}
        await visitor.send(f"{PAGES}/personen/afdruk", **chosen)
        shown = visitor.text
        await visitor.open(f"{PAGES}/personen")
        await visitor.send(f"{PAGES}/personen/uitvoer", **chosen)
        assert visitor.answer.headers["Content-Disposition"].startswith("attachment")
        data = json.loads(visitor.text)
        missing = [leaf for leaf in _leaves(data["hulpvragen"]) if leaf not in shown]
        assert missing == []
        await visitor.open(f"{PAGES}/personen")
        await visitor.send(f"{PAGES}/personen/wissen", **chosen)
        assert "Alles van deze persoon wissen?" in visitor.text
        assert (await matchmaker.get(referentie)).hulpvraag == found
        for odd in ("x", "1" * 19, ""):
            await visitor.send(f"{PAGES}/personen/wissen", zeker="ja", hulpvraag=odd)
            assert visitor.answer.status == 400
            await visitor.open(f"{PAGES}/personen")
        await visitor.send(f"{PAGES}/personen/wissen", zeker="ja", **chosen)
        assert "Alles van deze persoon is gewist." in visitor.text
    with pytest.raises(NotFound):
        await matchmaker.get(referentie)
    assert chats.there == {}


def _leaves(value: Any, name: str = "") -> list[str]:
    """Give every value as the page for paper writes it."""
    if isinstance(value, dict):
        if {"keer", "eenheid"} <= set(value):
            return [woorden.hoe_vaak(value)]
        return [leaf for key, part in value.items() for leaf in _leaves(part, key)]
    if isinstance(value, list):
        return [leaf for part in value for leaf in _leaves(part, name)]
    return [woorden.waarde(name, value)]
