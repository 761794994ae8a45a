from __future__ import annotations

import re
from pathlib import Path

import pytest

from matchmaker.cli import main


@pytest.fixture(autouse=True)
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings of a fresh machine."""
    monkeypatch.setenv("KEUKENTAFEL_VAR", str(tmp_path))
    monkeypatch.delenv("KEUKENTAFEL_DEMO", raising=False)
    monkeypatch.delenv("KEUKENTAFEL_DATABASE_URL", raising=False)
    return tmp_path


def test_migrate(var: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`migrate` makes the database."""
    main(["migrate"])
    assert "De database is bij." in capsys.readouterr().out
    assert (var / "matchmaker.sqlite3").exists()


def test_demo_only_when_asked_for(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`demo` refuses without KEUKENTAFEL_DEMO, and touches nothing."""
    with pytest.raises(SystemExit, match="KEUKENTAFEL_DEMO=true"):
        main(["demo"])
    assert not (var / "matchmaker.sqlite3").exists()


def test_demo_is_loud(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """`demo` says who can sign in and that this is not for real use; again is fine."""
    monkeypatch.setenv("KEUKENTAFEL_DEMO", "true")
    main(["demo"])
    main(["demo"])
    assert "Niet voor echt gebruik" in capsys.readouterr().out


def test_coordinator_add(capsys: pytest.CaptureFixture[str]) -> None:
    """`coordinator add` asks for the password twice and shows a new token once; a name is given once."""
    add = ["coordinator", "add", "Anna", "Anna Verzonnen"]
    main(add, ask=lambda _: "een lang wachtwoord")
    assert re.search(r"Machinesleutel .*: kt_\S{43}\n", capsys.readouterr().out)
    with pytest.raises(SystemExit, match="Er is al een"):
        main(add, ask=lambda _: "een lang wachtwoord")


@pytest.mark.parametrize("answers", [["een lang wachtwoord", "een ander wachtwoord"], ["kort", "kort"]])
def test_coordinator_add_refuses(answers: list[str]) -> None:
    """A password that is too short, or typed differently the second time, adds nobody."""
    left = iter(answers)
    with pytest.raises(SystemExit, match="niets toegevoegd"):
        main(["coordinator", "add", "anna", "Anna"], ask=lambda _: next(left))


def test_wijken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`wijken` reads the municipality's own neighbourhoods."""
    table = tmp_path / "wijken.csv"
    table.write_text("postcode4,naam,wijkteam,telefoon\n1234,Ergens,Wijkteam,+31850000000\n", "utf-8")
    main(["wijken", str(table)])
    assert "1 postcodes ingelezen." in capsys.readouterr().out
