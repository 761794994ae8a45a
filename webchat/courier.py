"""Carries kept turns to the engine, in order, one at a time for each conversation; stores the answers."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

import sporen
from webchat.engine import Engine
from webchat.errors import EngineError, EngineFoutError, EngineWeigertError, OpslagError
from webchat.logs import where
from webchat.metingen import Metingen
from webchat.model import Antwoord, Beurt, BotTekst
from webchat.ruimte import Ruimte
from webchat.store.beurtrecht import Beurtrecht
from webchat.store.gesprekken import GesprekStore
from webchat.uitkomst import Afgeleverd, Uitgesteld, Uitkomst

log = structlog.get_logger(__name__)

Clock = Callable[[], datetime]

_MIN_ATTEMPTS = 5  # before a turn that fails can be given up
_MIN_PAUSE = timedelta(seconds=1)  # between two attempts that no person asked for
_MAX_PAUSE = timedelta(seconds=30)
_LOOK = 0.2  # seconds between two looks whether another process has carried what is open


@dataclass
class _Route:
    """The work on one conversation while there is any."""

    task: asyncio.Task[None] | None = None
    again: bool = False  # a turn was added while the task was at work
    carrying: str | None = None  # id of the turn that the engine has
    waiting: dict[str, asyncio.Future[Uitkomst]] = field(default_factory=dict)  # by turn id


class Courier:
    """One task for each conversation that has open turns; requests wait for their own turn's outcome.

    The task belongs to the courier, not to a request: a browser that goes away cancels nothing. A turn that
    the engine refuses, or keeps failing on for `give_up` (a twentieth of it while it does answer others), is
    answered with `given_up` and the last question again: one message cannot hold up a conversation for ever.

    At most `at_once` turns are at the engine; the others wait in order of arrival, one of each conversation.
    From `busy_from` of those, who asks is told at once that it takes longer; the turn keeps its place.
    Of several web processes the one that has the conversation's `Beurtrecht` carries; the others look on.
    """

    def __init__(
        self,
        store: GesprekStore,
        engine: Engine,
        recht: Beurtrecht,
        clock: Clock,
        metingen: Metingen,
        *,
        give_up: timedelta,
        given_up: str,
        at_once: int,
        busy_from: int,
    ) -> None:
        self._store = store
        self._engine = engine
        self._recht = recht
        self._clock = clock
        self._metingen = metingen
        self._ruimte = Ruimte(at_once)
        self._busy_from = busy_from
        self._give_up = give_up
        self._given_up = given_up
        self._routes: dict[str, _Route] = {}
        self._not_before: dict[str, datetime] = {}
        self._last_success: datetime | None = None
        self._closed = False
        self._deadline = 0.0  # of the loop's clock: until when turns at the engine may finish
        metingen.wachtrij.set_function(lambda: self._ruimte.queued)

    async def outcome(self, beurt: Beurt, patience: float) -> Uitkomst:
        """Wait at most `patience` seconds for the answer to a turn that is in the store."""
        if self._closed:
            return Uitgesteld()
        if self._ruimte.queued >= self._busy_from:
            self.wake(beurt.gesprek)
            return Uitgesteld(druk=True)
        route = self._routes.setdefault(beurt.gesprek, _Route())
        future = route.waiting.setdefault(beurt.id, asyncio.get_running_loop().create_future())
        self.wake(beurt.gesprek)
        await asyncio.wait({future}, timeout=patience)
        if future.done():
            return future.result()
        route.waiting.pop(beurt.id, None)
        return Uitgesteld()

    async def settle(self, gesprek: str, patience: float) -> None:
        """Wait at most `patience` seconds until the conversation has no open turn, or the engine fails."""
        self.wake(gesprek)
        task = self._routes[gesprek].task if gesprek in self._routes else None
        if task is not None:
            await asyncio.wait({task}, timeout=patience)

    def wake(self, gesprek: str) -> None:
        """See to it that a task is carrying the open turns of this conversation."""
        if self._closed:
            return
        route = self._routes.setdefault(gesprek, _Route())
        if route.task is None:
            route.task = asyncio.create_task(self._run(gesprek, route))
        else:
            route.again = True

    def resting(self, gesprek: str) -> bool:
        """Tell whether the last attempt failed so recently that only a person may ask for another."""
        until = self._not_before.get(gesprek)
        return until is not None and self._clock() < until

    def forget(self, gesprek: str) -> None:
        """Drop what is remembered of a conversation that is gone."""
        self._not_before.pop(gesprek, None)

    def drain(self, patience: float) -> None:
        """Begin no turn any more; who waits for one that the engine has may wait `patience` seconds more."""
        self._closed = True
        loop = asyncio.get_running_loop()
        self._deadline = loop.time() + patience
        loop.call_at(self._deadline, self._let_go)
        self._let_go(all_of_them=False)

    def _let_go(self, *, all_of_them: bool = True) -> None:
        """Let requests that wait say that the answer comes later."""
        for route in self._routes.values():
            for beurt, future in list(route.waiting.items()):
                if all_of_them or beurt != route.carrying:
                    del route.waiting[beurt]
                    if not future.done():
                        future.set_result(Uitgesteld())

    async def close(self) -> None:
        """Let turns at the engine finish until the deadline; what is left stays in the store for the next start."""
        self._closed = True
        tasks = [route.task for route in self._routes.values() if route.task is not None]
        if tasks:
            patience = max(0.2, self._deadline - asyncio.get_running_loop().time())
            _, late = await asyncio.wait(tasks, timeout=patience)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        self._let_go()

    async def _run(self, gesprek: str, route: _Route) -> None:
        try:
            while True:
                route.again = False
                if not await self._carry_all(gesprek, route) or not route.again or self._closed:
                    break
        except OpslagError as error:
            log.error("courier_store_failed", gesprek=gesprek, oorzaak=error.oorzaak)
        except Exception as error:  # the turn is safe in the store; the background task offers it again
            log.error("courier_failed", gesprek=gesprek, error=type(error).__name__, at=where(error))
        finally:
            # No await from here on, so no turn can be added unseen between the last look and the removal.
            route.task = None
            for future in route.waiting.values():
                if not future.done():
                    future.set_result(Uitgesteld())
            self._routes.pop(gesprek, None)

    async def _carry_all(self, gesprek: str, route: _Route) -> bool:
        """See to it that no turn is open (True), until the engine fails or all stops (False)."""
        while not await self._recht.take(gesprek):
            await asyncio.sleep(_LOOK)
            if self._closed:
                return False
            if await self._store.next_open(gesprek) is None:
                return True
        try:
            carried = await self._carry_own(gesprek, route)
        finally:
            await self._recht.give_back(gesprek)
        if carried:
            self._not_before.pop(gesprek, None)
        return carried

    async def _carry_own(self, gesprek: str, route: _Route) -> bool:
        """Carry open turns of a conversation that is ours, as `_carry_all`."""
        while await self._store.next_open(gesprek) is not None:
            # A turn waits for its room each time anew: a long queue of one person holds up nobody else.
            async with self._ruimte.place():
                # Looked up again: what was wiped during the wait must not reach the engine.
                beurt = await self._store.next_open(gesprek)
                if self._closed or (beurt is not None and not await self._carry(beurt, route)):
                    return False
                route.carrying = None
        return True

    async def _carry(self, beurt: Beurt, route: _Route) -> bool:
        route.carrying = beurt.id
        structlog.contextvars.bind_contextvars(spoor=beurt.id)  # this task carries turns of several requests
        uitkomst = "beantwoord"
        try:
            with self._metingen.engine(), sporen.span("beurt", spoor=beurt.id, soort=beurt.soort.value):
                antwoord = await self._engine.take(beurt)
        except EngineError as error:
            self._metingen.fout(error)
            log.warning("engine_failed", gesprek=beurt.gesprek, error=type(error).__name__)
            if not await self._hopeless(beurt, error):
                return False
            antwoord, uitkomst = await self._give_up_answer(beurt), "opgegeven"
        else:
            self._last_success = self._clock()
        self._metingen.beurt(beurt.soort, "gewist" if antwoord.wissen else uitkomst)
        future = route.waiting.get(beurt.id)
        nieuw = await self._store.answer(beurt, antwoord, self._clock(), getoond=future is not None)
        if future is not None and not future.done():
            future.set_result(Afgeleverd(tuple(nieuw), antwoord.wissen))
        route.waiting.pop(beurt.id, None)
        return True

    async def _hopeless(self, beurt: Beurt, error: EngineError) -> bool:
        """Count the failure; tell whether this turn is to be given up."""
        now = self._clock()
        if isinstance(error, EngineWeigertError):
            return True
        if not isinstance(error, EngineFoutError):
            # The engine is away: that says nothing about this turn, and it can be back in a second.
            self._not_before[beurt.gesprek] = now + _MIN_PAUSE
            return False
        pause = min(_MIN_PAUSE * 2 ** min(beurt.pogingen, 10), _MAX_PAUSE)
        self._not_before[beurt.gesprek] = now + pause
        await self._store.failed(beurt, now)
        since = beurt.eerste_fout_op
        if since is None or beurt.pogingen + 1 < _MIN_ATTEMPTS:
            return False
        others_succeed = self._last_success is not None and self._last_success > since
        return now - since >= self._give_up or (others_succeed and now - since >= self._give_up / 20)

    async def _give_up_answer(self, beurt: Beurt) -> Antwoord:
        log.error("turn_given_up", gesprek=beurt.gesprek, pogingen=beurt.pogingen + 1)
        laatste = await self._store.last_of_bot(beurt.gesprek)
        vraag, knoppen = (laatste.vraag, laatste.knoppen) if laatste is not None else (None, ())
        return Antwoord((BotTekst(self._given_up, vraag, knoppen),))
