"""The command `post`: send what is due, and say what became of it."""

from __future__ import annotations

import sys

from matchmaker.core.matchmaker import Matchmaker
from matchmaker.post.kiezen import kies_bezorger
from matchmaker.post.map import MAP
from matchmaker.settings import Settings, SettingsError

TELLINGEN = ("verstuurd", "uitgesteld", "mislukt", "vervallen")


async def verstuur(matchmaker: Matchmaker, settings: Settings) -> None:
    """Do one round; ends the process with status 1 where the texts or the mail server cannot be used."""
    try:
        bezorger = kies_bezorger(settings)
    except SettingsError as error:
        sys.exit(str(error))
    done = await matchmaker.bezorg_post(bezorger)
    print(", ".join(f"{name}: {getattr(done, name)}" for name in TELLINGEN))
    if bezorger is None:
        print("Er is geen mailserver ingesteld: er gaat geen mail weg.")
    elif settings.demo:
        print(f"Demonstratie: de mails staan in {settings.var / MAP}.")
    if done.onbereikbaar:
        sys.exit("De mailserver is niet bereikbaar.")
