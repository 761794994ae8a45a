from __future__ import annotations

import re
from pathlib import Path

import pytest

from matchmaker.cli import main
from matchmaker.demo import load as demo


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


def test_taking_access_away(capsys: pytest.CaptureFixture[str]) -> None:
    """A password, a token, sessions and the whole access are renewed or taken away, and each leaves a line."""
    main(["coordinator", "add", "anna", "Anna"], ask=lambda _: "een lang wachtwoord")
    main(["coordinator", "add", "bram", "Bram"], ask=lambda _: "een lang wachtwoord")
    main(["coordinator", "wachtwoord", "anna"], ask=lambda _: "een ander lang wachtwoord")
    with pytest.raises(SystemExit, match="niets gewijzigd"):
        main(["coordinator", "wachtwoord", "anna"], ask=lambda _: "kort")
    main(["coordinator", "sleutel", "anna", "--dagen", "30"])
    assert re.search(r"Machinesleutel .*: kt_\S{43}\n", capsys.readouterr().out)
    main(["coordinator", "sessies", "anna"])
    main(["coordinator", "tweede-stap-weg", "anna"])
    with pytest.raises(SystemExit, match="geen coördinator met de naam anna of niemand"):
        main(["coordinator", "verwijder", "anna", "--aan", "niemand"])
    main(["coordinator", "verwijder", "anna", "--aan", "bram"])
    assert "Anna heeft geen toegang meer." in capsys.readouterr().out
    with pytest.raises(SystemExit, match="Er is geen coördinator"):
        main(["coordinator", "sleutel", "anna"])
    main(["coordinator", "log"])
    lines = [line.split("\t")[1:4] for line in capsys.readouterr().out.splitlines()]
    done = ["verwijderd", "factor_uit", "sessies", "token", "wachtwoord"]
    assert [what for what, who, _ in lines if who == "anna"] == [*done, "toegevoegd"]
    assert {by for _, _, by in lines} == {"door de opdrachtregel"}


def test_the_last_manager_stays() -> None:
    """Who is the only manager cannot be removed."""
    main(
        ["coordinator", "add", "carla", "Carla", "--functie", "beheerder"],
        ask=lambda _: "een lang wachtwoord",
    )
    with pytest.raises(SystemExit, match="laatste beheerder"):
        main(["coordinator", "verwijder", "carla"])


def test_plaatsen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`plaatsen` reads the municipality's own postcodes; a table with mistakes names each, and changes nothing."""
    table = tmp_path / "plaatsen.csv"
    head = "postcode4,wijk,wijkteam,telefoon,latitude,longitude\n"
    table.write_text(f"{head}1234,Ergens,Wijkteam,+31850000000,52.1,5.1\n", "utf-8")
    main(["plaatsen", str(table)])
    assert "1 postcodes ingelezen." in capsys.readouterr().out
    table.write_text(
        f"{head}12,Ergens,Wijkteam,+31850000000,52.1,5.1\n1234,,x,x,x,x\n1235,x,x,x,x,5\n", "utf-8"
    )
    with pytest.raises(
        SystemExit, match=r"rij 2: Een postcode.*\n.*rij 3: Vul ook in: wijk.\n.*rij 4: latitude"
    ):
        main(["plaatsen", str(table)])


def test_kaart_in_and_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`kaart-import --toon` only shows; without it the directory is read, and `kaart-export` gives it back."""
    source = demo.HERE / "sociale_kaart"
    main(["kaart-import", str(source), "--toon"])
    shown = capsys.readouterr().out
    assert "Diensten:" in shown
    assert "Er is niets opgeslagen" in shown
    main(["kaart-export", str(tmp_path / "leeg")])
    main(["kaart-import", str(source)])
    main(["kaart-export", str(tmp_path / "kaart.zip")])
    capsys.readouterr()
    main(["kaart-import", str(tmp_path / "kaart.zip"), "--toon"])
    assert "Er verandert niets." in capsys.readouterr().out


def test_export_writes_over_nothing(tmp_path: Path) -> None:
    """`kaart-export` refuses a zip that exists and a folder with something in it."""
    (tmp_path / "kaart.zip").write_text("van iemand", "utf-8")
    for path in (tmp_path / "kaart.zip", tmp_path):
        with pytest.raises(SystemExit, match=r"kan niet worden geschreven|is niet leeg"):
            main(["kaart-export", str(path)])
    assert (tmp_path / "kaart.zip").read_text("utf-8") == "van iemand"


def test_faulty_import_changes_nothing(tmp_path: Path) -> None:
    """A package with a mistake is refused with its file, row and column; so is a path that is not there."""
    folder = tmp_path / "pakket"
    folder.mkdir()
    (folder / "services.csv").write_text("id,organization_id,name,status\ns1,o1,Klussen,open\n", "utf-8")
    with pytest.raises(SystemExit, match=r"(?s)services.csv, rij 2, kolom status: .*Er is niets opgeslagen"):
        main(["kaart-import", str(folder)])
    with pytest.raises(SystemExit, match="kan niet worden gelezen"):
        main(["kaart-import", str(tmp_path / "niets")])
