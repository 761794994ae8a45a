"""What to ask the directory for somebody, from what was said in the conversation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from actions.gesprek import vreemde_taal
from actions.gesprek.gesprek import Gesprek
from actions.gesprek.jong import SCHOLIER, leeftijd
from actions.gesprek.woordenlijst import genoemd
from bot.understanding.tekst import normaal
from matchmaker.core.sociale_kaart.aanbod import Aanbod
from matchmaker.core.sociale_kaart.zoekvraag import Zoekvraag

AANTAL = 3  # options at a time
VORMEN = ("aan_huis", "dagopvang", "logeren", "vakantie")
BASISFUNCTIES = (
    "informatie",
    "advies_begeleiding",
    "emotionele_steun",
    "educatie",
    "praktische_hulp",
    "respijtzorg",
    "financiele_tegemoetkoming",
    "materiele_hulp",
)
# What a side question is about, by its intent.
ONDERWERPEN = {
    "vraag_respijtzorg": Zoekvraag(respijtvormen=VORMEN),
    "vraag_mantelzorg": Zoekvraag(soorten_hulp=("mantelzorgsteunpunt", "lotgenotengroep", "alzheimer_cafe")),
    "vraag_wmo": Zoekvraag(soorten_hulp=("wmo_loket", "wijkteam")),
    "vraag_clientondersteuning": Zoekvraag(soorten_hulp=("clientondersteuning",)),
    "vraag_vrijwilligers": Zoekvraag(soorten_hulp=("vrijwilligerscentrale", "vrijwilliger", "maatje")),
}
ZORG = frozenset({"zorg_overnemen", "toezicht", "nachtzorg", "dagbesteding"})
# These say who the offer is for among carers; the other groups say what the person cared for has.
GROEP_VAN_ZORGERS = frozenset(
    {"mantelzorgers", "jonge_mantelzorgers", "werkende_mantelzorgers", "migratieachtergrond"}
)
# On these the directory is always looked in; on the others only for who asks what there is.
ALTIJD = ("vraag_respijtzorg", "vraag_mantelzorg", "vraag_clientondersteuning")
VOOR_JONGEREN = ("emotionele_steun", "educatie", "respijtzorg")
_VOOR_PARTNERS = re.compile(r"\bpartners?\b", re.IGNORECASE)
WIJKTEAM = Zoekvraag(soorten_hulp=("wijkteam", "wmo_loket"))
_RUIM = (
    "tijd",
    "weekdag",
    "activiteiten",
    "doelgroepen",
    "leeftijd",
    "taal",
)  # given up in this order where nothing is found
_DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_TIJDEN = {"ochtend": "10:00", "morgen": "10:00", "middag": "14:00", "avond": "19:30", "nacht": "23:30"}
_VORMEN = {
    "aan_huis": ("thuis", "aan huis", "bij ons komt", "overneemt"),
    "dagopvang": ("dagopvang", "dagbesteding", "dagbehandeling", "opvang overdag"),
    "logeren": ("logeren", "logeerhuis", "logeeropvang", "nachtje weg", "weekend weg"),
    "vakantie": ("vakantie", "zorgvakantie", "reis"),
}


def bij_onderwerp(gesprek: Gesprek, onderwerp: str, tekst: str = "") -> Zoekvraag:
    """Give the question that belongs to a side question, narrowed by what it says itself and what was told before."""
    base = ONDERWERPEN[onderwerp]
    if onderwerp == "vraag_respijtzorg":
        return _respijt(gesprek, tekst)
    return _bij_persoon(base, gesprek, tekst)


def bij_respijt(gesprek: Gesprek) -> Zoekvraag:
    """Give the question for a carer who told what would give room to breathe."""
    return _respijt(gesprek, gesprek.gezegd_bij("respijt") or "")


def bij_wensen(gesprek: Gesprek) -> tuple[Zoekvraag, ...]:
    """Give a question for each of the first three things that are wished for."""
    codes = list(dict.fromkeys(feit.activiteit for feit in gesprek.van("wens")))[:AANTAL]
    return tuple(_bij_persoon(Zoekvraag(activiteiten=(code,)), gesprek) for code in codes)


def bij_basisfuncties(gesprek: Gesprek) -> Iterator[tuple[str, Zoekvraag]]:
    """Give a question for each of the eight basic functions of carer support."""
    for functie in BASISFUNCTIES:
        yield functie, _bij_persoon(Zoekvraag(basisfuncties=(functie,)), gesprek)


def bij_vraagzin(gesprek: Gesprek, tekst: str) -> Zoekvraag:
    """Give the question for who asks in so many words what there is."""
    codes = tuple(dict.fromkeys(code for _, code in genoemd(tekst, "activiteiten")))
    if gesprek.rol == "mantelzorger" and (_vormen(tekst) or not codes or set(codes) & ZORG):
        return _respijt(gesprek, tekst)
    asked = Zoekvraag(activiteiten=codes) if codes else Zoekvraag(tekst=tekst[:200])
    return _bij_persoon(asked, gesprek, tekst)


def past(aanbod: Aanbod, gesprek: Gesprek, tekst: str = "") -> bool:
    """Tell whether an offer is for this person: nobody is sent to a hospice, or to a group for children, by mistake."""
    if _VOOR_PARTNERS.search(aanbod.naam) and gesprek.mantelzorg.zorgt_voor not in (None, "partner"):
        return False
    asked = set(doelgroepen(gesprek, tekst))
    groups = set(aanbod.doelgroepen)
    if "jonge_mantelzorgers" in groups and not groups & {"mantelzorgers"} and not gesprek.jonge_mantelzorger:
        return False
    if "kinderen" in groups and gesprek.mantelzorg.zorgt_voor not in ("kind", "zoon", "dochter", "kleinkind"):
        groups.discard("kinderen")
        if not groups & (asked | GROEP_VAN_ZORGERS):
            return False
    for_some = groups - GROEP_VAN_ZORGERS - {"ouderen"}
    return not for_some or bool(for_some & asked)


def ruimer(vraag: Zoekvraag) -> Iterator[Zoekvraag]:
    """Give questions that ask ever less, the last one for the wijkteam: there is always somebody to call."""
    for part in _RUIM:
        if getattr(vraag, part) is not None and getattr(vraag, part) != () and _blijft_vraag(vraag, part):
            less: dict[str, Any] = {part: () if part in ("doelgroepen", "activiteiten") else None}
            vraag = replace(vraag, **less)
            yield vraag
    if vraag.soorten_hulp != WIJKTEAM.soorten_hulp:
        yield replace(WIJKTEAM, postcode4=vraag.postcode4)


def _blijft_vraag(vraag: Zoekvraag, part: str) -> bool:
    """Without activities there must be something else that is asked for."""
    others = (vraag.respijtvormen, vraag.soorten_hulp, vraag.basisfuncties, vraag.tekst)
    return part != "activiteiten" or any(others)


def doelgroepen(gesprek: Gesprek, tekst: str = "") -> tuple[str, ...]:
    """Give the target groups that somebody belongs to, as far as words say so."""
    said = " . ".join([*(words for _, words in gesprek.verteld), tekst])
    found = dict.fromkeys(code for _, code in genoemd(said, "doelgroepen"))
    if gesprek.rol == "mantelzorger":
        found["mantelzorgers"] = None
    if "dementie" in gesprek.signalen:
        found["dementie"] = None
    if gesprek.jonge_mantelzorger:
        found["jonge_mantelzorgers"] = None
    return tuple(found)


def _vormen(tekst: str) -> tuple[str, ...]:
    words = " ".join(normaal(tekst).split())
    return tuple(vorm for vorm, cues in _VORMEN.items() if any(cue in words for cue in cues))


def _respijt(gesprek: Gesprek, tekst: str) -> Zoekvraag:
    """The form that is named, else all of them; and when. A day goes with what comes by the day, not with a stay."""
    if gesprek.jonge_mantelzorger:
        return _bij_persoon(Zoekvraag(basisfuncties=VOOR_JONGEREN), gesprek, tekst)
    chosen = gesprek.mantelzorg.respijt_vorm
    vormen = _vormen(tekst) or ((chosen,) if chosen in VORMEN else VORMEN)
    moment = f"{gesprek.mantelzorg.respijt_moment or ''} {tekst}".lower()
    by_day = not set(vormen) & {"logeren", "vakantie"}
    weekdag = next((day for day, name in enumerate(_DAGEN) if name in moment), None) if by_day else None
    tijd = next((at for part, at in _TIJDEN.items() if part in moment), None) if weekdag is not None else None
    night = ("nachtzorg",) if re.search(r"\bnachts?\b|nachten|slaapwacht|waken", moment) else ()
    return _bij_persoon(Zoekvraag(night, respijtvormen=vormen, weekdag=weekdag, tijd=tijd), gesprek, tekst)


def _bij_persoon(vraag: Zoekvraag, gesprek: Gesprek, tekst: str = "") -> Zoekvraag:
    postcode = gesprek.contact.postcode
    if gesprek.jonge_mantelzorger:  # what is theirs, not what their parent has
        said = " ".join(words for _, words in gesprek.verteld)
        vraag = replace(vraag, leeftijd=leeftijd(said) or SCHOLIER)
    return replace(
        vraag,
        doelgroepen=("jonge_mantelzorgers",) if gesprek.jonge_mantelzorger else doelgroepen(gesprek, tekst),
        postcode4=postcode[:4] if postcode else None,
        taal=vreemde_taal.genoemd(tekst) if vreemde_taal.zoekt_iemand(tekst) else None,
    )
