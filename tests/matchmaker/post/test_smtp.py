"""The line to the mail server: nothing goes over it in the open that should not."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from pydantic import SecretStr, ValidationError

from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.post.bezorgen import Bezorgd
from matchmaker.post.kiezen import kies_bezorger
from tests.matchmaker.post.mailserver import VAN, Mailserver, draaiend
from tests.matchmaker.werkproces.verloop import ingediend

PASSWORD = "geheim van de mailserver"


@pytest.fixture
def settings(sqlite_settings: Settings) -> Settings:
    """SQLite only: what is tested lies behind the store."""
    return sqlite_settings.model_copy(
        update={
            "smtp_host": "localhost",
            "smtp_afzender": VAN,
            "adres": "https://hulp.linderwoude.example",
            "smtp_user": "keukentafel",
            "smtp_password": SecretStr(PASSWORD),
        }
    )


@pytest.fixture
def tls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """A certificate for localhost, of an authority that this machine trusts for as long as the test runs."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(made)
    return made


@asynccontextmanager
async def _met_slot(**options: Any) -> AsyncIterator[Mailserver]:
    """A server that wants a name and a password, after TLS only."""

    def check(server: SMTP, session: Session, envelope: Envelope, mechanism: str, given: Any) -> AuthResult:
        right = isinstance(given, LoginPassword) and given == LoginPassword(b"keukentafel", PASSWORD.encode())
        return AuthResult(success=right, handled=False)

    async with draaiend(authenticator=check, auth_required=True, **options) as made:
        yield made


async def _ronde(matchmaker: Matchmaker, settings: Settings, server: Mailserver, **changes: Any) -> Bezorgd:
    await ingediend(matchmaker, signalen=["geweld"])
    changed = settings.model_copy(update={"smtp_port": server.port} | changes)
    return await matchmaker.bezorg_post(kies_bezorger(changed))


async def test_starttls_with_a_password(
    matchmaker: Matchmaker, settings: Settings, anna: Coordinator, tls: ssl.SSLContext
) -> None:
    """With STARTTLS and the right password a mail goes."""
    async with _met_slot(tls_context=tls, require_starttls=True) as server:
        assert (await _ronde(matchmaker, settings, server)).verstuurd == 1
    assert server.naar == ["anna@gemeente.example"]


async def test_tls_from_the_first_byte(
    matchmaker: Matchmaker, settings: Settings, anna: Coordinator, tls: ssl.SSLContext
) -> None:
    """With TLS from the first byte a mail goes."""
    async with _met_slot(tls=tls, auth_require_tls=False) as server:
        done = await _ronde(matchmaker, settings, server, smtp_beveiliging="tls")
    assert (done.verstuurd, server.naar) == (1, ["anna@gemeente.example"])


async def test_no_starttls_no_mail(matchmaker: Matchmaker, settings: Settings, anna: Coordinator) -> None:
    """A server that offers no STARTTLS, or of which somebody took that away, gets no password and no mail."""
    async with _met_slot(auth_require_tls=False) as server:
        done = await _ronde(matchmaker, settings, server)
    assert (done.onbereikbaar, done.uitgesteld, server.mails) == (True, 1, [])


async def test_a_strange_certificate(
    matchmaker: Matchmaker,
    settings: Settings,
    anna: Coordinator,
    tls: ssl.SSLContext,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A server whose certificate nobody here trusts gets no password and no mail."""
    monkeypatch.delenv("SSL_CERT_FILE")
    async with _met_slot(tls_context=tls, require_starttls=True) as server:
        done = await _ronde(matchmaker, settings, server)
    assert (done.onbereikbaar, done.uitgesteld, server.mails) == (True, 1, [])


async def test_a_wrong_password(
    matchmaker: Matchmaker,
    settings: Settings,
    anna: Coordinator,
    tls: ssl.SSLContext,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A wrong password gives nothing up, for somebody will put it right; no log says it."""
    wrong = SecretStr("een ander wachtwoord")
    async with _met_slot(tls_context=tls, require_starttls=True) as server:
        done = await _ronde(matchmaker, settings, server, smtp_password=wrong)
    assert (done.onbereikbaar, done.uitgesteld, done.mislukt) == (True, 1, 0)
    said = "".join(capsys.readouterr())
    assert "SMTPAuthenticationError" in said
    assert "anna@" not in said and "wachtwoord" not in said


WHOLE = {
    "smtp_host": "mail.linderwoude.example",
    "smtp_afzender": VAN,
    "adres": "https://hulp.linderwoude.example",
}


@pytest.mark.parametrize(
    "changes",
    [
        {"smtp_afzender": None},
        {"adres": None},
        {"adres": "hulp.linderwoude.example"},
        {"smtp_afzender": "a@b.example\nBcc: c@d.example"},
        {"gemeente": "Linderwoude\r\nBcc: c@d.example"},
        {"smtp_user": "keukentafel"},
        {"smtp_user": "keukentafel", "smtp_password": PASSWORD, "smtp_beveiliging": "geen"},
    ],
)
def test_half_a_configuration(changes: dict[str, str | None]) -> None:
    """What cannot work, or would send a password in the open, is refused at the start, without saying the password."""
    assert Settings.model_validate(WHOLE).post_aan
    with pytest.raises(ValidationError) as caught:
        Settings.model_validate(WHOLE | changes)
    assert "geheim" not in str(caught.value)


def test_an_error_says_no_password() -> None:
    """Who starts with half a configuration does not find the password in the log of the start."""
    with pytest.raises(ValidationError) as caught:
        Settings.model_validate({"smtp_host": "m", "smtp_password": "geheim"})  # short: a long one is cut off
    assert "KEUKENTAFEL_SMTP_AFZENDER" in str(caught.value)
    assert "geheim" not in str(caught.value)
