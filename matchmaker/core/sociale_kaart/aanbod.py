"""What the directory offers: one service at one place."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

RUIMTE = ("ja", "wachtlijst", "nee")


@dataclass(frozen=True)
class Tijd:
    """When there is somebody: days by a rule, and the hours on those days."""

    rrule: str  # RFC 5545, "FREQ=WEEKLY;BYDAY=TU"; before it "DTSTART:20260105 " where the rule counts from a day
    opens_at: str | None = None  # "HH:MM"; None: not known
    closes_at: str | None = None  # "HH:MM"; not after opens_at: the next day


@dataclass(frozen=True)
class Aanbod:
    """One service at one place (HSDS `service_at_location`), or a service without a place."""

    id: str  # of the service_at_location, or of the service where it has no place
    service_id: str
    organization_id: str
    naam: str
    organisatie: str
    omschrijving: str
    soorten_hulp: tuple[str, ...] = ()  # codes of the profile, as are the next five
    activiteiten: tuple[str, ...] = ()
    doelgroepen: tuple[str, ...] = ()  # empty: everybody
    routes: tuple[str, ...] = ()
    respijtvormen: tuple[str, ...] = ()
    basisfuncties: tuple[str, ...] = ()
    talen: tuple[str, ...] = ()  # ISO 639-1
    minimum_age: int | None = None  # years
    maximum_age: int | None = None  # years
    kosten: str | None = None  # Dutch, one line
    toegankelijkheid: str | None = None
    telefoon: str | None = None  # E.164
    email: str | None = None
    website: str | None = None
    adres: str | None = None
    latitude: float | None = None  # degrees, WGS 84
    longitude: float | None = None  # degrees, WGS 84
    wijken: tuple[str, ...] = ()  # area served by wijk; with postcodes empty too: the whole municipality
    postcodes: tuple[str, ...] = ()  # area served, four digits
    tijden: tuple[Tijd, ...] = ()
    ruimte: str | None = None  # one of RUIMTE; None: not known
    assured_date: date | None = None  # when somebody last said that this is right
    assurer_email: str | None = None
    alert: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Give plain JSON types."""
        data = {
            name: list(value) if isinstance(value, tuple) else value for name, value in vars(self).items()
        }
        data["tijden"] = [asdict(tijd) for tijd in self.tijden]
        data["assured_date"] = self.assured_date.isoformat() if self.assured_date else None
        return data


def from_json(data: dict[str, Any]) -> Aanbod:
    """Build an Aanbod from what `to_json` gave."""
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in data.items()
    }
    values["tijden"] = tuple(Tijd(**tijd) for tijd in data["tijden"])
    values["assured_date"] = date.fromisoformat(data["assured_date"]) if data["assured_date"] else None
    return Aanbod(**values)
