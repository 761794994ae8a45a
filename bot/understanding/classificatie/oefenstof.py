"""From corpus lines to what the classifiers learn from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.understanding.classificatie.kenmerken import Features, message_features
from bot.understanding.classificatie.woordenlijsten import Woordenlijsten

# What a safety code says of the signals, and the other way round.
SIGNAAL_VAN = {
    "crisis_zelfdoding": "zelfdoding",
    "crisis_geweld": "geweld",
    "medisch_spoed": "medisch_spoed",
    "overbelast_noodkreet": "overbelast",
}
# Under these questions a line without a `bedoeling` may well be something else than vertellen.
_UNSURE = {"start", "samenvatting", "toestemming"}


@dataclass(frozen=True)
class Voorbeeld:
    """One corpus line with its features; None where the corpus does not say."""

    stem: str
    vraag: str | None
    tekst: str
    bedoelingen: tuple[str, ...] | None  # the right code first, then those of `ook`
    signalen: frozenset[str] | None
    kenmerken: Mapping[str, Features]


def voorbeeld(line: Mapping[str, Any], lists: Woordenlijsten) -> Voorbeeld:
    """Read one line of either kind."""
    intents: tuple[str, ...] | None = None
    signals: frozenset[str] | None = None
    if "signalen" in line:
        signals = frozenset(line["signalen"])
        told = line.get("feiten") and line["vraag"] not in _UNSURE and not signals & set(SIGNAAL_VAN.values())
        intents = ("vertellen",) if told else None
    if "bedoeling" in line:
        intents = (line["bedoeling"], *line.get("ook", ()))
        if "ernst" in line and signals is None:  # the safety files, where every alarm is labelled
            signals = frozenset(filter(None, [SIGNAAL_VAN.get(line["bedoeling"])]))
    features = message_features(line["tekst"], line["vraag"], lists)
    return Voorbeeld(line["stem"], line["vraag"], line["tekst"], intents, signals, features)


def voorbeelden(lines: Sequence[Mapping[str, Any]], lists: Woordenlijsten) -> list[Voorbeeld]:
    """Read many lines."""
    return [voorbeeld(line, lists) for line in lines]
