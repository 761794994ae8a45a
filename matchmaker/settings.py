"""What can be configured; `docs/howto/configuratie.md` describes each, a test compares."""

from __future__ import annotations

from email.headerregistry import Address
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from matchmaker.adres import read_networks
from matchmaker.core.bewaren.termijn import Bewaartermijnen
from matchmaker.core.coordinator import Functie
from matchmaker.grens import read_limits, redis_address
from matchmaker.hsds.formats import is_email, is_url
from matchmaker.oidc.keuzes import Keuzes, read_groepen

_PREFIX = "KEUKENTAFEL_"
_HERE = ("localhost", "127.0.0.1", "::1")
_MAIL = ("smtp_user", "smtp_password", "smtp_afzender")  # mean nothing without a mail server


class SettingsError(Exception):
    """A setting is missing or wrong: the software cannot start. The message names it, one a line, without its value."""


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

    # An empty variable is as one that is not there: compose files and unit files pass those on.
    model_config = SettingsConfigDict(
        env_prefix=_PREFIX, env_ignore_empty=True, frozen=True, hide_input_in_errors=True
    )

    var: Path = Path("var")
    database_url: SecretStr | None = None
    demo: bool = False
    sleutels: SecretStr | None = None
    sleutelbestand: Path | None = None
    gemeente: str = "Gemeente Linderwoude"
    kaart_email: str = "sociale-kaart@linderwoude.example"
    kaart_website: str = "https://linderwoude.example/sociale-kaart"
    https: bool = False
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
    bewaar_maanden_afgerond: int = Field(default=12, ge=1, le=180)
    bewaar_maanden_doorverwezen: int = Field(default=6, ge=1, le=180)
    bewaar_maanden_ingetrokken: int = Field(default=3, ge=1, le=180)
    bewaar_maanden_inzage: int = Field(default=24, ge=1, le=180)
    bewaar_aankondiging_dagen: int = Field(default=14, ge=1, le=28)
    voorstel_werkdagen: int = Field(default=5, ge=1, le=60)
    claim_werkdagen: int = Field(default=5, ge=1, le=60)
    bijwerken_interval: float = Field(default=300, ge=0)
    matchmaker_host: str = "127.0.0.1"
    matchmaker_port: int = Field(default=8081, ge=0, le=65535)
    wislijst: Path | None = None
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

    def bewaartermijnen(self) -> Bewaartermijnen:
        """Give how long requests are kept after they ended."""
        return Bewaartermijnen(
            afgerond=self.bewaar_maanden_afgerond,
            doorverwezen=self.bewaar_maanden_doorverwezen,
            ingetrokken=self.bewaar_maanden_ingetrokken,
            inzage=self.bewaar_maanden_inzage,
            aankondiging=self.bewaar_aankondiging_dagen,
        )

    @property
    def post_aan(self) -> bool:
        """Say whether mails are made and sent: to a mail server, or in a demonstration into a folder."""
        return self.demo or self.smtp_host is not None

    def openbaar(self, eigen: str) -> str:
        """Give where people outside find the pages: scheme, host and port, without a slash at the end.

        Args:
            eigen: the same of this process itself, for where nothing is configured.
        """
        return self.adres or eigen

    @field_validator("adres")
    @classmethod
    def _a_site(cls, value: str | None) -> str | None:
        if value is None:
            return None
        if not is_url(value) or "?" in value or "#" in value:
            raise ValueError("schrijf https:// (of http://) en een host, zoals https://hulp.gemeente.nl")
        return value.rstrip("/")

    @field_validator("smtp_afzender")
    @classmethod
    def _a_mailbox(cls, value: str | None) -> str | None:
        if value is not None and not is_email(value):
            raise ValueError("dit is geen e-mailadres")
        return value

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
        if self.smtp_host is None:
            if lost := [name for name in _MAIL if getattr(self, name) is not None]:
                raise ValueError(f"bij {_names(*lost)} hoort {_names('smtp_host')}")
            return self
        if missing := [name for name in ("smtp_afzender", "adres") if getattr(self, name) is None]:
            raise ValueError(f"bij {_names('smtp_host')} hoort {_names(*missing)}")
        if (self.smtp_user is None) != (self.smtp_password is None):
            raise ValueError(f"{_names('smtp_user', 'smtp_password')} horen bij elkaar")
        if self.smtp_user and self.smtp_beveiliging == "geen" and self.smtp_host not in _HERE:
            raise ValueError(f"met {_names('smtp_beveiliging')}=geen gaat het wachtwoord open over de lijn")
        try:
            Address(self.gemeente, addr_spec=self.smtp_afzender)
        except ValueError:
            raise ValueError(f"{_names('gemeente')} kan geen naam van een afzender zijn") from None
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


def lees_settings() -> Settings:
    """Read the settings of this process.

    Raises:
        SettingsError: one is missing or wrong.
    """
    try:
        return Settings()
    except ValidationError as error:
        lines = []
        for fault in error.errors(include_url=False, include_input=False, include_context=False):
            name = _names("_".join(map(str, fault["loc"]))) + ": " if fault["loc"] else ""
            lines.append(f"Instelling klopt niet: {name}{fault['msg'].removeprefix('Value error, ')}")
        raise SettingsError("\n".join(lines)) from None


def _names(*fields: str) -> str:
    return " en ".join(_PREFIX + field.upper() for field in fields)
