"""From corpus lines to what the classifiers learn from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# What a safety code says of the signals.
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
    """What one corpus line teaches; None where the corpus does not say."""

    stem: str
    vraag: str | None
    tekst: str
    bedoelingen: tuple[str, ...] | None  # the right code first, then those of `ook`
    signalen: frozenset[str] | None

    @classmethod
    def of(cls, line: Mapping[str, Any]) -> Voorbeeld:
        """Read one line of either kind."""
        intents: tuple[str, ...] | None = None
        signals: frozenset[str] | None = None
        if "signalen" in line:
            signals = frozenset(line["signalen"])
            alarm = signals & set(SIGNAAL_VAN.values())
            if line.get("feiten") and line["vraag"] not in _UNSURE and not alarm:
                intents = ("vertellen",)
        if "bedoeling" in line:
            intents = (line["bedoeling"], *line.get("ook", ()))
            if "ernst" in line and signals is None:  # the safety lines, where every alarm is labelled
                signals = frozenset(filter(None, [SIGNAAL_VAN.get(line["bedoeling"])]))
        return cls(line["stem"], line["vraag"], line["tekst"], intents, signals)
