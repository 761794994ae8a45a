"""Run the action server: `python -m actions`."""

from __future__ import annotations

import sys

from aiohttp import web

import sporen
from actions.bootstrap import make_server
from actions.settings import ActionsSettings
from matchmaker.bootstrap import SettingsError
from matchmaker.core.errors import Unreadable
from matchmaker.geheim.sleutels import KeysMissing
from sporen.opslag import volg

if __name__ == "__main__":
    settings = ActionsSettings()
    sporen.aan("actions", url=settings.sporen_url, deel=settings.sporen_deel)
    volg()
    try:
        web.run_app(
            make_server(settings),
            host=settings.actions_host,
            port=settings.actions_port,
            access_log=None,
            print=None,
        )
    except (SettingsError, KeysMissing) as error:
        sys.exit(str(error))
    except Unreadable as error:
        sys.exit(f"De sleutels zijn niet die van deze database: {error}.")
