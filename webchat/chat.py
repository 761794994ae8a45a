"""The use cases of a resident's conversation: begin, say, read back, stop; for the API and the pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from webchat.courier import Clock, Courier
from webchat.engine import Engine
from webchat.errors import EngineError, LeegError, TeLangError
from webchat.grenzen import Grens, Grenzen
from webchat.metingen import Metingen
from webchat.model import Bericht, Beurt, Inzending, Soort
from webchat.store.gesprekken import GesprekStore
from webchat.text import is_blank, neutralise
from webchat.tokens import digest, hash_token
from webchat.uitkomst import Afgeleverd, Uitkomst
from webchat.woorden import Woorden

_SETTLE = 1.5  # seconds that reading back may wait for an answer that is about to come


@dataclass(frozen=True)
class Uitslag:
    """What one call gives the person."""

    berichten: tuple[Bericht, ...]
    wacht: bool = False  # something the person said has no answer yet; it follows
    gewist: bool = False  # the conversation is gone, and its token with it


@dataclass(frozen=True)
class Begonnen:
    """A new conversation and the secret that opens it."""

    sessie: str
    token: str
    uitslag: Uitslag


@dataclass(frozen=True)
class Afschrift:
    """The conversation as the person can keep it: what both sides said, without notices of the gateway."""

    berichten: tuple[Bericht, ...]
    wacht: bool  # the last thing the person said has no answer yet
    op: datetime  # when it was made


class Chat:
    """One resident's side. `patience` is how long, in seconds, a call waits for the engine's answer."""

    def __init__(
        self,
        store: GesprekStore,
        courier: Courier,
        engine: Engine,
        *,
        clock: Clock,
        new_id: Callable[[], str],
        new_turn_id: Callable[[], str],
        new_token: Callable[[], str],
        words: Woorden,
        grenzen: Grenzen,
        metingen: Metingen,
        max_tekens: int,
        max_beurten: int,
        patience: float,
    ) -> None:
        self._store = store
        self._courier = courier
        self._engine = engine
        self._clock = clock
        self._new_id = new_id
        self._new_turn_id = new_turn_id
        self._new_token = new_token
        self._words = words
        self._grenzen = grenzen
        self._metingen = metingen
        self._max_beurten = max_beurten
        self._patience = patience
        self.max_tekens = max_tekens

    async def begin(self) -> Begonnen:
        """Start a conversation; the bot speaks first. Raises `OpslagError`."""
        sessie, token = self._new_id(), self._new_token()
        token_hash = hash_token(token)
        assert token_hash is not None
        beurt = await self._store.start(sessie, token_hash, self._new_turn_id(), self._clock())
        return Begonnen(sessie, token, await self._await_answer(beurt))

    async def say(self, gesprek: str, tekst: str, sleutel: str | None = None) -> Uitslag:
        """Take one text.

        Raises `LeegError`, `TeLangError`, `TeVeelError`, `GesprekVolError`, `GeenToegangError`, `OpslagError`.
        """
        if len(tekst) > self.max_tekens * 4:
            raise TeLangError(self.max_tekens)
        tekst = neutralise(tekst)
        if len(tekst) > self.max_tekens:
            raise TeLangError(self.max_tekens)
        if is_blank(tekst):
            raise LeegError
        await self._grenzen.check(Grens.GESPREK, gesprek)
        return await self._turn(gesprek, Inzending(Soort.TEKST, tekst, digest(sleutel)))

    async def press(self, gesprek: str, waarde: str, sleutel: str | None = None) -> Uitslag:
        """Take one button. Raises `KnopNietAangebodenError`, `NogBezigError` and what `say` raises."""
        await self._grenzen.check(Grens.GESPREK, gesprek)
        if await self._store.next_open(gesprek) is not None:
            # What is offered depends on the answer that is still to come: give it a moment.
            await self._courier.settle(gesprek, self._patience)
        return await self._turn(gesprek, Inzending(Soort.KNOP, waarde, digest(sleutel)))

    async def history(self, gesprek: str) -> Uitslag:
        """Return the whole conversation so far. Raises `OpslagError`."""
        wacht = await self._settle(gesprek)
        await self._store.take_unshown(gesprek, self._clock())
        return Uitslag(tuple(await self._store.all_of(gesprek)), wacht=wacht)

    async def since(self, gesprek: str, nummer: int) -> Uitslag:
        """Return what came after a number; it waits for nothing and marks nothing. Raises `OpslagError`.

        Whether something is open is looked up first: an answer in between comes with the next piece of news.
        """
        wacht = await self._store.next_open(gesprek) is not None
        return Uitslag(tuple(await self._store.all_of(gesprek, after=nummer)), wacht=wacht)

    async def copy(self, gesprek: str) -> Afschrift:
        """Return the conversation so far, to keep; it changes nothing. Raises `OpslagError`.

        A late answer in it does not count as shown: a file that is kept is not yet read.
        """
        wacht = await self._settle(gesprek)
        berichten = await self._store.all_of(gesprek)
        said = tuple(bericht for bericht in berichten if not bericht.melding)
        return Afschrift(said, wacht, self._clock())

    async def stop(self, gesprek: str) -> None:
        """Wipe the conversation here and in the engine; when the engine is away, as soon as it is back."""
        await self._store.wipe(gesprek, self._clock())
        await self.forget_in_engine(gesprek)

    async def forget_in_engine(self, gesprek: str) -> bool:
        """Ask the engine to forget a wiped conversation; tell whether it did."""
        self._courier.forget(gesprek)
        try:
            await self._engine.forget(gesprek)
        except EngineError:
            return False
        await self._store.forgotten(gesprek)
        return True

    async def _settle(self, gesprek: str) -> bool:
        """Give an answer that is about to come a moment; tell whether one is still to come."""
        open_turn = await self._store.next_open(gesprek)
        if open_turn is not None and not self._courier.resting(gesprek):
            await self._courier.settle(gesprek, _SETTLE)
            open_turn = await self._store.next_open(gesprek)
        return open_turn is not None

    async def _turn(self, gesprek: str, inzending: Inzending) -> Uitslag:
        beurt, answered = await self._store.accept(
            gesprek, inzending, self._new_turn_id(), self._clock(), self._max_beurten
        )
        if answered:
            return Uitslag(tuple(await self._store.answer_to(beurt)))
        return await self._await_answer(beurt)

    async def _await_answer(self, beurt: Beurt) -> Uitslag:
        with self._metingen.antwoord():
            uitkomst: Uitkomst = await self._courier.outcome(beurt, self._patience)
        if isinstance(uitkomst, Afgeleverd) and uitkomst.gewist:
            await self.forget_in_engine(beurt.gesprek)
            return Uitslag(uitkomst.berichten, gewist=True)
        if not isinstance(uitkomst, Afgeleverd):
            words = self._words.notice(begin=beurt.soort is Soort.BEGIN, druk=uitkomst.druk)
            notice = await self._store.notice(beurt, words, self._clock())
            if notice is not None:
                self._metingen.wacht("druk" if uitkomst.druk else "traag")
                return Uitslag(await self._with_late(beurt, [notice]), wacht=True)
            return Uitslag(
                await self._with_late(beurt, await self._store.answer_to(beurt))
            )  # it came just now
        return Uitslag(await self._with_late(beurt, uitkomst.berichten))

    async def _with_late(self, beurt: Beurt, new: Sequence[Bericht]) -> tuple[Bericht, ...]:
        """Put late answers to earlier turns, which nobody has seen yet, before the new ones."""
        late = await self._store.take_unshown(beurt.gesprek, self._clock())
        unique = {bericht.nummer: bericht for bericht in (*late, *new)}
        return tuple(unique[nummer] for nummer in sorted(unique))
