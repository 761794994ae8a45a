"""What is kept so that it can be read again, yet by nobody who has the database alone."""

from __future__ import annotations

from typing import Protocol


class Geheim(Protocol):
    """Seals with keys that lie outside the database."""

    def verzegel(self, tekst: str, plaats: str) -> str:
        """Seal a text for one place ("tweede_factor.geheim"): sealed text of another place does not open there."""

    def open(self, verzegeld: str, plaats: str) -> str:
        """Give the text; raises `Unreadable` without its key, or where it was changed or is of another place."""
