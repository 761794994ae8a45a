"""The reader of the carer fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.understanding.begrip import Mantelzorg
from bot.understanding.getallen import Getallen
from bot.understanding.lijsten import LOOKUPS
from bot.understanding.mantelzorg.cijfer import cijfers
from bot.understanding.mantelzorg.kiezer import Kiezer
from bot.understanding.mantelzorg.respijt import Vormen
from bot.understanding.mantelzorg.uren import uren
from bot.understanding.mantelzorg.voor_wie import Personen
from bot.understanding.tekst import Token, tokens

MAX_TOKENS = 600


class MantelzorgLezer:
    """Reads zorgt_voor, uren_per_week, belasting and respijt_vorm from one message.

    A number is chosen among those that stand in the message, and for the hours among what they come to by plain
    arithmetic; for whom and which respite are read from the words.
    """

    def __init__(self) -> None:
        self._getallen = Getallen()
        folder = LOOKUPS / "mantelzorg"
        # Thresholds by cross-validation over voices: under their own question something is nearly always said.
        self._cijfer: Kiezer[int] = Kiezer(grens=0.2)
        self._uren: Kiezer[float] = Kiezer(grens=0.15)
        self._personen = Personen(folder / "zorgt_voor.txt")
        self._vormen = Vormen(folder / "respijt.txt")
        self._voor: Kiezer[str] = Kiezer(grens=0.22)
        self._vorm: Kiezer[str] = Kiezer(grens=0.15)

    @classmethod
    def train(cls, lines: Sequence[Mapping[str, Any]]) -> MantelzorgLezer:
        """Learn from corpus lines; those without carer fields teach what says nothing."""
        self = cls()
        rows = [tokens(line["tekst"]) for line in lines]
        asked = [line["vraag"] for line in lines]
        gold = [line.get("mantelzorg") or {} for line in lines]
        numbers = [self._getallen.lees(row) for row in rows]
        self._cijfer.leer(
            [
                (cijfers(r, n, v), g.get("belasting"))
                for r, n, v, g in zip(rows, numbers, asked, gold, strict=True)
            ]
        )
        self._uren.leer(
            [
                (uren(r, n, v), g.get("uren_per_week"))
                for r, n, v, g in zip(rows, numbers, asked, gold, strict=True)
            ]
        )
        mine = [k for k, line in enumerate(lines) if "mantelzorg" in line]
        # Residents name persons too, and care for none of them: they are what keeps this field empty.
        self._voor.leer(
            [
                (self._personen.kandidaten(r, v), g.get("zorgt_voor"))
                for r, v, g in zip(rows, asked, gold, strict=True)
            ]
        )
        self._vorm.leer(
            [(self._vormen.kandidaten(rows[k], asked[k]), gold[k].get("respijt_vorm")) for k in mine]
        )
        return self

    def lees(self, rij: Sequence[Token], vraag: str | None) -> Mantelzorg:
        """Read one message, as tokens."""
        row = rij[:MAX_TOKENS]
        if not row:
            return Mantelzorg()
        numbers = self._getallen.lees(row)
        return Mantelzorg(
            zorgt_voor=self._voor.kies(self._personen.kandidaten(row, vraag)),
            uren_per_week=self._uren.kies(uren(row, numbers, vraag)),
            belasting=self._cijfer.kies(cijfers(row, numbers, vraag)),
            respijt_vorm=self._vorm.kies(self._vormen.kandidaten(row, vraag)),
        )
