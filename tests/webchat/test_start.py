"""What is said before and at the start of the web process."""

import asyncio
import socket
import stat
from pathlib import Path

from tests.stack import free_port
from webchat.announce import announcement
from webchat.preflight import check
from webchat.settings import WebchatSettings
from webchat.store.database import migrate, open_database


def _settings(tmp_path: Path, **more: object) -> WebchatSettings:
    values = {"host": "127.0.0.1", "port": free_port(), "engine_url": f"http://127.0.0.1:{free_port()}"}
    return WebchatSettings(var=tmp_path, **{**values, **more})


def _elsewhere() -> dict[str, str]:
    return {"KEUKENTAFEL_ACTIONS_URL": f"http://127.0.0.1:{free_port()}/webhook"}


async def _migrated(url: str) -> None:
    engine = open_database(url)
    await migrate(engine)
    await engine.dispose()


def test_nothing_in_the_way(tmp_path: Path) -> None:
    """With free ports and room on the disk the preflight says nothing."""
    assert check(_settings(tmp_path), _elsewhere()) == []


def test_what_is_written_is_for_this_account_only(tmp_path: Path) -> None:
    """The folder that the preflight makes, and that of the database where it is the first, are closed to others."""
    first, second = tmp_path / "een", tmp_path / "twee"
    check(_settings(first), _elsewhere())
    asyncio.run(_migrated(_settings(second).database_url))
    for made in (first, second):
        assert stat.S_IMODE(made.stat().st_mode) == 0o700


def test_a_taken_port_of_each_process(tmp_path: Path) -> None:
    """A taken port is named, with what to do: of the web process, of Rasa, of the action server."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        address = f"http://127.0.0.1:{port}"
        [web] = check(_settings(tmp_path, port=port), _elsewhere())
        [rasa] = check(_settings(tmp_path, engine_url=address), _elsewhere())
        [actions] = check(_settings(tmp_path), {"KEUKENTAFEL_ACTIONS_URL": f"{address}/webhook"})
    assert f"{port}" in web and "KEUKENTAFEL_PORT=" in web
    assert f"{port} (Rasa)" in rasa and f"{port} (actions)" in actions


def test_an_engine_elsewhere_is_not_looked_at(tmp_path: Path) -> None:
    """A port of another machine is no business of the preflight."""
    assert check(_settings(tmp_path, engine_url="http://bot.example:5005"), _elsewhere()) == []


def test_the_announcement(tmp_path: Path) -> None:
    """The addresses are complete and can be clicked; demo sign-ins show in demo mode only."""
    quiet = announcement(_settings(tmp_path, host="0.0.0.0"), 8080, "nl_keukentafel_sm 0.1.0")
    loud = announcement(_settings(tmp_path, demo=True), 8080, None)
    for address in ("http://127.0.0.1:8080/", "/coordinator", "/api/chat/v1", "/api/matchmaker/v1"):
        assert address in quiet
    assert "nl_keukentafel_sm 0.1.0" in quiet and "DEMO" not in quiet
    assert "DEMO" in loud and "anna" in loud and "kt_demo_anna" in loud
