"""What a message says about the carer's own situation."""

from __future__ import annotations

from bot.understanding.begrip import Mantelzorg


class MantelzorgLezer:
    """Not written yet: gives nothing."""

    def lees(self, tekst: str, vraag: str | None) -> Mantelzorg:
        """Read one message."""
        return Mantelzorg()
