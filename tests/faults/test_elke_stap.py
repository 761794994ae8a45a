"""kill -9 of each process at each step of a conversation, from the first answer to the code."""

import os
import threading
import time
from collections.abc import Iterator

import pytest

from tests.faults.volhouder import Volhouder, codes
from tests.stack import Stack

pytestmark = pytest.mark.chain

ALLES = os.environ.get("FAULTS") == "all"  # make faults
# Rasa takes half a minute to come back: in every run at the steps that weigh most, all of them with `make faults`.
RASA_BIJ = {"toestemming", "versturen"}
STAPPEN = 40


# Each process, before its answer and during it; of Rasa, which is slow to start, only during unless all is asked for.
KEREN = [
    pytest.param(name, moment, id=f"{when}-{name}")
    for when, moment in (("before", 0.0), ("during", 0.08))
    for name in ("web", "actions", "rasa")
    if ALLES or (name, when) != ("rasa", "before")
]


@pytest.fixture(scope="module")
def chain(tmp_path_factory) -> Iterator[Stack]:
    """A chain of its own: these tests kill its processes."""
    running = Stack(tmp_path_factory.mktemp("stappen"))
    try:
        yield running.up()
    finally:
        running.down()


@pytest.mark.parametrize(("name", "moment"), KEREN)
def test_killed_at_each_step(chain, name, moment):
    """The conversation comes to its code: every answer once, one request, and nobody restarts more than the process."""
    before, killed = set(codes(chain)), 0
    person = Volhouder(chain.url)
    for _ in range(STAPPEN):
        if person.code:
            break
        if name == "rasa" and not ALLES and person.vraag not in RASA_BIJ:
            person.verder()
            continue
        body = person.zet()
        sender = threading.Thread(target=person.stuur, args=(body,))
        if moment:
            sender.start()
            time.sleep(moment)
        chain.kill(name)
        if not moment:
            sender.start()
            time.sleep(0.2)
        chain.start(name)
        killed += 1
        sender.join()
        chain.wait_until_ready()
        person.bijblijven()
    print(
        f"\n{name}, {'during' if moment else 'before'}: killed {killed} times, lost {len(person.verloren())}"
    )
    assert killed >= (len(RASA_BIJ) if name == "rasa" else 8)
    assert not person.verloren()
    assert set(codes(chain)) - before == {person.code}
