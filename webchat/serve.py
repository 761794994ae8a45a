"""Runs the web process: takes the port, opens the parts, announces itself, stops in an orderly way."""

import asyncio
import contextlib
import errno
import signal
import socket

from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from matchmaker.bootstrap import SettingsError
from matchmaker.core.errors import Unreadable
from matchmaker.geheim.sleutels import KeysMissing
from webchat.announce import announce_when_ready
from webchat.bootstrap import make_app, mount_coordinators, open_webchat
from webchat.logs import AccessLogger
from webchat.meetpunt import make_metrics_app, serve_metrics
from webchat.settings import WebchatSettings

_MARGIN = 2  # seconds to send an answer after the engine's time is over


class StartError(Exception):
    """The process cannot start; the message says why and what to do."""


async def serve(settings: WebchatSettings) -> None:
    """Serve until SIGTERM or SIGINT. Raises `StartError`."""
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    async with contextlib.AsyncExitStack() as stack:
        listener = stack.enter_context(take_port(settings.host, settings.port))
        try:
            webchat = await stack.enter_async_context(open_webchat(settings))
            app = make_app(webchat)
            await stack.enter_async_context(mount_coordinators(app))
        except (SettingsError, KeysMissing) as error:
            raise StartError(str(error)) from error
        except Unreadable as error:
            raise StartError(f"De sleutels zijn niet die van deze database / wrong keys: {error}.") from error
        except (OSError, SQLAlchemyError) as error:
            raise StartError(_why_not(error, settings)) from error
        if settings.metingen_port is not None:
            metrics = make_metrics_app(webchat.metingen, webchat.store)
            try:
                await stack.enter_async_context(
                    serve_metrics(metrics, settings.metingen_host, settings.metingen_port)
                )
            except OSError as error:
                raise StartError(
                    f"Kan de metingen niet aanbieden: {error}. Zie KEUKENTAFEL_METINGEN_HOST en _PORT."
                ) from error
        runner = web.AppRunner(
            app, access_log_class=AccessLogger, shutdown_timeout=settings.afsluit_seconden + _MARGIN
        )
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        await web.SockSite(runner, listener).start()
        announcement = asyncio.create_task(announce_when_ready(app, settings, listener.getsockname()[1]))
        await stop.wait()
        announcement.cancel()
        await asyncio.gather(announcement, return_exceptions=True)


def take_port(host: str, port: int) -> socket.socket:
    """Return a socket bound to the address; raises `StartError` when another program has it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=512)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise StartError(
                f"Poort {port} is al in gebruik / port {port} is taken. "
                f"Kies een andere / choose another: KEUKENTAFEL_PORT={port + 1 if port < 65535 else 8080}"
            ) from error
        reason = "geen toestemming / permission denied" if error.errno == errno.EACCES else error.strerror
        raise StartError(
            f"Kan niet luisteren op {host}:{port}: {reason}. Zie KEUKENTAFEL_HOST en _PORT."
        ) from error


def _why_not(error: OSError | SQLAlchemyError, settings: WebchatSettings) -> str:
    text = str(getattr(error, "orig", error))
    if getattr(error, "errno", None) == errno.ENOSPC or "disk is full" in text:
        return (
            f"De schijf is vol / the disk is full: maak ruimte waar KEUKENTAFEL_VAR staat ({settings.var})."
        )
    if settings.webchat_database_url:
        what = "De database van de chat is niet te bereiken"
        return f"{what} ({type(error).__name__}). Zie KEUKENTAFEL_WEBCHAT_DATABASE_URL."
    return f"Kan de database van de chat niet openen in {settings.var}: {text}. Zie KEUKENTAFEL_VAR."
