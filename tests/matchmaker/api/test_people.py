"""The calls about who works here, what waits for them, and the volunteers."""

from __future__ import annotations

from aiohttp.test_utils import TestClient

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.post.poststuk import Fout, Poststaat, Poststuk, Soort
from tests.matchmaker.aanvragen import aanvraag
from tests.matchmaker.api.conftest import ANNA, BASE, BRAM
from tests.matchmaker.conftest import BEUKENHOF, LINDENKWARTIER, PASSWORD, TestClock
from tests.matchmaker.vrijwilligers.gegevens import toegevoegd
from tests.matchmaker.werkproces.verloop import gekoppeld, gevraagd, ingediend

LEA = {"Authorization": "Bearer token-lea"}


async def test_who(client: TestClient, matchmaker: Matchmaker) -> None:
    """One reads who one is, and which colleagues work requests; readers of figures do not."""
    await matchmaker.add_coordinator("lea", "Lea Verzonnen", PASSWORD, token="token-lea", functie="lezer")
    mine = await (await client.get(f"{BASE}/ik", headers=LEA)).json()
    assert (mine["gebruikersnaam"], mine["functie"], mine["wijken"]) == ("lea", "lezer", [])
    found = (await (await client.get(f"{BASE}/collegas", headers=ANNA)).json())["collegas"]
    assert [one["gebruikersnaam"] for one in found] == ["anna", "bram"]


async def test_a_reader_reads_no_people(client: TestClient, matchmaker: Matchmaker) -> None:
    """Who reads figures only gets 403 where something stands about a person."""
    await matchmaker.add_coordinator("lea", "Lea Verzonnen", PASSWORD, token="token-lea", functie="lezer")
    one = f"/hulpvragen/{await ingediend(matchmaker)}"
    calls = ("/hulpvragen", "/dagstart", "/vrijwilligers", "/vrijwilligers/1", one, f"{one}/geschiedenis")
    for call in (
        *calls,
        f"{one}/dubbelen",
        f"{one}/suggesties",
        f"{one}/vrijwilligers",
        f"{one}/voorstellen",
    ):
        answer = await client.get(BASE + call, headers=LEA)
        assert (answer.status, answer.content_type) == (403, "application/problem+json"), call
    for call in ("/claims", f"{one}/claim"):
        assert (await client.post(BASE + call, headers=LEA)).status == 403
    note = await client.post(f"{BASE}{one}/notities", headers=LEA, json={"tekst": "a"})
    assert note.status == 403
    assert (await note.json())["detail"].startswith("U leest cijfers.")


async def test_own_wijken(client: TestClient, matchmaker: Matchmaker) -> None:
    """Of a wijk that a colleague has one reads and changes nothing, with a key or a mark as without."""
    await matchmaker.vervang_plaatsen([LINDENKWARTIER, BEUKENHOF])
    await matchmaker.wijzig_coordinator("anna", "coordinator", ["Lindenkwartier"])
    await matchmaker.wijzig_coordinator("bram", "coordinator", ["Beukenhof"])
    one = f"{BASE}/hulpvragen/{await ingediend(matchmaker)}"
    assert (await (await client.get(f"{BASE}/hulpvragen", headers=BRAM)).json())["hulpvragen"] == []
    seen = (await client.get(one, headers=ANNA)).headers["ETag"]
    for more in ({}, {"Idempotency-Key": "k"}, {"If-Match": seen}, {"If-Match": '"anders"'}):
        assert (await client.post(f"{one}/claim", headers=BRAM | more)).status == 403
    assert (await client.post(f"{BASE}/claims", headers=BRAM)).status == 204
    contact = aanvraag()["contact"] | {"postcode": "1998"}  # the same telephone number
    mine = f"{BASE}/hulpvragen/{await ingediend(matchmaker, contact=contact)}"
    (other,) = (await (await client.get(f"{mine}/dubbelen", headers=BRAM)).json())["dubbelen"]
    assert (other["referentie"], other["wijk"], other["zelfde"]) == (None, "Lindenkwartier", ["telefoon"])
    assert (await client.post(f"{one}/claim", headers=ANNA | {"Idempotency-Key": "k"})).status == 200


async def test_day_list(
    client: TestClient, matchmaker: Matchmaker, anna: Coordinator, clock: TestClock
) -> None:
    """What waits for one today: calls that are due, and what is new and urgent."""
    referentie, _ = await gekoppeld(matchmaker, anna)
    urgent = await ingediend(matchmaker, signalen=["geweld"])
    clock.pass_by(days=14)
    await matchmaker.bijwerken()
    found = await (await client.get(f"{BASE}/dagstart", headers=ANNA)).json()
    assert (found["vandaag"], found["aantal"]) == ("2026-03-16", 3)
    assert [one["opvolging"]["soort"] for one in found["opvolgingen"]] == ["inwoner", "helper"]
    assert {one["hulpvraag"]["referentie"] for one in found["opvolgingen"]} == {referentie}
    assert [one["referentie"] for one in found["urgent"]] == [urgent]
    assert (await (await client.get(f"{BASE}/dagstart", headers=BRAM)).json())["aantal"] == 1


async def test_day_list_counts_all_its_parts(
    client: TestClient, matchmaker: Matchmaker, anna: Coordinator
) -> None:
    """A proposal that could not be mailed is in the list; `aantal` is the sum of the parts, as described."""
    referentie, voorstel, _ = await gevraagd(matchmaker, anna)
    await ingediend(matchmaker, signalen=["geweld"])
    now = matchmaker.clock()
    mail = Poststuk(
        sleutel="een",
        soort=Soort.VOORSTEL,
        bericht_id="een",
        voorstel_id=voorstel,
        dag=now.date(),
        gemaakt_op=now,
        vanaf=now,
    )
    async with matchmaker.store.writing() as work:
        await work.post.leg_klaar(mail)
        taken = await work.post.neem_volgende(now, now)
        assert taken is not None
        assert await work.post.klaar(taken, Poststaat.MISLUKT, now, Fout.GEWEIGERD)
    found = await (await client.get(f"{BASE}/dagstart", headers=ANNA)).json()
    assert [one["referentie"] for one in found["niet_gemaild"]] == [referentie]
    assert found["aantal"] == sum(len(part) for part in found.values() if isinstance(part, list)) == 2
    described = (await (await client.get(f"{BASE}/openapi.json")).json())["components"]["schemas"]
    assert set(described["Dagstart"]["properties"]) == set(found)


async def test_volunteers(client: TestClient, matchmaker: Matchmaker, anna: Coordinator) -> None:
    """Filters add up; one comes whole, with whom they help; who was removed is a 404."""
    referentie, number = await gekoppeld(matchmaker, anna)
    await toegevoegd(matchmaker, anna, naam="Hans Verzonnen", activiteiten=("tuin",))
    for query, names in (
        ("", ["Gerda Verzonnen", "Hans Verzonnen"]),
        ("?activiteit=tuin", ["Hans Verzonnen"]),
        ("?q=HANS&status=actief&wijk=Lindenkwartier", ["Hans Verzonnen"]),
        ("?q=hans&activiteit=lopen", []),
    ):
        found = await (await client.get(f"{BASE}/vrijwilligers{query}", headers=ANNA)).json()
        assert [one["naam"] for one in found["vrijwilligers"]] == names
    whole = await client.get(f"{BASE}/vrijwilligers/{number}", headers=ANNA)
    assert "ETag" in whole.headers
    assert [match["referentie"] for match in (await whole.json())["koppelingen"]] == [referentie]
    helping = await (await client.get(f"{BASE}/hulpvragen/{referentie}/vrijwilligers", headers=BRAM)).json()
    assert [one["id"] for one in helping["vrijwilligers"]] == [number]
    assert (await client.get(f"{BASE}/vrijwilligers/999", headers=ANNA)).status == 404


async def test_volunteers_a_page_at_a_time(
    client: TestClient, matchmaker: Matchmaker, anna: Coordinator
) -> None:
    """Who follows the Link meets everybody once, also when names change and others come in between."""
    for number in range(5):
        await toegevoegd(matchmaker, anna, naam=f"Vrijwilliger {number}")
    address, seen = f"{BASE}/vrijwilligers?limiet=2&activiteit=lopen", []
    while address:
        answer = await client.get(address, headers=ANNA)
        page = await answer.json()
        seen += [one["naam"] for one in page["vrijwilligers"]]
        assert ("next" in answer.links) == (page["volgende"] is not None)
        address = str(answer.links["next"]["url"].relative()) if answer.links else ""
        if len(seen) == 2:
            await toegevoegd(matchmaker, anna, naam="Aaf Verzonnen")
    assert seen == [*(f"Vrijwilliger {number}" for number in range(5)), "Aaf Verzonnen"]


async def test_bad_cursor(client: TestClient) -> None:
    """A cursor that no page gave is a 400."""
    for cursor in ("x", "LTE", "MTIzNDU2Nzg5MDEyMzQ1Njc4OQ", "2aM", "%F0%9F%8C%B7"):
        answer = await client.get(f"{BASE}/vrijwilligers?cursor={cursor}", headers=ANNA)
        assert (answer.status, (await answer.json())["fouten"][0]["pointer"]) == (400, "cursor"), cursor


async def test_queue_of_one(client: TestClient, matchmaker: Matchmaker) -> None:
    """The queue is filtered by who holds, by how urgent and by what is quickly done; filters add up."""
    mine = await ingediend(matchmaker, signalen=["geweld"])
    await client.post(f"{BASE}/hulpvragen/{mine}/claim", headers=ANNA)
    quick = aanvraag()["feiten"][2] | {"activiteit": "klusjes"}
    job = await ingediend(matchmaker, feiten=[quick])
    for query, found in (
        ("houder=ik", [mine]),
        ("houder=Anna", [mine]),
        ("houder=bram", []),
        ("minstens=3", [mine]),
        ("minstens=0", [mine, job]),
        ("snel=true", [job]),
        ("snel=false&houder=", [mine, job]),
        ("snel=true&houder=ik", []),
        ("houder=ik&minstens=3&status=in_behandeling&q=stofzuigen&wijk=Lindenkwartier", [mine]),
    ):
        answer = await client.get(f"{BASE}/hulpvragen?{query}", headers=ANNA)
        assert [one["referentie"] for one in (await answer.json())["hulpvragen"]] == found, query
    for query in ("houder=niemand", "minstens=4", "minstens=-1", "snel=ja"):
        answer = await client.get(f"{BASE}/hulpvragen?{query}", headers=ANNA)
        assert (answer.status, (await answer.json())["fouten"][0]["pointer"]) == (400, query.split("=")[0])
