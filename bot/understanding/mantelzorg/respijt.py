"""Which form of respite is asked: at home, day care, a stay elsewhere, a holiday."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bot.understanding.lijsten import regels
from bot.understanding.mantelzorg.kiezer import Kandidaat
from bot.understanding.tekst import Token, normaal, zinnen

_STOP = {",", ";", ":", "maar", "want", "liever", "wel", "dan"}
_NO = {
    "geen",
    "niet",
    "nee",
    "nooit",
    "neet",
    "nich",
    "nie",
    "gien",
    "net",
    "wijst",
    "weigert",
    "uitgesloten",
    "hoeft",
    "nimmer",
}


class Vormen:
    """Every form is a candidate in every message; what speaks for it is where its words stand, and all other words."""

    def __init__(self, path: Path) -> None:
        self._forms = {r[0]: tuple(normaal(c) for c in r[1:]) for r in regels(path)}

    def kandidaten(self, row: Sequence[Token], vraag: str | None) -> list[Kandidaat[str]]:
        """Give the forms, with what speaks for and against each."""
        norms = [t.norm for t in row]
        clauses = self._clauses(row)
        hits = {
            form: [(i, no) for i, no in clauses if norms[i].startswith(stems)]
            for form, stems in self._forms.items()
        }
        yes = {form: [i for i, no in found if not no] for form, found in hits.items()}
        last = max((i for places in yes.values() for i in places), default=-1)
        asked = vraag == "respijt"
        out = []
        for form in (*self._forms, "onbekend"):
            mine, others = yes.get(form, []), sum(bool(p) for f, p in yes.items() if f != form)
            refused = any(no for _, no in hits.get(form, []))
            state = f"{bool(mine)} geweigerd:{refused} anderen:{min(others, 2)} laatste:{last in mine}"
            features = {
                f"{asked}": 1.0, f"{asked} {form}": 1.0, f"raak:{state}": 1.0, f"raak:{state} {asked}": 1.0,
                f"{form} raak:{bool(mine)} geweigerd:{refused} {asked}": 1.0, f"{form} {vraag}": 1.0,
            }  # fmt: skip
            for i, no in clauses:
                sign = "niet " if no else ""
                features[f"{form} {sign}w:{norms[i]}"] = 1.0
                if i:
                    features[f"{form} 2:{norms[i - 1]} {norms[i]}"] = 1.0
            out.append(Kandidaat(form, features))
        return out

    def _clauses(self, row: Sequence[Token]) -> list[tuple[int, bool]]:
        """Give each token's number with whether its clause denies."""
        groups: list[list[int]] = [[]]
        sentence = zinnen(list(row))
        for i, token in enumerate(row):
            if i and (token.norm in _STOP or sentence[i] != sentence[i - 1]):
                groups.append([])
            groups[-1].append(i)
        return [(i, any(row[j].norm in _NO for j in group)) for group in groups for i in group]
