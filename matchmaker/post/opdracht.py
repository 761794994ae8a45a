"""The command `post`: send what is due, and say what became of it."""

from __future__ import annotations

import sys

from matchmaker.core.matchmaker import Matchmaker
from matchmaker.post.kiezen import kies_bezorger
from matchmaker.post.map import MAP
from matchmaker.post.teksten import TekstenError
from matchmaker.settings import Settings

TELLINGEN = ("verstuurd", "uitgesteld", "mislukt", "vervallen")


async def verstuur(matchmaker: Matchmaker, settings: Settings) -> None:
    """Do one round; ends the process with status 1 where the texts or the mail server are not there."""
    try:
        bezorger = kies_bezorger(settings)
    except (OSError, TekstenError) as error:
        sys.exit(f"De teksten van de mails kunnen niet worden gelezen: {error}")
    done = await matchmaker.bezorg_post(bezorger)
    print(", ".join(f"{name}: {getattr(done, name)}" for name in TELLINGEN))
    if bezorger is None:
        print("Er is geen mailserver ingesteld: er gaat geen mail weg.")
    elif settings.demo:
        print(f"Demonstratie: de mails staan in {settings.var / MAP}.")
    if done.onbereikbaar:
        sys.exit("De mailserver is niet bereikbaar.")
