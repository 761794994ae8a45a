"""The settings of the web process, from the environment; docs/howto/configuratie.md describes each."""

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class WebchatSettings(BaseSettings):
    """Settings of `python -m webchat`. Times are in seconds unless the name says otherwise."""

    model_config = SettingsConfigDict(env_prefix="KEUKENTAFEL_", extra="ignore", frozen=True)

    host: str = "0.0.0.0"  # noqa: S104 - the one public process; behind a proxy set it to 127.0.0.1
    port: int = Field(default=8080, ge=0, le=65535)
    var: Path = Path("var")
    demo: bool = False
    https: bool = False  # behind a proxy that speaks HTTPS: cookies get the Secure mark
    log_format: str = Field(default="console", pattern="^(console|json)$")

    webchat_database_url: SecretStr | None = None
    engine_url: str = "http://127.0.0.1:5005"
    engine_timeout: float = Field(default=30, gt=0)
    antwoord_wachttijd: float = Field(default=12, gt=0)
    bezorg_interval: float = Field(default=5, gt=0)
    beurt_opgeven_minuten: float = Field(default=60, gt=0)

    gemeente: str = "Gemeente Linderwoude"
    telefoon: str = "14 0000"
    openingstijden: str = "maandag tot en met vrijdag van 9.00 tot 17.00 uur"
    snel_weg: str = Field(default="https://www.knmi.nl/", pattern=r"^https?://\S+$")

    max_tekens: int = Field(default=4000, ge=200, le=20_000)
    max_body_bytes: int = Field(default=131_072, ge=8192)
    bewaar_uren: float = Field(default=72, gt=0)
    bewaar_uren_leeg: float = Field(default=2, gt=0)

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
