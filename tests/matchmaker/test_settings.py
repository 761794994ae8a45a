"""What the settings say when they are wrong: each process starts whole, or says in one line which setting it is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from matchmaker.cli import main
from matchmaker.settings import Settings, SettingsError, lees_settings
from tests.stack import free_port

ROOT = Path(__file__).parents[2]
WHOLE = {
    "SMTP_HOST": "mail.linderwoude.example",
    "SMTP_AFZENDER": "hulp@linderwoude.example",
    "ADRES": "https://hulp.linderwoude.example/",
}


def _set(monkeypatch: pytest.MonkeyPatch, values: dict[str, str | None]) -> None:
    for name in (*WHOLE, "SMTP_PORT", "SMTP_USER", "SMTP_PASSWORD", "SMTP_BEVEILIGING", "DEMO"):
        monkeypatch.delenv(f"KEUKENTAFEL_{name}", raising=False)
    for name, value in values.items():
        if value is not None:
            monkeypatch.setenv(f"KEUKENTAFEL_{name}", value)


def test_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whole mail settings switch the post on; the address is written one way."""
    _set(monkeypatch, dict(WHOLE))
    settings = lees_settings()
    assert settings.post_aan
    assert settings.openbaar("http://127.0.0.1:8080") == "https://hulp.linderwoude.example"


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"SMTP_AFZENDER": None}, "SMTP_AFZENDER"),
        ({"ADRES": None}, "ADRES"),
        ({"ADRES": "hulp.linderwoude.example"}, "ADRES"),
        ({"ADRES": "https://hulp.linderwoude.example/?a=1"}, "ADRES"),
        ({"SMTP_AFZENDER": "geen adres"}, "SMTP_AFZENDER"),
        ({"SMTP_PORT": "zeven"}, "SMTP_PORT"),
        ({"SMTP_BEVEILIGING": "ssl"}, "SMTP_BEVEILIGING"),
        ({"SMTP_USER": "keukentafel"}, "SMTP_PASSWORD"),
        ({"SMTP_PASSWORD": "geheim"}, "SMTP_USER"),
        ({"SMTP_USER": "k", "SMTP_PASSWORD": "geheim", "SMTP_BEVEILIGING": "geen"}, "SMTP_BEVEILIGING"),
        ({"SMTP_HOST": None, "SMTP_PASSWORD": "geheim"}, "SMTP_HOST"),
        ({"SMTP_HOST": None}, "SMTP_HOST"),
    ],
)
def test_half_or_wrong(monkeypatch: pytest.MonkeyPatch, changes: dict[str, str | None], named: str) -> None:
    """Half or wrong mail settings are refused with the name of the setting, and without a password."""
    _set(monkeypatch, WHOLE | changes)
    with pytest.raises(SettingsError) as caught:
        lees_settings()
    assert f"KEUKENTAFEL_{named}" in str(caught.value)
    assert "geheim" not in str(caught.value)
    with pytest.raises(SystemExit, match=f"KEUKENTAFEL_{named}"):
        main(["migrate"])


def test_an_empty_variable_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable that is passed on without a value is as one that is not there."""
    _set(monkeypatch, dict.fromkeys((*WHOLE, "DEMO"), ""))
    assert lees_settings() == Settings()


@pytest.mark.parametrize("process", ["matchmaker", "webchat", "actions"])
def test_each_process_says_so(process: str, tmp_path: Path) -> None:
    """A process that cannot start ends with status 1 and one line that names the setting; no trace of the code."""
    environment = {
        "KEUKENTAFEL_VAR": str(tmp_path),
        "KEUKENTAFEL_DEMO": "true",
        "KEUKENTAFEL_HOST": "127.0.0.1",
        "KEUKENTAFEL_PORT": str(free_port()),
        "KEUKENTAFEL_ACTIONS_PORT": str(free_port()),
        "KEUKENTAFEL_ENGINE_GEHEIM": "x" * 32,
        "KEUKENTAFEL_SMTP_HOST": "mail.linderwoude.example",
    }
    done = subprocess.run(
        [sys.executable, "-m", process], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 1
    assert "KEUKENTAFEL_SMTP_AFZENDER" in done.stderr
    assert "Traceback" not in done.stderr
