"""What is understood of one message, in the words of the contract.

The field names are those of `vocabulary.json` and `hulpvraag.schema.json`; `to_json` gives the lines that the
`understand` command prints.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Frequentie:
    """How often, as FHIR `Timing.repeat`: `keer` times in `periode` × `eenheid`."""

    keer: float
    periode: float
    eenheid: str  # "d", "wk" or "mo"


@dataclass(frozen=True)
class Feit:
    """One fact, as `annotation.md` defines it."""

    soort: str  # zelf, lastig, hulp, wens, aanbod
    activiteit: str
    wie: str | None
    frequentie: Frequentie | None
    citaat: str  # a verbatim piece of the message
    zekerheid: float = 1.0  # 0..1, calibrated


@dataclass(frozen=True)
class Mantelzorg:
    """What a message says about the carer's own situation; None where it says nothing."""

    zorgt_voor: str | None = None  # a code of the contract's `wie`
    uren_per_week: float | None = None
    belasting: int | None = None  # 0..10
    respijt_vorm: str | None = None  # aan_huis, dagopvang, logeren, vakantie, onbekend


@dataclass(frozen=True)
class Gegeven:
    """A piece of a message that identifies somebody: where it stands and what it means."""

    soort: str  # postcode, telefoon, email, naam, bsn, iban
    waarde: str  # normalised: "1234 AB", E.164, address, name; the number itself for bsn and iban
    begin: int  # character offsets into the message as it came in
    eind: int


@dataclass(frozen=True)
class Begrip:
    """What one message means, given the question that was open."""

    bedoeling: str
    zekerheid: float
    signalen: tuple[str, ...] = ()
    feiten: tuple[Feit, ...] = ()
    mantelzorg: Mantelzorg = field(default_factory=Mantelzorg)
    gegevens: tuple[Gegeven, ...] = ()
    kale_frequentie: Frequentie | None = None  # a frequency without an activity: the conversation binds it

    def to_json(self) -> dict[str, Any]:
        """Give plain JSON types, keys as the contract names them."""
        return asdict(self) | {"signalen": list(self.signalen)}

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Begrip:
        """Read what `to_json` gave.

        Raises:
            KeyError, TypeError: the value is not of that shape.
        """

        def frequentie(raw: dict[str, Any] | None) -> Frequentie | None:
            return Frequentie(**raw) if raw is not None else None

        feiten = tuple(
            Feit(**{**feit, "frequentie": frequentie(feit["frequentie"])}) for feit in value["feiten"]
        )
        return cls(
            bedoeling=value["bedoeling"],
            zekerheid=value["zekerheid"],
            signalen=tuple(value["signalen"]),
            feiten=feiten,
            mantelzorg=Mantelzorg(**value["mantelzorg"]),
            gegevens=tuple(Gegeven(**gegeven) for gegeven in value["gegevens"]),
            kale_frequentie=frequentie(value["kale_frequentie"]),
        )
