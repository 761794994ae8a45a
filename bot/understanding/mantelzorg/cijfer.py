"""The mark a carer gives for the own burden, 0 to 10."""

from __future__ import annotations

from collections.abc import Sequence

from bot.understanding.getallen import Getal
from bot.understanding.mantelzorg.kiezer import Kandidaat
from bot.understanding.tekst import Token

GETELD = frozenset(
    """
    dagdeel dagdelen dag dagen uur uren nacht nachten week weken maand maanden jaar keer x kinderen zoons dochters
    middag middagen ochtend ochtenden avond avonden kilo km
    """.split()
)
_LEFT, _RIGHT = 4, 4


def omgeving(
    row: Sequence[Token], begin: int, end: int, left: int = _LEFT, right: int = _RIGHT
) -> dict[str, float]:
    """Give the words around tokens as features, nearer ones by their place as well."""
    out: dict[str, float] = {}
    for distance, at in enumerate(range(begin - 1, max(begin - 1 - left, -1), -1), start=1):
        out[f"l:{row[at].norm}"] = 1.0
        if distance <= 2:
            out[f"l{distance}:{row[at].norm}"] = 1.0
    for distance, at in enumerate(range(end, min(end + right, len(row))), start=1):
        out[f"r:{row[at].norm}"] = 1.0
        if distance <= 2:
            out[f"r{distance}:{row[at].norm}"] = 1.0
    return out


def _telt(row: Sequence[Token], number: Getal) -> bool:
    """Whether a number counts things that follow it: «1 dagdeel», «2 x per week»."""
    return number.eind < len(row) and row[number.eind].norm in GETELD


def cijfers(row: Sequence[Token], numbers: Sequence[Getal], vraag: str | None) -> list[Kandidaat[int]]:
    """Give the numbers from 0 to 10 as candidates; halves count as the mark above them."""
    fit = [n for n in numbers if 0 <= n.waarde <= 10 and n.waarde * 2 % 1 == 0 and not _telt(row, n)]
    out = []
    for k, number in enumerate(fit):
        features = omgeving(row, number.begin, number.eind)
        features |= {
            f"vraag:{vraag if vraag == 'belasting' else 'anders'}": 1.0,
            "vraag en enige": float(vraag == "belasting" and len(fit) == 1),
            "laatste": float(k == len(fit) - 1),
            "eerste": float(k == 0),
            "lidwoord": float(number.woord),
            "vroeg": float(number.begin < 4),
            "alleen": float(number.eind - number.begin == len(row)),
            "half": float(number.waarde % 1 > 0),
            "na of": float(
                number.begin > 0 and row[number.begin - 1].norm in {"of", "a", "à", "tot", "-"} and k > 0
            ),
            "voor of": float(
                number.eind < len(row) and row[number.eind].norm in {"of", "a", "à", "-"} and k + 1 < len(fit)
            ),
            "nogmaals": float(sum(n.waarde == number.waarde for n in fit) > 1),
        }
        features |= (
            {f"sinds vorige:{t.norm}": 1.0 for t in row[fit[k - 1].eind : number.begin][-8:]} if k else {}
        )
        if k + 1 < len(fit):
            features |= {f"tot volgende:{t.norm}": 1.0 for t in row[number.eind : fit[k + 1].begin][:8]}
        features[f"plaats {k} van {min(len(fit), 4)}"] = 1.0
        features["tien"] = float(number.waarde == 10)
        features["vraag en laatste"] = features["laatste"] * (vraag == "belasting")
        features["vraag en lidwoord"] = features["lidwoord"] * (vraag == "belasting")
        out.append(Kandidaat(int(number.waarde + 0.5), features))
    return out
