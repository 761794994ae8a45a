"""A database that can hold no more."""

import json
from typing import Any

import sqlalchemy as sa

from tests.webchat.conftest import Caller, texts


async def test_a_full_disk_refuses_clearly_and_heals(chat: Caller, capsys: Any) -> None:
    """When nothing can be stored the person is told so (503) and keeps the text; with room again it works."""
    await chat.begin()
    database = chat.webchat.store._engine
    limit: dict[str, int] = {"pages": 1}  # SQLite's own way to be full; it takes what is there already

    @sa.event.listens_for(database.sync_engine, "begin")
    def full(connection: sa.Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count={limit['pages']}")

    response = await chat.post({"tekst": "verhaal " * 490})

    assert response.status == 503
    body = json.loads(await response.read())
    assert response.content_type == "application/problem+json" and "niet bewaren" in body["detail"]
    assert "SQLITE_FULL" in capsys.readouterr().out

    limit["pages"] = 1_000_000
    assert texts((await chat.say("verder"))["berichten"]) == ["U zei: verder"]
