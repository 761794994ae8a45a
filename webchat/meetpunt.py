"""`/metrics`, on an address of its own: never on the public one."""

import contextlib
from collections.abc import AsyncIterator

from aiohttp import web

from webchat.errors import OpslagError
from webchat.metingen import CONTENT_TYPE_LATEST, Metingen
from webchat.store.gesprekken import GesprekStore


def make_metrics_app(metingen: Metingen, store: GesprekStore) -> web.Application:
    """Return an application with GET /metrics and nothing else."""

    async def metrics(_: web.Request) -> web.Response:
        """Answer 200 in the form of Prometheus; open turns are counted now, and NaN when that is impossible."""
        try:
            metingen.open_beurten.set(await store.count_open())
        except OpslagError:
            metingen.open_beurten.set(float("nan"))
        return web.Response(body=metingen.text(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    app = web.Application()
    app.router.add_get("/metrics", metrics)
    return app


@contextlib.asynccontextmanager
async def serve_metrics(app: web.Application, host: str, port: int) -> AsyncIterator[int]:
    """Serve on this address as long as the context lasts; gives the port. Raises `OSError`."""
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        address = runner.addresses[0]
        yield address[1]
    finally:
        await runner.cleanup()
