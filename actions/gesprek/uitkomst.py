"""One message of the person, and what it leads to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from actions.gesprek.gehoord import Uiting
from actions.gesprek.gesprek import Gesprek
from bot.understanding import begrip as b


@dataclass(frozen=True)
class Antwoord:
    """One message of the person: what was typed, what is understood of it, and when it came."""

    tekst: str
    begrip: b.Begrip
    tijd: datetime
    gevraagd: str | None = None  # the question that stood last on the screen; a yes or no answers only that


@dataclass(frozen=True)
class Uitkomst:
    """What an answer leads to."""

    gesprek: Gesprek
    uitingen: tuple[Uiting, ...] = ()
    verder: bool = True  # ask the next question
    opties: str | None = None  # say first what the directory has: "respijt", "vraagzin", "dichtbij" or "meer"
    hervat: bool = False  # ask the open question instead, where it still needs an answer
    versturen: bool = False  # hand the request to the queue
    wissen: bool = False  # wipe the conversation
