"""What is understood of a message goes into the conversation, whatever was asked."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.gesprek import gegevens, mantelzorger, netwerk
from actions.gesprek.gesprek import Feit, Gesprek, Mantelzorg
from actions.gesprek.nood import NOOD
from actions.gesprek.uitkomst import Antwoord
from actions.gesprek.vraagzin import in_vraagzin
from bot.understanding import begrip as b

# A value of the carer's own → its question, and the others that it may be told under.
EIGEN_VRAAG = {
    "zorgt_voor": (
        "zorgt_voor",
        ("start", "situatie", "zorg_taken", "zorg_uren", "netwerk", "verder", "wens", "respijt"),
    ),
    "uren_per_week": ("zorg_uren", ("start", "situatie", "zorgt_voor", "zorg_taken", "belasting")),
    "belasting": ("belasting", ("zorg_uren", "situatie", "start", "volhoudtijd")),
    "respijt_vorm": ("respijt", ("start", "situatie", "wens", "verder", "volhoudtijd")),
}
BESLUIT = ("toestemming", "versturen")
JA_NEE = re.compile(r"\s*(?:ja|nee|jawel|ok[eé]|goed|prima|akkoord)\b", re.IGNORECASE)
POSTCODE = re.compile(r"\bpost ?code\b", re.IGNORECASE)
WEET_NIET = re.compile(
    r"\W*(?:dat )?(?:weet (?:ik|k) (?:het )?|weet )(?:nog |echt )?niet\W*|\W*geen idee\W*", re.IGNORECASE
)
PERSOONLIJK = ("postcode", "naam", "contact")
# Under these questions «I would not ask them» is about the people around.
OVER_HULP = ("start", "situatie", "lastig", "netwerk", "netwerk_meer", "wens", "verder")


def noteer(gesprek: Gesprek, antwoord: Antwoord) -> Gesprek:
    """Keep facts, signals and the carer's own situation, whatever was asked."""
    begrip = antwoord.begrip
    nieuw = {
        name: value
        for name, value in vars(begrip.mantelzorg).items()
        if value is not None and _mag(gesprek, name)
    }
    nieuw = mantelzorger.waarden(gesprek.vraag, antwoord.tekst, nieuw)
    # In answer to the summary facts are corrections; who gives a name or an address tells nothing else.
    given = gesprek.vraag in PERSOONLIJK and bool(begrip.gegevens)
    given |= gesprek.vraag in BESLUIT and bool(
        JA_NEE.match(antwoord.tekst)
    )  # «ja, maar bel mij, niet mijn vader»
    if gesprek.vraag != "samenvatting" and not given:
        gesprek = gesprek.met_feiten(mantelzorger.als_zorg(gesprek, feiten_van(antwoord, gesprek.vraag)))
    gesprek = mantelzorger.noteer(gesprek, gesprek.vraag, antwoord.tekst)
    if POSTCODE.search(antwoord.tekst) and gesprek.contact.postcode is None:
        gesprek = gesprek.met_contact(gegevens.postcode(antwoord))  # said with its name, at any question
    shy = netwerk.uit_woorden(antwoord.tekst) if gesprek.vraag in OVER_HULP else None
    return replace(
        gesprek,
        netwerk=shy or gesprek.netwerk,
        signalen=tuple(dict.fromkeys((*gesprek.signalen, *begrip.signalen, *_signaal(begrip)))),
        mantelzorg=Mantelzorg(**(vars(gesprek.mantelzorg) | nieuw)),
    )


def _mag(gesprek: Gesprek, waarde: str) -> bool:
    """What was told under its own question stands; elsewhere a value is only taken where there is none."""
    own, elsewhere = EIGEN_VRAAG[waarde]
    known = getattr(gesprek.mantelzorg, waarde) not in (None, "onbekend")
    return gesprek.vraag == own or (not known and gesprek.vraag in elsewhere)


def onthoud(gesprek: Gesprek, antwoord: Antwoord) -> Gesprek:
    """Keep the own words under the question that they answer, without service and account numbers."""
    if not antwoord.tekst.strip() or WEET_NIET.fullmatch(antwoord.tekst):
        return gesprek  # a button, or words that tell nothing
    tekst = gegevens.zonder_nummers(antwoord.tekst, antwoord.begrip.gegevens)
    # What is told in answer to «for whom?» is the situation.
    vraag = "situatie" if gesprek.vraag == "start" else gesprek.vraag
    return replace(gesprek, verteld=(*gesprek.verteld, (vraag, tekst)))


def feiten_van(antwoord: Antwoord, vraag: str | None) -> tuple[Feit, ...]:
    """Give the facts of a message as the conversation holds them."""
    return tuple(
        Feit(
            soort=feit.soort,
            activiteit=feit.activiteit,
            citaat=gegevens.gemaskeerd(feit.citaat, antwoord.begrip.gegevens, antwoord.tekst),
            wie=feit.wie,
            frequentie=frequentie(feit.frequentie),
            vraag=mantelzorger.ZIJVRAAG if in_vraagzin(feit.citaat, antwoord.tekst) else vraag,
        )
        for feit in antwoord.begrip.feiten
        # A question tells of no help that is there: «is er ook dagbesteding?»
        if feit.soort in ("wens", "aanbod") or not in_vraagzin(feit.citaat, antwoord.tekst)
    )


def frequentie(waarde: b.Frequentie | None) -> dict[str, float | str] | None:
    """Give a frequency as the contract has it, or None."""
    if waarde is None:
        return None
    return {"keer": waarde.keer, "periode": waarde.periode, "eenheid": waarde.eenheid}


def _signaal(begrip: b.Begrip) -> tuple[str, ...]:
    return (NOOD[begrip.bedoeling],) if begrip.bedoeling in NOOD else ()
