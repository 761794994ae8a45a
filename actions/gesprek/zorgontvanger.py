"""Who is cared for, as far as it decides which offers fit: how old, and whether care may need an indication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from actions.gesprek.gesprek import Gesprek
from actions.gesprek.woordenlijst import genoemd
from bot.understanding.getallen import Getallen
from bot.understanding.tekst import tokens

VOLWASSEN = 18  # years
OUD = 65  # years; from here on what is for older people fits
KINDEREN = ("kind", "zoon", "dochter", "kleinkind", "broer_zus")
ZONDER_INDICATIE = ("vrij", "vrijwilliger")  # routes on which nobody has to decide first
MET_INDICATIE = frozenset({"wmo", "wlz"})
# Here an indication is asked for, not needed.
LOKETTEN = frozenset({"wmo_loket", "wijkteam", "clientondersteuning"})
_WIE = (
    r"(?:zoon(?:tje)?|dochter(?:tje)?|kind(?:je)?|jongen|meisje|broer(?:tje)?|zus(?:je)?|moeder|vader|ma|pa|mam|pap"
    r"|man|vrouw|echtgenoo?te?|partner|oma|opa|buurvrouw|buurman|vriend(?:in)?|tante|oom|schoon\w+|klein\w+)"
)
_AANTAL = r"(\d{1,3}|[a-zë]{3,20})"
_GEEN_LEEFTIJD = (
    r"(?![,.]?\d)(?! ?(?:uur|uren|keer|x\b|kilo|dag|week|weken|maand|jaar geleden|euro|minuten|km|kinderen|zonen"
    r"|dochters|jongens|pubers|procent|%|tot\b|op\b|nachten?|jaar terug"
    r"|jaar (?!oud\b|jong\b|en\b|maar\b|met\b|heeft\b|die\b|geworden\b)\w))"
)
_LEEFTIJD = re.compile(
    rf"(?<!ik ben een )\b{_WIE}\b(?: (?-i:[A-Z])\w+)?,? (?:(?:die|dat|hij|zij|ze) )?(?:is|wordt|van) "
    rf"(?:nu |net |pas |bijna |al )*{_AANTAL}\b{_GEEN_LEEFTIJD}"
    rf"|\b(?:hij|zij|ze|hee|zie) (?:is|wordt)(?: nu| net| pas| bijna| al)* {_AANTAL}\b{_GEEN_LEEFTIJD}"
    rf"|\b(?:{_WIE}|(?-i:[A-Z])\w+) \((\d{{1,3}})(?: jaar)?\)"
    rf"|\b{_WIE},? (?:\w+, )?(\d{{1,3}})(?: jaar)?(?=[,.;)]|$)"
    r"|\b(?:wordt|van) (\d{1,3}) jaar\b(?! geleden)",
    re.IGNORECASE,
)
_VOLWASSENE = re.compile(
    r"\b(?:moeder|vader|ma|pa|mam|pap|man|vrouw|echtgeno\w+|partner|oma|opa|tante|oom|schoon\w+)\b",
    re.IGNORECASE,
)
_ZELF = re.compile(r"\bik(?:zelf)? (?:ben|word)\b[^.,;!?]*", re.IGNORECASE)
_GEEN_INDICATIE = re.compile(
    r"\b(?:geen|zonder|nog geen) (?:\w+ )?(?:indicatie|beschikking)\b"
    r"|\bindicatie\b[^.!?]{0,20}\b(?:niet|geen)\b|\b(?:nog )?nie(?:t|ts|ks) aangevraagd\b",
    re.IGNORECASE,
)
_WEL_INDICATIE = re.compile(
    r"\b(?:heb|heeft|hebben|hebt|kreeg|kregen|met|haar|zijn|onze|is er)\b[^.!?]{0,20}"
    r"(?<!geen )(?<!zonder )\b(?:wlz|wmo|ciz)?[- ]?(?:indicatie|beschikking)\b(?![^.!?]{0,15}\b(?:niet|geen)\b)"
    r"|\b(?:zit|valt|woont) (?:al )?(?:in|onder) de wlz\b",
    re.IGNORECASE,
)
_VERWANT = re.compile(
    r"\b(?:mijn|mien|m'n|mn|onze|ons) (?:\w+ )?(man|vrouw|moeder|vader|zoon|dochter|kind)\b", re.IGNORECASE
)
_ZINSDEEL = re.compile(r"[.;!?\n]+|,? (?:en|maar|terwijl) (?=(?:mijn|mien|m'n|mn|onze|ons)\b)", re.IGNORECASE)
_CODE = {
    "man": "partner",
    "vrouw": "partner",
    "moeder": "ouder",
    "vader": "ouder",
    "zoon": "zoon",
    "dochter": "dochter",
}
_GROOTOUDER = re.compile(r"\b(?:oma|opa|grootmoeder|grootvader|bejaarde?n?)\b", re.IGNORECASE)


def leeftijden(tekst: str) -> tuple[int, ...]:
    """Give the ages, in years, that a text gives of somebody else than the writer, in the order told."""
    return tuple(dict.fromkeys(_leeftijden(_ZELF.sub(" ", tekst))))


def _leeftijden(tekst: str) -> Iterator[int]:
    for match in _LEEFTIJD.finditer(tekst):
        found = Getallen().lees(tokens(next(filter(None, match.groups()))))
        if not found or found[0].woord or not 0 < found[0].waarde <= 110 or found[0].waarde % 1:
            continue
        if found[0].waarde >= VOLWASSEN or not _VOLWASSENE.search(match[0]):  # «mijn man is 5 …» is no age
            yield int(found[0].waarde)


def leeftijd(gesprek: Gesprek, tekst: str = "") -> int | None:
    """Give the age of who is cared for; None where it was not told, or is told of several persons.

    Of a child it is the youngest: the parents write their own age beside it.
    """
    told = leeftijden(_gezegd(gesprek, tekst))
    if len(told) > 1 and gesprek.mantelzorg.zorgt_voor in KINDEREN:
        return min(told)
    return told[0] if len(told) == 1 else None


def is_kind(gesprek: Gesprek, tekst: str = "") -> bool | None:
    """Tell whether a child is cared for; None where that is not known."""
    told = leeftijden(_gezegd(gesprek, tekst))
    if told:
        return min(told) < VOLWASSEN
    return None if gesprek.mantelzorg.zorgt_voor in (None, *KINDEREN) else False


def is_oud(gesprek: Gesprek, tekst: str = "") -> bool | None:
    """Tell whether somebody of 65 or over is cared for; None where that is not known."""
    said = _gezegd(gesprek, tekst)
    if told := leeftijden(said):
        return max(told) >= OUD
    if gesprek.mantelzorg.zorgt_voor in KINDEREN:
        return False  # «onze zoon; oma past wel eens op»
    if _GROOTOUDER.search(said) or (gesprek.mantelzorg.zorgt_voor == "ouder" and not gesprek.jong):
        return True
    return None


def indicatie(gesprek: Gesprek, tekst: str = "") -> bool | None:
    """Tell whether there is an indication or a decision; None where nothing was said of it. The last word counts."""
    for said in (tekst, *(words for _, words in reversed(gesprek.verteld))):
        if _GEEN_INDICATIE.search(said):
            return False
        if _WEL_INDICATIE.search(said):
            return True
    return None


def alleen_over(gesprek: Gesprek, tekst: str) -> Gesprek:
    """Give the conversation as far as it is about the one that words name, where two are cared for.

    «voor mijn man een dagopvang» is not looked up with what the mother has.
    """
    named = {match.lower() for match in _VERWANT.findall(tekst)}
    clauses = [c for _, words in gesprek.verteld for c in _ZINSDEEL.split(words) if c.strip()]
    ill = {kin.lower() for c in clauses if genoemd(c, "doelgroepen") for kin in _VERWANT.findall(c)}
    if len(named) != 1 or not named < ill:
        return gesprek
    (one,) = named
    about = tuple(c for c in clauses if one in {kin.lower() for kin in _VERWANT.findall(c)})
    groups = {code for c in about for _, code in genoemd(c, "doelgroepen")}
    signals = tuple(s for s in gesprek.signalen if s != "dementie" or s in groups)
    zorg = replace(gesprek.mantelzorg, zorgt_voor=_CODE.get(one, gesprek.mantelzorg.zorgt_voor))
    return replace(gesprek, verteld=tuple((None, c) for c in about), signalen=signals, mantelzorg=zorg)


def _gezegd(gesprek: Gesprek, tekst: str) -> str:
    return " . ".join([*(words for _, words in gesprek.verteld), tekst])
