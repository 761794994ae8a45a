"""How long a carer can keep this up (volhoudtijd): one question that tells more than a mark.

The classes follow Kraijo, Brouwer, De Leeuw, Schrijvers and Van Exel, "The Perseverance Time of informal carers of
dementia patients: validation of a new measure", Journal of Alzheimer's Disease 40 (2014); the two shortest and the
two longest are told apart less finely here.
"""

from __future__ import annotations

import re

from bot.understanding.getallen import Getallen
from bot.understanding.tekst import tokens

# code → up to how many weeks it reaches
KLASSEN = {"week": 1.0, "weken": 5.0, "maanden": 26.0, "jaar": 52.0, "langer": float("inf")}
KORT = ("week", "weken")  # somebody has to call soon
_WEKEN = {"dag": 1 / 7, "week": 1.0, "maand": 4.35, "jaar": 52.0}
_EENHEID = re.compile(r"^(dag|week|weke|wkn?|maand|mnd|jaar|jare)\w*$")
# As it is said in the east and the north: «nog wal 'n half joar».
_STREEK = (
    (re.compile(r"\bj(?:oa|oo|ao)r"), "jaar"),
    (re.compile(r"\bm(?:oa|ao)nd"), "maand"),
    (re.compile(r"\bdoag"), "dag"),
)
_PAAR = 3.0  # «een paar weken»
_PAAR_VAN = re.compile(r"\b(?:paar|enkele|aantal) (?=(\w+)(?: (\w+))?)")
_HALF_JAAR = re.compile(r"\bhalf ?jaar(?:tje)?\b")
_NU_OP = re.compile(
    r"\b(?:geen (?:dag|week)|hou\w* (?:\w+ ){0,3}niet (?:meer|langer|lang)|niet (?:meer|langer|lang meer) vol"
    r"|al (?:lang )?over de grens)\b"
)
_LANG = re.compile(
    r"\b(?:(?:langer|meer) dan (?:een|1|twee|2) ?jaar|altijd|jaren|voorlopig|nog (?:heel |best )?lang"
    r"|zo ?lang als (?:het|dat) (?:maar )?(?:moet|nodig)|geen (?:probleem|moeite)|onbeperkt)\b"
)


def lees(tekst: str) -> str | None:
    """Give the class that an answer tells of, or None: «hooguit nog een paar weken» → "weken"."""
    row = tokens(_in_het_nederlands(tekst))
    words = " ".join(token.norm for token in row)
    if _LANG.search(words):
        return "langer"
    if _HALF_JAAR.search(words):
        return "maanden"
    found = Getallen().lees(row)
    numbers = {number.eind: number.waarde for number in found}
    # «een maand of twee»: the number that comes after the unit is the one that is meant.
    numbers |= {n.begin - 2: n.waarde for n in found if n.begin > 2 and row[n.begin - 1].norm == "of"}
    few = {word for match in _PAAR_VAN.finditer(words) for word in match.groups()}
    for at, token in enumerate(row):
        unit = _EENHEID.match(token.norm)
        if unit and (weeks := _aantal(few, numbers, at, token.norm)) is not None:
            return _klasse(
                weeks
                * _WEKEN[
                    {"weke": "week", "wk": "week", "wkn": "week", "mnd": "maand", "jare": "jaar"}.get(
                        unit[1], unit[1]
                    )
                ]
            )
    return "week" if _NU_OP.search(words) else None


def _aantal(few: set[str], numbers: dict[int, float], at: int, unit: str) -> float | None:
    """Give how many of a unit are told of; None where it tells of none («elke dag»).

    `few` holds the words after «een paar».
    """
    if unit in few:
        return _PAAR
    if (number := numbers.get(at)) is not None:
        return number
    return _PAAR if unit in ("dagen", "weken", "wkn", "maanden", "mnd", "jaren") else None


def _klasse(weeks: float) -> str:
    return next(code for code, up_to in KLASSEN.items() if weeks <= up_to)


def _in_het_nederlands(tekst: str) -> str:
    for streek, nederlands in _STREEK:
        tekst = streek.sub(nederlands, tekst)
    return tekst
