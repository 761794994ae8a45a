"""A call that is repeated under its key, on each database."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import func, select

from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.herhalen.eenmalig import Gedaan
from matchmaker.core.herhalen.port import Sleutel
from matchmaker.store.engine import open_engine
from matchmaker.store.tables import herhaling
from matchmaker.web import make_app
from tests.matchmaker.api.conftest import ANNA, BASE, BRAM
from tests.matchmaker.conftest import TestClock
from tests.matchmaker.linderwoude import EETTAFEL, MAATJES
from tests.matchmaker.werkproces.verloop import ingediend, met_kaart, opgepakt

AT_ONCE = 20


def keyed(key: str, who: dict[str, str] = ANNA) -> dict[str, str]:
    """Give the headers of a call with a key."""
    return who | {"Idempotency-Key": key}


async def kept(settings: Settings) -> int:
    """Count the answers that are kept."""
    engine = open_engine(settings.store_url())
    async with engine.connect() as connection:
        number = (await connection.execute(select(func.count()).select_from(herhaling))).scalar_one()
    await engine.dispose()
    return int(number)


async def test_twenty_at_once(
    client: TestClient,
    matchmaker: Matchmaker,
    opened: Callable[[], Awaitable[Matchmaker]],
    settings: Settings,
) -> None:
    """Of twenty repeats at the same moment, to two processes, one is done; all get the same answer."""
    referentie = await ingediend(matchmaker)
    other = await opened()
    async with TestClient(TestServer(make_app(other, settings))) as second:
        calls = [
            one.post(f"{BASE}/hulpvragen/{referentie}/notities", headers=keyed("k"), json={"tekst": "gebeld"})
            for _ in range(AT_ONCE // 2)
            for one in (client, second)
        ]
        answers = await asyncio.gather(*calls)
        bodies = {(one.status, one.headers["ETag"], await one.text()) for one in answers}
    await other.close()
    assert len(bodies) == 1
    assert {status for status, _, _ in bodies} == {200}
    notes = [line for line in (await matchmaker.get(referentie)).geschiedenis if line.soort == "notitie"]
    assert len(notes) == 1


async def test_claims_at_once(client: TestClient, matchmaker: Matchmaker) -> None:
    """A repeated claim of the next takes one request, however often; another key takes another."""
    for _ in range(4):
        await ingediend(matchmaker)
    answers = await asyncio.gather(
        *(client.post(f"{BASE}/claims", headers=keyed(f"k{number % 3}")) for number in range(AT_ONCE))
    )
    taken = {(await one.json())["referentie"] for one in answers}
    assert len(taken) == 3
    assert len((await matchmaker.queue()).hulpvragen) == 4
    held = [one for one in (await matchmaker.queue()).hulpvragen if one.houder]
    assert {one.referentie for one in held} == taken


async def test_of_many_who_saw_the_same(client: TestClient, matchmaker: Matchmaker) -> None:
    """Of many changes to what all have seen, at the same moment, one is done; with a key or without."""
    one = f"{BASE}/hulpvragen/{await ingediend(matchmaker)}"
    for with_key in (False, True):
        seen = {"If-Match": (await client.get(one, headers=ANNA)).headers["ETag"]}
        answers = await asyncio.gather(
            *(
                client.post(
                    f"{one}/notities",
                    headers=(keyed(f"k{number}") if with_key else ANNA) | seen,
                    json={"tekst": str(number)},
                )
                for number in range(8)
            )
        )
        assert sorted(answer.status for answer in answers) == [200] + [412] * 7


async def test_the_same_answer_later(client: TestClient, matchmaker: Matchmaker, clock: TestClock) -> None:
    """The answer is that of the first time, also when things have moved on since."""
    one = f"{BASE}/hulpvragen/{await ingediend(matchmaker)}/status"
    first = await client.post(one, headers=keyed("k"), json={"status": "uitvraag"})
    await client.post(one, headers=ANNA, json={"status": "in_behandeling"})
    clock.pass_by(hours=23)
    again = await client.post(one, headers=keyed("k"), json={"status": "uitvraag"})
    assert (again.status, await again.read()) == (first.status, await first.read())
    assert again.headers["ETag"] == first.headers["ETag"]


async def test_something_else_under_the_key(client: TestClient, matchmaker: Matchmaker) -> None:
    """Another body, another address: 422, and nothing is done. A colleague's key is another key."""
    referentie, other = await ingediend(matchmaker), await ingediend(matchmaker)
    one = f"{BASE}/hulpvragen/{referentie}/notities"
    assert (await client.post(one, headers=keyed("k"), json={"tekst": "a"})).status == 200
    elsewhere = f"{BASE}/hulpvragen/{other}/notities"
    for address, text in ((one, "b"), (elsewhere, "a")):
        answer = await client.post(address, headers=keyed("k"), json={"tekst": text})
        assert (answer.status, answer.content_type) == (422, "application/problem+json")
    assert (await client.post(one, headers=keyed("k", BRAM), json={"tekst": "b"})).status == 200
    assert len((await matchmaker.get(other)).geschiedenis) == 1


async def test_a_refusal_is_an_answer(client: TestClient, matchmaker: Matchmaker, anna: Coordinator) -> None:
    """A 409 is given again although the call would do now; what was done before the refusal is not stored."""
    await met_kaart(matchmaker)
    referentie = await opgepakt(matchmaker, anna)
    asked = [await matchmaker.stel_voor_aan_dienst(referentie, one, anna) for one in (MAATJES, EETTAFEL)]
    step = {"status": "gekoppeld"}
    one = f"{BASE}/hulpvragen/{referentie}/status"
    first = await client.post(one, headers=keyed("k"), json=step)
    assert (await matchmaker.get(referentie)).hulpvraag.status == "voorgesteld"
    await matchmaker.trek_voorstel_in(asked[0].id, anna)
    again = await client.post(one, headers=keyed("k"), json=step)
    assert (first.status, first.content_type) == (409, "application/problem+json")
    assert (again.status, await again.read()) == (409, await first.read())
    assert again.content_type == "application/problem+json"
    assert (await client.post(one, headers=keyed("k2"), json=step)).status == 200


async def test_what_was_wrong_may_be_mended(client: TestClient, matchmaker: Matchmaker) -> None:
    """A request that was not understood did nothing and keeps no key."""
    one = f"{BASE}/hulpvragen/{await ingediend(matchmaker)}/notities"
    assert (await client.post(one, headers=keyed("k"), json={"tekst": ""})).status == 400
    assert (await client.post(one, headers=keyed("k"), json={"tekst": "goed"})).status == 200


@pytest.mark.parametrize("key", ["", " ", "a" * 256, "caf\u00e9"])
async def test_keys_that_cannot_be(client: TestClient, matchmaker: Matchmaker, key: str) -> None:
    """A key that is empty, too long or not ASCII is a 400 that names the header."""
    one = f"{BASE}/hulpvragen/{await ingediend(matchmaker)}/claim"
    answer = await client.post(one, headers=keyed(key))
    assert answer.status == 400
    assert (await answer.json())["fouten"][0]["pointer"] == "Idempotency-Key"


async def test_kept_for_a_day(
    client: TestClient, matchmaker: Matchmaker, settings: Settings, clock: TestClock
) -> None:
    """After 24 hours the key is free, and the sweep removes what was kept."""
    one = f"{BASE}/hulpvragen/{await ingediend(matchmaker)}/notities"
    for hours in (0, 24):
        clock.pass_by(hours=hours)
        assert (await client.post(one, headers=keyed("k"), json={"tekst": "a"})).status == 200
    notes = await (await client.get(one, headers=ANNA)).json()
    assert len(notes["notities"]) == 2
    await matchmaker.bijwerken()
    assert await kept(settings) == 1
    clock.pass_by(hours=24)
    await matchmaker.bijwerken()
    assert await kept(settings) == 0


async def test_withdrawing_wipes_the_answers(
    client: TestClient, matchmaker: Matchmaker, settings: Settings, anna: Coordinator
) -> None:
    """What was kept of a request tells what somebody said: it goes with the request."""
    referentie = await opgepakt(matchmaker, anna)
    one = f"{BASE}/hulpvragen/{referentie}"
    await client.post(f"{one}/notities", headers=keyed("a"), json={"tekst": "woont alleen"})
    await client.post(f"{one}/status", headers=keyed("b"), json={"status": "uitvraag"})
    assert await kept(settings) == 2
    body = {"status": "ingetrokken"}
    last = await client.post(f"{one}/status", headers=keyed("c"), json=body)
    assert await kept(settings) == 1
    again = await client.post(f"{one}/status", headers=keyed("c"), json=body)
    assert await again.read() == await last.read()
    assert "Verzonnen" not in str((await last.json())["contact"])


async def test_withdrawn_while_the_answer_is_written(
    matchmaker: Matchmaker,
    opened: Callable[[], Awaitable[Matchmaker]],
    settings: Settings,
    anna: Coordinator,
) -> None:
    """Who claims their own again while it is withdrawn: the withdrawal comes after, and takes the kept answer along."""
    referentie = await opgepakt(matchmaker, anna)
    other = await opened()
    withdrawing: asyncio.Task[object] | None = None

    async def claim(cases: Matchmaker) -> Gedaan:
        nonlocal withdrawing
        found = await cases.claim(referentie, anna)
        withdrawing = asyncio.create_task(other.withdraw(referentie))
        await asyncio.wait({withdrawing}, timeout=1)  # time enough to get between the reading and the keeping
        return Gedaan(str(found), found.hulpvraag.id)

    await matchmaker.eenmalig(Sleutel(anna.id, "k"), "claim", claim, str)
    assert withdrawing is not None
    await withdrawing
    await other.close()
    assert (await matchmaker.status(referentie)).status == "ingetrokken"
    assert await kept(settings) == 0


async def test_one_button_in_two_processes(
    matchmaker: Matchmaker, opened: Callable[[], Awaitable[Matchmaker]], anna: Coordinator, bram: Coordinator
) -> None:
    """One press that comes in ten times, at two processes, takes one request; a colleague's takes another."""
    for _ in range(4):
        await ingediend(matchmaker)
    other = await opened()
    presses = [one.pak_volgende("k", anna) for _ in range(AT_ONCE // 2) for one in (matchmaker, other)]
    *mine, theirs = await asyncio.gather(*presses, other.pak_volgende("k", bram))
    await other.close()
    assert len(set(mine)) == 1
    assert theirs not in (None, mine[0])
    assert len([one for one in (await matchmaker.queue()).hulpvragen if one.houder]) == 2
