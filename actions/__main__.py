"""Run the action server: `python -m actions`."""

from __future__ import annotations

import sys

from aiohttp import web

from actions.bootstrap import make_server
from actions.settings import ActionsSettings
from matchmaker.bootstrap import SettingsError

if __name__ == "__main__":
    settings = ActionsSettings()
    try:
        web.run_app(
            make_server(settings),
            host=settings.actions_host,
            port=settings.actions_port,
            access_log=None,
            print=None,
        )
    except SettingsError as error:
        sys.exit(str(error))
