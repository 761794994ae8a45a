"""A hulpvraag and its parts, under the names of `contract/hulpvraag.schema.json`.

What a person said and what identifies them stays out of `repr`, so that no log or traceback shows it.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from matchmaker.core.melding import Melding
from matchmaker.core.nazorg.opvolging import Opvolging
from matchmaker.core.tijd import iso as iso  # others read it here
from matchmaker.core.voorstellen.voorstel import Voorstel

VERSIE = "1.0"  # of the contract


@dataclass(frozen=True)
class Frequentie:
    """How often, as FHIR `Timing.repeat`: `keer` times in `periode` × `eenheid`."""

    keer: float
    periode: float
    eenheid: str  # "d", "wk" or "mo"


@dataclass(frozen=True)
class Feit:
    """One noted fact; `contract/annotation.md` says what counts as one."""

    soort: str  # zelf, lastig, hulp, wens, aanbod
    activiteit: str  # a code of the vocabulary
    leefgebied: str  # follows from the activity
    citaat: str = field(repr=False)  # the words it was taken from
    wie: str | None = None  # a code of the vocabulary; filled for hulp only
    frequentie: Frequentie | None = None
    moment: str | None = field(default=None, repr=False)  # in the person's words


@dataclass(frozen=True)
class Netwerk:
    """Whether the people around could do more."""

    kan_meer: str = "onbekend"  # ja, nee, liever_niet_vragen, onbekend
    toelichting: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Respijt:
    """What would give a carer room to breathe."""

    vorm: str | None = None  # aan_huis, dagopvang, logeren, vakantie, onbekend
    moment: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Mantelzorg:
    """The carer's own situation."""

    zorgt_voor: str | None = None
    uren_per_week: float | None = None
    sinds: str | None = field(default=None, repr=False)
    belasting: int | None = None  # 0 (light) to 10 (too heavy)
    volhoudtijd: str | None = None  # week, weken, maanden, jaar, langer: how long this can be kept up
    jong: bool | None = None  # under eighteen
    respijt: Respijt | None = None


@dataclass(frozen=True)
class Contact:
    """How to reach the person; each part may be missing."""

    naam: str | None = field(default=None, repr=False)
    telefoon: str | None = field(default=None, repr=False)  # E.164
    email: str | None = field(default=None, repr=False)
    postcode: str | None = field(default=None, repr=False)  # "1234" or "1234 AB"
    voorkeur: str | None = None  # bellen, mailen, geen


@dataclass(frozen=True)
class Toestemming:
    """What the person agreed to."""

    gegeven: bool
    tekstversie: str  # version of the text that was shown
    tijdstip: datetime  # aware, UTC
    doel: tuple[str, ...]  # what for


@dataclass(frozen=True, kw_only=True)
class Aanvraag:
    """What one conversation hands in: a hulpvraag before the queue has given it a place."""

    kanaal: str
    rol: str  # inwoner, mantelzorger, namens_ander, aanbieder
    situatie: str = field(repr=False)  # in the person's own words
    feiten: tuple[Feit, ...]
    trede: str  # where on the ladder help is looked for first
    signalen: tuple[str, ...]
    toestemming: Toestemming
    samenvatting: str = field(repr=False)  # at most 120 words
    netwerk: Netwerk | None = None  # None where it was not talked about
    vrijwilliger_welkom: str | None = None  # ja, nee, misschien, onbekend; None where not asked
    mantelzorg: Mantelzorg | None = None
    contact: Contact | None = None  # None where the person stays anonymous
    versie: str = VERSIE


@dataclass(frozen=True)
class Houder:
    """The coordinator who holds a hulpvraag."""

    id: int  # the coordinator's id
    naam: str
    sinds: datetime  # aware, UTC


@dataclass(frozen=True, kw_only=True)
class Hulpvraag(Aanvraag):
    """One structured request in the queue."""

    id: int  # of the store; safe to log, unlike the referentie
    referentie: str = field(repr=False)  # opens status and withdrawal: as secret as a password
    ingediend_op: datetime  # aware, UTC
    gewijzigd_op: datetime  # aware, UTC; of the last step or note
    status: str  # a code of the vocabulary
    wijk: str | None  # from the postcode; None where it is unknown
    houder: Houder | None  # None while nobody has claimed it
    snel: bool = False  # a simple neighbour job
    gewaarschuwd_op: datetime | None = None  # aware, UTC; the holder was told that it rests too long
    wissen_op: date | None = None  # the day on which it is going to be removed, once that was announced
    melding: Melding | None = None  # None where it is no report for the Wmo

    def to_json(self) -> dict[str, Any]:
        """Give plain JSON types, valid against the schema; parts not talked about are left out."""
        data = asdict(self)
        for name in ("id", "houder"):
            del data[name]
        for name in ("netwerk", "vrijwilliger_welkom"):
            if data[name] is None:
                del data[name]
        data["ingediend_op"] = iso(self.ingediend_op)
        data["gewijzigd_op"] = iso(self.gewijzigd_op)
        data["gewaarschuwd_op"] = iso(self.gewaarschuwd_op) if self.gewaarschuwd_op else None
        data["wissen_op"] = self.wissen_op.isoformat() if self.wissen_op else None
        data["melding"] = self.melding.to_json() if self.melding else None
        data["toestemming"]["tijdstip"] = iso(self.toestemming.tijdstip)
        data["toestemming"]["doel"] = list(self.toestemming.doel)
        data["feiten"] = list(data["feiten"])
        data["signalen"] = list(self.signalen)
        data["houder"] = (
            {"id": self.houder.id, "naam": self.houder.naam, "sinds": iso(self.houder.sinds)}
            if self.houder
            else None
        )
        return {name: data[name] for name in (*_ORDER, *data) if name in data}


# What the contract names first, as it stands in the schema; what the queue adds comes after.
_ORDER = (
    *("versie", "referentie", "kanaal", "ingediend_op", "rol", "situatie", "feiten", "netwerk"),
    *(
        "vrijwilliger_welkom",
        "mantelzorg",
        "trede",
        "signalen",
        "contact",
        "toestemming",
        "samenvatting",
        "status",
    ),
)


@dataclass(frozen=True)
class Gebeurtenis:
    """One line of the history; lines are added, never changed."""

    tijdstip: datetime  # aware, UTC
    soort: str  # ingediend, geclaimd, status, notitie, ingetrokken, voorstel, opvolging, telefoon ...
    rol: str  # who did it: inwoner, coordinator, partner, systeem
    door: str | None  # the coordinator's name; None for the person and the system
    van: str | None = None  # status before; None where it did not change
    naar: str | None = None  # status after
    toelichting: str | None = field(default=None, repr=False)  # why, in words
    reden: str | None = None  # why, as a code

    def to_json(self) -> dict[str, Any]:
        """Give plain JSON types."""
        return asdict(self) | {"tijdstip": iso(self.tijdstip)}


@dataclass(frozen=True)
class Dossier:
    """One hulpvraag, whole: with its history and the steps that a coordinator can take now."""

    hulpvraag: Hulpvraag
    geschiedenis: tuple[Gebeurtenis, ...]  # oldest first
    stappen: tuple[str, ...]
    voorstellen: tuple[Voorstel, ...] = ()  # oldest first
    opvolgingen: tuple[Opvolging, ...] = ()  # oldest first


@dataclass(frozen=True)
class Stand:
    """What the person who holds the referentie may know: how far it is."""

    referentie: str
    status: str
    ingediend_op: datetime  # aware, UTC
    gewijzigd_op: datetime  # aware, UTC
