"""The reader of the carer fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.understanding.begrip import Mantelzorg
from bot.understanding.feiten.lijsten import LOOKUPS, regels
from bot.understanding.mantelzorg.cijfer import cijfers
from bot.understanding.mantelzorg.getallen import Getallen
from bot.understanding.mantelzorg.kiezer import Kiezer
from bot.understanding.mantelzorg.soort import Klasse
from bot.understanding.mantelzorg.uren import uren
from bot.understanding.tekst import normaal, tokens

MAX_TOKENS = 600


class MantelzorgLezer:
    """Reads zorgt_voor, uren_per_week, belasting and respijt_vorm from one message.

    A number is chosen among those that stand in the message, and for the hours among what they come to by plain
    arithmetic; for whom and which respite are read from the words.
    """

    def __init__(self) -> None:
        self._getallen = Getallen()
        folder = LOOKUPS / "mantelzorg"
        self._cijfer: Kiezer[int] = Kiezer()
        self._uren: Kiezer[float] = Kiezer()
        self._voor = Klasse(_families(folder / "zorgt_voor.txt"), c=2.0)
        self._vorm = Klasse(_families(folder / "respijt.txt"), c=2.0)

    @classmethod
    def train(cls, lines: Sequence[Mapping[str, Any]]) -> MantelzorgLezer:
        """Learn from corpus lines; those without carer fields teach what says nothing."""
        self = cls()
        rows = [tokens(line["tekst"]) for line in lines]
        asked = [line["vraag"] for line in lines]
        gold = [line.get("mantelzorg") or {} for line in lines]
        numbers = [self._getallen.lees(row) for row in rows]
        self._cijfer.leer([(cijfers(r, n, v), g.get("belasting")) for r, n, v, g in zip(rows, numbers, asked, gold)])
        self._uren.leer([(uren(r, n, v), g.get("uren_per_week")) for r, n, v, g in zip(rows, numbers, asked, gold)])
        mine = [k for k, line in enumerate(lines) if "mantelzorg" in line]
        for model, name in ((self._voor, "zorgt_voor"), (self._vorm, "respijt_vorm")):
            model.leer([rows[k] for k in mine], [asked[k] for k in mine], [gold[k].get(name) for k in mine])
        return self

    def lees(self, tekst: str, vraag: str | None) -> Mantelzorg:
        """Read one message."""
        row = tokens(tekst)[:MAX_TOKENS]
        if not row:
            return Mantelzorg()
        numbers = self._getallen.lees(row)
        return Mantelzorg(
            zorgt_voor=self._voor.kies(row, vraag),
            uren_per_week=self._uren.kies(uren(row, numbers, vraag)),
            belasting=self._cijfer.kies(cijfers(row, numbers, vraag)),
            respijt_vorm=self._vorm.kies(row, vraag),
        )


def _families(path: Any) -> list[tuple[str, ...]]:
    """Read lines of a name and the beginnings of its words."""
    return [(columns[0], *(normaal(c) for c in columns[1:])) for columns in regels(path)]
