"""Take in one answer: what is understood goes into the conversation, and the bot knows what to say to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from actions.gesprek import gegevens, ja_nee, netwerk, rol
from actions.gesprek.correctie import WEG, corrigeer, weghaalknoppen
from actions.gesprek.gehoord import Uiting, gehoord
from actions.gesprek.gesprek import Contact, Feit, Gesprek, Mantelzorg
from bot.understanding import begrip as b

# In this order where two fit (annotation.md, the intents, point 7).
NOOD = {
    "crisis_zelfdoding": "zelfdoding",
    "crisis_geweld": "geweld",
    "medisch_spoed": "medisch_spoed",
    "overbelast_noodkreet": "overbelast",
}
# What somebody from the neighbourhood can do or do along; the rest of what is missed stays a difficulty.
VOOR_EEN_VRIJWILLIGER = frozenset(
    [
        "uitje",
        "praatje_bezoek",
        "bellen",
        "maatje",
        "hobby",
        "lezen",
        "bewegen_sport",
        "vrijwilligerswerk",
        "samen_eten",
        "koken",
        "boodschappen",
        "klusjes",
        "tuin",
        "huisdier",
        "autorijden",
        "fietsen",
        "openbaar_vervoer",
        "afspraak_begeleiden",
        "computer_telefoon",
        "post_formulieren",
        "taal_leren",
        "huiswerk",
    ]
)
# Under these questions «I would not ask them» is about the people around.
OVER_HULP = ("start", "situatie", "lastig", "netwerk", "netwerk_meer", "wens", "verder")
DUN = 3  # words; a shorter answer without a fact gets one friendly follow-up, never two
NOG_EENS = ("situatie", "wens")
ROL_ZEKER = 0.8  # of a role that is named halfway
NOODSIGNALEN = ("zelfdoding", "geweld", "medisch_spoed")  # these count inside any answer


@dataclass(frozen=True)
class Antwoord:
    """One message of the person: what was typed, what is understood of it, and when it came."""

    tekst: str
    begrip: b.Begrip
    tijd: datetime
    gevraagd: str | None = None  # the question that stood last on the screen; a yes or no answers only that


@dataclass(frozen=True)
class Uitkomst:
    """What an answer leads to."""

    gesprek: Gesprek
    uitingen: tuple[Uiting, ...] = ()
    verder: bool = True  # ask the next question
    herhaal: bool = False  # ask the open question again instead
    versturen: bool = False  # hand the request to the queue
    wissen: bool = False  # wipe the conversation


def luister(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst:
    """Take in one answer to the open question."""
    if antwoord.gevraagd == "wissen":
        return _wissen(gesprek, antwoord)
    noted = _noteer(gesprek, antwoord)
    nood = _nood(antwoord.begrip)
    if nood is not None:
        # No form question follows a cry of distress until the person wants to go on (docs/domein.md, section 6).
        kept = _onthoud(noted, antwoord)
        return Uitkomst(replace(kept, rust=True), (Uiting(f"utter_nood_{nood}"),), verder=False)
    if gesprek.rust:
        return _na_nood(noted, antwoord)
    if gesprek.referentie is not None:
        return Uitkomst(gesprek, (Uiting("utter_al_verstuurd"),), verder=False)
    if gesprek.geweigerd:
        return Uitkomst(noted, (Uiting("utter_niets_verstuurd"),), verder=False)
    other = _andere_rol(gesprek, antwoord) or _correctie(gesprek, antwoord)
    if other is not None:
        return other
    if gesprek.akkoord_samenvatting and noted.feiten != gesprek.feiten:
        # What is shown is what is sent: something new is shown, and agreed with, again.
        noted = replace(noted, akkoord_samenvatting=False, toestemming=None)
        return Uitkomst(_onthoud(noted, antwoord), (Uiting("utter_aangepast"),))
    return BIJ_VRAAG.get(gesprek.vraag or "", _open_vraag)(noted, antwoord)


def tussendoor(gesprek: Gesprek, antwoord: Antwoord) -> Gesprek:
    """Keep what is told in passing, in a message that asks something itself."""
    return _noteer(gesprek, antwoord)


def _nood(begrip: b.Begrip) -> str | None:
    if begrip.bedoeling in NOOD:
        return NOOD[begrip.bedoeling]
    return next((signaal for signaal in NOODSIGNALEN if signaal in begrip.signalen), None)


def _wissen(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst:
    """The answer to «wis alles?»; it answers nothing else."""
    if ja_nee.lees_toestemming(antwoord.begrip) == "ja":
        return Uitkomst(gesprek, verder=False, wissen=True)
    return Uitkomst(gesprek, (Uiting("utter_niet_gewist"),), verder=gesprek.loopt)


def _na_nood(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst:
    """After a cry: who tells of daily things again, or says that it was not meant so, wants to go on.

    What is said here answers no question of before the cry: that question is asked again.
    """
    bedoeling = antwoord.begrip.bedoeling
    kept = _onthoud(gesprek, antwoord)
    if antwoord.begrip.feiten or bedoeling in ("bevestigen", "ontkennen", "corrigeren", "verder_gaan"):
        return Uitkomst(replace(kept, rust=False), (Uiting("utter_gehoord"),))
    return Uitkomst(kept, (Uiting("utter_rust"),), verder=False)


def _feiten(antwoord: Antwoord, vraag: str | None) -> tuple[Feit, ...]:
    return tuple(
        Feit(
            soort=feit.soort,
            activiteit=feit.activiteit,
            citaat=gegevens.gemaskeerd(feit.citaat, antwoord.begrip.gegevens, antwoord.tekst),
            wie=feit.wie,
            frequentie=_frequentie(feit.frequentie),
            vraag=vraag,
        )
        for feit in antwoord.begrip.feiten
    )


def _frequentie(frequentie: b.Frequentie | None) -> dict[str, float | str] | None:
    if frequentie is None:
        return None
    return {"keer": frequentie.keer, "periode": frequentie.periode, "eenheid": frequentie.eenheid}


def _noteer(gesprek: Gesprek, antwoord: Antwoord) -> Gesprek:
    """Keep facts, signals and the carer's own situation, whatever was asked."""
    begrip = antwoord.begrip
    nieuw = {name: value for name, value in vars(begrip.mantelzorg).items() if value is not None}
    if gesprek.vraag != "samenvatting":  # there, facts are corrections
        gesprek = gesprek.met_feiten(_feiten(antwoord, gesprek.vraag))
    shy = netwerk.uit_woorden(antwoord.tekst) if gesprek.vraag in OVER_HULP else None
    return replace(
        gesprek,
        netwerk=shy or gesprek.netwerk,
        signalen=tuple(dict.fromkeys((*gesprek.signalen, *begrip.signalen, *_signaal(begrip)))),
        mantelzorg=Mantelzorg(**(vars(gesprek.mantelzorg) | nieuw)),
    )


def _signaal(begrip: b.Begrip) -> tuple[str, ...]:
    return (NOOD[begrip.bedoeling],) if begrip.bedoeling in NOOD else ()


def _onthoud(gesprek: Gesprek, antwoord: Antwoord) -> Gesprek:
    tekst = gegevens.zonder_nummers(antwoord.tekst, antwoord.begrip.gegevens)
    # What is told in answer to «for whom?» is the situation.
    vraag = "situatie" if gesprek.vraag == "start" else gesprek.vraag
    return replace(gesprek, verteld=(*gesprek.verteld, (vraag, tekst)))


def _andere_rol(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst | None:
    """Who says halfway that it is for somebody else after all, goes on in that role; all that was told stays."""
    new = rol.VAN_BEDOELING.get(antwoord.begrip.bedoeling)
    if new in (None, gesprek.rol) or gesprek.vraag in (None, "start") or gesprek.akkoord_samenvatting:
        return None
    if not rol.alleen_rol(antwoord.begrip, antwoord.tekst) or antwoord.begrip.zekerheid < ROL_ZEKER:
        return None
    return Uitkomst(replace(gesprek, rol=new), (Uiting(f"utter_rol_{new}"),))


def _correctie(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst | None:
    """A correction of what was told before, at any question; None where it is none, or nothing is understood."""
    if antwoord.begrip.bedoeling != "corrigeren" or gesprek.vraag in (None, "start", "samenvatting"):
        return None
    corrected = corrigeer(
        gesprek,
        antwoord.tekst,
        _feiten(antwoord, gesprek.vraag),
        _frequentie(antwoord.begrip.kale_frequentie),
    )
    if corrected.feiten == gesprek.feiten:
        return None
    if gesprek.akkoord_samenvatting:
        corrected = replace(corrected, akkoord_samenvatting=False, toestemming=None)
        return Uitkomst(corrected, (Uiting("utter_aangepast"),))
    return Uitkomst(corrected, (Uiting("utter_aangepast"),), herhaal=True)


def _dun(gesprek: Gesprek, antwoord: Antwoord) -> bool:
    """Whether an answer says so little that one more word would help; asked once."""
    b_ = antwoord.begrip
    asked = f"{gesprek.vraag}_meer" in gesprek.gesteld
    heard = bool(b_.feiten or b_.signalen or b_.bedoeling not in ("vertellen", "bevestigen"))
    return gesprek.vraag in NOG_EENS and not asked and not heard and len(antwoord.tekst.split()) <= DUN


def _open_vraag(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst:
    if _dun(gesprek, antwoord):
        kept = _onthoud(gesprek, antwoord)
        asked = replace(kept, gesteld=(*kept.gesteld, f"{kept.vraag}_meer"))
        return Uitkomst(asked, (Uiting(f"utter_ask_{kept.vraag}__meer"),), verder=False)
    if antwoord.begrip.bedoeling in ("weet_niet", "overslaan"):
        return Uitkomst(gesprek, (Uiting(f"utter_goed_{antwoord.begrip.bedoeling}"),))
    uitingen = gehoord(antwoord.begrip, antwoord.tekst)
    if gegevens.bevat_nummers(antwoord.begrip.gegevens):
        uitingen = (Uiting("utter_nummer_weggelaten"), *uitingen)
    return Uitkomst(_onthoud(gesprek, antwoord), uitingen)


def _start(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst:
    gesprek = replace(gesprek, rol=rol.van_start(antwoord.begrip))
    if rol.alleen_rol(antwoord.begrip, antwoord.tekst):
        return Uitkomst(gesprek, (Uiting(f"utter_rol_{gesprek.rol}"),))
    # Who tells at once what is going on, is not asked for it again.
    return _open_vraag(replace(gesprek, vraag="situatie"), antwoord)


def _netwerk_meer(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst:
    """Could somebody do more? Whatever the answer, it is right at once."""
    said = netwerk.lees(antwoord.begrip, antwoord.tekst)
    return Uitkomst(_onthoud(replace(gesprek, netwerk=said), antwoord), (Uiting(f"utter_netwerk_{said}"),))


def _frequentie_vraag(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst:
    """A bare frequency belongs to the wishes that had none."""
    kaal = _frequentie(antwoord.begrip.kale_frequentie)
    if kaal is not None:
        feiten = tuple(
            replace(feit, frequentie=kaal)
            if feit.soort in ("wens", "aanbod") and feit.frequentie is None
            else feit
            for feit in gesprek.feiten
        )
        gesprek = replace(gesprek, feiten=feiten)
    return _open_vraag(gesprek, antwoord)


def _vrijwilliger(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst:
    """A volunteer that is welcome answers what came up under `verder`: the question behind the question."""
    welkom = ja_nee.lees(antwoord.begrip, open_vraag=True)
    gesprek = _onthoud(replace(gesprek, vrijwilliger_welkom=welkom), antwoord)
    if welkom == "ja":
        gesprek = gesprek.met_feiten(tuple(_wensen_uit_verder(gesprek, antwoord)))
    return Uitkomst(gesprek, (Uiting(f"utter_vrijwilliger_{welkom}"),))


def _wensen_uit_verder(gesprek: Gesprek, antwoord: Antwoord) -> list[Feit]:
    frequentie = _frequentie(antwoord.begrip.kale_frequentie)
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
            frequentie=frequentie or feit.frequentie,
            citaat=f"{feit.citaat} … {tekst}",
            vraag="vrijwilliger",
        )
        for feit in gemist
    ]


def _samenvatting(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst:
    feiten = _feiten(antwoord, "samenvatting")
    if WEG.search(antwoord.tekst):
        corrected = corrigeer(gesprek, antwoord.tekst, feiten)
        if corrected != gesprek:
            return Uitkomst(corrected, (Uiting("utter_aangepast"),))
    if not feiten and ja_nee.lees(antwoord.begrip) == "ja":
        return Uitkomst(replace(gesprek, akkoord_samenvatting=True))
    if not feiten and ja_nee.lees(antwoord.begrip) == "nee":
        wat_anders = Uiting("utter_ask_samenvatting__wat_anders", knoppen=weghaalknoppen(gesprek))
        return Uitkomst(gesprek, (wat_anders,), verder=False)
    kaal = _frequentie(antwoord.begrip.kale_frequentie)
    corrected = corrigeer(gesprek, antwoord.tekst, feiten, kaal)
    if corrected == gesprek:
        # Nothing was recognised, so nothing is lost: the words themselves go along.
        return Uitkomst(_onthoud(gesprek, antwoord), (Uiting("utter_erbij_gezet"),))
    return Uitkomst(corrected, (Uiting("utter_aangepast"),))


def _toestemming(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst:
    given = ja_nee.lees_toestemming(antwoord.begrip) if antwoord.gevraagd == "toestemming" else "onbekend"
    if given == "ja":
        return Uitkomst(replace(gesprek, toestemming=antwoord.tijd.isoformat()))
    if given == "nee":
        return Uitkomst(
            replace(gesprek, geweigerd=True, vraag=None), (Uiting("utter_geweigerd"),), verder=False
        )
    return Uitkomst(gesprek, (Uiting("utter_ask_toestemming__duidelijk"),), verder=False)


def _postcode(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst:
    return _gegeven(gesprek, gegevens.postcode(antwoord), "postcode", antwoord)


def _naam(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst:
    return _gegeven(gesprek, gegevens.naam(antwoord), "naam", antwoord)


def _contact(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst:
    return _gegeven(gesprek, gegevens.contact(antwoord), "contact", antwoord)


def _gegeven(gesprek: Gesprek, gevonden: dict[str, str], vraag: str, antwoord: Antwoord) -> Uitkomst:
    if gevonden:
        return Uitkomst(replace(gesprek, contact=Contact(**(vars(gesprek.contact) | gevonden))))
    if antwoord.begrip.bedoeling in ("overslaan", "ontkennen", "weet_niet"):
        return Uitkomst(gesprek, (Uiting(f"utter_zonder_{vraag}"),))
    # Asked once more with an example; after that it may stay empty.
    if f"{vraag}_herhaald" in gesprek.gesteld:
        return Uitkomst(gesprek, (Uiting(f"utter_zonder_{vraag}"),))
    herhaald = replace(gesprek, gesteld=(*gesprek.gesteld, f"{vraag}_herhaald"))
    return Uitkomst(herhaald, (Uiting(f"utter_ask_{vraag}__onleesbaar"),), verder=False)


def _versturen(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst:
    given = ja_nee.lees_toestemming(antwoord.begrip) if antwoord.gevraagd == "versturen" else "onbekend"
    if given == "ja":
        return Uitkomst(gesprek, verder=False, versturen=True)
    if given == "nee":
        return Uitkomst(
            replace(gesprek, geweigerd=True, vraag=None), (Uiting("utter_geweigerd"),), verder=False
        )
    return Uitkomst(gesprek, (Uiting("utter_ask_versturen__duidelijk"),), verder=False)


BIJ_VRAAG: dict[str, Callable[[Gesprek, Antwoord], Uitkomst]] = {
    "start": _start,
    "netwerk_meer": _netwerk_meer,
    "frequentie": _frequentie_vraag,
    "vrijwilliger": _vrijwilliger,
    "samenvatting": _samenvatting,
    "toestemming": _toestemming,
    "postcode": _postcode,
    "naam": _naam,
    "contact": _contact,
    "versturen": _versturen,
}
