"""The whole chain on PostgreSQL, which restarts in the middle of a conversation."""

import asyncio
import os
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from tests.faults.volhouder import Volhouder
from tests.matchmaker.postgres import find_binaries
from tests.stack import Stack

pytestmark = [pytest.mark.chain, pytest.mark.postgres]


def sql(address: str, *statements: str) -> list[list]:
    """Run statements; give the rows of each."""

    async def run() -> list[list]:
        connection = await asyncpg.connect(address)
        try:
            return [await connection.fetch(statement) for statement in statements]
        finally:
            await connection.close()

    return asyncio.run(run())


@pytest.fixture(scope="module")
def server(postgres: str) -> str:
    """The address of the server, for a plain client."""
    return postgres.replace("postgresql+asyncpg", "postgresql")


@pytest.fixture(scope="module")
def chain(server: str, tmp_path_factory) -> Iterator[Stack]:
    """A chain with the messages and the queue on that server."""
    sql(f"{server}/postgres", "CREATE DATABASE faults_chat", "CREATE DATABASE faults_rij")
    addresses = {
        "KEUKENTAFEL_WEBCHAT_DATABASE_URL": f"{server}/faults_chat",
        "KEUKENTAFEL_DATABASE_URL": f"{server}/faults_rij",
    }
    running = Stack(tmp_path_factory.mktemp("postgres"), settings=addresses)
    try:
        yield running.up()
    finally:
        running.down()


def restart(server: str) -> None:
    """Stop the server at once, connections and all, and start it again."""
    ((row,),) = sql(f"{server}/postgres", "SHOW data_directory")
    binaries = find_binaries()
    assert binaries is not None
    user = "postgres" if os.geteuid() == 0 else None
    command = [binaries / "pg_ctl", "-D", row[0], "-w", "-t", "60", "-m", "immediate"]
    command += ["-l", Path(row[0]).parent / "log", "restart"]
    subprocess.run(command, check=True, user=user, cwd="/", stdout=subprocess.DEVNULL)


def test_a_restart_at_each_step(chain, server):
    """Every acknowledged answer is there, once; one request; and no process is restarted by hand."""
    ((before,),) = sql(f"{server}/faults_rij", "SELECT count(*) FROM hulpvraag")
    person, restarted = Volhouder(chain.url), 0
    for _ in range(40):
        if person.code:
            break
        sender = threading.Thread(target=person.stuur, args=(person.zet(),))
        sender.start()
        restart(server)
        restarted += 1
        sender.join()
        person.bijblijven()
    print(f"\ndatabase: restarted {restarted} times, lost {len(person.verloren())}")
    assert restarted >= 8 and person.code and not person.verloren()
    rows = sql(
        f"{server}/faults_rij",
        "SELECT count(*) FROM hulpvraag",
        f"SELECT referentie FROM hulpvraag WHERE referentie = '{person.code}'",
    )
    assert rows[0][0]["count"] == before["count"] + 1 and len(rows[1]) == 1
