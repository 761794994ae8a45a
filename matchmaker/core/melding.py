"""A report for the Wmo (melding), and the terms that the law gives it (Wmo 2015, article 2.3.2).

The law gives the confirmation no term of its own; within seven days the person may hand in a plan, so by then it
must have come. Within six weeks the municipality investigates. A term that ends on a free day ends on the next
working day (Algemene termijnenwet, article 1).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from matchmaker.core.termijnen import werkdag_op_of_na, werkdagen_tot
from matchmaker.core.woorden import dag_en_maand, werkdagen

_BEVESTIGEN = timedelta(days=7)
_ONDERZOEKEN = timedelta(weeks=6)
NABIJ = 2  # working days until a term ends: from then on it is urgent


@dataclass(frozen=True)
class Grenzen:
    """Which reports are asked for: not investigated, and reported so long ago that a term may end by some day."""

    bevestigen: date  # not confirmed, and reported on this day or before
    onderzoeken: date  # reported on this day or before
    onder: int | None = None  # open, and less urgent than this
    houder_id: int | None = None  # held by this coordinator, or new

    @classmethod
    def tot(cls, day: date, *, onder: int | None = None, houder_id: int | None = None) -> Grenzen:
        """Give the bounds of what ends by a day: perhaps too many, as terms end later where that day is free."""
        return cls(day - _BEVESTIGEN, day - _ONDERZOEKEN, onder, houder_id)


@dataclass(frozen=True)
class Melding:
    """What is known of a report."""

    gemeld_op: date
    bevestigd_op: date | None = None
    onderzocht_op: date | None = None

    @property
    def bevestigen_voor(self) -> date:
        """Give the last day of the confirmation."""
        return werkdag_op_of_na(self.gemeld_op + _BEVESTIGEN)

    @property
    def onderzoeken_voor(self) -> date:
        """Give the last day of the investigation."""
        return werkdag_op_of_na(self.gemeld_op + _ONDERZOEKEN)

    @property
    def termijn(self) -> date | None:
        """Give the last day of what has to be done first; None where all is done."""
        if self.onderzocht_op:
            return None
        return self.onderzoeken_voor if self.bevestigd_op else self.bevestigen_voor

    def nabij(self, vandaag: date) -> bool:
        """Say whether a term ends within two working days, or has passed."""
        return self.termijn is not None and werkdagen_tot(vandaag, self.termijn) <= NABIJ

    def in_woorden(self, vandaag: date) -> str | None:
        """Say what has to be done by when, Dutch; None where all is done."""
        if self.termijn is None:
            return None
        what = "het onderzoek is klaar" if self.bevestigd_op else "de bevestiging is verstuurd"
        until = (
            f"Wmo-melding van {dag_en_maand(self.gemeld_op)}: {what} uiterlijk {dag_en_maand(self.termijn)}"
        )
        if vandaag > self.termijn:
            return f"{until}, dat is voorbij"
        left = werkdagen_tot(vandaag, self.termijn)
        return f"{until}, {'dat is vandaag' if left == 0 else 'nog ' + werkdagen(left)}"

    def to_json(self) -> dict[str, str | None]:
        """Give plain JSON types."""
        return {
            "gemeld_op": self.gemeld_op.isoformat(),
            "bevestigd_op": self.bevestigd_op.isoformat() if self.bevestigd_op else None,
            "onderzocht_op": self.onderzocht_op.isoformat() if self.onderzocht_op else None,
            "bevestigen_voor": self.bevestigen_voor.isoformat(),
            "onderzoeken_voor": self.onderzoeken_voor.isoformat(),
        }
