"""What an offer has of itself: what it is about, and what counts against it where it was not asked for.

The index keeps both, so that the search works nothing out for an offer that it only ranks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from matchmaker.core.sociale_kaart.aanbod import Aanbod
from matchmaker.core.sociale_kaart.profiel import profiel
from matchmaker.core.sociale_kaart.trefwoorden import synoniemen
from matchmaker.core.sociale_kaart.woorden import gelijk, stam, woorden_in
from matchmaker.core.sociale_kaart.zoekvraag import Zoekvraag

# What counts against an offer → points, where nobody asked for it.
GROEP = -10.0  # it is for who has something, or cares for somebody
BREDE_GROEP = -2.0  # it is for some, but who asks is mostly one of them: older people, who has debts
RESPIJT = -12.0  # it takes over somebody's care
JEUGD = -15.0  # it is for children or young people only
LEREN = -6.0  # it is a course
AFKOMST = -8.0  # it is for who came from another country

ZORGERS = ("mantelzorgers", "jonge_mantelzorgers", "werkende_mantelzorgers")  # doelgroepen of who cares
BREED = (
    "ouderen",
    "schulden",
    "laaggeletterd",
    "migratieachtergrond",
)  # of whom nobody says that they are one
NADELEN = ("groep", "respijt", "jeugd", "leren", "afkomst")

_ZORG = frozenset({"zorg_overnemen", "toezicht", "nachtzorg", "dagbesteding"})
_JONG = frozenset({"kinderopvang", "huiswerk", "opvoeding"})
_TAAL = frozenset({"taal_leren", "tolk"})
_NIEUW = "migratieachtergrond"
_VOOR_JONGEN = frozenset({"kinderen", "jonge_mantelzorgers"})
_JONGST = 23  # years: an offer up to this age is for young people
_ZEGT_NIETS = frozenset({"hulp", "huis", "zorg", "iemand", "mensen"})  # in a label, of what an offer is about
_LANG = 4  # letters of a stem that a compound may begin with


def nadelen(aanbod: Aanbod) -> dict[str, float]:
    """Map each of NADELEN to the points that it costs this offer where it was not asked for."""
    broad = set(BREED) & set(aanbod.doelgroepen)
    young = aanbod.maximum_age is not None and aanbod.maximum_age <= _JONGST
    costs = {
        "groep": (bool(aanbod.doelgroepen), BREDE_GROEP if broad else GROEP),
        "respijt": (bool(aanbod.respijtvormen), RESPIJT),
        "jeugd": (young, JEUGD),
        "leren": ("training" in aanbod.soorten_hulp, LEREN),
        "afkomst": (_NIEUW in aanbod.doelgroepen, AFKOMST),
    }
    return {name: points if there else 0.0 for name, (there, points) in costs.items()}


def niet_gevraagd(vraag: Zoekvraag) -> tuple[str, ...]:
    """Give those of NADELEN that a question did not ask for; words and kinds of help may ask for anything."""
    asked = set(vraag.activiteiten)
    free = bool(vraag.tekst or vraag.soorten_hulp)
    care = vraag.respijtvormen or "respijtzorg" in vraag.basisfuncties or asked & _ZORG
    young = vraag.leeftijd is not None or asked & _JONG or _VOOR_JONGEN & set(vraag.doelgroepen)
    was_asked = {
        "groep": bool(vraag.doelgroepen),
        "respijt": free or bool(care),
        "jeugd": bool(vraag.tekst or young),
        "leren": free or "educatie" in vraag.basisfuncties,
        "afkomst": bool(free or vraag.taal or asked & _TAAL or _NIEUW in vraag.doelgroepen),
    }
    return tuple(name for name in NADELEN if not was_asked[name])


def kern(aanbod: Aanbod) -> dict[str, tuple[str, ...]]:
    """Give what an offer is about: activities that its name or its description has, doelgroepen that its name has."""
    name, text = woorden_in(aanbod.naam), woorden_in(aanbod.omschrijving)
    return {
        "kern_naam": _genoemd("activiteit", aanbod.activiteiten, name),
        "kern_tekst": _genoemd("activiteit", aanbod.activiteiten, text),
        "kern_groep": _genoemd("doelgroep", aanbod.doelgroepen, name),
    }


def _genoemd(taxonomie: str, codes: Iterable[str], said: Sequence[str]) -> tuple[str, ...]:
    return tuple(code for code in codes if _noemt(said, _woorden(taxonomie, code)))


def _noemt(said: Sequence[str], words: tuple[str, ...]) -> bool:
    """Say whether a word is said, as such or at the begin of a compound."""
    alike = {gelijk(word) for word in words}
    begins = tuple(stem for word in words if len(stem := stam(word)) >= _LANG)
    return any(gelijk(word) in alike or word.startswith(begins) for word in said)


@lru_cache(maxsize=256)
def _woorden(taxonomie: str, code: str) -> tuple[str, ...]:
    words = (*woorden_in(profiel().label(taxonomie, code)), *synoniemen(code))
    return tuple(word for word in words if word not in _ZEGT_NIETS)
