"""What a carer tells of their own situation beside the facts: since when, how long still, when there should be room."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.gesprek import volhoudtijd
from actions.gesprek.gesprek import Gesprek
from actions.gesprek.jong import is_jong

ZWAAR = 8  # of 10, as the queue reads it (matchmaker.core.urgentie.HEAVY)
_SINDS = re.compile(
    r"\b(?:sinds|vanaf|sedert) (?!wanneer)[^.,;!?\n]{2,40}"
    r"|\bal (?:(?:zo'n|ruim|bijna|meer dan|minstens|ongeveer) )*[\w½]+ (?:en een half |en een halve )?"
    r"(?:jaar|jaren|maand|maanden|weken|winters|zomers)\b|\bal (?:heel )?(?:jaren|lang|mijn hele leven)\b",
    re.IGNORECASE,
)
_MOMENT = re.compile(
    r"\b(?:(?:elke|iedere|een|op|de|om de|twee|drie|1|2|3)\s+){0,3}(?:vaste\s+)?"
    r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:ochtend|morgen|middag|avond|nacht)?s?"
    r"|weekend(?:en|je)?|ochtend(?:en)?|morgen|middag(?:en|je)?|avond(?:en|je)?|nacht(?:en|je)?|dagdeel|dagdelen"
    r"|overdag|'s (?:ochtends|morgens|middags|avonds|nachts)|zomer|schoolvakantie|kerst(?:dagen)?)\b"
    r"(?:\s+(?:in de week|per week|per maand|in de maand|om de week|en (?:maan|dins|woens|donder|vrij|zater|zon)dag))?",
    re.IGNORECASE,
)


def noteer(gesprek: Gesprek, vraag: str | None, tekst: str) -> Gesprek:
    """Keep what a message tells of since when, how long still and when, each in the person's own words."""
    young = gesprek.jong or is_jong(tekst)
    zorg = gesprek.mantelzorg
    since = _SINDS.search(tekst) if vraag in ("zorg_uren", "zorgt_voor", "situatie") else None
    moment = _MOMENT.search(tekst) if vraag == "respijt" else None
    return replace(
        gesprek,
        jong=young,
        mantelzorg=replace(
            zorg,
            sinds=since[0].strip() if since and (vraag == "zorg_uren" or not zorg.sinds) else zorg.sinds,
            volhoudtijd=(volhoudtijd.lees(tekst) if vraag == "volhoudtijd" else None) or zorg.volhoudtijd,
            respijt_moment=zorg.respijt_moment or (moment[0].strip() if moment else None),
        ),
    )


def zwaar(gesprek: Gesprek) -> bool:
    """Tell whether a carer is near the end of their strength: then somebody should call soon."""
    zorg = gesprek.mantelzorg
    return (
        "overbelast" in gesprek.signalen
        or zorg.volhoudtijd in volhoudtijd.KORT
        or (zorg.belasting is not None and zorg.belasting >= ZWAAR)
    )
