"""The figures that are published and guarded: one flat table of what `make eval` measures on the voices kept aside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.understanding.classificatie.classificatie import Oordeel
from bot.understanding.classificatie.veiligheid import CODES
from bot.understanding.evaluate import Uitslag
from bot.understanding.evaluate_bedoelingen import score_intents, score_safety

Line = Mapping[str, Any]
MARGE = 0.02  # a figure that falls by more than this fails the tests


def van_feiten(scores: Mapping[str, Uitslag], noisy: Mapping[str, Uitslag]) -> dict[str, float]:
    """Give the figures of facts, per group of writers; 0..1, all of them the higher the better."""
    out: dict[str, float] = {}
    for name, score in scores.items():
        out |= {
            f"feiten/{name}/soort-activiteit-wie": score.feit.f1,
            f"feiten/{name}/met frequentie": score.met_frequentie.f1,
            f"feiten/{name}/activiteit": score.activiteit.f1,
            f"feiten/{name}/leeg blijft leeg": score.leeg_goed / max(score.leeg, 1),
            f"feiten/{name}/met tikfouten": noisy[name].feit.f1,
        }
    carers = scores["mantelzorgers"]
    out["mantelzorg/velden geheel goed"] = carers.mantelzorg_goed / max(carers.mantelzorg, 1)
    return {name: round(value, 4) for name, value in out.items()}


def van_bedoelingen(lines: Sequence[Line], found: Sequence[Oordeel]) -> dict[str, float]:
    """Give the figures of intents and safety; 0..1, all of them the higher the better."""
    safety = score_safety(lines, found)
    out = {"bedoeling/juist": score_intents(lines, found)["accuracy"]}
    out |= {f"veiligheid/{code}/gevonden": safety[code]["recall"] for code in CODES}
    out["veiligheid/geen loos alarm op wat erop lijkt"] = 1 - safety["false_alarms_look_alikes"]
    out["veiligheid/geen loos alarm"] = 1 - safety["false_alarms"]
    return {name: round(value, 4) for name, value in out.items()}


def gedaald(published: Mapping[str, float], measured: Mapping[str, float], marge: float = MARGE) -> list[str]:
    """Name the figures that are missing or lie more than `marge` under the published ones."""
    return [
        f"{name}: {measured.get(name)} where {value} is published"
        for name, value in published.items()
        if measured.get(name, -1.0) < value - marge
    ]
