"""Processes that die in the middle of a conversation: nothing is lost, and it goes on."""

import time
from collections.abc import Iterator

import httpx
import pytest

from tests.conversations.person import Person
from tests.stack import Stack

pytestmark = pytest.mark.chain


@pytest.fixture(scope="module")
def chain(tmp_path_factory) -> Iterator[Stack]:
    """A chain of its own: these tests kill its processes."""
    running = Stack(tmp_path_factory.mktemp("faults"))
    try:
        yield running.up()
    finally:
        running.down()


def berichten(person: Person) -> list[dict]:
    """Give the whole conversation, as a reload of the page would show it."""
    answer = httpx.get(
        f"{person.url}/api/chat/v1/berichten", headers={"Authorization": f"Bearer {person.token}"}, timeout=60
    )
    return list(answer.json()["berichten"])


def wacht_op_vraag(person: Person, vraag: str, seconds: float = 90) -> list[dict]:
    """Wait until the bot asks this question."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = berichten(person)
        if any(b["vraag"] == vraag for b in found):
            return found
        time.sleep(1)
    raise AssertionError(f"{vraag} was never asked: {found[-3:]}")


@pytest.mark.parametrize("name", ["actions", "rasa"])
def test_a_killed_process_loses_no_word(chain, name):
    """kill -9: the person is told, with the phone number; the message is kept, answered later, and once."""
    person = Person(chain.url).zeg("voor mezelf")
    chain.kill(name)
    person.zeg("Stofzuigen lukt niet meer door mijn rug.")
    assert "bewaard" in person.laatste
    assert "14 0000" in person.laatste
    chain.start(name)
    chain.wait_until_ready()
    found = wacht_op_vraag(person, "zelf")
    assert [b["tekst"] for b in found].count("Stofzuigen lukt niet meer door mijn rug.") == 1
    assert sum(b["vraag"] == "zelf" for b in found) == 1


def test_a_killed_gateway_keeps_the_conversation(chain):
    """kill -9 of the web process: after a restart the conversation is there, and goes on."""
    person = Person(chain.url).zeg("voor mezelf").zeg("Ik kan de trap niet meer op.")
    before = berichten(person)
    chain.kill("web")
    chain.start("web")
    chain.wait_until_ready()
    assert berichten(person) == before
    person.zeg("Koken doe ik nog zelf.")
    assert berichten(person)[: len(before)] == before


def test_nothing_that_was_typed_stands_in_a_log(chain):
    """The words of a person, also those in an answer that failed, are in no log."""
    person = Person(chain.url).zeg("voor mezelf").zeg("mijn kwikstaartje Bartholomeus hinkt")
    chain.kill("actions")
    person.zeg("en de zeepaardjes van Wilhelmina ook")
    chain.start("actions")
    chain.wait_until_ready()
    for name in ("rasa", "actions", "web"):
        for word in ("kwikstaartje", "Bartholomeus", "zeepaardjes", "Wilhelmina", person.token):
            assert word not in chain.log(name), name
