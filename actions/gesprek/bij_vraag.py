"""What an answer means under each question that needs more than noting it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from actions.gesprek import gegevens, ja_nee, mantelzorger, netwerk, rol
from actions.gesprek.correctie import WEG, corrigeer, weghaalknoppen
from actions.gesprek.gehoord import Uiting, gehoord
from actions.gesprek.gesprek import Feit, Gesprek
from actions.gesprek.noteren import feiten_van, frequentie, onthoud
from actions.gesprek.samenvatting import voor_inwoner
from actions.gesprek.uitkomst import Antwoord, Uitkomst

# What somebody from the neighbourhood can do or do along; the rest of what is missed stays a difficulty.
VOOR_EEN_VRIJWILLIGER = frozenset(
    """
    uitje praatje_bezoek bellen maatje hobby lezen bewegen_sport vrijwilligerswerk samen_eten koken
    boodschappen klusjes tuin huisdier autorijden fietsen openbaar_vervoer afspraak_begeleiden
    computer_telefoon post_formulieren taal_leren huiswerk
    """.split()
)
NIETS = re.compile(r"\s*(?:niks|niets|nee)\b", re.IGNORECASE)
HEEL_BEGREPEN = 8  # words; a longer correction may hold more than was understood
MET_TOELICHTING = 4  # words, of an answer that gives a number or an address and says something with it
DUN = 3  # words; a shorter answer without a fact gets one friendly follow-up, never two
NOG_EENS = ("situatie", "wens")
NOG_AAN_HET_LEZEN = ("weet_niet", "overslaan")  # under the summary: «weet ik niet kind» changes nothing


def _open_vraag(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst:
    if _dun(gesprek, antwoord):
        asked = onthoud(gesprek, antwoord).ook_gesteld(f"{gesprek.vraag}_meer")
        return Uitkomst(asked, (Uiting(f"utter_ask_{gesprek.vraag}__meer"),), verder=False)
    told = (
        bool(antwoord.begrip.feiten or antwoord.begrip.signalen)
        or len(antwoord.tekst.split()) > HEEL_BEGREPEN
    )
    if antwoord.begrip.bedoeling in ("weet_niet", "overslaan") and not told:
        return Uitkomst(gesprek, (Uiting(f"utter_goed_{antwoord.begrip.bedoeling}"),))
    uitingen = gehoord(antwoord.begrip, antwoord.tekst, gesprek.vraag)
    if gegevens.bevat_nummers(antwoord.begrip.gegevens):
        uitingen = (Uiting("utter_nummer_weggelaten"), *uitingen)
    return Uitkomst(onthoud(gesprek, antwoord), uitingen)


def _dun(gesprek: Gesprek, antwoord: Antwoord) -> bool:
    """Whether an answer says so little that one more word would help; asked once."""
    b_ = antwoord.begrip
    asked = f"{gesprek.vraag}_meer" in gesprek.gesteld
    heard = bool(b_.feiten or b_.signalen or b_.bedoeling not in ("vertellen", "bevestigen"))
    return gesprek.vraag in NOG_EENS and not asked and not heard and len(antwoord.tekst.split()) <= DUN


def _start(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst:
    by_profession = rol.beroepsmatig(antwoord.tekst)
    gesprek = replace(gesprek, rol="namens_ander" if by_profession else rol.van_start(antwoord.begrip))
    if rol.alleen_rol(antwoord.begrip, antwoord.tekst):
        if rol.zegt_meer(antwoord.tekst):  # «ik zorg voor mijn vrouw. reuma.»
            gesprek = onthoud(replace(gesprek, vraag="rol"), antwoord).met_vraag("start")
        return Uitkomst(gesprek, (Uiting(f"utter_rol_{gesprek.rol}"),))
    # Who tells at once what is going on, is not asked for it again.
    return _open_vraag(replace(gesprek, vraag="situatie"), antwoord)


def _netwerk(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst:
    """Who says here that they would rather not ask is told that this is normal, and is not asked further."""
    if netwerk.uit_woorden(antwoord.tekst) is None:
        return _open_vraag(gesprek, antwoord)
    return Uitkomst(onthoud(gesprek, antwoord), (Uiting("utter_netwerk_liever_niet_vragen"),))


def _netwerk_meer(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst:
    """Could somebody do more? Whatever the answer, it is right at once."""
    said = netwerk.lees(antwoord.begrip, antwoord.tekst)
    return Uitkomst(onthoud(replace(gesprek, netwerk=said), antwoord), (Uiting(f"utter_netwerk_{said}"),))


def _frequentie_vraag(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst:
    """A bare frequency belongs to the wishes that had none."""
    kaal = frequentie(antwoord.begrip.kale_frequentie)
    if kaal is not None:
        feiten = tuple(
            replace(feit, frequentie=kaal)
            if feit.soort in ("wens", "aanbod") and feit.frequentie is None
            else feit
            for feit in gesprek.feiten
        )
        gesprek = replace(gesprek, feiten=feiten)
    return _open_vraag(gesprek, antwoord)


def _zwaarte(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst:
    """After the mark and after how long still: who is near the end of their strength is offered a call, once."""
    uitkomst = _open_vraag(gesprek, antwoord)
    if not mantelzorger.zwaar(uitkomst.gesprek) or "consulent" in gesprek.gesteld or gesprek.terugbellen:
        return uitkomst
    offered = uitkomst.gesprek.ook_gesteld("consulent")
    return replace(uitkomst, gesprek=offered, uitingen=(*uitkomst.uitingen, Uiting("utter_consulent")))


def _respijt(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst:
    """What would give room to breathe is looked up at once: real options are the answer that a carer came for."""
    uitkomst = _open_vraag(gesprek, antwoord)
    refused = antwoord.begrip.bedoeling in ("ontkennen", "overslaan") or NIETS.match(antwoord.tekst)
    if refused and not antwoord.begrip.feiten:
        return uitkomst  # who wants nothing is shown nothing
    return replace(uitkomst, gesprek=uitkomst.gesprek.ook_gesteld("opties"), opties="respijt")


def _vrijwilliger(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst:
    """A volunteer that is welcome answers what came up under `verder`: the question behind the question."""
    welkom = ja_nee.lees(antwoord.begrip, True, antwoord.tekst)
    gesprek = onthoud(replace(gesprek, vrijwilliger_welkom=welkom), antwoord)
    if welkom == "ja":
        gesprek = gesprek.met_feiten(tuple(_wensen_uit_verder(gesprek, antwoord)))
    return Uitkomst(gesprek, (Uiting(f"utter_vrijwilliger_{welkom}"),))


def _wensen_uit_verder(gesprek: Gesprek, antwoord: Antwoord) -> list[Feit]:
    hoe_vaak = frequentie(antwoord.begrip.kale_frequentie)
    gemist = [
        f
        for f in gesprek.van("lastig", "wens")
        if f.vraag == "verder" and f.activiteit in VOOR_EEN_VRIJWILLIGER
    ]
    tekst = gegevens.zonder_nummers(antwoord.tekst, antwoord.begrip.gegevens)
    return [
        replace(
            feit,
            soort="wens",
            frequentie=hoe_vaak or feit.frequentie,
            citaat=f"{feit.citaat} … {tekst}",
            vraag="vrijwilliger",
        )
        for feit in gemist
    ]


def _samenvatting(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst:
    feiten = feiten_van(antwoord, "samenvatting")
    tekst = gegevens.zonder_nummers(antwoord.tekst, antwoord.begrip.gegevens)
    if WEG.search(tekst):
        corrected = corrigeer(gesprek, tekst, feiten)
        if corrected != gesprek:
            return _veranderd(gesprek, corrected, antwoord)
    if not feiten and ja_nee.lees(antwoord.begrip, tekst=antwoord.tekst) == "ja":
        return Uitkomst(replace(gesprek, akkoord_samenvatting=True))
    if not feiten and ja_nee.lees(antwoord.begrip) == "nee":
        wat_anders = Uiting("utter_ask_samenvatting__wat_anders", knoppen=weghaalknoppen(gesprek))
        return Uitkomst(gesprek, (wat_anders,), verder=False)
    kaal = frequentie(antwoord.begrip.kale_frequentie)
    corrected = corrigeer(gesprek, tekst, feiten, kaal)
    if corrected == gesprek and antwoord.begrip.bedoeling in NOG_AAN_HET_LEZEN:
        return Uitkomst(gesprek, (Uiting("utter_ask_samenvatting__weer"),), verder=False)
    return _veranderd(gesprek, corrected, antwoord)


def _veranderd(gesprek: Gesprek, corrected: Gesprek, antwoord: Antwoord) -> Uitkomst:
    """Say that it was changed only where that shows; what was not understood whole goes along in the own words."""
    changed = voor_inwoner(corrected) != voor_inwoner(gesprek)
    if not changed or len(antwoord.tekst.split()) > HEEL_BEGREPEN:
        corrected = onthoud(corrected, antwoord)
    return Uitkomst(corrected, (Uiting("utter_aangepast" if changed else "utter_erbij_gezet"),))


def _besluit(gesprek: Gesprek, antwoord: Antwoord, vraag: str, ja: Uitkomst) -> Uitkomst:
    """Read the answer to a question that decides: a yes to that very one, a no that sends nothing, or ask again."""
    given = "onbekend"
    if antwoord.gevraagd == vraag:
        given = ja_nee.lees_toestemming(antwoord.begrip, antwoord.tekst)
    if given == "ja":
        return ja
    if given == "nee":
        return Uitkomst(
            replace(gesprek, geweigerd=True, vraag=None), (Uiting("utter_geweigerd"),), verder=False
        )
    # A yes with a condition is no yes yet, and the condition is kept: how to call, and when.
    told = replace(onthoud(replace(gesprek, vraag="contact"), antwoord), vraag=gesprek.vraag)
    kept = told if antwoord.gevraagd == vraag and len(antwoord.tekst.split()) >= MET_TOELICHTING else gesprek
    return Uitkomst(kept, (Uiting(f"utter_ask_{vraag}__duidelijk"),), verder=False)


def _toestemming(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst:
    agreed = replace(gesprek, toestemming=antwoord.tijd.isoformat())
    return _besluit(gesprek, antwoord, "toestemming", Uitkomst(agreed))


def _postcode(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst:
    return _gegeven(gesprek, gegevens.postcode(antwoord), "postcode", antwoord)


def _naam(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst:
    return _gegeven(gesprek, gegevens.naam(antwoord), "naam", antwoord)


def _contact(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst:
    return _gegeven(gesprek, gegevens.contact(antwoord), "contact", antwoord)


def _gegeven(gesprek: Gesprek, gevonden: dict[str, str], vraag: str, antwoord: Antwoord) -> Uitkomst:
    weggelaten = (
        (Uiting("utter_nummer_weggelaten"),) if gegevens.bevat_nummers(antwoord.begrip.gegevens) else ()
    )
    if gevonden:
        known = gesprek.met_contact(gevonden)
        # «app maar, niet bellen», «dat is het nummer van mijn dochter»
        note = vraag == "contact" and len(antwoord.tekst.split()) >= MET_TOELICHTING
        return Uitkomst(onthoud(known, antwoord) if note else known, weggelaten)
    if antwoord.begrip.bedoeling in ("overslaan", "ontkennen", "weet_niet"):
        return Uitkomst(gesprek, (Uiting(f"utter_zonder_{vraag}"),))
    # Asked once more with an example; after that it may stay empty.
    if f"{vraag}_herhaald" in gesprek.gesteld:
        return Uitkomst(gesprek, (Uiting(f"utter_zonder_{vraag}"),))
    herhaald = gesprek.ook_gesteld(f"{vraag}_herhaald")
    return Uitkomst(herhaald, (*weggelaten, Uiting(f"utter_ask_{vraag}__onleesbaar")), verder=False)


def _versturen(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst:
    return _besluit(gesprek, antwoord, "versturen", Uitkomst(gesprek, verder=False, versturen=True))


BIJ_VRAAG: dict[str, Callable[[Gesprek, Antwoord], Uitkomst]] = {
    "start": _start,
    "netwerk": _netwerk,
    "netwerk_meer": _netwerk_meer,
    "frequentie": _frequentie_vraag,
    "belasting": _zwaarte,
    "volhoudtijd": _zwaarte,
    "respijt": _respijt,
    "vrijwilliger": _vrijwilliger,
    "samenvatting": _samenvatting,
    "toestemming": _toestemming,
    "postcode": _postcode,
    "naam": _naam,
    "contact": _contact,
    "versturen": _versturen,
}


def bij_vraag(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst:
    """Take in an answer to the open question; most questions are open ones."""
    return BIJ_VRAAG.get(gesprek.vraag or "", _open_vraag)(gesprek, antwoord)
