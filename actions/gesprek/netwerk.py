"""The people around somebody: could they do more, or would the person rather not ask? Any answer is right at once.

Being shy to ask is the largest barrier and normal (docs/domein.md, section 3); nobody is asked to ask their family.
"""

from __future__ import annotations

import re

from actions.gesprek.gesprek import Gesprek
from actions.gesprek.woordenlijst import genoemd
from bot.understanding.begrip import Begrip

INFORMEEL = frozenset(
    """
    partner zoon dochter kind kleinkind ouder broer_zus familie buur vriend kennis
    """.split()
)
_LIEVER_NIET = re.compile(
    r"niet (graag )?(vragen|lastig\s?vallen|tot last|belasten|opzadelen)|tot last (zijn|wezen)"
    r"|(vraag|vroag|vraog)\b.{0,25}\b(niet|nooit|niks)\b|niet\b.{0,25}\b(lastig\s?vallen|tot last|belasten|opzadelen)"
    r"|durf\b.{0,30}\b(niet|nie)\b.{0,15}\b(te )?vragen|schaam me|gêne|moeite (mee|om)\b.{0,20}vragen"
    r"|(hun|hen|ze|haar|hem)\b.{0,25}\bniet mee lastig",
    re.IGNORECASE,
)
_KAN_NIET = re.compile(
    r"ver weg|woon(t|en)\b.{0,20}\b(ver|in)\b|druk|werk(t|en)\b|ziek|geen contact|overleden|dood"
    r"|zelf (al )?(oud|op leeftijd)"
    r"|eigen gezin|geen tijd|kan(nen)? niet|kunnen (ook )?niet|niemand|alleen",
    re.IGNORECASE,
)


def uit_woorden(tekst: str) -> str | None:
    """Give liever_niet_vragen where the words say so, whatever was asked; else None."""
    return "liever_niet_vragen" if _LIEVER_NIET.search(tekst) else None


def lees(begrip: Begrip, tekst: str) -> str:
    """Give what an answer to `netwerk_meer` says: ja, nee, liever_niet_vragen or onbekend."""
    shy = uit_woorden(tekst) or "liever niet" in tekst.lower()
    if shy or begrip.bedoeling == "liever_niet_vragen":
        return "liever_niet_vragen"
    if begrip.bedoeling == "bevestigen" or any(
        f.soort == "hulp" and f.wie in INFORMEEL for f in begrip.feiten
    ):
        return "ja"
    if begrip.bedoeling == "ontkennen" or _KAN_NIET.search(tekst):
        return "nee"
    return "onbekend"


def te_vragen(gesprek: Gesprek) -> bool:
    """Whether to ask if somebody could do more: people were named, but neither help nor a reason against it."""
    told = gesprek.gezegd_bij("netwerk")
    if gesprek.netwerk != "onbekend" or told is None or gesprek.van("hulp") or _KAN_NIET.search(told):
        return False
    return any(code in INFORMEEL for _, code in genoemd(told, "wie"))
