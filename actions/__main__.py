"""Run the action server: `python -m actions`."""

from __future__ import annotations

from aiohttp import web

import sporen
from actions.bootstrap import make_server
from actions.settings import ActionsSettings
from sporen.opslag import volg

if __name__ == "__main__":
    settings = ActionsSettings()
    sporen.aan("actions", url=settings.sporen_url, deel=settings.sporen_deel)
    volg()
    web.run_app(
        make_server(settings),
        host=settings.actions_host,
        port=settings.actions_port,
        access_log=None,
        print=None,
    )
