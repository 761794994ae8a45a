"""The workflow of a hulpvraag: which status follows which, and who may take the step.

The source is the practice of matchmakers: ask out, propose, hand over, phone after about two weeks, close
only what holds. The person may withdraw at any moment. `docs/woordenlijst.md` has the words.
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
    SYSTEEM = "systeem"


@dataclass(frozen=True)
class Stap:
    """One step that the workflow has."""

    van: Status
    naar: Status
    wie: frozenset[Rol]


_COORDINATOR = frozenset({Rol.COORDINATOR})
_PERSON = frozenset({Rol.INWONER})
_EITHER = frozenset({Rol.COORDINATOR, Rol.INWONER})  # a coordinator writes down what was said on the phone

_BY_COORDINATOR: dict[Status, tuple[Status, ...]] = {
    Status.NIEUW: (Status.IN_BEHANDELING, Status.UITVRAAG),
    Status.IN_BEHANDELING: (Status.UITVRAAG, Status.VOORGESTELD, Status.DOORVERWEZEN, Status.NIEUW),
    Status.UITVRAAG: (Status.IN_BEHANDELING, Status.DOORVERWEZEN, Status.NIEUW),
    Status.VOORGESTELD: (Status.GEKOPPELD, Status.IN_BEHANDELING, Status.DOORVERWEZEN),
    Status.GEKOPPELD: (Status.NAZORG, Status.IN_BEHANDELING),
    Status.NAZORG: (Status.AFGEROND, Status.IN_BEHANDELING),
    Status.DOORVERWEZEN: (Status.AFGEROND, Status.IN_BEHANDELING),
    Status.AFGEROND: (),
    Status.INGETROKKEN: (),
}

STAPPEN: tuple[Stap, ...] = (
    *(Stap(van, naar, _COORDINATOR) for van, after in _BY_COORDINATOR.items() for naar in after),
    *(
        Stap(van, Status.INGETROKKEN, _PERSON if van is Status.AFGEROND else _EITHER)
        for van in Status
        if van is not Status.INGETROKKEN
    ),
)

# Nothing is left to be done for these by the coordinator.
CLOSED = frozenset({Status.AFGEROND, Status.DOORVERWEZEN, Status.INGETROKKEN})


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


def check_step(van: Status, naar: Status, rol: Rol) -> None:
    """Let a step pass that the workflow has.

    Raises:
        InvalidStep: it has not, for this actor; says which steps there are.
    """
    steps = steps_from(van, rol)
    if naar not in steps:
        raise InvalidStep(van, naar, steps)
