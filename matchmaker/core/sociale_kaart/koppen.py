"""What long lists of the directory are made with: ids, and no more than decides what is in the list."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Dienstkop:
    """A service that has not been taken out."""

    id: str
    organization_id: str


@dataclass(frozen=True)
class Sleutel:
    """Under which ids an offer is known."""

    id: str  # of the service_at_location, or of the service where it has no place
    service_id: str

    @property
    def op_een_plek(self) -> bool:
        """Say whether it has a place."""
        return self.id != self.service_id
