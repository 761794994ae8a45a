"""The state of one conversation. Each field is a slot of the same name in `domain.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any


@dataclass(frozen=True)
class Feit:
    """One fact as it stands in the conversation; the fields of the contract, and where it was said."""

    soort: str
    activiteit: str
    citaat: str  # the person's own words
    wie: str | None = None
    frequentie: Mapping[str, Any] | None = None  # {keer, periode, eenheid}
    vraag: str | None = None  # the question that was open when it was said

    @property
    def sleutel(self) -> tuple[str, str, str | None]:
        """Give what makes it one fact (annotation.md, point 4)."""
        return (self.soort, self.activiteit, self.wie)


@dataclass(frozen=True)
class Mantelzorg:
    """The carer's own situation, as the contract has it."""

    zorgt_voor: str | None = None
    uren_per_week: float | None = None
    sinds: str | None = None  # own words
    belasting: int | None = None
    volhoudtijd: str | None = None  # a class of `volhoudtijd.KLASSEN`
    respijt_vorm: str | None = None
    respijt_moment: str | None = None  # own words


@dataclass(frozen=True)
class Contact:
    """How the person can be reached; all of it may be empty."""

    naam: str | None = None
    telefoon: str | None = None
    email: str | None = None
    postcode: str | None = None

    @property
    def bereikbaar(self) -> bool:
        """Tell whether somebody could call or mail back."""
        return bool(self.telefoon or self.email)


@dataclass(frozen=True)
class Gesprek:
    """One kitchen-table conversation. Empty tuples and None mean: not spoken of yet."""

    rol: str | None = None  # inwoner, mantelzorger, namens_ander, aanbieder
    vraag: str | None = None  # the question that is open
    gesteld: tuple[str, ...] = ()  # the questions that were asked or answered, in that order
    verteld: tuple[tuple[str | None, str], ...] = ()  # (question, own words), in the order told
    feiten: tuple[Feit, ...] = ()
    netwerk: str = "onbekend"  # could the network do more: ja, nee, liever_niet_vragen, onbekend
    vrijwilliger_welkom: str = "onbekend"
    mantelzorg: Mantelzorg = field(default_factory=Mantelzorg)
    signalen: tuple[str, ...] = ()
    contact: Contact = field(default_factory=Contact)
    toestemming: str | None = None  # the time of consent, ISO 8601; None as long as there is none
    geweigerd: bool = False  # consent was refused: nothing is sent
    akkoord_samenvatting: bool = False
    terugbellen: bool = False  # asked to be called back
    jong: bool = False  # under eighteen, by the own words
    opties: Mapping[str, Any] | None = (
        None  # what was last looked up: {"vraag", "vanaf", "getoond": [[id, name]]}
    )
    rust: bool = False  # after a cry of distress: no question until the person wants to go on
    referentie: str | None = None
    ronde: int = 1  # rises with «opnieuw beginnen», so that a second request is not the first again

    @classmethod
    def from_slots(cls, slots: Mapping[str, Any]) -> Gesprek:
        """Read the state out of Rasa's slots; a slot that is empty takes its default."""
        given = {f.name: slots[f.name] for f in fields(cls) if slots.get(f.name) is not None}
        for name in ("gesteld", "signalen"):
            if name in given:
                given[name] = tuple(given[name])
        if "verteld" in given:
            given["verteld"] = tuple((vraag, tekst) for vraag, tekst in given["verteld"])
        if "feiten" in given:
            given["feiten"] = tuple(Feit(**feit) for feit in given["feiten"])
        if "mantelzorg" in given:
            given["mantelzorg"] = Mantelzorg(**given["mantelzorg"])
        if "contact" in given:
            given["contact"] = Contact(**given["contact"])
        return cls(**given)

    def changed_slots(self, before: Gesprek) -> dict[str, Any]:
        """Give the slots that differ from an earlier state, as JSON types."""
        now, then = asdict(self), asdict(before)
        return {name: value for name, value in now.items() if value != then[name]}

    @property
    def loopt(self) -> bool:
        """Tell whether there is still something to ask: nothing was sent and nothing refused."""
        return self.referentie is None and not self.geweigerd

    @property
    def jonge_mantelzorger(self) -> bool:
        """Tell whether a carer under eighteen is talking: they have a tone and safety routes of their own."""
        return self.jong and self.rol == "mantelzorger"

    def van(self, *soorten: str) -> tuple[Feit, ...]:
        """Give the facts of these kinds, in the order told."""
        return tuple(feit for feit in self.feiten if feit.soort in soorten)

    def met_feiten(self, nieuw: tuple[Feit, ...]) -> Gesprek:
        """Add facts. Told again is one fact: the newest frequency counts, the first words stay."""
        known = {feit.sleutel: feit for feit in self.feiten}
        for feit in nieuw:
            old = known.get(feit.sleutel)
            if old is None:
                known[feit.sleutel] = feit
            elif feit.frequentie is not None:
                known[feit.sleutel] = replace(old, frequentie=feit.frequentie)
        return replace(self, feiten=tuple(known.values()))

    def met_contact(self, gevonden: Mapping[str, str]) -> Gesprek:
        """Add what was given of name, telephone, address for mail and postcode."""
        return replace(self, contact=replace(self.contact, **gevonden))

    def met_vraag(self, vraag: str | None) -> Gesprek:
        """Open a question."""
        return replace(self, vraag=vraag)

    def ook_gesteld(self, naam: str) -> Gesprek:
        """Note that something was asked or said, so that it is not a second time."""
        return replace(self, gesteld=(*self.gesteld, naam))

    def zonder(self, activiteiten: frozenset[str]) -> Gesprek:
        """Take out every fact about these activities."""
        return replace(self, feiten=tuple(f for f in self.feiten if f.activiteit not in activiteiten))

    def vertelt_nieuws(self, before: Gesprek) -> bool:
        """Tell whether this holds facts or signals that it did not hold before: what was agreed with is shown again."""
        return (self.feiten, self.signalen) != (before.feiten, before.signalen)

    def gezegd_bij(self, vraag: str) -> str | None:
        """Give the own words that answered a question, or None."""
        parts = [tekst for bij, tekst in self.verteld if bij == vraag]
        return " ".join(parts) or None
