"""Looks for text that keeps our patterns and finders busy: time may grow with the length, not with its square.

    python -m tests.redos PACKAGE ...       # prints what grows faster than that, as JSON lines; no output is good

Every pattern that the code of a package gives to `re`, on import or while it works, is recorded; so is every function
that takes a text alone. Each is tried on attack strings, of which some are made from the pattern's own repeats, at a
length and at four times that length. Needs the standard library alone, so that both environments can run it.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import pkgutil
import re
import signal
import sys
import time
import types
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

try:  # Python 3.11 moved it
    from re import _parser as parser
except ImportError:
    import sre_parse as parser

ROOT = Path(__file__).resolve().parents[1]
LONGEST = 20_000  # characters: the most that KEUKENTAFEL_MAX_TEKENS allows
FACTOR = 4  # between the two lengths
TOO_MUCH = 10  # times as long for FACTOR times the text: 4 is linear, 16 is quadratic
NOISE = 0.03  # seconds of CPU below which a difference says nothing, and nobody is kept busy
OFTEN = 8  # times that the short text is tried in a row
HANG = 5  # seconds of CPU after which one try is ended: more than quadratic
TEKST = {
    "tekst",
    "text",
    "zin",
    "texts",
    "teksten",
    "value",
    "word",
    "folded",
    "written",
    "part",
    "line",
    "email",
    "digits",
}
STR = ("str", "str | None", "<class 'str'>")
# Read no message of a person.
EXCEPT = {"bot.understanding.classificatie.woordenlijsten.parse_wording", "matchmaker.pages.account.qr.qr"}
SKIP = ("__main__", "migrations", "evaluate", "leren", "lessen", "demo", "oefenstof")
GENERIC = [
    *"a|A|%|é|1|0|06|06-|1.|1,|a.|a@|a-|@|.|,|-|--|/|(|)|'|?|IJ|https://|\u0301|😀".split("|"),
    *" |a |aan |ik |1 |, |! |\n| \n|\t|Aa |niet |en |van |van de |mijn |jij |uur |2 uur |keer per |ja ".split(
        "|"
    ),
    *"elke dag |mevrouw |geen |mijn moeder en |10 tot 12 uur |zaterdag of |06 12345678 |bsn 123456782 ".split(
        "|"
    ),
    *"x@a .nl |NL00 |1234 AB |1234 km |in 2019 MS ".split("|"),
]


class HangError(BaseException):
    """One try took too long; no work may catch it with what it catches itself."""


@contextmanager
def recording(packages: tuple[str, ...]) -> Iterator[dict[tuple[str, int], str]]:
    """Record each pattern that the code of these packages compiles: (pattern, flags) → the place that did it first."""
    found: dict[tuple[str, int], str] = {}
    compiled = re._compile  # type: ignore[attr-defined]
    folders = tuple(str(ROOT / package.replace(".", "/")) for package in packages)

    def note(pattern: Any, flags: int) -> Any:
        made = compiled(pattern, flags)
        frame = sys._getframe(1)
        while frame.f_code.co_filename.endswith(("/re.py", "/re/__init__.py")) and frame.f_back is not None:
            frame = frame.f_back
        if frame.f_code.co_filename.startswith(folders) and isinstance(made.pattern, str):
            place = f"{Path(frame.f_code.co_filename).relative_to(ROOT)}:{frame.f_lineno}"
            found.setdefault((made.pattern, made.flags), place)
        return made

    re._compile = note  # type: ignore[attr-defined]
    try:
        yield found
    finally:
        re._compile = compiled  # type: ignore[attr-defined]


def modules(packages: tuple[str, ...]) -> Iterator[types.ModuleType]:
    """Import every module of the packages."""
    for package in packages:
        whole = importlib.import_module(package)
        yield whole
        for info in pkgutil.walk_packages(getattr(whole, "__path__", []), package + "."):
            if not any(part in info.name for part in SKIP):
                yield importlib.import_module(info.name)


def finders(found: list[types.ModuleType]) -> dict[str, Callable[[str], object]]:
    """Give each function that takes a text and needs nothing else, by its full name."""
    functions = {}
    for module in found:
        for name, function in vars(module).items():
            function = inspect.unwrap(function) if callable(function) else function
            # What is private is reached by what is public, with what that hands it.
            if not inspect.isfunction(function) or function.__module__ != module.__name__ or name[0] == "_":
                continue
            first, *rest = [*inspect.signature(function).parameters.values(), None]
            if first is None or first.name not in TEKST or str(first.annotation) not in STR:
                continue
            if any(p is not None and p.default is p.empty and p.kind is not p.VAR_KEYWORD for p in rest):
                continue
            functions[f"{module.__name__}.{name}"] = function
    return {name: function for name, function in functions.items() if name not in EXCEPT}


def _sample(tree: Any) -> str:
    """Give a short text that a piece of a pattern matches, roughly."""
    out = []
    for op, value in tree:
        name = str(op)
        if name == "LITERAL":
            out.append(chr(value))
        elif name == "NOT_LITERAL":
            out.append("b" if value == ord("a") else "a")
        elif name == "ANY":
            out.append("a")
        elif name == "IN":
            out.append(_one_of(value))
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            out.append(_sample(value[2]) * max(1, min(int(value[0]), 3)))
        elif name == "SUBPATTERN":
            out.append(_sample(value[-1]))
        elif name == "ATOMIC_GROUP":
            out.append(_sample(value))
        elif name == "BRANCH":
            out.append(_sample(value[1][0]))
    return "".join(out)


def _one_of(items: Any) -> str:
    names = {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "a"}
    names |= {"CATEGORY_NOT_DIGIT": "a", "CATEGORY_NOT_SPACE": "a", "CATEGORY_NOT_WORD": " "}
    if str(items[0][0]) == "NEGATE":
        taken = {chr(value) for op, value in items[1:] if str(op) == "LITERAL"}
        return next((c for c in "a1 b-" if c not in taken), "~")
    op, value = items[0]
    if str(op) == "RANGE":
        return chr(value[0])
    return names.get(str(value), "a") if str(op) == "CATEGORY" else chr(value)


def _repeats(tree: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """Give for each repeat without an early end what stands before it, and one time of what it repeats."""
    for op, value in tree:
        name = str(op)
        if name in ("MAX_REPEAT", "MIN_REPEAT"):
            if int(value[1]) > 20:
                yield before, _sample(value[2])
            yield from _repeats(value[2], before)
        elif name == "SUBPATTERN":
            yield from _repeats(value[-1], before)
        elif name == "BRANCH":
            for branch in value[1]:
                yield from _repeats(branch, before)
        elif name in ("ASSERT", "ASSERT_NOT"):
            yield from _repeats(value[1], before)
        before = (before + _sample([(op, value)]))[-40:]


def attacks(pattern: str, flags: int) -> Iterator[tuple[str, str]]:
    """Give (what stands first, what is repeated) for one pattern."""
    seen = set()
    for before, unit in _repeats(parser.parse(pattern, flags & ~re.DEBUG)):
        for attack in (
            ("", unit),
            (before, unit),
            ("", before + unit),
            ("", unit + " "),
            ("", unit + "\x01"),
        ):
            if attack[1] and attack not in seen:
                seen.add(attack)
                yield attack
    yield from (("", unit) for unit in GENERIC)


def text_of(before: str, unit: str, length: int) -> str:
    """Give an attack string of this length; its end is what most patterns do not expect."""
    return (before + unit * (length // len(unit) + 1))[: length - 1] + "\x01"


def seconds(work: Callable[[str], object], text: str, times: int = 1) -> float:
    """Give the CPU time of one try, the mean of `times`; `HangError` after HANG seconds."""

    def stop(*_: object) -> None:
        raise HangError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, HANG)
    started = time.process_time()
    try:
        for _ in range(times):
            work(text)
    except Exception:  # a refusal is an answer too; what is refused wrongly, other tests find
        pass
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return (time.process_time() - started) / times


def growth(work: Callable[[str], object], before: str, unit: str, longest: int = LONGEST) -> float:
    """Give how many times as long FACTOR times the text takes; 1 where it is too quick to tell, inf where it hangs."""
    try:
        for length in (longest // FACTOR**3, longest // FACTOR**2, longest // FACTOR, longest):
            short, long = text_of(before, unit, max(length // FACTOR, 20)), text_of(before, unit, length)
            if (most := seconds(work, long)) < NOISE:
                continue
            # The least of a few tries: what the machine did besides only adds. The short text more than once a try,
            # for the clock of a virtual machine may go by steps that are longer than it takes.
            tries = ([seconds(work, short, OFTEN)], [most])
            for _ in range(4):
                found = min(tries[1]) / max(min(tries[0]), NOISE / TOO_MUCH)
                if found <= TOO_MUCH:
                    break
                tries[0].append(seconds(work, short, OFTEN))
                tries[1].append(seconds(work, long))
            else:
                return found
    except HangError:
        return float("inf")
    return 1.0


@lru_cache
def _sources() -> str:
    """Give all our code, without imports."""
    files = [
        f for room in ("bot", "actions", "matchmaker", "webchat") for f in sorted((ROOT / room).rglob("*.py"))
    ]
    return re.sub(
        r"^from \S+ import (?:\([^)]*\)|.*)$", "", "\n".join(f.read_text("utf-8") for f in files), flags=re.M
    )


def methods(place: str) -> set[str]:
    """Give the methods that a pattern is used by, where all its uses are calls by its name; else nothing."""
    file, line = place.rsplit(":", 1)
    source = (ROOT / file).read_text(encoding="utf-8")
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and node.lineno <= int(line) <= (node.end_lineno or 0):
            name = node.targets[0].id if isinstance(node.targets[0], ast.Name) else ""
            # A private name is used in its module; a public one everywhere.
            uses = re.findall(rf"\b{name}\b(?:\.(\w+)\()?", source if name.startswith("_") else _sources())
            called = [use for use in uses if use]
            return set(called) if name and len(called) == len(uses) - 1 else set()
    return set()


def pattern_work(pattern: re.Pattern[str], used: set[str] = frozenset()) -> Callable[[str], object]:  # type: ignore[assignment]
    """Give what is tried with a pattern: all places in a text, its start, the whole; as far as it is used so."""
    tries: list[Callable[[str], object]] = []
    if not used or used - {"match", "fullmatch"}:
        tries.append(lambda text: deque(pattern.finditer(text), maxlen=0))
    tries += [getattr(pattern, name) for name in ("match", "fullmatch") if not used or name in used]

    def work(text: str) -> None:
        for one in tries:
            one(text)

    return work


def slow_patterns(found: dict[tuple[str, int], str], longest: int = LONGEST) -> Iterator[dict[str, Any]]:
    """Give each pattern that grows too fast, with the worst text for it."""
    for (pattern, flags), place in found.items():
        work = pattern_work(re.compile(pattern, flags), methods(place))
        for before, unit in attacks(pattern, flags):
            if (times := growth(work, before, unit, longest)) > TOO_MUCH:
                yield {
                    "place": place,
                    "pattern": pattern[:200],
                    "attack": [before, unit],
                    "times": round(times, 1),
                }
                break


def slow_finders(
    found: dict[str, Callable[[str], object]], longest: int = LONGEST
) -> Iterator[dict[str, Any]]:
    """Give each function that grows too fast, with the text."""
    for name, function in found.items():
        for unit in GENERIC:
            if (times := growth(function, "", unit, longest)) > TOO_MUCH:
                yield {"place": name, "attack": ["", unit], "times": round(times, 1)}
                break


def main(packages: tuple[str, ...]) -> int:
    """Print what grows too fast, and last how much was looked at; 1 where there is anything."""
    with recording(packages) as patterns:
        functions = finders(list(modules(packages)))
        for function in functions.values():  # patterns that are compiled while it works
            for text in ("Ik kan 2 keer per week niet koken, bel 06 12345678.", "ja", ""):
                with suppress(Exception):
                    function(text)
    slow = 0
    for line in chain(slow_patterns(patterns), slow_finders(functions)):
        slow += 1
        print(json.dumps(line), flush=True)
    print(json.dumps({"patterns": len(patterns), "finders": len(functions), "slow": slow}))
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main(tuple(sys.argv[1:])))
