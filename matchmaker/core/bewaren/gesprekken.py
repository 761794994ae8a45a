"""What keeping and removing need from where the conversations are; the implementation is `webchat.persoon`."""

from __future__ import annotations

from typing import Any, Protocol


class Gesprekken(Protocol):
    """The conversations of residents, at the gateway and at the bot."""

    async def lees(self, gesprek: str) -> dict[str, Any] | None:
        """Give all that is kept of a conversation as plain JSON types; None where nothing is."""

    async def wis(self, gesprek: str) -> None:
        """Remove a conversation everywhere; one that is not there is no error."""
