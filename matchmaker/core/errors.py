"""Everything that can go wrong in the matchmaker, as one tree.

`matchmaker.api.problems` maps it to HTTP in one place; the docstring of each class says when it is raised.
"""
# ruff: noqa: N818 - the names say what is the case; that they are errors the tree says

from __future__ import annotations

from dataclasses import dataclass


class KeukentafelError(Exception):
    """The root of all errors that a caller of a use case may expect."""


class NotFound(KeukentafelError):
    """There is no hulpvraag with this referentie."""


class Conflict(KeukentafelError):
    """What was asked does not go together with the state that the hulpvraag has now."""


class HeldBy(Conflict):
    """Another coordinator holds this hulpvraag."""

    def __init__(self, holder: str) -> None:
        super().__init__("another coordinator holds this hulpvraag")
        self.holder = holder  # the name of the coordinator who holds it


class InvalidStep(Conflict):
    """The workflow has no such step from this status for this actor."""

    def __init__(self, van: str, naar: str, steps: tuple[str, ...]) -> None:
        super().__init__(f"no step from {van} to {naar}; from {van}: {', '.join(steps) or 'none'}")
        self.van = van
        self.naar = naar
        self.steps = steps  # the statuses that can follow, in the order of the workflow


class NotAvailable(Conflict):
    """This volunteer cannot be matched now."""

    def __init__(self, reden: str) -> None:
        super().__init__("this volunteer cannot be matched now")
        self.reden = reden  # Dutch, one sentence


class NotPossible(Conflict):
    """What was asked cannot be done as things stand with this hulpvraag."""

    def __init__(self, reden: str) -> None:
        super().__init__("this cannot be done as things stand")
        self.reden = reden  # Dutch, one sentence


class KeyReused(KeukentafelError):
    """Something else was asked under this key before."""


class Outdated(KeukentafelError):
    """What the caller saw has changed since."""


class NameTaken(Conflict):
    """A coordinator with this gebruikersnaam exists."""


class Unreadable(KeukentafelError):
    """What is stored does not open with the keys of this process; nothing is lost: with the right key it does."""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with what was handed in."""

    pointer: str  # JSON pointer (RFC 6901) or the name of a parameter
    reason: str  # English, without the value: it may be personal


class InvalidRequest(KeukentafelError):
    """What was handed in does not have the shape or the codes of the contract."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("; ".join(f"{fault.pointer or '/'}: {fault.reason}" for fault in faults))
        self.faults = faults


class NotSignedIn(KeukentafelError):
    """Nobody known is asking: no token or session, or one that is wrong or has run out."""


class SignInFailed(NotSignedIn):
    """The name and the password do not go together; deliberately says no more."""


class CodeFailed(NotSignedIn):
    """The code of the second factor is not right, was used before, or one has to wait; says no more."""


class NotAuthorised(KeukentafelError):
    """The one who asks is known, but this is not for them."""


class NotYours(NotAuthorised):
    """This coordinator may not see or do this: it is of another wijk, or their work is another."""

    def __init__(self, reden: str) -> None:
        super().__init__("this is not for this coordinator")
        self.reden = reden  # Dutch, one sentence
