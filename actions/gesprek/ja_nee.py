"""Read a yes or a no, with the care that the question asks for."""

from __future__ import annotations

import re

from bot.understanding.begrip import Begrip
from bot.understanding.tekst import normaal

# A consent is read from words only above this certainty; below it the bot asks for an unmistakable answer. The figure
# is well above what junk reaches (docs/begrijpen.md).
ZEKER = 0.9
_VERSTUUR = re.compile(
    r"\s*(?:ja,? )?(?:graag )?"
    r"(?:versturen|verstuur(?: het)?(?: maar)?|stuur (?:het )?maar(?: op| door)?)[.! ]*",
    re.IGNORECASE,
)
_AKKOORD = re.compile(r"\s*(?:ja,? )?(?:akk|akkoord)\b[.! ]*", re.IGNORECASE)
_JA_MAAR = re.compile(r"\s*(?:ja|jawel|vooruit|goed|oke|ok[eé])\b", re.IGNORECASE)
# Signs that stand in no yes of a person, and in much that a program sends: junk that resembles a yes is asked again.
_VREEMD_TEKEN = re.compile(r"[{}\[\]<>\\/=_@$#|`]")
# One of these stands in what people consent with, of whatever region; a salad of other words may resemble a yes to the
# learner («heeft heeft»: 0.95 sure), and is asked again.
_JA_WOORD = re.compile(
    r"\b(?:ja+\w{0,6}|jo+|joa\w*|jao|jep|jup|yep|yes+|ok\w{0,5}|ak+o+rd|acc?oord|akk|eens|prima|goe?d|isgoed|best|graag"
    r"|gaarne|gerust|m[ae]+g|mogen|doo?[et]n?|kl[ou]pt?|correct|zeker|t?uurlijk|natuurlijk|uiteraard|inderdaad|absoluut"
    r"|(?:ver)?stuu?r\w*|gee?[fv]e?n?|door(?:ge\w+|stu\w+)|top|orde|vooruit|toestemming|bezwaar|zegen|verleen|gang|fiat|aye"
    r"|send)\b|👍|✅|👌"
)
_BEGIN = 400  # characters in which a yes is said
# Lukewarm: neither a yes nor a no to a volunteer.
_AARZELT = re.compile(
    r"\b(?:tja|misschien|mwah|mwa|boeie\w*|weet (?:ik )?(?:het )?nog niet|moet ik (?:nog )?over nadenken"
    r"|hangt er ?van af|ligt eraan"
    r"|maakt (?:me|mij) niet uit|eerst (?:eens )?kijken|niet zeker)\b",
    re.IGNORECASE,
)


def lees(begrip: Begrip, open_vraag: bool = False, tekst: str = "") -> str:
    """Give ja, nee, misschien or onbekend.

    With `open_vraag` the question asked how something would be: there, an account with a wish or a frequency in it
    is a yes, and any other account is undecided.
    """
    if open_vraag and _AARZELT.search(tekst):
        return "misschien"
    if (begrip.bedoeling == "bevestigen" and not van_een_programma(tekst)) or _AKKOORD.fullmatch(tekst):
        return "ja"
    if begrip.bedoeling in ("ontkennen", "overslaan"):
        return "nee"
    if not open_vraag:
        return "onbekend"
    if any(feit.soort == "wens" for feit in begrip.feiten) or begrip.kale_frequentie is not None:
        return "ja"
    return "misschien"


def lees_toestemming(begrip: Begrip, tekst: str = "") -> str:
    """Give ja, nee or onbekend; a yes only where it is unmistakable, a no at once.

    «Ja, maar mijn naam krijgt u niet» is neither: it is asked again.
    """
    if _VERSTUUR.fullmatch(tekst) or _AKKOORD.fullmatch(tekst):
        return "ja"
    if begrip.bedoeling != "bevestigen" and _JA_MAAR.match(tekst):
        return "onbekend"
    if begrip.bedoeling == "bevestigen" and begrip.zekerheid >= ZEKER and _noemt_ja(tekst):
        return "ja"
    if begrip.bedoeling in ("ontkennen", "overslaan"):
        return "nee"
    return "onbekend"


def van_een_programma(tekst: str) -> bool:
    """Tell whether signs stand in it that people do not say yes with: «/versturen», «{"toestemming": true}»."""
    return bool(_VREEMD_TEKEN.search(tekst))


def _noemt_ja(tekst: str) -> bool:
    """Tell whether a yes is among the words; a button has none and needs none."""
    return not tekst or (not van_een_programma(tekst) and bool(_JA_WOORD.search(normaal(tekst[:_BEGIN]))))
