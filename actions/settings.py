"""Settings of the action server, from environment variables (docs/howto/configuratie.md)."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot import geheim


def _geheim(secret: SecretStr) -> SecretStr:
    geheim.check(secret.get_secret_value())
    return secret


class ActionsSettings(BaseSettings):
    """Where the action server listens and what it says of the municipality."""

    model_config = SettingsConfigDict(env_prefix="KEUKENTAFEL_", hide_input_in_errors=True)

    actions_host: str = "127.0.0.1"
    actions_port: int = 5055
    sporen_url: str | None = Field(default=None, pattern=r"^https?://\S+$")
    sporen_deel: float = Field(default=1.0, ge=0, le=1)
    engine_geheim: Annotated[SecretStr, AfterValidator(_geheim)] | None = None
    gemeente: str = "Gemeente Linderwoude"
    telefoon: str = "14 0000"
    # The same hours twice: for people, and for the bot (OSM opening_hours; PH: public holidays).
    opening_hours: str = "Mo-Fr 09:00-17:00; PH off"
    openingstijden: str = "maandag tot en met vrijdag van 9.00 tot 17.00 uur"
