"""What is put in the outbox, for whom, and together with what."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import NotPossible
from matchmaker.core.hulpvraag import Dossier
from matchmaker.core.post import adressen, bezorgen, klaarleggen
from matchmaker.core.voorstellen import links
from matchmaker.pages.labels import GEBEURTENIS
from tests.matchmaker.aanvragen import aanvraag
from tests.matchmaker.conftest import BEUKENHOF, LINDENKWARTIER, PASSWORD, TestClock
from tests.matchmaker.linderwoude import EETTAFEL, LOGEERHUIS, MAATJES, UIT, linderwoude
from tests.matchmaker.post.uit import soorten, uitbak
from tests.matchmaker.vrijwilligers.gegevens import toegevoegd
from tests.matchmaker.werkproces.verloop import (
    gekoppeld,
    gevraagd,
    ingediend,
    lopend,
    met_kaart,
    opgepakt,
)


async def test_urgent_goes_to_the_wijk(matchmaker: Matchmaker, settings: Settings) -> None:
    """Of a new urgent request those hear who work its wijk and have an address; of another request nobody."""
    await matchmaker.vervang_plaatsen([LINDENKWARTIER, BEUKENHOF])
    people = {
        "linde": {"wijken": ["Lindenkwartier"]},
        "beuk": {"wijken": ["Beukenhof"]},
        "overal": {},
        "lezer": {"functie": "lezer"},
    }
    ids = {}
    for name, more in people.items():
        made, _ = await matchmaker.add_coordinator(
            name, name.title(), PASSWORD, email=f"{name}@gemeente.example", **more
        )
        ids[made.id] = name
    await matchmaker.add_coordinator("zonder", "Zonder", PASSWORD, wijken=["Lindenkwartier"])
    await ingediend(matchmaker)
    assert await uitbak(settings) == []
    await matchmaker.submit(aanvraag(signalen=["geweld"]), "een")
    await matchmaker.submit(aanvraag(signalen=["geweld"]), "een")
    assert {ids[one.coordinator_id or 0] for one in await uitbak(settings)} == {"linde", "overal"}


@pytest.mark.parametrize(
    ("wijk", "hear"),
    [("Lindenkwartier", {"linde"}), ("Van niemand", {"linde", "beuk"}), (None, {"linde", "beuk"})],
)
def test_a_wijk_of_nobody_is_everybodys(wijk: str | None, hear: set[str]) -> None:
    """A request of an unknown wijk, or one that nobody has, is mailed to all, as all see it."""
    people = [
        Coordinator(1, "linde", "L", wijken=("Lindenkwartier",), email="l@gemeente.example"),
        Coordinator(2, "beuk", "B", wijken=("Beukenhof",), email="b@gemeente.example"),
    ]
    assert {one.gebruikersnaam for one in adressen.van_wijk(people, wijk)} == hear


async def test_without_post_nothing_waits(
    matchmaker: Matchmaker, settings: Settings, anna: Coordinator, clock: TestClock
) -> None:
    """Where no post is configured nothing is put in the outbox, and no link is drawn."""
    off = replace(matchmaker, post=False)
    await off.submit(aanvraag(signalen=["geweld"]), "een")
    await gekoppeld(off, anna)
    await opgepakt(off, anna)
    clock.pass_by(days=30)
    await off.bijwerken()
    assert await uitbak(settings) == []


async def test_in_the_same_unit_of_work(
    matchmaker: Matchmaker, settings: Settings, anna: Coordinator
) -> None:
    """A mail that cannot be stored takes the request along, and a proposal that is refused leaves no mail."""

    def drawn(count: int) -> bytes:
        if count == 12:  # of a Message-ID
            raise ArithmeticError("no more luck")
        return matchmaker.entropy(count)

    with pytest.raises(ArithmeticError):
        await replace(matchmaker, entropy=drawn).submit(aanvraag(signalen=["geweld"]), "een")
    assert (await matchmaker.queue()).hulpvragen == ()
    referentie, _, _ = await gevraagd(matchmaker, anna)
    other = await toegevoegd(matchmaker, anna)
    with pytest.raises(NotPossible):
        await matchmaker.stel_voor_aan_vrijwilliger(referentie, other.id, anna)
    assert await soorten(settings) == [("voorstel", "wacht")]


async def test_follow_ups_one_mail_a_day(
    matchmaker: Matchmaker, settings: Settings, anna: Coordinator, clock: TestClock
) -> None:
    """However many follow-ups are due, the holder gets one mail; the next day none, until another is due."""
    first, _ = await gekoppeld(matchmaker, anna)
    await gekoppeld(matchmaker, anna)
    before = len(await uitbak(settings))
    counts = []
    for _ in range(20):
        clock.pass_by(days=1)
        done = await matchmaker.bijwerken()
        assert (await matchmaker.bijwerken()).gemaild == 0
        counts.append(done.gemaild)
    assert [day for day, count in enumerate(counts, 1) if count] == [14]
    assert counts[13] == 1
    call = lopend(await matchmaker.get(first))["inwoner"]
    tomorrow = matchmaker.vandaag() + timedelta(days=1)
    await matchmaker.verzet_opvolging(call.id, tomorrow, anna)
    assert (await matchmaker.bijwerken()).gemaild == 0
    clock.pass_by(days=1)
    assert (await matchmaker.bijwerken()).gemaild == 1
    assert len(await uitbak(settings)) == before + 2


async def test_nobody_to_tell(
    matchmaker: Matchmaker, settings: Settings, bram: Coordinator, clock: TestClock
) -> None:
    """A holder without an address gets no mail about follow-ups and claims."""
    await gekoppeld(matchmaker, bram)
    await opgepakt(matchmaker, bram)
    before = len(await uitbak(settings))
    clock.pass_by(days=20)
    done = await matchmaker.bijwerken()
    assert (done.gewaarschuwd, done.nazorg, done.gemaild, done.mislukt) == (1, 1, 0, 0)
    assert len(await uitbak(settings)) == before


async def test_a_claim_that_comes_back(
    matchmaker: Matchmaker, settings: Settings, anna: Coordinator, clock: TestClock
) -> None:
    """Who is warned that requests rest gets one mail about them."""
    for _ in range(3):
        await opgepakt(matchmaker, anna)
    clock.pass_by(days=8)
    assert (await matchmaker.bijwerken()).gewaarschuwd == 3
    assert await soorten(settings) == [("claim", "wacht")]


def _gemaild(dossier: Dossier) -> list[str | None]:
    return [line.toelichting for line in dossier.geschiedenis if line.soort == "gemaild"]


async def test_a_proposal_has_a_link(matchmaker: Matchmaker, settings: Settings, anna: Coordinator) -> None:
    """A proposal to a volunteer waits with its link, the history says so without a name, and the link opens it."""
    referentie, voorstel, _ = await gevraagd(matchmaker, anna)
    (one,) = await uitbak(settings)
    assert (one.soort, one.voorstel_id) == ("voorstel", voorstel)
    assert _gemaild(await matchmaker.get(referentie)) == ["aan een vrijwilliger"]
    assert one.token is not None
    assert (await matchmaker.voorstel_bij_link(one.token)).voorstel.id == voorstel
    assert one.token not in repr(one)


@pytest.mark.parametrize(
    ("service", "address"),
    [
        (MAATJES, "ilse@welzijn.example"),  # the contact of the service itself
        (EETTAFEL, "eettafel@welzijn.example"),  # the service's own
        (LOGEERHUIS, None),
    ],
)
async def test_address_of_a_service(
    matchmaker: Matchmaker, settings: Settings, anna: Coordinator, service: str, address: str | None
) -> None:
    """A proposal goes to the contact of a service, or else to its own address; without one no mail waits."""
    await met_kaart(matchmaker)
    referentie = await opgepakt(matchmaker, anna)
    made = await matchmaker.stel_voor_aan_dienst(referentie, service, anna)
    async with matchmaker.store.reading() as work:
        assert await adressen.van_voorstel(work, made) == address
    assert len(await uitbak(settings)) == (address is not None)
    assert len(_gemaild(await matchmaker.get(referentie))) == (address is not None)


@pytest.mark.parametrize(
    ("service", "own", "address"),
    [
        (MAATJES, "ilse@welzijn.example", "ilse@welzijn.example"),  # beside a contact of the organisation
        (EETTAFEL, None, "eettafel@welzijn.example"),
        (MAATJES, None, "directie@welzijn.example"),  # before the address of the organisation
        (LOGEERHUIS, None, None),
    ],
)
async def test_not_the_address_of_another(
    matchmaker: Matchmaker, anna: Coordinator, service: str, own: str | None, address: str | None
) -> None:
    """The contact of the organisation comes after the service's own address; that of another service never."""
    contacts = [
        {
            "id": "c0",
            "name": "Elders",
            "organization_id": "org-welzijn",
            "service_id": UIT,
            "email": "uit@x.example",
        },
        {
            "id": "c1",
            "name": "Directie",
            "organization_id": "org-welzijn",
            "email": "directie@welzijn.example",
        },
        {"id": "c2", "name": "Ilse", "service_id": MAATJES, "email": own},
    ]
    await matchmaker.importeer({**linderwoude(), "contact": contacts, "phone": []}, door="test")
    made = await matchmaker.stel_voor_aan_dienst(await opgepakt(matchmaker, anna), service, anna)
    async with matchmaker.store.reading() as work:
        assert await adressen.van_voorstel(work, made) == address


async def test_a_volunteer_without_an_address(
    matchmaker: Matchmaker, settings: Settings, anna: Coordinator
) -> None:
    """Who can only be phoned is phoned: nothing waits, and the history does not say that a mail goes."""
    referentie = await opgepakt(matchmaker, anna)
    one = await toegevoegd(matchmaker, anna, email=None)
    await matchmaker.stel_voor_aan_vrijwilliger(referentie, one.id, anna)
    assert await uitbak(settings) == []
    assert _gemaild(await matchmaker.get(referentie)) == []


def test_lines_have_words() -> None:
    """The lines that mail adds to a history read as words on the page of a request."""
    assert {klaarleggen.GEMAILD, bezorgen.MISLUKT, links.NIEUWE_LINK} <= set(GEBEURTENIS)
