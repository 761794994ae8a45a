"""For whom a carer cares: one of the persons named in the message."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bot.understanding.lijsten import regels
from bot.understanding.mantelzorg.cijfer import omgeving
from bot.understanding.mantelzorg.kiezer import Kandidaat
from bot.understanding.tekst import Token, normaal, zinnen

_MINE = {"mijn", "m'n", "mn", "me", "mien", "mine", "ons", "onze", "us", "os", "oos", "min"}
_FOR = {"voor", "veur", "foar", "vuur", "met", "over", "bij", "van", "namens"}
_MAX = 12  # persons looked at in one message


class Personen:
    """Finds persons by how their words begin; the longest beginning decides between codes ("vriendin", "vriend")."""

    def __init__(self, path: Path) -> None:
        self._stems = sorted(
            ((normaal(c), r[0]) for r in regels(path) for c in r[1:]), key=lambda s: -len(s[0])
        )

    def code(self, norm: str) -> str | None:
        """Give the code of a person word, or None; short beginnings are whole words."""
        for stem, code in self._stems:
            if norm == stem or (len(stem) > 3 and norm.startswith(stem) and len(norm) <= len(stem) + 6):
                return code
        return None

    def kandidaten(self, row: Sequence[Token], vraag: str | None) -> list[Kandidaat[str]]:
        """Give the persons named, with what stands around them."""
        norms = [t.norm for t in row]
        sentence = zinnen(list(row))
        found = [(i, c) for i, n in enumerate(norms) if (c := self.code(n))][:_MAX]
        codes = [c for _, c in found]
        out = []
        for k, (i, code) in enumerate(found):
            before = norms[max(i - 3, 0) : i]
            mine, given = bool(_MINE & set(before[-2:])), bool(_FOR & set(before))
            features = omgeving(row, i, i + 1, 5, 7)
            features |= {
                f"vraag:{vraag}": 1.0, f"vraag:{vraag} eerste:{k == 0}": 1.0,
                f"code:{code}": 1.0, f"code:{code} {vraag}": 1.0,
                f"mijn:{mine} voor:{given}": 1.0, f"mijn:{mine} voor:{given} {vraag}": 1.0, f"woord:{norms[i]}": 1.0,
                f"eerste:{k == 0} enige:{len(set(codes)) == 1}": 1.0, f"keren:{min(codes.count(code), 3)}": 1.0,
                f"begin:{i < 4} {vraag}": 1.0, f"zin:{min(sentence[i], 3)}": 1.0, "alleen": float(len(row) <= 3),
                f"personen:{min(len(set(codes)), 4)}": 1.0,
            }  # fmt: skip
            features |= {
                f"zin heeft:{n}": 1.0 for n, s in zip(norms, sentence, strict=True) if s == sentence[i]
            }
            features |= {f"heel:{n}": 0.5 for n in norms[:60]}
            out.append(Kandidaat(code, features))
        return out
