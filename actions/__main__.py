"""Run the action server: `python -m actions`."""

from __future__ import annotations

from aiohttp import web

from actions.bootstrap import make_server
from actions.settings import ActionsSettings
from matchmaker.geheim.sleutels import keys_or_exit

if __name__ == "__main__":
    settings = ActionsSettings()
    with keys_or_exit():
        web.run_app(
            make_server(settings),
            host=settings.actions_host,
            port=settings.actions_port,
            access_log=None,
            print=None,
        )
