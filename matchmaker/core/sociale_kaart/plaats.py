"""The neighbourhood of a four-digit postcode."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Plaats:
    """A four-digit postcode: its wijk, whom to call there, and where it lies."""

    postcode4: str
    wijk: str
    wijkteam: str  # name of the team
    telefoon: str  # E.164
    latitude: float  # degrees, WGS 84; the middle of the postcode
    longitude: float  # degrees, WGS 84
