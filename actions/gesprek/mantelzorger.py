"""What a carer tells of their own situation beside the facts: since when, how long still, when there should be room."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.gesprek import lucht, uren, volhoudtijd
from actions.gesprek.gesprek import Feit, Gesprek
from actions.gesprek.jong import is_jong
from actions.gesprek.lucht import OVERNEMEN
from actions.gesprek.nood import nood_in
from actions.gesprek.uitkomst import Antwoord

ZWAAR = 8  # of 10, as the queue reads it (matchmaker.core.urgentie.HEAVY)
_SINDS = re.compile(
    r"\b(?:sinds|vanaf|sedert) (?!wanneer)[^.,;!?\n]{2,40}"
    r"|\bal (?:(?:zo'n|ruim|bijna|meer dan|minstens|ongeveer) )*[\w½]+ (?:en een half |en een halve )?"
    r"(?:jaar|jaren|jo[ao]r|maand|maanden|moanden|weken|winters|zomers)\b"
    r"|\bal (?:heel )?(?:jaren|lang|mijn hele leven)\b",
    re.IGNORECASE,
)
# At these somebody may say early what would give room to breathe.
_VROEG = (
    None,
    "start",
    "situatie",
    "zorgt_voor",
    "zorg_taken",
    "zorg_uren",
    "belasting",
    "volhoudtijd",
    "netwerk",
)
ZIJVRAAG = "zijvraag"  # stands as the question of a wish that was put as a question
HOE_LANG = 8  # words, of an answer that says how long and nothing else
_DOOD = re.compile(r"\b(?:dood|overl\w+|sterf\w*|gestorven|sterven|rouw\w*|mis|gemis)\b", re.IGNORECASE)
_NIET = re.compile(r"\b(?:niet|nie|geen|nooit|hoeft)\b", re.IGNORECASE)
# Asks for the call; «mijn dochter belt me elke dag» tells of one.
_BEL_MIJ = re.compile(
    r"\bbel (?:u |jullie )?(?:mij|me)\b|\b(?:terug)?gebeld worden\b|\bgraag (?:terug)?gebeld\b"
    r"|\blaat (?:(?:maar|die|de|een|haar|hem|iemand|mij|me|dan|eens|even|\w*consulent) )*(?:op|terug)?bellen\b"
    r"|^\W*(?:ja|graag|ok[eé]?)\b[^.!?]{0,25}\b(?:op|terug)?bellen\b"
    r"|\b(?:kunt?|kan|wilt?|mag|mogen|zou\w*) (?:u|je|jullie|iemand|die|zij|ze|\w*consulent)\b[^.!?]{0,25}"
    r"\b(?:op|terug)?bellen\b",
    re.IGNORECASE,
)


def noteer(gesprek: Gesprek, vraag: str | None, tekst: str) -> Gesprek:
    """Keep what a message tells of since when, how long still and when, each in the person's own words."""
    young = gesprek.jong or is_jong(tekst)
    zorg = gesprek.mantelzorg
    since = _SINDS.search(tekst) if vraag in ("zorg_uren", "zorgt_voor", "situatie") else None
    wishes = [
        f.citaat
        for f in gesprek.van("wens")
        if f.activiteit in OVERNEMEN and f.citaat.split(" … ")[0] in tekst
    ]
    early = lucht.wens(tekst) if vraag in _VROEG else None
    moment = (
        lucht.moment(tekst, wishes) if vraag == "respijt" else lucht.moment(early or " ".join(wishes), wishes)
    )
    return replace(
        gesprek,
        jong=young,
        mantelzorg=replace(
            zorg,
            sinds=since[0].strip() if since and (vraag == "zorg_uren" or not zorg.sinds) else zorg.sinds,
            volhoudtijd=(volhoudtijd.lees(tekst) if vraag == "volhoudtijd" else None) or zorg.volhoudtijd,
            respijt_vorm=zorg.respijt_vorm or (_vorm(early) if early else None),
            respijt_moment=zorg.respijt_moment or moment,
        ),
    )


def waarden(vraag: str | None, tekst: str, gelezen: dict[str, object]) -> dict[str, object]:
    """Give what was read of the carer's own situation, put right: hours of two persons, an age that is no hours."""
    read = gelezen.get("uren_per_week")
    hours = uren.lees(tekst, read if isinstance(read, float | int) else None)
    if vraag not in ("zorg_uren", "situatie", "zorgt_voor", "start", "belasting") or hours == read:
        return gelezen
    rest = {name: value for name, value in gelezen.items() if name != "uren_per_week"}
    return rest if hours is None else {**rest, "uren_per_week": hours}


def zoals_bedoeld(gesprek: Gesprek, antwoord: Antwoord) -> Antwoord:
    """«nog een paar maanden» says how long somebody keeps it up, and is not heard as mourning."""
    short = gesprek.vraag == "volhoudtijd" and len(antwoord.tekst.split()) <= HOE_LANG
    if not short or volhoudtijd.lees(antwoord.tekst) is None or _DOOD.search(antwoord.tekst):
        return antwoord
    signalen = tuple(signaal for signaal in antwoord.begrip.signalen if signaal != "rouw")
    return replace(antwoord, begrip=replace(antwoord.begrip, signalen=signalen))


def geen_wens(gesprek: Gesprek) -> bool:
    """Tell whether nobody has said yet what would help; what was asked in between is no wish, unless it is for care."""
    wishes = gesprek.van("wens")
    return gesprek.mantelzorg.respijt_vorm is None and not any(
        feit.vraag != ZIJVRAAG or feit.activiteit in OVERNEMEN for feit in wishes
    )


def als_zorg(gesprek: Gesprek, feiten: tuple[Feit, ...]) -> tuple[Feit, ...]:
    """What a carer does under «what do you do for them?» is care, also where it reads as «I still cook»."""
    if gesprek.rol != "mantelzorger" or gesprek.vraag != "zorg_taken":
        return feiten
    return tuple(replace(f, soort="hulp") if f.soort == "zelf" and f.wie is None else f for f in feiten)


def wil_gebeld(gesprek: Gesprek, antwoord: Antwoord) -> bool:
    """Tell whether an offer of a call is taken: «ja, laat die consulent mij maar bellen»."""
    if "consulent" not in gesprek.gesteld or gesprek.terugbellen or not gesprek.loopt:
        return False
    if nood_in(antwoord.begrip) is not None or any(feit.wie for feit in antwoord.begrip.feiten):
        return False  # safety first; and who is phoned by a daughter asks for nothing
    bare = antwoord.begrip.bedoeling == "bevestigen" and gesprek.vraag == "volhoudtijd"
    asked = _BEL_MIJ.search(antwoord.tekst) and not _NIET.search(antwoord.tekst)
    return bool(asked) or (bare and volhoudtijd.lees(antwoord.tekst) is None)


def _vorm(zin: str) -> str:
    named = lucht.vormen(zin)
    return named[0] if len(named) == 1 else "onbekend"


def zwaar(gesprek: Gesprek) -> bool:
    """Tell whether a carer is near the end of their strength: then somebody should call soon."""
    zorg = gesprek.mantelzorg
    return (
        "overbelast" in gesprek.signalen
        or zorg.volhoudtijd in volhoudtijd.KORT
        or (zorg.belasting is not None and zorg.belasting >= ZWAAR)
    )
