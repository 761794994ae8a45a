"""What the bot says back to an answer, so that the person feels heard: one short remark, never a verdict."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from actions.gesprek import taal
from bot.understanding.begrip import Begrip

# The first that fits is said. What somebody carries goes before what somebody does.
SIGNALEN = ("overbelast", "rouw", "eenzaam", "valgevaar", "geldzorgen", "dementie")
SOORTEN = ("wens", "lastig", "hulp", "zelf", "aanbod")
_LAATSTE = re.compile(
    r"\b(?:uitbehandeld|terminaal|palliatie\w*|stervende?|(?:thuis|gaat|wil) sterven|doodgaan"
    r"|niet lang meer te leven)\b",
    re.IGNORECASE,
)
EEN_WOORD = 3  # an answer shorter than this gets a shorter remark


@dataclass(frozen=True)
class Uiting:
    """One thing to say: the name of a response, and what it is filled with."""

    response: str
    waarden: Mapping[str, str] = field(default_factory=dict)
    knoppen: tuple[tuple[str, str], ...] = ()  # (title, payload), after those that the response has


def gehoord(begrip: Begrip, tekst: str, vraag: str | None = None) -> tuple[Uiting, ...]:
    """Choose the remark on an answer; it names what was understood, so that the person can correct it at once."""
    if vraag == "situatie" and _LAATSTE.search(tekst):
        return (Uiting("utter_gehoord_laatste"),)  # nobody says «fijn» to that
    for signaal in SIGNALEN:
        if signaal in begrip.signalen:
            return (Uiting(f"utter_gehoord_{signaal}"),)
    for soort in SOORTEN:
        activiteiten = [taal.activiteit(f.activiteit) for f in begrip.feiten if f.soort == soort]
        if activiteiten:
            return (Uiting(f"utter_gehoord_{soort}", {"wat": taal.opsomming(activiteiten)}),)
    if vraag == "situatie":
        return (Uiting("utter_gehoord_situatie"),)  # the first thing that somebody dares to tell
    if begrip.bedoeling == "ontkennen" or len(tekst.split()) < EEN_WOORD:
        return (Uiting("utter_gehoord_kort"),)
    return (Uiting("utter_gehoord"),)
