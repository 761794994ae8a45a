"""One turn of a conversation at a time: in one process, and over several that share a Redis."""

import asyncio
import contextlib
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator

import pytest
import redis
from rasa.core.lock_store import LockError

from bot.components.sloten import Sloten


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of a Redis server of our own."""
    binary = shutil.which("redis-server")
    assert binary, "no Redis server here: run .ci/system_packages.sh"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [binary, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd="/") as server:
        probe_client = redis.Redis(port=port)
        until = time.monotonic() + 20
        while time.monotonic() < until:
            with contextlib.suppress(redis.ConnectionError):
                probe_client.ping()
                break
            time.sleep(0.05)
        yield f"redis://127.0.0.1:{port}/0"
        server.terminate()


async def _most_at_once(stores: list[Sloten], names: list[str]) -> int:
    """Hold the lock of each name from each store; give how many held one at the same time."""
    inside = most = 0

    async def hold(store: Sloten, name: str) -> None:
        nonlocal inside, most
        async with store.lock(name):
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0.02)
            inside -= 1

    await asyncio.gather(*(hold(store, name) for store in stores for name in names))
    return most


def test_one_at_a_time_in_one_process():
    """Without a Redis the lock is that of this process."""
    assert asyncio.run(_most_at_once([Sloten()] * 5, ["g"])) == 1


def test_one_at_a_time_over_several_processes(address):
    """Ten stores, as of ten workers: of one conversation one at a time, of others beside it."""

    async def run() -> tuple[int, int]:
        stores = [Sloten(url=address) for _ in range(10)]
        return await _most_at_once(stores, ["g"]), await _most_at_once(stores[:1], list("abcdef"))

    assert asyncio.run(run()) == (1, 6)


def test_a_long_turn_keeps_its_lock_and_a_killed_worker_loses_it(address):
    """The lock is prolonged as long as its holder lives, and ends soon after that."""

    async def run() -> tuple[float, float]:
        mine, other = (Sloten(url=address, houdbaar=0.4) for _ in range(2))
        began = time.monotonic()
        async with mine.lock("lang"):
            waiting = asyncio.create_task(_taken(other, "lang", began))
            await asyncio.sleep(1.2)
        after_long = await waiting
        killed = mine._redis.lock("keukentafel:gesprek:dood", timeout=0.4, thread_local=False)
        await killed.acquire()  # nobody prolongs it, nobody gives it back
        return after_long, await _taken(other, "dood", time.monotonic())

    long, dead = asyncio.run(run())
    assert long >= 1.2
    assert 0.2 < dead < 1.2


async def _taken(store: Sloten, name: str, began: float) -> float:
    async with store.lock(name):
        return time.monotonic() - began


@pytest.mark.parametrize("how", ["away", "busy"])
def test_without_a_lock_no_turn_is_taken(address, how):
    """A Redis that is away, or a turn that never ends, is an error and not a second turn."""

    async def run() -> None:
        store = Sloten(url="redis://127.0.0.1:1/0" if how == "away" else address)
        async with contextlib.AsyncExitStack() as stack:
            if how == "busy":
                await stack.enter_async_context(store.lock("bezet"))
            async with store.lock("bezet", lock_lifetime=0.2):
                raise AssertionError("two hold it")

    with pytest.raises(LockError):
        asyncio.run(run())
