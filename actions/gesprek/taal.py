"""Dutch for codes: how an activity, a helper or a frequency is said; words: `data/responses/labels.json`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

LABELS = Path(__file__).resolve().parents[2] / "data" / "responses" / "labels.json"


@cache
def labels() -> Mapping[str, Any]:
    """Read the words once, at first use."""
    value: Mapping[str, Any] = json.loads(LABELS.read_text(encoding="utf-8"))
    return value


def opsomming(delen: Iterable[str]) -> str:
    """Join as Dutch does: «a», «a en b», «a, b en c»."""
    words = list(dict.fromkeys(delen))
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} en {words[-1]}"


def activiteit(code: str) -> str:
    """Give an activity as one would say it: «de was doen»."""
    return str(labels()["activiteiten"][code])


def wie(code: str) -> str:
    """Give a helper as one would say it: «zoon»."""
    return str(labels()["wie"][code])


def signaal(code: str) -> str:
    """Give a signal in words that the person may read of themselves."""
    return str(labels()["signalen"][code])


def signaal_kort(code: str) -> str:
    """Give a signal in the few words that a coordinator reads."""
    return str(labels()["signalen_kort"][code])


def kop(naam: str) -> str:
    """Give the heading of a part of the summary."""
    return str(labels()["koppen"][naam])


def getal(waarde: float) -> str:
    """Give a number in Dutch notation, whole where it is whole."""
    return str(int(waarde)) if waarde == int(waarde) else str(waarde).replace(".", ",")


def frequentie(waarde: Mapping[str, Any]) -> str:
    """Give how often: «1 keer per week», «1 keer per 3 weken»."""
    enkel, meer = labels()["eenheden"][waarde["eenheid"]]
    periode = waarde["periode"]
    per = enkel if periode == 1 else f"{getal(periode)} {meer}"
    return f"{getal(waarde['keer'])} keer per {per}"
