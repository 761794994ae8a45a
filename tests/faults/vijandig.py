"""Hostile inputs through the running chain, several conversations at once: `python -m tests.faults.vijandig 20000`.

No 500, no dead conversation, no leak, no consent that nobody gave, nothing lost that was acknowledged. Prints what was
tried and what failed; ends with 1 where anything did.
"""

from __future__ import annotations

import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import aiohttp

from tests.faults.vijandig_gesprek import DOELEN, KANARIE, Tel, Vijandig
from tests.faults.vijandige_teksten import hostile
from tests.faults.volhouder import codes
from tests.stack import Stack

TEGELIJK = 6  # conversations
PER_GESPREK = 40  # hostile inputs
LOGS = ("rasa", "actions", "web")


def portions(number: int, seed: int, size: int) -> Iterator[list[tuple[str, str | bytes]]]:
    """Cut the inputs in portions, one a conversation."""
    inputs = list(hostile(number, seed))
    random.Random(seed).shuffle(inputs)
    for at in range(0, number, size):
        yield inputs[at : at + size]


async def attack(
    stack: Stack,
    number: int,
    seed: int = 1,
    *,
    size: int = PER_GESPREK,
    seconds: float = 1e9,
    tell: bool = False,
) -> Tel:
    """Send `number` hostile inputs, or as many as fit in `seconds`; give what was counted, faults included."""
    tel, before, started = Tel(), set(codes(stack)), time.monotonic()
    todo = enumerate(portions(number, seed, size))

    async def worker(session: aiohttp.ClientSession) -> None:
        for at, inputs in todo:
            if time.monotonic() - started > seconds:
                return
            person = Vijandig(
                stack, session, random.Random(seed * 1_000_003 + at), DOELEN[at % len(DOELEN)], tel
            )
            try:
                await person.hold(inputs)
            except (AssertionError, aiohttp.ClientError, TimeoutError, ValueError, KeyError) as error:
                tel.fouten.append(f"{type(error).__name__}: {error}")
                if tell:
                    print(f"FAULT {tel.fouten[-1]}", flush=True)
            if tell and at % 10 == 0:
                print(
                    f"{time.monotonic() - started:6.0f} s {tel.vijandig} inputs, {len(tel.fouten)} faults",
                    flush=True,
                )

    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=120)) as session:
        await asyncio.gather(*(worker(session) for _ in range(TEGELIJK)))
    tel.fouten += look_behind(stack, tel, before)
    return tel


def look_behind(stack: Stack, tel: Tel, before: set[str]) -> list[str]:
    """Compare the queue with what people were told, and search the logs."""
    faults = []
    arrived = set(codes(stack)) - before
    if surplus := arrived - set(tel.referenties):
        faults.append(f"{len(surplus)} requests that nobody sent")
    if missing := set(tel.referenties) - arrived:
        faults.append(f"{len(missing)} requests that were acknowledged and are not there")
    if len(set(tel.referenties)) != len(tel.referenties):
        faults.append("one code for two people")
    for name in LOGS:
        log = stack.log(name)
        faults += [f"a word of a person in the log of {name}"] if KANARIE.search(log) else []
        faults += [
            f"{word} in the log of {name}"
            for word in ("Traceback", "action failed", "taken back")
            if word in log
        ]
    return faults


def report(tel: Tel, seconds: float) -> str:
    """Give the figures."""
    rows = [
        f"hostile inputs {tel.vijandig} in {tel.gesprekken} conversations, {seconds:.0f} s",
        f"taken as a message {tel.bevestigd} (good answers in between included), of which lost {tel.verloren}",
        f"requests sent on purpose {len(tel.referenties)}, answers later than the gateway's patience {tel.laat}",
        "status " + ", ".join(f"{status}: {count}" for status, count in sorted(tel.status.items())),
        "family " + ", ".join(f"{name} {count}" for name, count in sorted(tel.gestuurd.items())),
        "at " + ", ".join(f"{name} {count}" for name, count in sorted(tel.bij.items())),
        f"faults {len(tel.fouten)}",
    ]
    return "\n".join([*rows, *tel.fouten[:40]])


def main() -> int:
    """Start a chain, attack it, print."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 1e9
    with tempfile.TemporaryDirectory() as folder:
        stack = Stack(Path(folder))
        try:
            stack.up()
            started = time.monotonic()
            tel = asyncio.run(attack(stack, number, seconds=seconds, tell=True))
            print(report(tel, time.monotonic() - started))
        finally:
            stack.down()
    return 1 if tel.fouten else 0


if __name__ == "__main__":
    sys.exit(main())
