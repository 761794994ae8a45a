"""Run the action server: `python -m actions`."""

from __future__ import annotations

import sys

from aiohttp import web
from pydantic import ValidationError

import sporen
from actions.bootstrap import make_server
from actions.settings import ActionsSettings
from matchmaker.bootstrap import SettingsError
from matchmaker.geheim.sleutels import keys_or_exit
from sporen.opslag import volg


def main() -> int:
    """Serve until stopped; return 1 with one clear line when it cannot start."""
    try:
        settings = ActionsSettings()
        sporen.aan("actions", url=settings.sporen_url, deel=settings.sporen_deel)
        volg()
        app = make_server(settings)
    except ValidationError as error:
        for fault in error.errors(include_url=False, include_input=False):
            name = "KEUKENTAFEL_" + "_".join(str(part) for part in fault["loc"]).upper()
            print(f"Instelling {name} klopt niet: {fault['msg']}", file=sys.stderr)
        return 1
    except ValueError as error:
        print(f"De actieserver start niet zonder geheim / no shared secret: {error}", file=sys.stderr)
        return 1
    try:
        with keys_or_exit():
            web.run_app(
                app, host=settings.actions_host, port=settings.actions_port, access_log=None, print=None
            )
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
