"""The carer's own hours a week: stated, or by plain arithmetic."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from bot.understanding.getallen import Getal
from bot.understanding.mantelzorg.cijfer import omgeving
from bot.understanding.mantelzorg.kiezer import Kandidaat
from bot.understanding.tekst import Token, zinnen

_HOUR = re.compile(r"^(uur|uren|uurtje|uurtjes|u|oer|ure|uurke|uurkes|h)$")
_DAYS = re.compile(
    r"^(dag|dagen|dg|dgn|dage|daag|avond|avonden|ochtend|ochtenden|middag|middagen|nacht|nachten"
    r"|keer|x|×|maal|weekend|morgen)$"
)
_WEEKDAY = re.compile(r"^(maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)")
_DAILY = re.compile(
    r"\b(per dag|elke (dag|avond|ochtend|morgen|nacht)|iedere (dag|avond|ochtend|morgen|nacht)"
    r"|elken? dag|alle dag(en)?|daags|dagelijks|op een dag"
    r"|op n dag|zeven dagen|7 dagen|pd|p/d|/ ?da?g|zeven avonden|ma t/m zo|p . d|dag en nacht|per nacht|de dag)\b"
)
_WEEKLY = re.compile(
    r"\b(per week|in de week|pw|p/w|/ ?wk|wk|in week|de week|wekelijks|per wk|weke|wekke|waek)\b"
)
_TWO_WEEKS = re.compile(r"\b(twee weken|2 weken|veertien dagen|14 dagen)\b")


def uren(row: Sequence[Token], numbers: Sequence[Getal], vraag: str | None) -> list[Kandidaat[float]]:
    """Give the hours that are stated, and what they come to when days are counted, as candidates."""
    text = " ".join(t.norm for t in row)
    clock = text  # with the numbers in digits, for "van negen tot vijf"
    for number in reversed(numbers):
        if number.eind == number.begin + 1 and not number.woord and number.waarde % 1 == 0:
            clock = re.sub(rf"\b{re.escape(row[number.begin].norm)}\b", f"{number.waarde:.0f}", clock)
    sentence = zinnen(list(row))
    asked = vraag == "zorg_uren"
    hours: list[tuple[Getal, float, bool]] = []  # number, hours, said to be hours
    days: list[float] = []
    for number in numbers:
        if number.eind < len(row) and row[number.eind].norm in {"half", "halve"}:
            continue
        after = [t.norm for t in row[number.eind : number.eind + 2]]
        quarter = bool(after) and after[0].startswith("kwartier")
        is_hour = (bool(after) and bool(_HOUR.match(after[0]))) or quarter
        before = [t.norm for t in row[max(number.begin - 2, 0) : number.begin]]
        is_hour = is_hour or (len(before) == 2 and bool(_HOUR.match(before[0])) and before[1] == "of")
        if after and _DAYS.match(after[0]) and number.waarde <= 7:
            days.append(number.waarde)
        elif not number.woord or is_hour:
            hours.append((number, number.waarde / 4 if quarter else number.waarde, is_hour))
    weekdays = sum(bool(_WEEKDAY.match(t.norm)) for t in row)
    if weekdays:
        days.append(float(weekdays))
    daily, weekly = bool(_DAILY.search(text)), bool(_WEEKLY.search(text))
    if daily:
        days.append(7.0)
    if re.search(r"\b(doordeweeks|werkdagen|door de week)\b", text):
        days.append(5.0)
    days += [float(b - a if b > a else b + 12 - a) for a, b in _ranges(clock)] if days else []
    found: list[tuple[float, str, Getal | None]] = [(h, "gezegd", n) for n, h, _ in hours if h <= 168]
    found += [
        (h * d, f"maal{' dag' if d == 7 else ''}", n)
        for n, h, _ in hours
        for d in set(days)
        if h <= 24 and h * d <= 168
    ]
    found += [(h / 2, "gehalveerd", n) for n, h, _ in hours if _TWO_WEEKS.search(text)]
    spans = [float(b - a if b > a else b + 12 - a) for a, b in _ranges(clock)]
    found += [(s * d, "van tot", None) for s in spans for d in {*days, 1.0} if s * d <= 168]
    said = [h for _, h, is_hour in hours if is_hour]
    if len(said) > 1:
        found += [(sum(said), "som", None), (sum(said) * 7, "som maal dag", None)]
    if len(hours) > 1:
        found.append((sum(h for _, h, _ in hours), "som van alles", None))
    same = Counter(value for value, _, _ in found)
    out = []
    for value, kind, number_ in found:
        if value <= 0:
            continue
        features = {
            f"soort:{kind}": 1.0, f"soort:{kind} gevraagd:{asked}": 1.0, f"gevraagd:{asked}": 1.0,
            f"soort:{kind} daags:{daily} wekelijks:{weekly}": 1.0, "vaker": float(same[value] > 1),
            f"soort:{kind} vaker:{same[value] > 1}": 1.0, f"aantal:{min(len(hours), 4)} {kind}": 1.0,
            "24 uur": float(value in {24, 168}), "hoog": float(value > 24), "laag": float(value < 2),
        }  # fmt: skip
        if number_ is not None:
            is_hour = any(n is number_ and h for n, _, h in hours)
            last = hours[-1][0] is number_
            features |= {
                f"uur:{is_hour} {kind}": 1.0, f"uur:{is_hour} {kind} gevraagd:{asked}": 1.0,
                f"laatste:{last} {kind}": 1.0,
                f"eerste:{hours[0][0] is number_} {kind}": 1.0,
                "laatste zin": float(sentence[number_.begin] == sentence[-1]),
            }  # fmt: skip
            features |= {
                f"{kind[:4]} {k}": v for k, v in omgeving(row, number_.begin, number_.eind, 4, 4).items()
            }
        out.append(Kandidaat(value, features))
    return out


def _ranges(text: str) -> list[tuple[int, int]]:
    """Give the clock times of "van 9 tot 5"."""
    return [
        (int(a), int(b))
        for a, b in re.findall(r"\b(\d{1,2}) tot (\d{1,2})\b", text)
        if int(a) < 25 and int(b) < 25
    ]
