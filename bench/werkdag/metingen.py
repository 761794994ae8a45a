"""What the steps of a day took, and how they ended."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from dataclasses import dataclass, field

CONFLICTS = (409, 412)  # a colleague was first, or it changed since it was read: handled, no error


@dataclass
class Metingen:
    """Counts and times of all that was asked of the server."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))  # by step
    conflicts: Counter[tuple[str, int]] = field(default_factory=Counter)  # by step and status
    errors: Counter[tuple[str, int]] = field(default_factory=Counter)  # by step and status; 0: no answer
    taken: Counter[str] = field(
        default_factory=Counter
    )  # by referentie: how often somebody was told it is theirs
    stuck: list[str] = field(
        default_factory=list
    )  # what somebody could not get done, however often they tried

    def note(self, step: str, status: int, seconds: float) -> None:
        """Count one step."""
        self.seconds[step].append(seconds)
        if status in CONFLICTS:
            self.conflicts[step, status] += 1
        elif not 200 <= status < 400:
            self.errors[step, status] += 1

    @property
    def steps(self) -> int:
        """Give how many steps there were."""
        return sum(map(len, self.seconds.values()))

    def p95(self) -> float:
        """Give what 95 in 100 of all steps stayed under, in seconds."""
        return _p95([one for taken in self.seconds.values() for one in taken])

    def lines(self) -> list[str]:
        """Give a table of all steps."""
        rows = [f"{'step':<34}{'times':>8}{'p50 ms':>9}{'p95 ms':>9}{'409':>6}{'412':>6}{'errors':>8}"]
        for step, taken in sorted(self.seconds.items()):
            first, changed = (self.conflicts[step, status] for status in CONFLICTS)
            wrong = sum(count for (name, _), count in self.errors.items() if name == step)
            times = f"{statistics.median(taken) * 1e3:>9.1f}{_p95(taken) * 1e3:>9.1f}"
            rows.append(f"{step:<34}{len(taken):>8}{times}{first:>6}{changed:>6}{wrong:>8}")
        total = f"{self.steps:>8}{'':>9}{self.p95() * 1e3:>9.1f}"
        ended = [sum(n for (_, code), n in self.conflicts.items() if code == status) for status in CONFLICTS]
        rows.append(f"{'all':<34}{total}{ended[0]:>6}{ended[1]:>6}{self.errors.total():>8}")
        return rows


def _p95(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=20)[-1] if len(taken) > 1 else sum(taken)
