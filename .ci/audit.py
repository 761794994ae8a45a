"""Looks both environments' lock files up among known holes: `make audit`.

Ends with 0 when every package was looked up and no hole is left that is not accepted, 1 when there is one, and 3 when
the source of advisories could not be asked: then nothing is known, and it says so. What is accepted, and why, stands in
`audit_uitzonderingen.toml`. pip-audit (PyPA) does the looking up. A package with a hole that everybody knows goes
first: a source that answers "nothing" to that one says nothing of the others either.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import tomllib

ROOT = Path(__file__).resolve().parents[1]
EXCEPTIONS = Path(__file__).with_name("audit_uitzonderingen.toml")
LOCKS = {"web": "requirements-dev.txt", "bot": "bot/requirements.txt"}
SOURCES = ("osv", "pypi")
CANARY = "jinja2==2.4.1"  # CVE-2014-1402 and more
GOOD, HOLES, NOT_DONE = 0, 1, 3


class NoSourceError(Exception):
    """The source of advisories could not be asked, or does not know what it should."""


@dataclass(frozen=True)
class Uitzondering:
    """What is accepted: these advisories, in this package of this environment, until a day."""

    omgeving: str
    pakket: str
    ids: tuple[str, ...]
    waarom: str
    tot: date

    def covers(self, where: str, name: str, ids: set[str], today: date) -> bool:
        """Tell whether it accepts an advisory, by any of its names."""
        same = (self.omgeving, self.pakket) == (where, name)
        return same and today <= self.tot and not ids.isdisjoint(self.ids)


def read_exceptions(path: Path = EXCEPTIONS) -> list[Uitzondering]:
    """Read the accepted advisories; raises `ValueError` or `KeyError` for an entry that is not well-formed."""
    rows = tomllib.loads(path.read_text(encoding="utf-8")).get("uitzondering", [])
    found = [
        Uitzondering(row["omgeving"], row["pakket"], tuple(row["ids"]), row["waarom"], row["tot"])
        for row in rows
    ]
    for one in found:
        if one.omgeving not in LOCKS or not one.ids or len(one.waarom) < 40 or type(one.tot) is not date:
            raise ValueError(
                f"{one.pakket}: omgeving, ids, waarom (why it cannot be reached) and tot (a day)"
            )
    return found


Look = Callable[[Path, str], list[dict[str, Any]]]


def ask(requirements: Path, source: str) -> list[dict[str, Any]]:
    """Give what pip-audit says of each package of a file; raises `NoSourceError`."""
    command = [sys.executable, "-m", "pip_audit", "-r", requirements, "--no-deps", "--disable-pip"]
    command += ["-s", source, "-f", "json", "--progress-spinner", "off", "--timeout", "20"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - no input of others
    try:
        found: list[dict[str, Any]] = json.loads(ended.stdout)["dependencies"]
    except (ValueError, KeyError) as error:
        raise NoSourceError(
            f"{source}: {(ended.stderr.strip().splitlines() or ['no answer'])[-1][:200]}"
        ) from error
    return found


def choose_source(look: Look = ask, sources: Sequence[str] = SOURCES) -> str:
    """Give the first source that knows of the holes in the canary; raises `NoSourceError` with what each said."""
    said = []
    with tempfile.TemporaryDirectory() as folder:
        canary = Path(folder) / "canary.txt"
        canary.write_text(CANARY + "\n", encoding="utf-8")
        for source in sources:
            try:
                if any(package.get("vulns") for package in look(canary, source)):
                    return source
                said.append(f"{source}: knows nothing of {CANARY}")
            except NoSourceError as error:
                said.append(str(error))
    raise NoSourceError("; ".join(said))


def holes(
    where: str, packages: Sequence[Mapping[str, Any]], accepted: Sequence[Uitzondering], today: date
) -> tuple[list[str], list[str]]:
    """Give the holes that nobody accepted, and the packages that were not looked up, each as a line."""
    left, skipped = [], []
    for package in packages:
        if "skip_reason" in package:
            skipped.append(f"{where}: {package['name']}: {package['skip_reason']}")
        for hole in package.get("vulns", ()):
            ids = {hole["id"], *hole.get("aliases", ())}
            if not any(one.covers(where, package["name"], ids, today) for one in accepted):
                fixed = ", ".join(hole.get("fix_versions", ())) or "no version"
                left.append(
                    f"{where}: {package['name']} {package['version']}: {' '.join(sorted(ids))}, mended in {fixed}"
                )
    return left, skipped


def main() -> int:
    """Look everything up and print what is found."""
    accepted, today = read_exceptions(), datetime.now(UTC).date()
    left, skipped, looked_at = [], [], 0
    try:
        source = choose_source()
        for where, lock in LOCKS.items():
            packages = ask(ROOT / lock, source)
            looked_at += len(packages)
            found = holes(where, packages, accepted, today)
            left, skipped = left + found[0], skipped + found[1]
    except NoSourceError as error:
        print(
            f"NOT AUDITED: no source of advisories answers here ({error}). Nothing is known of the dependencies."
        )
        return NOT_DONE
    print(
        "\n".join(
            [f"{looked_at} packages looked up ({source}), {len(left)} holes that are not accepted", *left]
        )
    )
    if skipped:
        print("\n".join(["NOT AUDITED, for these packages:", *skipped]))
    return HOLES if left else NOT_DONE if skipped else GOOD


if __name__ == "__main__":
    sys.exit(main())
