"""What a conversation is made of, as plain values: no framework, no database, no HTTP."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Van(StrEnum):
    """Who wrote a bericht."""

    BOT = "bot"
    MENS = "mens"


class Soort(StrEnum):
    """What kind of turn the engine is asked to take."""

    BEGIN = "begin"
    TEKST = "tekst"
    KNOP = "knop"


@dataclass(frozen=True)
class Knop:
    """A button offered with a bericht."""

    titel: str  # what the person reads
    waarde: str  # what is sent when it is pressed


@dataclass(frozen=True)
class BotTekst:
    """One message as the engine gave it, before it has a place in the conversation."""

    tekst: str
    vraag: str | None = None
    knoppen: tuple[Knop, ...] = ()


@dataclass(frozen=True)
class Bericht:
    """One message in a conversation, of the bot or the person."""

    nummer: int  # place in the conversation, from 1; only grows
    van: Van
    tekst: str
    vraag: str | None = None
    knoppen: tuple[Knop, ...] = ()
    beurt: str | None = None  # id of the turn it belongs to
    melding: bool = False  # said by the gateway itself ("your message is kept"), not by the engine


@dataclass(frozen=True)
class Beurt:
    """One turn for the engine: what the person sent, kept until its answer is stored."""

    id: str  # the engine answers the same id with the same answer and changes nothing
    gesprek: str
    volgnummer: int
    soort: Soort
    inhoud: str | None  # the text, or the value of the button; None at the begin
    vraag: str | None  # the question that was open when the person answered
    pogingen: int = 0
    eerste_fout_op: datetime | None = None


@dataclass(frozen=True)
class Antwoord:
    """What the engine says to one turn."""

    berichten: tuple[BotTekst, ...]
    wissen: bool = False  # the engine asks that the gateway's copy goes too


@dataclass(frozen=True)
class Inzending:
    """What a person sends in one turn, before it is accepted."""

    soort: Soort
    inhoud: str  # the text, or the value of the button
    sleutel: str | None = None  # hash of the client's Idempotency-Key: a repeat is the same turn


@dataclass(frozen=True)
class Toegang:
    """What a token opens."""

    gesprek: str
    gemaakt_op: datetime
    gebruikt: bool  # its bearer has shown it before
    aflopend: bool  # a newer one is in use
