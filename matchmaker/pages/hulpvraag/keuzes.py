"""The steps that a coordinator can take from a status, in the words of the page: one way on, and what else there is."""

from __future__ import annotations

from dataclasses import dataclass

from matchmaker.core.hulpvraag import Dossier
from matchmaker.core.workflow import STAPPEN, Reden, Status
from matchmaker.pages import labels

# Never chosen by a person: the clock takes these steps.
_VAN_DE_KLOK = (Reden.CLAIM_VERLOPEN,)


@dataclass(frozen=True)
class Keuze:
    """One step as a form."""

    naar: str
    kop: str  # the heading that opens the form
    uitleg: str  # what it brings
    knop: str
    redenen: tuple[tuple[str, str], ...]  # (code, words); one alone goes along unseen


# (from, to) → heading, what it brings, button; where `from` does not matter it is None.
_WOORDEN: dict[tuple[Status | None, Status], tuple[str, str, str]] = {
    (None, Status.UITVRAAG): (
        "Er is nog iets niet duidelijk",
        "De hulpvraag blijft bij u. U belt of mailt eerst met de persoon.",
        "Uitvragen",
    ),
    (None, Status.VOORGESTELD): (
        "Ik heb het buiten dit systeem voorgesteld",
        "Bijvoorbeeld aan iemand die hier niet in staat. Schrijf op aan wie.",
        "Voorgesteld opslaan",
    ),
    (None, Status.DOORVERWEZEN): (
        "Doorverwijzen naar een andere organisatie",
        "U vraagt na twee weken hoe het is gegaan. Dat komt vanzelf in uw dag te staan.",
        "Doorverwijzen",
    ),
    (None, Status.NIEUW): (
        "Teruggeven aan de wachtrij",
        "Een collega kan de hulpvraag dan oppakken.",
        "Teruggeven",
    ),
    (None, Status.GEKOPPELD): (
        "Zij hebben kennisgemaakt",
        "Na twee weken belt u allebei of het goed gaat. Dat komt vanzelf in uw dag te staan.",
        "Kennismaking gedaan: koppelen",
    ),
    (None, Status.NAZORG): (
        "De nazorg nu al beginnen",
        "Anders begint die vanzelf, twee weken na de kennismaking.",
        "Nazorg beginnen",
    ),
    (None, Status.AFGEROND): (
        "Allebei zeggen dat het goed gaat",
        "De hulpvraag is dan klaar. Wat nog niet gebeld was, staat op uw naam als in orde.",
        "Afronden",
    ),
    (Status.DOORVERWEZEN, Status.AFGEROND): (
        "De organisatie helpt",
        "De hulpvraag is dan klaar.",
        "Afronden",
    ),
    (Status.UITVRAAG, Status.IN_BEHANDELING): (
        "Het is nu duidelijk",
        "U kunt weer zoeken wie kan helpen.",
        "Verder met zoeken",
    ),
    (Status.VOORGESTELD, Status.IN_BEHANDELING): (
        "Toch verder zoeken",
        "Voorstellen die nog lopen, worden ingetrokken.",
        "Verder zoeken",
    ),
    (Status.DOORVERWEZEN, Status.IN_BEHANDELING): (
        "De organisatie kon niet helpen",
        "De hulpvraag is dan weer bij u in behandeling.",
        "Verder zoeken",
    ),
    (None, Status.IN_BEHANDELING): (
        "Het houdt geen stand",
        "De koppeling stopt. De hulpvraag is dan weer bij u in behandeling.",
        "Verder zoeken",
    ),
}

# Steps that the outcome of a follow-up takes by itself: while one has to be done they are not offered as well.
_ZEGT_DE_OPVOLGING: dict[Status, tuple[Status, ...]] = {
    Status.GEKOPPELD: (Status.NAZORG, Status.IN_BEHANDELING),
    Status.NAZORG: (Status.IN_BEHANDELING,),
    Status.DOORVERWEZEN: (Status.AFGEROND, Status.IN_BEHANDELING),
}


def keuzes(dossier: Dossier) -> tuple[Keuze | None, tuple[Keuze, ...]]:
    """Give the step that comes next, where it is plain which one that is, and the others."""
    van = Status(dossier.hulpvraag.status)
    made = {Status(code): _keuze(van, Status(code)) for code in dossier.stappen if code != Status.INGETROKKEN}
    if any(one.loopt for one in dossier.opvolgingen):
        for code in _ZEGT_DE_OPVOLGING.get(van, ()):
            made.pop(code, None)
    first = made.pop(naar) if (naar := _eerste(van, dossier)) in made else None
    return first, tuple(made.values())


def _eerste(van: Status, dossier: Dossier) -> Status | None:
    if van is Status.UITVRAAG:
        return Status.IN_BEHANDELING
    if van is Status.VOORGESTELD:
        running = [one for one in dossier.voorstellen if one.loopt]
        met = not running or any(one.wacht_op_kennismaking for one in running)
        return Status.GEKOPPELD if met else None
    return None


def _keuze(van: Status, naar: Status) -> Keuze:
    words = _WOORDEN.get((van, naar)) or _WOORDEN[None, naar]
    redenen = next(stap.redenen for stap in STAPPEN if (stap.van, stap.naar) == (van, naar))
    shown = tuple((str(code), labels.REDEN[code]) for code in redenen if code not in _VAN_DE_KLOK)
    return Keuze(naar, *words, shown)
