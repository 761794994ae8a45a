"""The workflow of a hulpvraag: which status follows which, who may take the step, and for which reasons.

The source is the practice of matchmakers: ask out, propose, hand over, phone after about two weeks, close
only what holds. The person may withdraw at any moment. `docs/werkproces.md` draws it, `docs/woordenlijst.md` has
the words.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from matchmaker.core.errors import Fault, InvalidRequest, InvalidStep


class Status(StrEnum):
    """Where a hulpvraag is; the codes of the vocabulary, in the order of the work."""

    NIEUW = "nieuw"  # nobody has claimed it
    IN_BEHANDELING = "in_behandeling"  # a coordinator holds it
    UITVRAAG = "uitvraag"  # something is unclear and is being asked
    VOORGESTELD = "voorgesteld"  # offered to a volunteer or an organisation
    GEKOPPELD = "gekoppeld"  # they have met
    NAZORG = "nazorg"  # being phoned whether it holds
    AFGEROND = "afgerond"  # it holds
    DOORVERWEZEN = "doorverwezen"  # with another organisation, which reports back
    INGETROKKEN = "ingetrokken"  # the person does not want it any more


class Rol(StrEnum):
    """Who takes a step."""

    INWONER = "inwoner"  # the person themselves, by their referentie
    COORDINATOR = "coordinator"
    PARTNER = "partner"  # the organisation or volunteer to whom it was proposed
    SYSTEEM = "systeem"  # a term has passed


class Reden(StrEnum):
    """Why a step was taken, as a code that can be counted."""

    ONDUIDELIJK = "onduidelijk"  # something has to be asked
    NIET_BEREIKT = "niet_bereikt"  # the person did not answer
    GEEN_TIJD = "geen_tijd"  # the coordinator gives it back
    ANDERE_WIJK = "andere_wijk"  # it is for a colleague
    CLAIM_VERLOPEN = "claim_verlopen"  # it rested too long, also after a warning
    VOORSTEL_GEWEIGERD = "voorstel_geweigerd"
    VOORSTEL_VERLOPEN = "voorstel_verlopen"  # nobody answered
    VOORSTEL_INGETROKKEN = "voorstel_ingetrokken"
    VERDER_ZOEKEN = "verder_zoeken"
    WMO_MELDING = "wmo_melding"  # it becomes a formal report
    WIJKTEAM = "wijkteam"
    ANDERE_ORGANISATIE = "andere_organisatie"
    NIET_OPGEPAKT = "niet_opgepakt"  # the partner did nothing with it
    NAZORG_BEGINT = "nazorg_begint"  # two weeks have passed
    HOUDT_STAND = "houdt_stand"
    HOUDT_NIET_STAND = "houdt_niet_stand"


@dataclass(frozen=True)
class Stap:
    """One step that the workflow has."""

    van: Status
    naar: Status
    wie: frozenset[Rol]
    redenen: tuple[Reden, ...] = ()  # that may be given with it; none has to


def _stap(van: Status, naar: Status, *more: Rol | Reden) -> Stap:
    """Give a step of the coordinator, of whoever else is named, for the reasons that are named."""
    wie = frozenset({Rol.COORDINATOR, *(one for one in more if isinstance(one, Rol))})
    return Stap(van, naar, wie, tuple(one for one in more if isinstance(one, Reden)))


_ZOEKT_VERDER = (
    *(Rol.PARTNER, Rol.SYSTEEM),
    *(Reden.VOORSTEL_GEWEIGERD, Reden.VOORSTEL_VERLOPEN, Reden.VOORSTEL_INGETROKKEN, Reden.VERDER_ZOEKEN),
)
_ELDERS = (Reden.WMO_MELDING, Reden.WIJKTEAM, Reden.ANDERE_ORGANISATIE)
_TERUG = (Rol.SYSTEEM, Reden.GEEN_TIJD, Reden.ANDERE_WIJK, Reden.CLAIM_VERLOPEN)
_UITVRAGEN = (Reden.ONDUIDELIJK, Reden.NIET_BEREIKT)

STAPPEN: tuple[Stap, ...] = (
    _stap(Status.NIEUW, Status.IN_BEHANDELING),
    _stap(Status.NIEUW, Status.UITVRAAG, *_UITVRAGEN),
    _stap(Status.IN_BEHANDELING, Status.UITVRAAG, *_UITVRAGEN),
    _stap(Status.IN_BEHANDELING, Status.VOORGESTELD),
    _stap(Status.IN_BEHANDELING, Status.DOORVERWEZEN, *_ELDERS),
    _stap(Status.IN_BEHANDELING, Status.NIEUW, *_TERUG),
    _stap(Status.UITVRAAG, Status.IN_BEHANDELING),
    _stap(Status.UITVRAAG, Status.DOORVERWEZEN, *_ELDERS),
    _stap(Status.UITVRAAG, Status.NIEUW, *_TERUG),
    _stap(Status.VOORGESTELD, Status.GEKOPPELD),
    _stap(Status.VOORGESTELD, Status.IN_BEHANDELING, *_ZOEKT_VERDER),
    _stap(Status.VOORGESTELD, Status.DOORVERWEZEN, *_ELDERS),
    # Only what rests: a coordinator who gives it back first says what becomes of the proposal.
    Stap(Status.VOORGESTELD, Status.NIEUW, frozenset({Rol.SYSTEEM}), (Reden.CLAIM_VERLOPEN,)),
    _stap(Status.GEKOPPELD, Status.NAZORG, Rol.SYSTEEM, Reden.NAZORG_BEGINT),
    _stap(Status.GEKOPPELD, Status.IN_BEHANDELING, Reden.HOUDT_NIET_STAND),
    _stap(Status.NAZORG, Status.AFGEROND, Reden.HOUDT_STAND),
    _stap(Status.NAZORG, Status.IN_BEHANDELING, Reden.HOUDT_NIET_STAND),
    _stap(Status.DOORVERWEZEN, Status.AFGEROND, Reden.HOUDT_STAND),
    _stap(Status.DOORVERWEZEN, Status.IN_BEHANDELING, Reden.NIET_OPGEPAKT),
    # At any moment, also of what is done: by the person, or by a coordinator whom they tell so on the phone.
    *(_stap(van, Status.INGETROKKEN, Rol.INWONER) for van in Status if van is not Status.INGETROKKEN),
)

# Nothing is left to be done for these by the coordinator.
CLOSED = frozenset({Status.AFGEROND, Status.DOORVERWEZEN, Status.INGETROKKEN})
# A coordinator is at work on these, and nobody else is waited for: they may not rest.
LOOPT = frozenset({Status.IN_BEHANDELING, Status.UITVRAAG, Status.VOORGESTELD})


def status_of(code: str) -> Status:
    """Give the status of a code.

    Raises:
        InvalidRequest: the vocabulary has no such status.
    """
    try:
        return Status(code)
    except ValueError:
        raise InvalidRequest((Fault("/status", f"must be one of {', '.join(Status)}"),)) from None


def steps_from(van: Status, rol: Rol) -> tuple[Status, ...]:
    """Give the statuses that this actor can move to, in the order of the work."""
    after = {stap.naar for stap in STAPPEN if stap.van is van and rol in stap.wie}
    return tuple(status for status in Status if status in after)


def check_step(van: Status, naar: Status, rol: Rol, reden: str | None = None) -> None:
    """Let a step pass that the workflow has, for a reason that goes with it.

    Raises:
        InvalidStep: it has not, for this actor; says which steps there are.
        InvalidRequest: the reason does not go with this step.
    """
    steps = steps_from(van, rol)
    if naar not in steps:
        raise InvalidStep(van, naar, steps)
    redenen = next(stap.redenen for stap in STAPPEN if (stap.van, stap.naar) == (van, naar))
    if reden is not None and reden not in redenen:
        raise InvalidRequest((Fault("/reden", f"must be one of {', '.join(redenen) or 'none'}"),))
