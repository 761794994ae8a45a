"""Schemathesis against the running API: what the description allows, and what it forbids, in great number."""

from __future__ import annotations

import asyncio
import json
import os
import re
import sys
from pathlib import Path

from aiohttp.test_utils import TestServer

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.coordinator import Coordinator
from tests.matchmaker.api.conftest import BASE
from tests.matchmaker.linderwoude import EETTAFEL, MAATJES
from tests.matchmaker.werkproces.verloop import gekoppeld, gevraagd, ingediend, met_kaart, opgepakt

ROOT = Path(__file__).parents[3]
CONFIG = Path(__file__).with_name("schemathesis.toml")
OF_EACH = 6  # requests of each kind to work on
HOOKS = "tests.matchmaker.api.schemathesis_hooks"
# By hand: more, and others each time.
EXAMPLES = os.environ.get("FUZZ_EXAMPLES", "12")
SEED = os.environ.get("FUZZ_SEED")
DRAWN = ("--seed", SEED) if SEED else ("--generation-deterministic",)
LONGEST = None if SEED else 90  # seconds


async def test_whatever_is_sent(
    server: TestServer, matchmaker: Matchmaker, anna: Coordinator, tmp_path: Path
) -> None:
    """Nothing brings a 5xx; every answer is as described; what the description forbids is refused."""
    await met_kaart(matchmaker)
    asked = [(await gevraagd(matchmaker, anna))[0] for _ in range(OF_EACH)]
    matched = [(await gekoppeld(matchmaker, anna))[0] for _ in range(OF_EACH)]
    held = [await opgepakt(matchmaker, anna) for _ in range(OF_EACH)]
    given = {
        "referenties": [*held, *[await ingediend(matchmaker) for _ in range(OF_EACH)], asked[0], matched[0]],
        "voorstellen": [(code, one.id) for code in asked for one in (await matchmaker.get(code)).voorstellen],
        "opvolgingen": [
            (code, one.id) for code in matched for one in (await matchmaker.get(code)).opvolgingen
        ],
        "diensten": [MAATJES, EETTAFEL],
        "vandaag": matchmaker.clock().date().isoformat(),
    }
    environment = {
        **os.environ,
        "SCHEMATHESIS_HOOKS": HOOKS,
        "FUZZ_GIVEN": json.dumps(given),
        "PYTHONPATH": str(ROOT),
        "NO_COLOR": "1",
    }
    running = await asyncio.create_subprocess_exec(
        *(str(Path(sys.executable).parent / "st"), "--config-file", str(CONFIG)),
        *("run", str(server.make_url(f"{BASE}/openapi.json"))),
        *("-H", "Authorization: Bearer token-anna"),
        *("--phases", "coverage,fuzzing", "--mode", "all"),
        *("--max-examples", EXAMPLES, *DRAWN),
        *("--checks", "all", "--continue-on-failure", "--no-shrink"),
        cwd=tmp_path,
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        told = (await asyncio.wait_for(running.communicate(), LONGEST))[0].decode()
    except TimeoutError:
        running.kill()
        raise
    print(told)
    assert running.returncode == 0, told[-20_000:]
    generated = re.search(r"(\d+) generated", told)
    assert generated and int(generated[1]) > 500, told[-2_000:]
