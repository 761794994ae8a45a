"""What can be configured; `docs/howto/configuratie.md` describes each, a test compares."""

from __future__ import annotations

from email.headerregistry import Address
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from matchmaker.adres import read_networks
from matchmaker.core.coordinator import Functie
from matchmaker.grens import read_limits, redis_address
from matchmaker.hsds.formats import is_email, is_url
from matchmaker.oidc.keuzes import Keuzes, read_groepen

_HERE = ("localhost", "127.0.0.1", "::1")


def _limits(text: str) -> str:
    read_limits(text)  # refused at the start
    return text


def _networks(text: str) -> str:
    read_networks(text)
    return text


def _groups(text: str) -> str:
    read_groepen(text)
    return text


class Settings(BaseSettings):
    """Environment variables with the prefix KEUKENTAFEL_."""

    model_config = SettingsConfigDict(env_prefix="KEUKENTAFEL_", frozen=True, hide_input_in_errors=True)

    var: Path = Path("var")
    database_url: SecretStr | None = None
    demo: bool = False
    gemeente: str = "Gemeente Linderwoude"
    kaart_email: str = "sociale-kaart@linderwoude.example"
    kaart_website: str = "https://linderwoude.example/sociale-kaart"
    https: bool = False
    sleutels: SecretStr | None = None
    tweede_factor: Literal["beheerders", "iedereen"] = "beheerders"
    limiet_aanmelden: Annotated[str, AfterValidator(_limits)] = "20/minute;100/hour"
    limiet_opslag: Annotated[SecretStr, AfterValidator(redis_address)] | None = None
    proxies: Annotated[str, AfterValidator(_networks)] = ""  # whose X-Forwarded-For counts
    oidc_issuer: str | None = None
    oidc_client_id: str | None = None
    oidc_client_secret: SecretStr | None = None
    oidc_naam: str = "uw organisatie"
    oidc_scope: str = "openid profile email"
    oidc_claim: str = "preferred_username"
    oidc_groepen_claim: str = "groups"
    oidc_groepen: Annotated[str, AfterValidator(_groups)] = ""
    oidc_acr: str = ""
    oidc_alleen: bool = False
    sessie_uren: float = Field(default=10, gt=0, le=24 * 7)
    bewaar_maanden_vrijwilligers: int = Field(default=24, ge=1, le=120)
    voorstel_werkdagen: int = Field(default=5, ge=1, le=60)
    claim_werkdagen: int = Field(default=5, ge=1, le=60)
    bijwerken_interval: float = Field(default=300, ge=0)
    matchmaker_host: str = "127.0.0.1"
    matchmaker_port: int = Field(default=8081, ge=0, le=65535)
    log_format: str = Field(default="console", pattern="^(console|json)$")
    adres: str | None = None
    smtp_host: str | None = None
    smtp_port: int = Field(default=587, ge=1, le=65535)
    smtp_user: str | None = None
    smtp_password: SecretStr | None = None
    smtp_beveiliging: Literal["starttls", "tls", "geen"] = "starttls"
    smtp_afzender: str | None = None
    post_teksten: Path | None = None
    post_interval: float = Field(default=30, ge=0)
    post_opgeven_uren: float = Field(default=48, gt=0, le=24 * 14)

    @property
    def post_aan(self) -> bool:
        """Say whether mails are made and sent: to a mail server, or in a demonstration into a folder."""
        return self.demo or self.smtp_host is not None

    def oidc(self) -> Keuzes | None:
        """Give how organisations sign in; None where they do not."""
        if self.oidc_issuer is None or self.oidc_client_id is None or self.oidc_client_secret is None:
            return None
        return Keuzes(
            issuer=self.oidc_issuer.rstrip("/"),
            client_id=self.oidc_client_id,
            client_secret=self.oidc_client_secret,
            scope=self.oidc_scope,
            claim=self.oidc_claim,
            groepen_claim=self.oidc_groepen_claim,
            groepen=read_groepen(self.oidc_groepen),
            acr=tuple(part.strip() for part in self.oidc_acr.split(",") if part.strip()),
        )

    @model_validator(mode="after")
    def _oidc_is_whole(self) -> Self:
        """Refuse half a configuration, and one that would send codes in the open."""
        parts = (self.oidc_issuer, self.oidc_client_id, self.oidc_client_secret)
        if any(parts) and not (all(parts) and self.adres):
            raise ValueError(
                "KEUKENTAFEL_OIDC_ISSUER, _OIDC_CLIENT_ID, _OIDC_CLIENT_SECRET and KEUKENTAFEL_ADRES go together"
            )
        if self.oidc_alleen and not self.oidc_issuer:
            raise ValueError("KEUKENTAFEL_OIDC_ALLEEN needs KEUKENTAFEL_OIDC_ISSUER")
        if self.oidc_issuer:
            issuer = urlsplit(self.oidc_issuer)
            if issuer.scheme != "https" and not (issuer.scheme == "http" and issuer.hostname in _HERE):
                raise ValueError("KEUKENTAFEL_OIDC_ISSUER must begin with https://")
        return self

    @model_validator(mode="after")
    def _post_is_whole(self) -> Self:
        """Refuse half a configuration at the start: else the first mail would show it."""
        if self.adres is not None and not is_url(self.adres):
            raise ValueError("KEUKENTAFEL_ADRES must begin with https:// or http://, with a host")
        if self.smtp_afzender is not None and not is_email(self.smtp_afzender):
            raise ValueError("KEUKENTAFEL_SMTP_AFZENDER must be an e-mail address")
        if self.smtp_host is None:
            return self
        if self.smtp_afzender is None or self.adres is None:
            raise ValueError("with KEUKENTAFEL_SMTP_HOST go KEUKENTAFEL_SMTP_AFZENDER and KEUKENTAFEL_ADRES")
        if (self.smtp_user is None) != (self.smtp_password is None):
            raise ValueError("KEUKENTAFEL_SMTP_USER and KEUKENTAFEL_SMTP_PASSWORD go together")
        if self.smtp_user and self.smtp_beveiliging == "geen" and self.smtp_host not in _HERE:
            raise ValueError("KEUKENTAFEL_SMTP_BEVEILIGING=geen would send the password in the open")
        Address(self.gemeente, addr_spec=self.smtp_afzender)  # raises where they make no header
        return self

    def functies_met_tweede_factor(self) -> frozenset[Functie]:
        """Give whose sign-in needs a second factor; in a demonstration nobody's."""
        if self.demo:
            return frozenset()
        return frozenset({Functie.BEHEERDER} if self.tweede_factor == "beheerders" else Functie)

    def store_url(self) -> str:
        """Give the address of the database as SQLAlchemy wants it."""
        if self.database_url is None:
            return f"sqlite+aiosqlite:///{(self.var / 'matchmaker.sqlite3').absolute()}"
        url = self.database_url.get_secret_value()
        for short in ("postgresql://", "postgres://"):
            if url.startswith(short):
                return "postgresql+asyncpg://" + url.removeprefix(short)
        return url
