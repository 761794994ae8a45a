"""`/healthz` (the process lives) and `/readyz` (it can do its work)."""

from typing import Any

from aiohttp import web

from webchat.engine import Engine
from webchat.errors import OpslagError
from webchat.store.gesprekken import GesprekStore

STORE = web.AppKey("store", GesprekStore)
ENGINE = web.AppKey("engine", Engine)


def add_routes(app: web.Application) -> None:
    """Add both addresses."""
    app.router.add_get("/healthz", healthz)
    app.router.add_get("/readyz", readyz)


async def healthz(_: web.Request) -> web.Response:
    """Answer 200 {"status": "ok"} as long as the process can answer at all."""
    return web.json_response({"status": "ok"})


async def readyz(request: web.Request) -> web.Response:
    """Answer 200 when database and engine can be used, else 503; the body says which part is up."""
    body = await readiness(request.app)
    return web.json_response(body, status=200 if body["status"] == "ok" else 503)


async def readiness(app: web.Application) -> dict[str, Any]:
    """Return {"status": "ok"|"niet gereed", "database": bool, "engine": bool, "pijplijn": name or null}."""
    try:
        await app[STORE].ping()
        database = True
    except OpslagError:
        database = False
    engine = await app[ENGINE].status()
    return {
        "status": "ok" if database and engine.bereikbaar else "niet gereed",
        "database": database,
        "engine": engine.bereikbaar,
        "pijplijn": engine.pijplijn,
    }
