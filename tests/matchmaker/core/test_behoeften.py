"""How well the search answers written needs, each with judged results of the demonstration's directory.

The judgements are of a service: 3 is what a good coordinator would name first, 2 helps well, 1 helps a little, and what
is not named does not help. `behoeften_opzij.jsonl` was judged from the directory alone; nothing is tuned on it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from math import log2
from pathlib import Path
from typing import Any

import pytest

from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.core.sociale_kaart.zoekvraag import Zoekvraag
from matchmaker.demo.load import HERE
from matchmaker.hsds.reading import read
from matchmaker.plaatsen import read_plaatsen
from tests.matchmaker.conftest import TestClock

FILES = Path(__file__).parents[1]
LOOKED_AT = 20  # offers; a service at several places counts once
DAY = date(2026, 11, 20)  # the day after the newest confirmation of the demonstration
# nDCG@3; of those aside what was measured when the ranking was made, less two points.
LEAST = {"behoeften.jsonl": 0.90, "behoeften_opzij.jsonl": 0.815}


@pytest.fixture
def settings(sqlite_settings: Settings) -> Settings:
    """SQLite: what is judged is the ranking, and that is the same on both (see test_zoeken_naast_tellen)."""
    return sqlite_settings


@pytest.fixture
async def kaart(matchmaker: Matchmaker, clock: TestClock) -> Matchmaker:
    """The matchmaker with the directory of the demonstration, a day after it was last confirmed."""
    clock.pass_by(days=(DAY - clock().date()).days)
    await matchmaker.vervang_plaatsen(read_plaatsen(HERE / "plaatsen.csv"))
    await matchmaker.importeer(read(HERE / "sociale_kaart").package)
    return matchmaker


@pytest.mark.parametrize("name", LEAST)
async def test_relevance(kaart: Matchmaker, name: str) -> None:
    """The first three results of the needs are, on average, nearly the best three that there are."""
    needs = behoeften(name)
    scores = {need["id"]: ndcg(await services(kaart, need), need["oordelen"], 3) for need in needs}
    mean = sum(scores.values()) / len(scores)
    worst = sorted(scores, key=lambda one: scores[one])[:10]
    assert mean >= LEAST[name], f"{mean:.3f}: {[(one, round(scores[one], 2)) for one in worst]}"


@pytest.mark.parametrize("name", LEAST)
async def test_needs_are_of_this_directory(kaart: Matchmaker, name: str) -> None:
    """Every judged service is there, and every need has one that fits well."""
    there = {str(row["id"]) for row in (await kaart.exporteer())["service"] if row["status"] == "active"}
    for need in behoeften(name):
        assert set(need["oordelen"]) <= there, need["id"]
        assert max(need["oordelen"].values()) == 3, need["id"]


def test_measure() -> None:
    """The best order gives 1; what helps a little in the first place, and the best in the third, far less."""
    judged = {"a": 3, "b": 2, "c": 1}
    assert ndcg(["a", "b", "c"], judged, 3) == 1
    assert ndcg(["c", "b", "a"], judged, 3) == pytest.approx(
        (1 + 3 / log2(3) + 7 / 2) / (7 + 3 / log2(3) + 0.5)
    )
    assert ndcg(["x", "y", "z", "a"], judged, 3) == 0


def behoeften(name: str) -> list[dict[str, Any]]:
    """Give the needs of a file: id, the need as it was said, the question to the directory, the judgements."""
    return [json.loads(line) for line in (FILES / name).read_text("utf-8").splitlines()]


async def services(kaart: Matchmaker, need: Mapping[str, Any]) -> list[str]:
    """Give the ids of the services that are found, the best first."""
    asked = {part: tuple(v) if isinstance(v, list) else v for part, v in need["zoekvraag"].items()}
    found = await kaart.zoek(Zoekvraag(**asked), LOOKED_AT)
    return list(dict.fromkeys(one.aanbod.service_id for one in found))


def ndcg(found: Sequence[str], judged: Mapping[str, int], first: int) -> float:
    """Give the normalised discounted cumulative gain of the first so many, with a gain of 2^judgement - 1."""
    ideal = sorted(judged.values(), reverse=True)
    return _gain([judged.get(one, 0) for one in found[:first]]) / _gain(ideal[:first])


def _gain(judgements: Sequence[int]) -> float:
    return sum((2**one - 1) / log2(place + 2) for place, one in enumerate(judgements))
