"""What there is of one person's conversation, for the coordinators' side: read it whole, and remove it everywhere."""

from __future__ import annotations

from typing import Any

from webchat.chat import Chat
from webchat.engine import Engine
from webchat.errors import EngineError

NIET_BEREIKBAAR = "De bot is nu niet te bereiken. Probeer het later nog eens."


class GesprekkenHier:
    """Implements `matchmaker.core.bewaren.gesprekken.Gesprekken` with this gateway and its engine."""

    def __init__(self, chat: Chat, engine: Engine) -> None:
        self._chat = chat
        self._engine = engine

    async def lees(self, gesprek: str) -> dict[str, Any] | None:
        """Give all that is kept of a conversation as plain JSON types; None where nothing is. Raises `OpslagError`."""
        kept = await self._chat.copy(gesprek)
        said = [{"van": one.van.value, "tekst": one.tekst} for one in kept.berichten]
        try:
            recalled: dict[str, Any] | str | None = await self._engine.recall(gesprek)
        except EngineError:
            recalled = NIET_BEREIKBAAR
        if not said and recalled is None:
            return None
        return {"berichten": said, "bot": recalled}

    async def wis(self, gesprek: str) -> None:
        """Remove a conversation here and at the engine, as soon as that is there. Raises `OpslagError`."""
        await self._chat.stop(gesprek)
