"""What can be configured; `docs/howto/configuratie.md` describes each, a test compares."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Environment variables with the prefix KEUKENTAFEL_."""

    model_config = SettingsConfigDict(env_prefix="KEUKENTAFEL_", frozen=True)

    var: Path = Path("var")
    database_url: SecretStr | None = None
    demo: bool = False
    gemeente: str = "Gemeente Linderwoude"
    kaart_email: str = "sociale-kaart@linderwoude.example"
    kaart_website: str = "https://linderwoude.example/sociale-kaart"
    https: bool = False
    sessie_uren: float = Field(default=10, gt=0, le=24 * 7)
    bewaar_maanden_vrijwilligers: int = Field(default=24, ge=1, le=120)
    voorstel_werkdagen: int = Field(default=5, ge=1, le=60)
    claim_werkdagen: int = Field(default=5, ge=1, le=60)
    bijwerken_interval: float = Field(default=300, ge=0)
    matchmaker_host: str = "127.0.0.1"
    matchmaker_port: int = Field(default=8081, ge=0, le=65535)
    log_format: str = Field(default="console", pattern="^(console|json)$")

    def store_url(self) -> str:
        """Give the address of the database as SQLAlchemy wants it."""
        if self.database_url is None:
            return f"sqlite+aiosqlite:///{(self.var / 'matchmaker.sqlite3').absolute()}"
        url = self.database_url.get_secret_value()
        for short in ("postgresql://", "postgres://"):
            if url.startswith(short):
                return "postgresql+asyncpg://" + url.removeprefix(short)
        return url
