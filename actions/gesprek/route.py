"""By which route somebody asks for help: free, a volunteer, the municipality (Wmo), an insurer (Zvw) or the Wlz."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.understanding.tekst import normaal
from matchmaker.core.sociale_kaart.zoekvraag import Zoekvraag

# Route → how people name it. «via de gemeente» is the Wmo; «de verzekering» alone is that of their health.
_WOORDEN = {
    "vrij": r"zonder indicatie|geen indicatie|zelf betalen|particulier",
    "vrijwilliger": r"vrijwilligers?|vrijwillige hulp",
    "wmo": r"wmo|via de gemeente|van de gemeente",
    "zvw": r"zvw|(?:zorg|basis|ziektekosten)?verzekering",
    "wlz": r"wlz|langdurige zorg|zorgkantoor",
}
_NOEMT = {route: re.compile(rf"\b(?:{words})\b") for route, words in _WOORDEN.items()}
_NIET = re.compile(r"\b(?:geen|niet|zonder|liever geen|behalve) (?:via |door |met )?(?:een |de |het )?$")


def genoemde_routes(tekst: str) -> tuple[str, ...]:
    """Give the routes that a text names, in the order of the profile; not those that it does not want."""
    words = " ".join(normaal(tekst).split())
    found = [route for route, pattern in _NOEMT.items() if any(_gewild(pattern, words))]
    if "vrij" in found and "vrijwilliger" not in found:
        found.append("vrijwilliger")  # nobody needs an indication for a volunteer
    return tuple(found)


def andere_route(vraag: Zoekvraag) -> Iterator[Zoekvraag]:
    """Give the same question by any route: where one has nothing, another may."""
    if vraag.routes:
        yield replace(vraag, routes=())


def _gewild(pattern: re.Pattern[str], words: str) -> Iterator[bool]:
    for match in pattern.finditer(words):
        yield not _NIET.search(words[: match.start()])
