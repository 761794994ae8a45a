"""Wires the web process: the only place that knows how its parts are made."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
from aiohttp import web

from matchmaker import web as matchmaker_web
from matchmaker.adres import read_networks
from matchmaker.bootstrap import bootstrap as open_matchmaker
from matchmaker.bootstrap import lees_settings as matchmaker_settings
from matchmaker.geheim.sleutels import open_geheim
from webchat import api, health, pages, stroom
from webchat.chat import Chat
from webchat.courier import Clock, Courier
from webchat.engine import Engine
from webchat.grenzen import Grens, Grenzen
from webchat.herkomst import HERKOMSTEN, add_cors_headers, herkomst, read_origins
from webchat.keys import CHAT, SETTINGS
from webchat.metingen import Metingen
from webchat.pages.forms import same_site_forms
from webchat.pages.render import page_errors
from webchat.persoon import GesprekkenHier
from webchat.plaats import read_engines
from webchat.problems import problems
from webchat.security import add_security_headers
from webchat.settings import WebchatSettings
from webchat.spoor import METINGEN, add_request_id, spoor, turn_ids
from webchat.store.beurtrecht import Beurtrecht
from webchat.store.database import migrate, open_database
from webchat.store.gesprekken import GesprekStore
from webchat.store.nieuws import listen
from webchat.store.tokens import TokenStore
from webchat.stromen import Stromen
from webchat.toegang import Termijnen, Toegangen
from webchat.toelating import GRENZEN, PROXIES, toelating
from webchat.tokens import new_id, new_token
from webchat.upkeep import Upkeep
from webchat.vernieuwing import TOEGANGEN, vernieuwing
from webchat.woorden import read_words


def utc_now() -> datetime:
    """Return this moment, aware, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Webchat:
    """The parts of the residents' side, opened."""

    chat: Chat
    store: GesprekStore
    engine: Engine
    courier: Courier
    upkeep: Upkeep
    grenzen: Grenzen
    toegangen: Toegangen
    metingen: Metingen
    stromen: Stromen
    settings: WebchatSettings


@contextlib.asynccontextmanager
async def open_webchat(
    settings: WebchatSettings,
    *,
    clock: Clock = utc_now,
    ids: Callable[[], str] = new_id,
    tokens: Callable[[], str] = new_token,
    background: bool = True,
) -> AsyncIterator[Webchat]:
    """Open the store, the client of the engine and the background work; close them in reverse order.

    Raises `KeysMissing` where there are no keys.
    """
    words = read_words(settings)
    given = settings.sleutels.get_secret_value() if settings.sleutels else None
    geheim = open_geheim(given, settings.sleutelbestand, settings.var, demo=settings.demo)
    database = open_database(settings.database_url, geheim)
    async with contextlib.AsyncExitStack() as stack:
        stack.push_async_callback(database.dispose)
        await migrate(database)
        session = await stack.enter_async_context(aiohttp.ClientSession())
        secret = settings.engine_geheim
        engine = Engine(
            session,
            *read_engines(settings.engine_url),
            timeout=settings.engine_timeout,
            secret=secret.get_secret_value() if secret is not None else None,
        )
        metingen = Metingen()
        stromen = Stromen(metingen, per_gesprek=settings.stromen_gesprek, in_all=settings.stromen_totaal)
        store = GesprekStore(database, stromen.changed)
        grenzen = make_grenzen(settings, metingen)
        stack.push_async_callback(grenzen.close)
        recht = Beurtrecht(database)
        stack.push_async_callback(recht.close)
        courier = Courier(
            store,
            engine,
            recht,
            clock,
            metingen,
            give_up=timedelta(minutes=settings.beurt_opgeven_minuten),
            given_up=words.opgegeven,
            at_once=settings.engine_tegelijk,
            busy_from=settings.engine_druk_vanaf,
        )
        stack.push_async_callback(courier.close)
        toegangen = Toegangen(
            TokenStore(database),
            clock,
            tokens,
            Termijnen(
                leven=timedelta(hours=settings.token_uren),
                vernieuw=timedelta(hours=settings.token_vernieuw_uren),
                overlap=timedelta(minutes=settings.token_overlap_minuten),
            ),
        )
        chat = Chat(
            store,
            courier,
            engine,
            clock=clock,
            new_id=ids,
            new_turn_id=turn_ids(ids),
            new_token=tokens,
            words=words,
            grenzen=grenzen,
            metingen=metingen,
            max_tekens=settings.max_tekens,
            max_beurten=settings.max_beurten,
            patience=settings.antwoord_wachttijd,
        )
        upkeep = Upkeep(
            chat,
            store,
            courier,
            engine,
            clock,
            interval=settings.bezorg_interval,
            keep=timedelta(hours=settings.bewaar_uren),
            keep_empty=timedelta(hours=settings.bewaar_uren_leeg),
        )
        if background:
            await stack.enter_async_context(_running(listen(database, stromen.changed, stromen.wake_all)))
            await stack.enter_async_context(_running(upkeep.run()))
        yield Webchat(chat, store, engine, courier, upkeep, grenzen, toegangen, metingen, stromen, settings)


def make_grenzen(settings: WebchatSettings, metingen: Metingen) -> Grenzen:
    """Return the limits as they are set."""
    limits = {
        Grens.BEGIN: settings.limiet_begin,
        Grens.ADRES: settings.limiet_adres,
        Grens.LEZEN: settings.limiet_lezen,
        Grens.GESPREK: settings.limiet_gesprek,
    }
    redis = settings.limiet_opslag
    return Grenzen(limits, metingen, redis.get_secret_value() if redis is not None else "memory://")


@contextlib.asynccontextmanager
async def _running(work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    task = asyncio.create_task(work)
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


def make_app(webchat: Webchat) -> web.Application:
    """Return the application that serves residents; `webchat` must stay open as long as it serves."""
    app = web.Application(
        middlewares=[spoor, problems, page_errors, herkomst, same_site_forms, toelating, vernieuwing],
        client_max_size=webchat.settings.max_body_bytes,
    )
    app[CHAT] = webchat.chat
    app[SETTINGS] = webchat.settings
    app[GRENZEN] = webchat.grenzen
    app[TOEGANGEN] = webchat.toegangen
    app[stroom.STROMEN] = webchat.stromen
    app[METINGEN] = webchat.metingen
    app[PROXIES] = read_networks(webchat.settings.proxies)
    app[health.STORE] = webchat.store
    app[health.ENGINE] = webchat.engine
    app[HERKOMSTEN] = read_origins(webchat.settings.herkomsten)
    app.on_response_prepare.append(add_request_id)
    app.on_response_prepare.append(add_cors_headers)
    app.on_response_prepare.append(add_security_headers)

    async def drain(_: web.Application) -> None:
        webchat.stromen.close()
        webchat.courier.drain(webchat.settings.afsluit_seconden)

    app.on_shutdown.append(drain)  # before the server waits for the requests in flight
    api.add_routes(app)
    stroom.add_routes(app)
    health.add_routes(app)
    pages.add_routes(app)
    return app


@contextlib.asynccontextmanager
async def mount_coordinators(app: web.Application) -> AsyncIterator[None]:
    """Add the coordinators' pages and the API of the queue; one public port is enough for both sides."""
    settings = matchmaker_settings()
    matchmaker = await open_matchmaker(settings)
    try:
        here = replace(matchmaker, gesprekken=GesprekkenHier(app[CHAT], app[health.ENGINE]))
        matchmaker_web.add_to(app, here, settings)
        yield
    finally:
        await matchmaker.close()
