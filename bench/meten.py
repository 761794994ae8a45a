"""`make bench`: our stack against stock Rasa on the same model and conversations, and the bare limit, in one table.

`.venv/bin/python -m bench.meten [seconds a cell]`. Ours and stock take turns, so that what else the machine does hits
both. Nothing is compared over runs: only ratios within one count.
"""

from __future__ import annotations

import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from bench.gesprek import resident, understanding_alone
from tests.stack import PATIENCE, ROOT, Stack, free_port

CELLS = [
    (1, 0),
    (10, 0),
    (50, 0),
    (100, 0),
    (10, 8),
    (50, 8),
    (100, 8),
]  # open conversations, seconds of thinking
KINDS = ("stock", "ours")


@dataclass
class Bench(Stack):
    """Our chain, with stock Rasa beside it on the same action server."""

    stock_port: int = field(default_factory=free_port)
    started: dict[str, float] = field(default_factory=dict)  # seconds until each process answered

    def begin(self) -> None:
        """Start each process by itself and time it."""
        self.var.mkdir(parents=True, exist_ok=True)
        python = ROOT / ".venv" / "bin" / "python"
        demo = [str(python), "-m", "matchmaker", "demo"]
        subprocess.run(demo, cwd=ROOT, env=self.environment(), check=True, capture_output=True)
        probes = {
            "actions": f"http://127.0.0.1:{self.actions_port}/health",
            "rasa": f"http://127.0.0.1:{self.rasa_port}/webhooks/keukentafel/",
            "web": f"{self.url}/readyz",
            "stock": f"http://127.0.0.1:{self.stock_port}/webhooks/rest/",
        }
        for name, probe in probes.items():
            at = time.perf_counter()
            self.start(name)
            self._answers(name, probe)
            self.started[name] = time.perf_counter() - at

    def command(self, name: str) -> list[str]:
        """Give the command of one process; stock is no process of ours."""
        if name != "stock":
            return super().command(name)
        actions = f"http://127.0.0.1:{self.actions_port}/webhook"
        python = str(ROOT / ".venv-bot" / "bin" / "python")
        return [python, "-m", "bench.kaal", str(self.stock_port), actions, str(self.var)]

    def _answers(self, name: str, probe: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self.processes[name].poll() is None:
            try:
                if httpx.get(probe, timeout=5).status_code == 200:
                    return
            except httpx.HTTPError:
                pass
            time.sleep(0.1)
        raise RuntimeError(f"{name} is not there:\n{self.log(name)[-2000:]}")

    def load(self, kind: str, many: int, think: float, seconds: float) -> Cell:
        """Let people talk; give the times of their turns."""
        url = self.url if kind == "ours" else f"http://127.0.0.1:{self.stock_port}"
        words = [kind, url, str(many), str(think), str(seconds)]
        command = [str(ROOT / ".venv" / "bin" / "python"), "-m", "bench.drukte", *words]
        before = {name: cpu(process.pid) for name, process in self.processes.items()}
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        spent = {name: cpu(process.pid) - before[name] for name, process in self.processes.items()}
        found = json.loads(done.stdout.splitlines()[-1])
        if found["wrong"]:
            print(f"  {kind}: {found['wrong'][0]}", file=sys.stderr)
        each = {name: 1000 * took / max(found["all"], 1) for name, took in spent.items()}
        return Cell(found["times"], found["failed"], found["seconds"], each)


@dataclass(frozen=True)
class Cell:
    """One cell of the table."""

    times: list[float]  # milliseconds
    failed: int  # turns without an answer
    seconds: float
    cpu: dict[str, float] = field(default_factory=dict)  # milliseconds for a turn, by process

    def cut(self, percent: int) -> float:
        """Give a percentile of the times in milliseconds; NaN with too few of them."""
        if len(self.times) < 2:
            return float("nan")
        return statistics.quantiles(self.times, n=100, method="inclusive")[percent - 1]

    @property
    def rate(self) -> float:
        """Turns per second."""
        return len(self.times) / self.seconds


def cpu(pid: int) -> float:
    """Give the seconds of CPU that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def table(cells: dict[tuple[str, int, float], Cell]) -> list[str]:
    """Give the rows: each kind and each load; "x" is how many times better ours is than stock."""
    head = f"{'':<7}{'open':>5}{'think':>7}{'turns/s':>9}{'p50':>8}{'p95':>8}{'p99':>8}{'none':>6}"
    rows = [head + f"{'x turns/s':>11}{'x p50':>7}{'x p95':>7}"]
    for (kind, many, think), cell in cells.items():
        row = f"{kind:<7}{many:>5}{think:>6.0f}s{cell.rate:>9.1f}"
        row += "".join(f"{cell.cut(p):>8.0f}" for p in (50, 95, 99)) + f"{cell.failed:>6}"
        if kind == "ours":
            stock = cells["stock", many, think]
            row += f"{_ratio(cell.rate, stock.rate):>11}" + "".join(
                f"{_ratio(stock.cut(p), cell.cut(p)):>7}" for p in (50, 95)
            )
        rows.append(row)
    return rows


def _ratio(above: float, below: float) -> str:
    return f"{above / below:.2f}" if below else "-"


def sizes(var: Path) -> str:
    """Give what one conversation takes in each database, in kB."""
    found = {}
    with sqlite3.connect(var / "webchat.db") as connection:
        (conversations,) = connection.execute("SELECT count(*) FROM gesprekken").fetchone()
    for name in ("webchat.db", "tracker.db"):
        found[name] = sum(path.stat().st_size for path in var.glob(f"{name}*")) / 1024 / max(conversations, 1)
    return ", ".join(f"{name} {size:.0f} kB" for name, size in found.items())


def measure(seconds: float, say: Callable[[str], None] = print) -> None:
    """Measure and print."""
    say(f"load of the machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    alone = statistics.median(understanding_alone(10))
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        try:
            bench.begin()
            for kind in KINDS:
                bench.load(kind, 2, 0, 6)  # warm
            cells = {
                (kind, many, think): bench.load(kind, many, think, seconds * (2 if think else 1))
                for many, think in CELLS
                for kind in KINDS
            }
            memory = {name: resident(process.pid) for name, process in bench.processes.items()}
            room = sizes(bench.var)
        finally:
            bench.down()
    for row in table(cells):
        say(row)
    most = {
        kind: max(cell.rate for (k, _, think), cell in cells.items() if k == kind and not think)
        for kind in KINDS
    }
    one = cells["ours", 1, 0].cut(50)
    say(
        f"at saturation, turns/s: ours {most['ours']:.1f}, stock {most['stock']:.1f}, "
        f"{most['ours'] / most['stock']:.2f} times"
    )
    say(
        f"bare limit: understanding alone {alone:.1f} ms, {1000 / alone:.0f}/s; "
        f"a turn of ours takes {one / alone:.1f} times that"
    )
    for kind, names in (("ours", ("web", "rasa", "actions")), ("stock", ("stock", "actions"))):
        spent = cells[kind, 10, 0].cpu
        parts = ", ".join(f"{name} {spent[name]:.1f}" for name in names)
        say(
            f"CPU for a turn at 10 open conversations, ms: {kind} {sum(spent[n] for n in names):.1f} ({parts})"
        )
    say("start, s: " + ", ".join(f"{name} {took:.1f}" for name, took in bench.started.items()))
    say("memory, MB: " + ", ".join(f"{name} {size:.0f}" for name, size in memory.items()))
    say(f"stored for one conversation of ours: {room}")
    say(f"load of the machine after: {os.getloadavg()[0]:.1f}")


def main() -> None:
    """Read the argument."""
    measure(float(sys.argv[1]) if len(sys.argv) > 1 else 20.0)


if __name__ == "__main__":
    main()
