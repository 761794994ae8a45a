"""Slowness, repeats, disorder, floods and a full disk, on the whole chain."""

import os
import resource
import signal
import threading
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from bot import geheim
from tests.faults.volhouder import Volhouder, codes
from tests.stack import Stack

pytestmark = pytest.mark.chain

ALLES = os.environ.get("FAULTS") == "all"  # make faults
BERICHTEN = 1000 if ALLES else 200
TABBLADEN = 100


@pytest.fixture(scope="module")
def chain(tmp_path_factory) -> Iterator[Stack]:
    """A chain of its own: these tests stop its processes."""
    running = Stack(tmp_path_factory.mktemp("drukte"), settings={"KEUKENTAFEL_ANTWOORD_WACHTTIJD": "4"})
    try:
        yield running.up()
    finally:
        running.down()


def tot(person: Volhouder, vraag: str) -> Volhouder:
    """Answer until this question is asked."""
    for _ in range(40):
        if person.vraag == vraag:
            return person
        person.verder()
    raise AssertionError(f"{vraag} was never asked")


def post(person: Volhouder, body: dict[str, str], key: str) -> httpx.Response:
    """Send once, with a key."""
    headers = {"Authorization": f"Bearer {person.token}", "Idempotency-Key": key}
    return httpx.post(f"{person.url}/api/chat/v1/berichten", json=body, headers=headers, timeout=90)


@pytest.mark.parametrize("name", ["actions", "rasa"])
def test_a_process_that_hangs(chain, name):
    """Frozen for longer than the person waits: told so, then answered, once."""
    person = tot(Volhouder(chain.url), "zelf")
    group = chain.processes[name].pid
    os.killpg(group, signal.SIGSTOP)
    try:
        answer = post(person, {"tekst": "Koken doe ik nog zelf."}, uuid.uuid4().hex).json()
        assert answer["wacht"] and "14 0000" in answer["berichten"][-1]["tekst"]
    finally:
        os.killpg(group, signal.SIGCONT)
    person.gezegd.append("Koken doe ik nog zelf.")
    person.bijblijven()
    assert not person.verloren() and person.vraag != "zelf"


def test_repeats_at_the_gateway(chain):
    """One message, delivered twenty times at once and again later: said once, answered once."""
    person = tot(Volhouder(chain.url), "zelf")
    key, body = uuid.uuid4().hex, {"tekst": "Koken doe ik nog zelf."}
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda _: post(person, body, key), range(20)))
    person.verder()
    answers.append(post(person, body, key))
    assert {a.status_code for a in answers} == {200}
    person.gezegd.append(body["tekst"])
    person.bijblijven()
    assert not person.verloren()
    assert len({b["tekst"] for a in answers[:20] for b in a.json()["berichten"][-1:]}) == 1


def test_repeats_and_disorder_at_the_engine(chain):
    """Turns that come again, late and in another order: each gets the answer that it got, and nothing changes."""
    url = f"http://127.0.0.1:{chain.rasa_port}/webhooks/keukentafel/beurten"
    gesprek = uuid.uuid4().hex
    turns = [{"gesprek": gesprek, "beurt": "b0", "begin": True}]
    turns += [
        {"gesprek": gesprek, "beurt": f"b{i}", "tekst": t, "vraag": None}
        for i, t in enumerate(person_says(), 1)
    ]
    headers = geheim.header(chain.secret)
    first = [httpx.post(url, json=turn, headers=headers, timeout=60).json() for turn in turns]
    with ThreadPoolExecutor(8) as pool:
        again = list(
            pool.map(lambda t: httpx.post(url, json=t, headers=headers, timeout=60).json(), turns[::-1] * 3)
        )
    assert again == first[::-1] * 3


def person_says() -> list[str]:
    """Give a few answers."""
    return ["voor mezelf", "Stofzuigen lukt niet meer.", "Koken doe ik zelf.", "De was is zwaar."]


def test_a_flood(chain):
    """Hundreds of messages of fifty people at once: each acknowledged, answered, kept, in its own order."""
    people = [Volhouder(chain.url) for _ in range(50)]

    def talk(person: Volhouder) -> None:
        for n in range(BERICHTEN // len(people)):
            person.stuur({"tekst": f"Bericht {n}: ik kan niet meer stofzuigen."})

    threads = [threading.Thread(target=talk, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for person in people:
        person.bijblijven()
    lost = [text for person in people for text in person.verloren()]
    print(f"\nflood: {sum(len(p.gezegd) for p in people)} messages acknowledged, lost {len(lost)}")
    assert sum(len(person.gezegd) for person in people) == BERICHTEN
    assert not lost
    for person in people:
        assert [b["tekst"] for b in person.berichten if b["van"] == "mens"] == person.gezegd


def test_a_hundred_tabs_send_one_request(chain):
    """One person, a hundred tabs that all press "Versturen": one request, one code."""
    before = set(codes(chain))
    person = tot(Volhouder(chain.url), "versturen")
    with ThreadPoolExecutor(TABBLADEN) as pool:
        answers = list(
            pool.map(lambda _: post(person, {"knop": "/bevestigen"}, uuid.uuid4().hex), range(TABBLADEN))
        )
    assert {a.status_code for a in answers} <= {200, 409}
    person.bijblijven()
    assert set(codes(chain)) - before == {person.code}


@pytest.mark.parametrize("name", ["web", "actions"])
def test_a_full_disk(chain, name):
    """No process may write a byte more: nothing is acknowledged that is not kept; with room it goes on by itself."""
    before = set(codes(chain))
    person = tot(Volhouder(chain.url), "versturen")
    pids = [int(pid) for pid in _group(chain.processes[name].pid)]
    limits = {pid: resource.prlimit(pid, resource.RLIMIT_FSIZE) for pid in pids}
    for pid, (_, hard) in limits.items():
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, hard))
    key = uuid.uuid4().hex
    try:
        answer = post(person, {"knop": "/bevestigen"}, key)
        if name == "web":
            assert answer.status_code == 503 and "niet bewaren" in answer.json()["detail"]
        else:
            assert answer.status_code == 200 and answer.json()["wacht"]
        assert set(codes(chain)) == before
    finally:
        for pid, both in limits.items():
            resource.prlimit(pid, resource.RLIMIT_FSIZE, both)
    assert post(person, {"knop": "/bevestigen"}, key).status_code == 200
    person.bijblijven()
    assert set(codes(chain)) - before == {person.code}


def _group(leader: int) -> list[str]:
    """Give a process and its children."""
    with open(f"/proc/{leader}/task/{leader}/children", encoding="ascii") as children:  # noqa: PTH123
        return [str(leader), *children.read().split()]
