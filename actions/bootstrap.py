"""Wiring of the action server: one place where the actions get what they need."""

from __future__ import annotations

from collections.abc import AsyncIterator

from aiohttp import web
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import Action

from actions.begin import Begin
from actions.buiten import Buiten
from actions.clock import Clock, system_clock
from actions.gesprek.openingstijden import Openingstijden
from actions.kaart import Kaart
from actions.loket import Loket
from actions.luisteren import Luister
from actions.mens import Mens, Terugbellen
from actions.opties import MeerOpties, Optie, Opties, TotSlot
from actions.server import EXECUTOR, make_app
from actions.settings import ActionsSettings
from actions.status import Intrekken, Status
from actions.taal import Taal
from actions.versturen import Versturen
from actions.vragen import Noteer, Opnieuw, Uitleg, Verder, Vraag, Weghalen
from actions.wissen import Stoppen, Wissen
from bot import geheim
from matchmaker.bootstrap import Matchmaker, bootstrap


def make_executor(
    matchmaker: Matchmaker, settings: ActionsSettings, clock: Clock = system_clock
) -> ActionExecutor:
    """Give Rasa's executor with every action of the domain registered."""
    executor = ActionExecutor()
    kaart = Kaart(matchmaker)
    loket = Loket(kaart)
    luister = Luister(clock, loket)
    vraag = Vraag(clock, luister)
    actions: list[Action] = [
        Begin(settings),
        luister,
        vraag,
        Buiten(clock, luister, vraag),
        Noteer(clock),
        Uitleg(),
        Verder(clock, luister),
        Opnieuw(),
        Versturen(matchmaker, loket),
        Opties(clock, loket, luister),
        MeerOpties(loket),
        Optie(kaart),
        TotSlot(clock, loket),
        Weghalen(),
        Mens(clock, Openingstijden(settings.opening_hours)),
        Terugbellen(),
        Taal(clock, loket),
        Stoppen(luister),
        Wissen(),
        Status(matchmaker),
        Intrekken(matchmaker),
    ]
    for action in actions:
        executor.register_action(action)
    return executor


def make_server(settings: ActionsSettings) -> web.Application:
    """Give the web application; the database is opened when it starts and closed when it stops.

    Raises:
        ValueError: no secret is set. Actions that anybody may call do not start.
    """
    secret = settings.engine_geheim
    app = make_app(geheim.check(secret.get_secret_value() if secret is not None else ""))

    async def queue(app: web.Application) -> AsyncIterator[None]:
        matchmaker = await bootstrap()
        app[EXECUTOR] = make_executor(matchmaker, settings)
        yield
        await matchmaker.close()

    app.cleanup_ctx.append(queue)
    return app
