"""A throw-away Redis for the tests: on a free port, in memory only, gone afterwards."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

import redis

from tests.stack import free_port

PATIENCE = 20  # seconds until it answers


@contextmanager
def running_redis() -> Iterator[str]:
    """Start a server and give its address.

    Raises:
        RuntimeError: there is none on this machine, or it does not answer.
    """
    binary = shutil.which("redis-server")
    if binary is None:
        raise RuntimeError("no Redis server here: run .ci/system_packages.sh")
    port = free_port()
    command = [binary, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd="/") as server:
        try:
            _wait(port)
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            server.terminate()


def _wait(port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    with redis.Redis(port=port) as probe:
        while True:
            try:
                probe.ping()
            except redis.ConnectionError:
                if time.monotonic() > deadline:
                    raise RuntimeError("the Redis server does not answer") from None
                time.sleep(0.05)
            else:
                return
