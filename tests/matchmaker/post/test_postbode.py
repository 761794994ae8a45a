"""The mail as the software runs: beside the web process, and from the command line."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from structlog.testing import capture_logs

from matchmaker.bootstrap import Matchmaker, Settings, bootstrap
from matchmaker.cli import main
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.post.port import Bezorger
from matchmaker.demo.load import COORDINATORS
from matchmaker.post.postbode import postbode
from matchmaker.settings import SettingsError
from matchmaker.web import make_app
from tests.matchmaker.aanvragen import aanvraag
from tests.matchmaker.conftest import PASSWORD
from tests.matchmaker.post.conftest import POST
from tests.matchmaker.post.mailserver import Mailserver
from tests.matchmaker.post.uit import soorten
from tests.matchmaker.werkproces.verloop import gevraagd, ingediend


@pytest.fixture
def settings(sqlite_settings: Settings) -> Settings:
    """One database is enough: nothing here depends on it."""
    return sqlite_settings.model_copy(update=POST)


async def test_sends_by_itself(
    matchmaker: Matchmaker, met_post: Settings, anna: Coordinator, mailserver: Mailserver
) -> None:
    """While the software runs, what is put in the outbox goes by itself; the log has numbers only."""
    quick = met_post.model_copy(update={"post_interval": 0.05})
    app = make_app(matchmaker, quick)
    with capture_logs() as logs:
        async with TestServer(app), asyncio.timeout(10):
            await ingediend(matchmaker, signalen=["geweld"])
            await mailserver.ontvangen.wait()
            while not logs:  # noqa: ASYNC110 - a log has no event to wait for
                await asyncio.sleep(0.01)
    assert mailserver.naar == ["anna@gemeente.example"]
    assert logs == [
        {
            "event": "mail_round",
            "log_level": "info",
            "verstuurd": 1,
            **dict.fromkeys(("uitgesteld", "mislukt", "vervallen"), 0),
            "onbereikbaar": False,
            "oorzaken": [],
        }
    ]


async def test_given_up_is_an_error(
    matchmaker: Matchmaker, anna: Coordinator, mailserver: Mailserver, bezorger: Bezorger
) -> None:
    """A mail that was given up stands in the log as an error, with a number and no address."""
    await gevraagd(matchmaker, anna)
    mailserver.weigert["gerda@voorbeeld.example"] = "550 5.1.1 No such user gerda@voorbeeld.example"
    app = web.Application()
    app.cleanup_ctx.append(postbode(matchmaker, bezorger, 60, first=0))
    with capture_logs() as logs:
        async with TestServer(app), asyncio.timeout(10):
            while len(logs) < 2:  # noqa: ASYNC110 - as above
                await asyncio.sleep(0.01)
    assert logs[0] == {"event": "mail_given_up", "log_level": "error", "aantal": 1}
    assert "gerda" not in str(logs)


async def test_texts_that_are_wrong_stop_the_start(
    matchmaker: Matchmaker, settings: Settings, tmp_path: Path
) -> None:
    """A municipality's own file with a mistake is found when the software starts, not at the first mail."""
    path = tmp_path / "eigen.toml"
    path.write_text("[urgent]\n", "utf-8")
    with pytest.raises(SettingsError, match="KEUKENTAFEL_POST_TEKSTEN"):
        make_app(matchmaker, settings.model_copy(update={"post_teksten": path}))


@pytest.fixture
def omgeving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The settings of a fresh machine."""
    for name in ("KEUKENTAFEL_DATABASE_URL", "KEUKENTAFEL_SMTP_HOST", "KEUKENTAFEL_DEMO"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("KEUKENTAFEL_VAR", str(tmp_path))
    return tmp_path


def test_command_without_a_mail_server(omgeving: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`post` says that nothing goes where no mail server is configured."""
    main(["post"])
    assert "er gaat geen mail weg" in capsys.readouterr().out


def test_command_in_a_demonstration(
    omgeving: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a demonstration `post` writes the mails to files and says where; loading the demonstration mails nobody."""
    monkeypatch.setenv("KEUKENTAFEL_DEMO", "true")
    main(["demo"])
    assert "elke mail wordt een bestand in de map post" in capsys.readouterr().out
    main(["post"])
    assert not (omgeving / "post").exists()

    async def submit() -> None:
        matchmaker = await bootstrap()
        await matchmaker.submit(aanvraag(signalen=["geweld"]), "een")
        await matchmaker.close()

    asyncio.run(submit())
    capsys.readouterr()
    main(["post"])
    assert capsys.readouterr().out.splitlines() == [
        f"verstuurd: {len(COORDINATORS)}, uitgesteld: 0, mislukt: 0, vervallen: 0",
        f"Demonstratie: de mails staan in {omgeving / 'post'}.",
    ]
    assert len(list((omgeving / "post").glob("*.eml"))) == len(COORDINATORS)


def test_command_without_a_server_that_answers(omgeving: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`post` ends with status 1 and words where the mail server is away, or the texts cannot be read."""
    for name, value in {
        "SMTP_HOST": "127.0.0.1",
        "SMTP_PORT": "1",
        "SMTP_AFZENDER": "a@b.example",
        "ADRES": "https://b.example",
    }.items():
        monkeypatch.setenv(f"KEUKENTAFEL_{name}", value)

    async def submit() -> None:
        matchmaker = await bootstrap()
        await matchmaker.add_coordinator("anna", "Anna", PASSWORD, email="anna@gemeente.example")
        await matchmaker.submit(aanvraag(signalen=["geweld"]), "een")
        await matchmaker.close()

    asyncio.run(submit())
    with pytest.raises(SystemExit, match="niet bereikbaar"):
        main(["post"])
    monkeypatch.setenv("KEUKENTAFEL_POST_TEKSTEN", str(omgeving / "niets.toml"))
    with pytest.raises(SystemExit, match="KEUKENTAFEL_POST_TEKSTEN"):
        main(["post"])


def test_address_of_a_coordinator(omgeving: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`coordinator add` and `wijzig` take an address, keep it where none is given, and take it away."""

    async def address() -> str | None:
        matchmaker = await bootstrap()
        (found,) = await matchmaker.collegas()
        await matchmaker.close()
        return found.email

    def now() -> str | None:
        return asyncio.run(address())

    secret = "een lang wachtwoord"
    with pytest.raises(SystemExit, match="niets toegevoegd"):
        main(["coordinator", "add", "anna", "Anna", "--email", "geen adres"], ask=lambda _: secret)
    main(["coordinator", "add", "anna", "Anna", "--email", "anna@gemeente.example"], ask=lambda _: secret)
    assert now() == "anna@gemeente.example"
    main(["coordinator", "wijzig", "anna", "--functie", "beheerder"])
    assert now() == "anna@gemeente.example"
    with pytest.raises(SystemExit, match="niets gewijzigd"):
        main(["coordinator", "wijzig", "anna", "--email", "a@b.example\nBcc: c@d.example"])
    main(["coordinator", "wijzig", "anna", "--email", ""])
    assert now() is None


def test_the_command_line_keeps_what_it_is_not_told(omgeving: Path) -> None:
    """`coordinator wijzig` changes the role, the wijken or the address, and leaves the others as they were."""

    async def found() -> tuple[str, tuple[str, ...], str | None]:
        matchmaker = await bootstrap()
        (one,) = await matchmaker.collegas()
        await matchmaker.close()
        return one.functie, one.wijken, one.email

    def after(*options: str) -> tuple[str, tuple[str, ...], str | None]:
        main(["coordinator", "wijzig", "anna", *options])
        return asyncio.run(found())

    first = ["--functie", "beheerder", "--wijk", "Beukenhof", "--wijk", "Lindenkwartier"]
    main(["coordinator", "add", "anna", "Anna", *first], ask=lambda _: "een lang wachtwoord")
    both, address = ("Beukenhof", "Lindenkwartier"), "anna@gemeente.example"
    assert after("--email", address) == ("beheerder", both, address)
    assert after("--functie", "coordinator") == ("coordinator", both, address)
    assert after("--wijk", "Beukenhof") == ("coordinator", ("Beukenhof",), address)
    assert after("--wijk", "") == ("coordinator", (), address)


async def test_off_by_setting(matchmaker: Matchmaker, met_post: Settings, anna: Coordinator) -> None:
    """With KEUKENTAFEL_POST_INTERVAL=0 the web process sends nothing: what is due waits for the command."""
    rounds = [
        len(make_app(matchmaker, met_post.model_copy(update={"post_interval": interval})).cleanup_ctx)
        for interval in (30, 0)
    ]
    assert rounds[0] == rounds[1] + 1
    await ingediend(matchmaker, signalen=["geweld"])
    assert await soorten(met_post) == [("urgent", "wacht")]
