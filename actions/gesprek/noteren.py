"""What is understood of a message goes into the conversation, whatever was asked."""

from __future__ import annotations

from dataclasses import replace

from actions.gesprek import gegevens, netwerk
from actions.gesprek.gesprek import Feit, Gesprek, Mantelzorg
from actions.gesprek.uitkomst import Antwoord
from bot.understanding import begrip as b

# In this order where two fit (annotation.md, the intents, point 7).
NOOD = {
    "crisis_zelfdoding": "zelfdoding",
    "crisis_geweld": "geweld",
    "medisch_spoed": "medisch_spoed",
    "overbelast_noodkreet": "overbelast",
}
# Under these questions «I would not ask them» is about the people around.
PERSOONLIJK = ("postcode", "naam", "contact")
OVER_HULP = ("start", "situatie", "lastig", "netwerk", "netwerk_meer", "wens", "verder")


def noteer(gesprek: Gesprek, antwoord: Antwoord) -> Gesprek:
    """Keep facts, signals and the carer's own situation, whatever was asked."""
    begrip = antwoord.begrip
    nieuw = {name: value for name, value in vars(begrip.mantelzorg).items() if value is not None}
    # In answer to the summary facts are corrections; who gives a name or an address tells nothing else.
    given = gesprek.vraag in PERSOONLIJK and bool(begrip.gegevens)
    if gesprek.vraag != "samenvatting" and not given:
        gesprek = gesprek.met_feiten(feiten_van(antwoord, gesprek.vraag))
    shy = netwerk.uit_woorden(antwoord.tekst) if gesprek.vraag in OVER_HULP else None
    return replace(
        gesprek,
        netwerk=shy or gesprek.netwerk,
        signalen=tuple(dict.fromkeys((*gesprek.signalen, *begrip.signalen, *_signaal(begrip)))),
        mantelzorg=Mantelzorg(**(vars(gesprek.mantelzorg) | nieuw)),
    )


def onthoud(gesprek: Gesprek, antwoord: Antwoord) -> Gesprek:
    """Keep the own words under the question that they answer, without service and account numbers."""
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
            vraag=vraag,
        )
        for feit in antwoord.begrip.feiten
    )


def frequentie(waarde: b.Frequentie | None) -> dict[str, float | str] | None:
    """Give a frequency as the contract has it, or None."""
    if waarde is None:
        return None
    return {"keer": waarde.keer, "periode": waarde.periode, "eenheid": waarde.eenheid}


def _signaal(begrip: b.Begrip) -> tuple[str, ...]:
    return (NOOD[begrip.bedoeling],) if begrip.bedoeling in NOOD else ()
