"""Runs the web process as a user would: `python -m webchat`, with its own environment."""

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp

from tests.sleutel import SLEUTEL
from tests.stack import ROOT, free_port


@dataclass
class WebProcess:
    """One web process that can be started, killed and started again on the same files."""

    var: Path
    engine_url: str
    port: int = field(default_factory=free_port)
    more: dict[str, str] = field(default_factory=dict)
    process: asyncio.subprocess.Process | None = None
    said: bytes = b""  # its standard output and standard error, after it ended
    _reader: "asyncio.Task[bytes] | None" = None

    @property
    def url(self) -> str:
        """Address of the process."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Start, and wait until it answers."""
        await self.spawn()
        async with aiohttp.ClientSession() as session, asyncio.timeout(30):
            while True:
                with contextlib.suppress(aiohttp.ClientError):
                    async with session.get(f"{self.url}/healthz"):
                        return
                await asyncio.sleep(0.05)

    async def spawn(self) -> None:
        """Start, without waiting."""
        environment = {name: value for name, value in os.environ.items() if "KEUKENTAFEL" not in name}
        environment |= {
            "KEUKENTAFEL_HOST": "127.0.0.1",
            "KEUKENTAFEL_PORT": str(self.port),
            "KEUKENTAFEL_VAR": str(self.var),
            "KEUKENTAFEL_ENGINE_URL": self.engine_url,
            "KEUKENTAFEL_BEZORG_INTERVAL": "0.2",
            "KEUKENTAFEL_LIMIET_GESPREK": "",  # these tests type faster than a person
            "KEUKENTAFEL_LIMIET_ADRES": "",
            "KEUKENTAFEL_SLEUTELS": SLEUTEL,
            **self.more,
        }
        self.process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "webchat",
            cwd=ROOT,
            env=environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        assert self.process.stdout is not None
        self._reader = asyncio.create_task(self.process.stdout.read())

    async def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal and wait; return the exit code."""
        assert self.process is not None
        with contextlib.suppress(ProcessLookupError):
            self.process.send_signal(how)
        return await self.ended()

    async def ended(self) -> int:
        """Wait until it has ended; return the exit code."""
        assert self.process is not None and self._reader is not None
        code = await asyncio.wait_for(self.process.wait(), 20)
        self.said += await self._reader
        return code


@contextlib.asynccontextmanager
async def web_process(var: Path, engine_url: str, **more: str) -> AsyncIterator[WebProcess]:
    """Start a web process and end it with the test."""
    process = WebProcess(var, engine_url, more=more)
    try:
        await process.start()
        yield process
    finally:
        if process.process is not None and process.process.returncode is None:
            await process.end(signal.SIGKILL)
