"""Reads what the gateway itself says to a resident (`woorden.toml`)."""

from dataclasses import dataclass
from pathlib import Path

import tomllib

from webchat.settings import WebchatSettings

_FILE = Path(__file__).parent / "woorden.toml"


@dataclass(frozen=True)
class Woorden:
    """The gateway's own messages, filled in for one municipality."""

    bewaard: str  # your message is kept, the answer follows
    bewaard_begin: str  # the same, before anything was said
    druk: str  # the same, because many people are talking
    druk_begin: str
    opgegeven: str  # the bot cannot do anything with this message

    def notice(self, *, begin: bool, druk: bool) -> str:
        """Return what tells a person that the answer comes later."""
        if druk:
            return self.druk_begin if begin else self.druk
        return self.bewaard_begin if begin else self.bewaard


def read_words(settings: WebchatSettings) -> Woorden:
    """Return the messages with the municipality's name and telephone number in them."""
    fill = {
        "gemeente": settings.gemeente,
        "telefoon": settings.telefoon,
        "openingstijden": settings.openingstijden,
    }
    texts = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return Woorden(**{name: text.strip().format_map(fill) for name, text in texts.items()})
