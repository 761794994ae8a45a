"""What to ask the directory for somebody, from what was said in the conversation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from actions.gesprek import lucht, vreemde_taal, zorgontvanger
from actions.gesprek.gesprek import Feit, Gesprek
from actions.gesprek.jong import SCHOLIER, leeftijd
from actions.gesprek.lucht import OVERNEMEN, VORMEN
from actions.gesprek.passend import doelgroepen
from actions.gesprek.route import genoemde_routes
from actions.gesprek.woordenlijst import genoemd
from matchmaker.core.sociale_kaart.zoekvraag import Zoekvraag

AANTAL = 3  # options at a time
# What a side question is about, by its intent.
ONDERWERPEN = {
    "vraag_respijtzorg": Zoekvraag(respijtvormen=VORMEN),
    "vraag_mantelzorg": Zoekvraag(soorten_hulp=("mantelzorgsteunpunt", "lotgenotengroep", "alzheimer_cafe")),
    "vraag_wmo": Zoekvraag(soorten_hulp=("wmo_loket", "wijkteam")),
    "vraag_clientondersteuning": Zoekvraag(soorten_hulp=("clientondersteuning",)),
    "vraag_vrijwilligers": Zoekvraag(soorten_hulp=("vrijwilligerscentrale", "vrijwilliger", "maatje")),
}
# On these the directory is always looked in; on the others only for who asks what there is.
ALTIJD = ("vraag_respijtzorg", "vraag_mantelzorg", "vraag_clientondersteuning")
VOOR_JONGEREN = ("emotionele_steun", "educatie", "respijtzorg")
WIJKTEAM = Zoekvraag(soorten_hulp=("wijkteam", "wmo_loket"))
# Given up in this order where nothing is found.
_RUIM = ("tijd", "weekdag", "respijtvormen", "routes", "activiteiten", "doelgroepen", "leeftijd", "taal")
SLEUTELFIGUUR = ("sleutelfiguur",)
_RUIMER: dict[str, Any] = {"respijtvormen": VORMEN, "routes": (), "activiteiten": (), "doelgroepen": ()}
_DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_TIJDEN = {"ochtend": "10:00", "morgen": "10:00", "middag": "14:00", "avond": "19:30", "nacht": "23:30"}
# What somebody else can do instead: who wishes for that is not helped with a place to stay.
UIT_HANDEN = frozenset(
    """
    boodschappen koken maaltijd_bezorgen schoonmaken stofzuigen dweilen afstoffen badkamer_schoonmaken ramen_lappen
    toilet_schoonmaken bed_opmaken was_doen strijken opruimen afwassen tuin klusjes huisdier post_formulieren
    geldzaken computer_telefoon autorijden afspraak_begeleiden woningaanpassing hulpmiddel lotgenoten advies
    """.split()
)
_GROEP = re.compile(r"\b(?:groep\w*|lotgenoten|praten met|ervaring\w*|hetzelfde meemaken)\b", re.IGNORECASE)
_CURSUS = re.compile(r"\b(?:cursus\w*|training\w*|les(?:sen)?|leren)\b", re.IGNORECASE)
_LANGS = re.compile(
    r"\biemand\b[^.?!]*\b(?:bij (?:haar|hem|mijn|ons|ze|hen|pa|ma)|langs\w*|gezelschap|op bezoek)\b",
    re.IGNORECASE,
)
BEZOEK = ("praatje_bezoek", "maatje", "toezicht")


def bij_onderwerp(gesprek: Gesprek, onderwerp: str, tekst: str = "") -> Zoekvraag:
    """Give the question that belongs to a side question, narrowed by what it says itself and what was told before."""
    if onderwerp == "vraag_respijtzorg":
        return _respijt(gesprek, tekst)
    base = ONDERWERPEN[onderwerp]
    if onderwerp == "vraag_mantelzorg" and _GROEP.search(tekst):
        base = replace(base, soorten_hulp=("lotgenotengroep", "alzheimer_cafe"))
    if onderwerp == "vraag_mantelzorg" and _CURSUS.search(tekst):
        base = Zoekvraag(basisfuncties=("educatie",))
    return bij_persoon(base, gesprek, tekst)


def bij_respijt(gesprek: Gesprek) -> Zoekvraag:
    """Give the question for a carer who told what would give room to breathe, at its question or before."""
    told, wishes = gesprek.gezegd_bij("respijt") or "", gesprek.van("wens")
    at_its_question = [feit for feit in wishes if feit.vraag == "respijt"]
    if at_its_question or lucht.vormen(told):  # that is the answer; what was said elsewhere is not
        return _bij_lucht(gesprek, told, at_its_question)
    early = [s for _, words in gesprek.verteld if (s := lucht.wens(words) or lucht.gevraagd(words))]
    quotes = [feit.citaat for feit in wishes if feit.activiteit in OVERNEMEN]
    said = dict.fromkeys(part for part in (told, *early, *quotes) if part)
    return _bij_lucht(gesprek, " . ".join(said), wishes)


def _bij_lucht(gesprek: Gesprek, tekst: str, wishes: Sequence[Feit]) -> Zoekvraag:
    """Who does it instead, where it is a chore; else a form of respite."""
    codes = tuple(dict.fromkeys(feit.activiteit for feit in wishes if feit.activiteit in UIT_HANDEN))
    care = {feit.activiteit for feit in wishes} & OVERNEMEN
    chore = bool(codes) and care <= {"zorg_overnemen"} and not lucht.vormen(tekst)
    if chore and not gesprek.jonge_mantelzorger:
        return bij_persoon(Zoekvraag(codes), gesprek)
    return _respijt(gesprek, tekst)


def bij_wensen(gesprek: Gesprek) -> tuple[Zoekvraag, ...]:
    """Give a question for each of the first three things that are wished for."""
    codes = list(dict.fromkeys(feit.activiteit for feit in gesprek.van("wens")))[:AANTAL]
    return tuple(bij_persoon(Zoekvraag(activiteiten=(code,)), gesprek) for code in codes)


def bij_vraagzin(gesprek: Gesprek, tekst: str) -> Zoekvraag:
    """Give the question for who asks in so many words what there is."""
    codes = tuple(dict.fromkeys(code for _, code in genoemd(tekst, "activiteiten")))
    if gesprek.rol == "mantelzorger":
        if _LANGS.search(tekst) and not lucht.vormen(tekst) and not lucht.in_de_nacht(tekst):
            return bij_persoon(replace(Zoekvraag(BEZOEK), weekdag=_weekdag(tekst)), gesprek, tekst)
        if lucht.vormen(tekst) or not codes or set(codes) & OVERNEMEN:
            return _respijt(gesprek, tekst)
    asked = Zoekvraag(activiteiten=codes) if codes else Zoekvraag(tekst=tekst[:200])
    return bij_persoon(asked, gesprek, tekst)


def ruimer(vraag: Zoekvraag) -> Iterator[Zoekvraag]:
    """Give questions that ask ever less, the last one for the wijkteam: there is always somebody to call."""
    if vraag.taal is not None:  # who speaks the language knows the way
        yield Zoekvraag(soorten_hulp=SLEUTELFIGUUR, taal=vraag.taal, postcode4=vraag.postcode4)
    for part in _RUIM:
        less = _RUIMER.get(part)
        if getattr(vraag, part) not in (None, (), less) and _blijft_vraag(vraag, part):
            changed: dict[str, Any] = {part: less}
            vraag = replace(vraag, **changed)
            yield vraag
    if vraag.soorten_hulp != WIJKTEAM.soorten_hulp:
        yield replace(WIJKTEAM, postcode4=vraag.postcode4)


def _blijft_vraag(vraag: Zoekvraag, part: str) -> bool:
    """Without activities there must be something else that is asked for."""
    others = (vraag.respijtvormen, vraag.soorten_hulp, vraag.basisfuncties, vraag.tekst)
    return part != "activiteiten" or any(others)


def _respijt(gesprek: Gesprek, tekst: str) -> Zoekvraag:
    """The form that is named, else all of them; and when. A day goes with what comes by the day, not with a stay."""
    if gesprek.jonge_mantelzorger:
        return bij_persoon(Zoekvraag(basisfuncties=VOOR_JONGEREN), gesprek, tekst)
    gesprek = zorgontvanger.alleen_over(gesprek, tekst)
    chosen, when = gesprek.mantelzorg.respijt_vorm, _wanneer(gesprek, tekst)
    named = lucht.vormen(tekst)
    vormen = named or ((chosen,) if chosen in VORMEN else VORMEN)
    # A house to stay in has nights of itself; what comes to the home, or is not named, has to be there at night.
    elsewhere = named in (("logeren",), ("vakantie",), ("dagopvang",))
    night = ("nachtzorg",) if not elsewhere and lucht.in_de_nacht(f"{when} {tekst}") else ()
    if night and not named and chosen not in VORMEN:
        vormen = ("aan_huis", "logeren")
    by_day = not set(vormen) & {"logeren", "vakantie"}
    weekdag = _weekdag(when) if by_day else None
    tijd = next((at for part, at in _TIJDEN.items() if part in when), None) if weekdag is not None else None
    vraag = Zoekvraag(night, routes=routes(gesprek, tekst), respijtvormen=vormen, weekdag=weekdag, tijd=tijd)
    return bij_persoon(replace(vraag, leeftijd=zorgontvanger.leeftijd(gesprek, tekst)), gesprek, tekst)


def _wanneer(gesprek: Gesprek, tekst: str) -> str:
    """The moment that the words name, where they name a day; else what was noted before."""
    own = (lucht.moment(tekst) or "").lower()
    return own if _weekdag(own) is not None else (gesprek.mantelzorg.respijt_moment or own).lower()


def _weekdag(tekst: str) -> int | None:
    days = [(tekst.lower().find(name), day) for day, name in enumerate(_DAGEN) if name in tekst.lower()]
    return min(days)[1] if days else None


def routes(gesprek: Gesprek, tekst: str = "") -> tuple[str, ...]:
    """Give the routes that are asked for; who has no indication yet is shown what needs none."""
    if named := genoemde_routes(tekst):
        return named
    return zorgontvanger.ZONDER_INDICATIE if zorgontvanger.indicatie(gesprek, tekst) is False else ()


def bij_persoon(vraag: Zoekvraag, gesprek: Gesprek, tekst: str = "") -> Zoekvraag:
    """Narrow a question by what was told of the person: group, place, language, and the age of a young carer."""
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
