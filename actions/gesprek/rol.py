"""Who is talking: for oneself, as a carer, for somebody else, or offering help."""

from __future__ import annotations

import re

from bot.understanding.begrip import Begrip

VAN_BEDOELING = {
    "hulp_voor_mezelf": "inwoner",
    "hulp_als_mantelzorger": "mantelzorger",
    "hulp_namens_ander": "namens_ander",
    "ik_wil_helpen": "aanbieder",
}
# A message as short as this, with no fact in it, says who it is for and not yet what is going on.
KORT = 8
ROLWOORDEN = frozenset(
    """
    voor t m n s hoor nou gewoon eigenlijk vul dit in schrijf bel mezelf mij me mijzelf mijn mn zelf ik het
    is gaat om wil zou graag wat hulp help helpen nodig heb iemand iemands anders ander een de van zorg
    zorgen moeder vader man vrouw zoon dochter buurvrouw buurman buur tante oom broer zus partner kind
    dag hallo hoi goedemorgen goedemiddag goedenavond en ja dat ben kom hier meld aan namens doe
    mantelzorger vrijwilliger als
    """.split()
)


# Somebody who is paid for it asks for a client, however much they tell of care.
BEROEPSMATIG = re.compile(
    r"\b(?:beroepsmatig|wijkverpleegkundige|wvp|praktijkondersteuner|poh|huisarts|casemanager|geen mantelzorger"
    r"|maatschappelijk werker|ik ben (?:een )?(?:prof|professional|hulpverlener|verpleegkundige))\b"
    r"|\bnamens (?:mijn |een )?(?:cl\b|cli[eë]nt)",
    re.IGNORECASE,
)


# Who speaks of their own doctor is no professional.
_EIGEN_HULP = re.compile(
    r"\b(?:mijn|de|onze|m'n|mn|een) (?:huisarts|poh|praktijkondersteuner|casemanager|wijkverpleegkundige"
    r"|maatschappelijk werker)\b",
    re.IGNORECASE,
)


def beroepsmatig(tekst: str) -> bool:
    """Tell whether somebody says to write for their work."""
    return bool(BEROEPSMATIG.search(tekst)) and not _EIGEN_HULP.search(tekst)


def van_start(begrip: Begrip) -> str:
    """Give the role that an answer to `start` tells of; inwoner where it tells of none.

    Who does things for somebody is a carer, also where it was not said so.
    """
    zorgt = any(feit.soort == "hulp" and feit.wie is None for feit in begrip.feiten)
    rol = VAN_BEDOELING.get(begrip.bedoeling)
    if "rouw" in begrip.signalen and not zorgt:
        rol = None if rol == "mantelzorger" else rol  # who is dead is not cared for any more
    if rol == "aanbieder" and _vraagt_hulp(begrip):
        rol = None
    if rol == "mantelzorger" and _vraagt_hulp(begrip) and not zorgt and begrip.mantelzorg.zorgt_voor is None:
        rol = None  # something is hard and nobody is cared for: it is about the writer
    return rol or ("mantelzorger" if zorgt else "inwoner")


def _vraagt_hulp(begrip: Begrip) -> bool:
    """Tell whether something is hard or wished for: then it is no offer, whatever it resembles."""
    return any(feit.soort in ("lastig", "wens") for feit in begrip.feiten)


def _eigen_woorden(tekst: str) -> list[str]:
    return [w for w in re.findall(r"[^\W\d_]+", tekst.lower()) if w not in ROLWOORDEN]


def zegt_meer(tekst: str) -> bool:
    """Tell whether there are words in it that say more than for whom it is."""
    return bool(_eigen_woorden(tekst))


def alleen_rol(begrip: Begrip, tekst: str) -> bool:
    """Tell whether an answer to `start` says no more than who it is for."""
    if begrip.feiten or begrip.signalen:
        return False
    told = _eigen_woorden(tekst)
    if len(told) > 2 and begrip.bedoeling in VAN_BEDOELING:
        return False  # «rug kapot, zzp stukadoor»
    bare = begrip.bedoeling in (*VAN_BEDOELING, "begroeten", "bevestigen", "weet_niet", "overslaan")
    return bare and len(tekst.split()) <= KORT
