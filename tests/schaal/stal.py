"""Several processes of each kind on one PostgreSQL and one Redis, as `docs/opschalen.md` sets them up."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import time
from dataclasses import dataclass, field

import httpx
import sqlalchemy as sa

from bot import geheim
from tests.stack import PATIENCE, ROOT, Stack, free_port
from webchat.store.database import open_database

KINDS = {"rasa1": "rasa", "rasa2": "rasa", "actions": "actions", "web1": "web", "web2": "web"}


@dataclass
class Stal(Stack):
    """Two Rasa workers, two web processes, one action server; the databases are shared."""

    postgres: str = ""  # postgresql+asyncpg://…/database
    redis: str = ""
    sporen: str = ""  # where traces go
    ports: dict[str, int] = field(default_factory=lambda: {name: free_port() for name in KINDS})

    def address(self, name: str) -> str:
        """Give the address of one process."""
        return f"http://127.0.0.1:{self.ports[name]}"

    def environment_of(self, name: str) -> dict[str, str]:
        """Give the settings of one process."""
        own = self.var / name
        own.mkdir(parents=True, exist_ok=True)
        return self.environment() | {
            "KEUKENTAFEL_VAR": str(own),
            "KEUKENTAFEL_DATABASE_URL": self.postgres,
            "KEUKENTAFEL_WEBCHAT_DATABASE_URL": self.postgres,
            "KEUKENTAFEL_TRACKER_DATABASE_URL": self.postgres,
            "KEUKENTAFEL_SLOTEN_URL": self.redis,
            "KEUKENTAFEL_LIMIET_OPSLAG": self.redis,
            "KEUKENTAFEL_LIMIET_GESPREK": "10000/minute",
            "KEUKENTAFEL_ENGINE_URL": ",".join(self.address(f"rasa{n}") for n in (1, 2)),
            "KEUKENTAFEL_ACTIONS_PORT": str(self.ports["actions"]),
            "KEUKENTAFEL_ACTIONS_URL": f"{self.address('actions')}/webhook",
            "KEUKENTAFEL_PORT": str(self.ports[name]),
            "KEUKENTAFEL_BEZORG_INTERVAL": "0.5",
            "KEUKENTAFEL_SPOREN_URL": self.sporen,
        }

    def start(self, name: str) -> None:
        """Start one process."""
        self.rasa_port = self.ports[name]  # what the command of the Procfile is changed to
        with (self.var / f"{name}.log").open("ab") as log:
            self.processes[name] = subprocess.Popen(
                self.command(KINDS[name]),
                cwd=ROOT,
                env=self.environment_of(name),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def wait_for(self, name: str) -> None:
        """Wait until one process answers; raises `RuntimeError` when it does not."""
        paths = {"rasa": "/webhooks/keukentafel/", "actions": "/health", "web": "/readyz"}
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if self.processes[name].poll() is not None:
                break
            try:
                known = geheim.header(self.secret) if KINDS[name] == "rasa" else None
                if (
                    httpx.get(self.address(name) + paths[KINDS[name]], headers=known, timeout=5).status_code
                    == 200
                ):
                    return
            except httpx.HTTPError:
                pass
            time.sleep(0.3)
        raise RuntimeError(f"{name} is not there:\n{self.log(name)[-2000:]}")

    def restart(self, name: str) -> None:
        """Stop one process as a rolling restart does, let it finish, and start it anew."""
        process = self.processes.pop(name)
        os.kill(process.pid, signal.SIGTERM)
        process.wait(40)
        self.start(name)
        self.wait_for(name)

    def up(self) -> Stal:
        """Start everything at once; who comes second on an empty database waits for the first."""
        self.var.mkdir(parents=True, exist_ok=True)
        python = ROOT / ".venv" / "bin" / "python"
        demo = [str(python), "-m", "matchmaker", "demo"]
        subprocess.run(demo, cwd=ROOT, env=self.environment_of("web1"), check=True, capture_output=True)
        for name in KINDS:
            self.start(name)
        for name in KINDS:
            self.wait_for(name)
        return self


def make_database(server: str, name: str) -> str:
    """Create a database on a server of the tests; give its address."""

    async def create() -> None:
        admin = open_database(f"{server}/postgres")
        async with admin.connect() as connection:
            alone = await connection.execution_options(isolation_level="AUTOCOMMIT")
            await alone.execute(sa.text(f"CREATE DATABASE {name}"))
        await admin.dispose()

    asyncio.run(create())
    return f"{server}/{name}"
