"""How long a request is kept after it ended; `docs/privacy/bewaren.md` says why so long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dateutil.relativedelta import relativedelta

from matchmaker.core.termijnen import begin_van


@dataclass(frozen=True)
class Grenzen:
    """Before which moment the last change of an ended request lies, for its term to have passed; aware, UTC."""

    afgerond: datetime
    doorverwezen: datetime  # was referred; completed after that, or nobody could be reached to ask
    ingetrokken: datetime


@dataclass(frozen=True)
class Bewaartermijnen:
    """How long each is kept after the last step or note."""

    afgerond: int = 12  # months
    doorverwezen: int = 6  # months
    ingetrokken: int = 3  # months: what withdrawing leaves
    aankondiging: int = 14  # days before the end that the coordinator is told; part of the term
    inzage: int = 24  # months: who looked at which request

    def grenzen(self, op: date) -> Grenzen:
        """Give what has passed its term on a day."""
        return Grenzen(
            afgerond=begin_van(op - relativedelta(months=self.afgerond)),
            doorverwezen=begin_van(op - relativedelta(months=self.doorverwezen)),
            ingetrokken=begin_van(op - relativedelta(months=self.ingetrokken)),
        )
