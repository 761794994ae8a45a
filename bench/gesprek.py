"""Hold conversations with the whole chain; print time per turn, memory and start-up, against understanding alone.

`.venv/bin/python -m bench.gesprek [conversations]`
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.conversations.person import Person
from tests.stack import MODEL, ROOT, Stack

ANTWOORDEN = (ROOT / "tests" / "conversations" / "keukentafel.txt").read_text(encoding="utf-8").splitlines()


def resident(pid: int) -> float:
    """Give the memory of a process and its children, in MB."""
    total = 0.0
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            total += int(line.split()[1]) / 1024
    return total + sum(resident(int(child)) for child in children)


def understanding_alone(rounds: int) -> list[float]:
    """Give the milliseconds of each message through the `understand` command, after loading."""
    with subprocess.Popen(
        [ROOT / ".venv-bot/bin/python", "-m", "bot.understanding", "--model", MODEL],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        times = []
        for tekst in ["eerst laden", *ANTWOORDEN * rounds]:
            started = time.perf_counter()
            process.stdin.write(json.dumps({"vraag": None, "tekst": tekst}) + "\n")
            process.stdin.flush()
            process.stdout.readline()
            times.append((time.perf_counter() - started) * 1000)
        process.stdin.close()
    return times[1:]


def turns(stack: Stack, rounds: int) -> list[float]:
    """Give the milliseconds of each turn of whole conversations, as the browser waits for it."""
    times = []
    for _ in range(rounds):
        person = Person(stack.url)
        for tekst in ANTWOORDEN:
            started = time.perf_counter()
            person.zeg(tekst)
            times.append((time.perf_counter() - started) * 1000)
        person.sluit_af()
    return times


def line(name: str, times: list[float], baseline: float) -> str:
    """Give one row of the table."""
    cuts = statistics.quantiles(times, n=100)
    return f"{name:<34}{cuts[49]:>9.1f}{cuts[94]:>9.1f}{cuts[49] / baseline:>9.2f}"


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    alone = understanding_alone(rounds)
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        stack = Stack(Path(folder)).up()
        warm = time.perf_counter() - started
        try:
            whole = turns(stack, rounds)
            memory = {name: resident(process.pid) for name, process in stack.processes.items()}
        finally:
            stack.down()
    baseline = statistics.median(alone)
    print(f"{'milliseconds':<34}{'p50':>9}{'p95':>9}{'ratio':>9}")
    print(line("understanding alone (baseline)", alone, baseline))
    print(line("one turn, gateway to answer", whole, baseline))
    print(f"start of the chain, trained: {warm:.1f} s")
    print("memory: " + ", ".join(f"{name} {size:.0f} MB" for name, size in memory.items()))


if __name__ == "__main__":
    main()
