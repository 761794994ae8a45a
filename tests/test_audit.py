"""The look for known holes: its exceptions are sound, and what could not be asked never counts as good."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
_SPEC = importlib.util.spec_from_file_location("audit", ROOT / ".ci" / "audit.py")
assert _SPEC is not None and _SPEC.loader is not None
audit = importlib.util.module_from_spec(_SPEC)
sys.modules["audit"] = audit  # dataclasses look their module up
_SPEC.loader.exec_module(audit)

HOLE = {"id": "PYSEC-1", "aliases": ["CVE-1"], "fix_versions": ["2"]}
PACKAGE = {"name": "aiohttp", "version": "1", "vulns": [HOLE]}
DAY = date(2027, 1, 1)


def accepted(**changes: Any) -> Any:
    """Give an exception for the hole above."""
    given = {"omgeving": "bot", "pakket": "aiohttp", "ids": ("CVE-1",), "waarom": "x", "tot": DAY}
    return audit.Uitzondering(**given | changes)


@pytest.mark.parametrize("one", audit.read_exceptions(), ids=lambda one: f"{one.omgeving}-{one.pakket}")
def test_an_exception_is_sound(one: Any) -> None:
    """It says why, in a sentence; names advisories, each once; is of a package that is pinned; has not run out."""
    lock = (ROOT / audit.LOCKS[one.omgeving]).read_text(encoding="utf-8")
    assert re.search(rf"^{re.escape(one.pakket)}==", lock, re.MULTILINE), "no longer in the lock: take it out"
    assert one.waarom.endswith(".")
    assert len(set(one.ids)) == len(one.ids)
    for name in one.ids:
        assert re.fullmatch(r"(CVE-\d{4}-\d{4,}|PYSEC-\d{4}-\d+|GHSA(-[a-z0-9]{4}){3})", name)
    today = datetime.now(UTC).date()
    assert today <= one.tot, "run out: look again whether it can be reached"
    assert (one.tot - today).days <= 366, "no longer than a year ahead"


@pytest.mark.parametrize(
    "entry",
    [
        'omgeving = "bot"\npakket = "a"\nids = ["CVE-1"]\nwaarom = "short"\ntot = 2027-01-01',
        'omgeving = "elders"\npakket = "a"\nids = ["CVE-1"]\nwaarom = "' + "x" * 50 + '"\ntot = 2027-01-01',
        'omgeving = "bot"\npakket = "a"\nids = []\nwaarom = "' + "x" * 50 + '"\ntot = 2027-01-01',
        'omgeving = "bot"\npakket = "a"\nids = ["CVE-1"]\nwaarom = "' + "x" * 50 + '"\ntot = "ooit"',
        'omgeving = "bot"\npakket = "a"\nids = ["CVE-1"]\nwaarom = "' + "x" * 50 + '"',
    ],
)
def test_an_entry_that_says_too_little_is_refused(entry: str, tmp_path: Path) -> None:
    """No reason, no such environment, no advisory, no end."""
    path = tmp_path / "uitzonderingen.toml"
    path.write_text(f"[[uitzondering]]\n{entry}\n", encoding="utf-8")
    with pytest.raises((ValueError, KeyError)):
        audit.read_exceptions(path)


def test_only_what_is_accepted_is_left_out() -> None:
    """By any of its names, in its environment and package, until its day."""
    assert audit.holes("bot", [PACKAGE], [accepted()], DAY) == ([], [])
    assert audit.holes("bot", [PACKAGE], [accepted(ids=("PYSEC-1",))], DAY) == ([], [])
    for other in (
        {"omgeving": "web"},
        {"pakket": "jinja2"},
        {"ids": ("CVE-2",)},
        {"tot": date(2026, 12, 31)},
    ):
        [line], _ = audit.holes("bot", [PACKAGE], [accepted(**other)], DAY)
        assert "CVE-1" in line and "mended in 2" in line


def test_a_package_that_was_not_looked_up_is_said() -> None:
    """pip-audit itself ends well with such packages."""
    _, [line] = audit.holes("bot", [{"name": "rasa", "skip_reason": "not found"}], [], DAY)
    assert "rasa" in line


@pytest.mark.parametrize(
    "answer",
    [[], [{"name": "jinja2", "version": "2.4.1", "vulns": []}], [{"name": "jinja2", "skip_reason": "x"}]],
)
def test_a_source_that_knows_nothing_of_a_known_hole_is_none(answer: list[dict[str, Any]]) -> None:
    """An empty answer, or a mirror that keeps no advisories, is no good news."""
    with pytest.raises(audit.NoSourceError, match="knows nothing"):
        audit.choose_source(lambda path, source: answer)


def test_the_next_source_is_asked() -> None:
    """One that cannot be reached is passed over."""

    def look(path: Path, source: str) -> list[dict[str, Any]]:
        if source == "osv":
            raise audit.NoSourceError("osv: away")
        return [PACKAGE]

    assert audit.choose_source(look) == "pypi"


def test_what_was_not_asked_is_not_passed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a source it ends with 3 and says so; with a hole that nobody accepted with 1; else with 0."""

    def away(*_: object) -> None:
        raise audit.NoSourceError("away")

    monkeypatch.setattr(audit, "choose_source", away)
    assert audit.main() == audit.NOT_DONE == 3
    assert "NOT AUDITED" in capsys.readouterr().out
    monkeypatch.setattr(audit, "choose_source", lambda: "osv")
    monkeypatch.setattr(audit, "ask", lambda lock, source: [PACKAGE])
    assert audit.main() == audit.HOLES == 1
    assert "CVE-1" in capsys.readouterr().out
    monkeypatch.setattr(audit, "ask", lambda lock, source: [{"name": "a", "version": "1", "vulns": []}])
    assert audit.main() == audit.GOOD == 0
    monkeypatch.setattr(audit, "ask", lambda lock, source: [{"name": "a", "skip_reason": "not there"}])
    assert audit.main() == audit.NOT_DONE


@pytest.mark.parametrize(("name", "lock"), [("web", "requirements.txt"), ("bot", "bot/requirements.txt")])
def test_the_bill_of_materials_names_every_package(name: str, lock: str, tmp_path: Path) -> None:
    """CycloneDX, valid by its own schema, with version and hash of each package of the lock file."""
    target = tmp_path / "sbom.json"
    pyproject = ROOT / ("bot/pyproject.toml" if name == "bot" else "pyproject.toml")
    command = [sys.executable, "-m", "cyclonedx_py", "requirements", ROOT / lock, "--pyproject", pyproject]
    subprocess.run(
        [*command, "--output-reproducible", "--of", "JSON", "-o", target],
        check=True,
        capture_output=True,
        timeout=120,
    )
    bill = json.loads(target.read_text(encoding="utf-8"))
    assert bill["bomFormat"] == "CycloneDX"
    pinned = set(
        re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert {(one["name"], one["version"]) for one in bill["components"]} == pinned
    hashes = [
        h for one in bill["components"] for ref in one["externalReferences"] for h in ref.get("hashes", ())
    ]
    assert len(hashes) >= len(pinned)
