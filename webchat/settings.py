"""The settings of the web process, from the environment; docs/howto/configuratie.md describes each."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot import geheim
from matchmaker.adres import read_networks
from matchmaker.grens import read_limits, redis_address
from webchat.herkomst import read_origins
from webchat.plaats import read_engines


def _readable(read: Callable[[str], object]) -> AfterValidator:
    """Refuse at the start what `read` cannot read later; the text itself is kept."""

    def check(text: str) -> str:
        read(text)
        return text

    return AfterValidator(check)


def _geheim(secret: SecretStr) -> SecretStr:
    geheim.check(secret.get_secret_value())
    return secret


_Limieten = Annotated[str, _readable(read_limits)]


class WebchatSettings(BaseSettings):
    """Settings of `python -m webchat`. Times are in seconds unless the name says otherwise."""

    model_config = SettingsConfigDict(env_prefix="KEUKENTAFEL_", extra="ignore", frozen=True)

    host: str = "0.0.0.0"  # noqa: S104 - the one public process; behind a proxy set it to 127.0.0.1
    port: int = Field(default=8080, ge=0, le=65535)
    var: Path = Path("var")
    demo: bool = False
    sleutels: SecretStr | None = None
    sleutelbestand: Path | None = None
    https: bool = False  # behind a proxy that speaks HTTPS: cookies get the Secure mark
    log_format: str = Field(default="console", pattern="^(console|json)$")

    webchat_database_url: SecretStr | None = None
    engine_url: Annotated[str, _readable(read_engines)] = "http://127.0.0.1:5005"  # or several, with commas
    engine_geheim: Annotated[SecretStr, AfterValidator(_geheim)] | None = None
    engine_timeout: float = Field(default=30, gt=0)
    engine_tegelijk: int = Field(default=16, ge=1)
    engine_druk_vanaf: int = Field(default=100, ge=1)
    afsluit_seconden: float = Field(default=4.0, ge=0)  # `make run` ends what is left after five
    antwoord_wachttijd: float = Field(default=12, gt=0)
    bezorg_interval: float = Field(default=5, gt=0)
    beurt_opgeven_minuten: float = Field(default=60, gt=0)

    stromen_gesprek: int = Field(default=5, ge=0)
    stromen_totaal: int = Field(default=1000, ge=0)
    stroom_hartslag: float = Field(default=15.0, gt=0)

    sporen_url: str | None = Field(default=None, pattern=r"^https?://\S+$")
    sporen_deel: float = Field(default=1.0, ge=0, le=1)
    metingen_host: str = "127.0.0.1"
    metingen_port: int | None = Field(default=None, ge=0, le=65535)

    gemeente: str = "Gemeente Linderwoude"
    telefoon: str = "14 0000"
    openingstijden: str = "maandag tot en met vrijdag van 9.00 tot 17.00 uur"
    privacy_website: str = Field(
        default="https://linderwoude.example/privacy", pattern=r"^https?://[^\s/]+\S*$"
    )
    privacy_email: str = Field(default="privacy@linderwoude.example", pattern=r"^[^\s@]+@[^\s@]+$")
    snel_weg: str = Field(default="https://www.knmi.nl/", pattern=r"^https?://\S+$")

    max_tekens: int = Field(default=4000, ge=200, le=20_000)
    max_body_bytes: int = Field(default=131_072, ge=8192)
    max_beurten: int = Field(default=2000, ge=50)
    bewaar_uren: float = Field(default=72, gt=0)
    bewaar_uren_leeg: float = Field(default=2, gt=0)

    token_uren: float = Field(default=72, gt=0)
    token_vernieuw_uren: float = Field(default=1, gt=0)
    token_overlap_minuten: float = Field(default=10, gt=0)
    # Generous: 240 is one person who clicks four times a second, 1200 about what one engine can answer.
    limiet_begin: _Limieten = "300/minute"
    limiet_adres: _Limieten = "1200/minute"
    limiet_lezen: _Limieten = "3000/minute"
    limiet_gesprek: _Limieten = "240/minute"
    limiet_opslag: Annotated[SecretStr, AfterValidator(redis_address)] | None = None
    proxies: Annotated[str, _readable(read_networks)] = ""  # whose X-Forwarded-For counts
    herkomsten: Annotated[str, _readable(read_origins)] = ""  # other sites that may use the chat

    @property
    def database_url(self) -> str:
        """Address of the message store: as set, else SQLite in `var`."""
        if self.webchat_database_url is None:
            return f"sqlite+aiosqlite:///{(self.var / 'webchat.db').absolute()}"
        url = self.webchat_database_url.get_secret_value()
        for short in ("postgresql://", "postgres://"):
            if url.startswith(short):
                return "postgresql+asyncpg://" + url.removeprefix(short)
        return url
