"""Whether an offer is for this person at all, and whether an indication comes before it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from actions.gesprek import vreemde_taal, zorgontvanger
from actions.gesprek.gesprek import Gesprek
from actions.gesprek.woordenlijst import genoemd
from matchmaker.core.sociale_kaart.aanbod import Aanbod

# These say who the offer is for among carers; the other groups say what the person cared for has.
GROEP_VAN_ZORGERS = frozenset({"mantelzorgers", "jonge_mantelzorgers", "werkende_mantelzorgers"})
# Where these are all that is known, it says something that somebody is old.
_OM_HET_EVEN = GROEP_VAN_ZORGERS | {"migratieachtergrond", "laaggeletterd"}
JONG_TOT = 27  # years; what ends before that is for the young alone
AVOND_LAAT = "21:00"
_LEEFTIJDSGROEPEN = frozenset({"ouderen", "kinderen"})
_VOOR_PARTNERS = re.compile(r"\bpartners?\b", re.IGNORECASE)
# No group of the directory says so: what is for who lost somebody is not for whose partner lives.
_VOOR_ROUW = re.compile(
    r"\b(?:weduw\w+|rouw\w*|met verdriet|iemand mis(?:t|sen)|mensen die (?:ook )?iemand missen)\b",
    re.IGNORECASE,
)
_ALS_KIND = ("kind", "zoon", "dochter", "kleinkind")
# Named by one group in the word lists, and chronic as well.
_CHRONISCH = re.compile(
    r"\b(?:parkins+on\w*|epilepsie|suiker(?:ziekte)?"
    r"|ms|multiple sclerose|spierziekte|hart(?:falen|ziekte|pati[eë]nt|kwaal)|\w*kanker|tumor)\b"
    r"|\b(?:aan|an) (?:het|'t|zijn|haar|z'n|zien|d'r|heur) (?:hart|longen|nieren)\b",
    re.IGNORECASE,
)


def doelgroepen(gesprek: Gesprek, tekst: str = "") -> tuple[str, ...]:
    """Give the target groups that somebody belongs to, as far as words say so.

    Being old counts where nothing else is known: with dementia what is for dementia fits better.
    """
    found = dict.fromkeys(_groepen(gesprek, tekst))
    if (
        zorgontvanger.is_oud(gesprek, tekst)
        and gesprek.rol == "mantelzorger"
        and not found.keys() - _OM_HET_EVEN
    ):
        found["ouderen"] = None
    return tuple(found)


def _groepen(gesprek: Gesprek, tekst: str) -> tuple[str, ...]:
    said = " . ".join([*(words for _, words in gesprek.verteld), tekst])
    found = dict.fromkeys(code for _, code in genoemd(said, "doelgroepen"))
    if _CHRONISCH.search(said):
        found["chronisch_ziek"] = None
    if gesprek.rol == "mantelzorger":
        found["mantelzorgers"] = None
    if vreemde_taal.zoekt_iemand(said):
        found["migratieachtergrond"] = None
    if "dementie" in gesprek.signalen:
        found["dementie"] = None
    if gesprek.jonge_mantelzorger:
        found["jonge_mantelzorgers"] = None
    child = zorgontvanger.is_kind(gesprek, tekst)
    if child:
        found["kinderen"] = None
    elif child is False:
        found.pop("kinderen", None)  # «onze zoon van 42»
    return tuple(found)


def past(aanbod: Aanbod, gesprek: Gesprek, tekst: str = "", ook: Iterable[str] = ()) -> bool:
    """Tell whether an offer is for this person: nobody is sent to a hospice, or to a group for children, by mistake.

    Args:
        ook: target groups that were asked for in so many words, beside those that the person told to be of.
    """
    if _VOOR_PARTNERS.search(aanbod.naam) and gesprek.mantelzorg.zorgt_voor not in (None, "partner"):
        return False
    if "rouw" not in gesprek.signalen and _VOOR_ROUW.search(f"{aanbod.naam} {aanbod.omschrijving}"):
        return False
    asked, groups = {*doelgroepen(gesprek, tekst), *ook}, set(aanbod.doelgroepen)
    if zorgontvanger.is_oud(gesprek, tekst):
        asked.add("ouderen")
    if "jonge_mantelzorgers" in groups and not groups & {"mantelzorgers"} and not gesprek.jonge_mantelzorger:
        return False
    if not _op_leeftijd(aanbod, gesprek, tekst):
        return False
    if gesprek.jonge_mantelzorger:
        groups.discard("kinderen")  # they are one themselves
    if "kinderen" in groups:
        if not _voor_een_kind(gesprek, tekst):
            if (aanbod.maximum_age or JONG_TOT) < JONG_TOT:
                return False
            groups.discard("kinderen")
            if not groups & (asked | GROEP_VAN_ZORGERS):
                return False
        elif not _heeft_dit(groups, asked):
            return False
    if zorgontvanger.is_oud(gesprek, tekst) is None and groups - GROEP_VAN_ZORGERS == {"ouderen"}:
        return True  # how old somebody is was not told: it may be this one
    for_some = groups - GROEP_VAN_ZORGERS
    return not for_some or bool(for_some & asked)


def overdag(aanbod: Aanbod) -> bool:
    """Tell whether there is somebody by day: who asks for a Tuesday is not shown the night nurse, or a week's stay."""
    if "nachtzorg" not in aanbod.activiteiten:
        return True
    return any(tijd.opens_at is not None and tijd.opens_at < AVOND_LAAT for tijd in aanbod.tijden)


def nodige_indicatie(aanbod: Aanbod, gesprek: Gesprek) -> str | None:
    """Give the routes ("wmo", "wlz", "wmo_wlz") on which somebody has to decide first; None where nobody has to."""
    routes = set(aanbod.routes)
    if (
        not routes
        or routes - zorgontvanger.MET_INDICATIE
        or zorgontvanger.LOKETTEN & set(aanbod.soorten_hulp)
    ):
        return None
    return None if zorgontvanger.indicatie(gesprek) else "_".join(sorted(routes, reverse=True))


def _op_leeftijd(aanbod: Aanbod, gesprek: Gesprek, tekst: str) -> bool:
    """A take-over of care is for who is cared for: a man of 42 does not stay in a house for children."""
    age = None if gesprek.jonge_mantelzorger else zorgontvanger.leeftijd(gesprek, tekst)
    if age is None or not aanbod.respijtvormen:
        return True
    return (aanbod.minimum_age or 0) <= age <= (aanbod.maximum_age or age)


def _voor_een_kind(gesprek: Gesprek, tekst: str) -> bool:
    child = zorgontvanger.is_kind(gesprek, tekst)
    return bool(child) or (child is None and gesprek.mantelzorg.zorgt_voor in _ALS_KIND)


def _heeft_dit(groups: set[str], asked: set[str]) -> bool:
    """For children with one thing is not for a child that has another; nothing told leaves all open."""
    beside = GROEP_VAN_ZORGERS | _LEEFTIJDSGROEPEN
    return not groups - beside or not asked - beside or bool((groups & asked) - beside)
