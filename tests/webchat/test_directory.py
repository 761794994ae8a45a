"""The web process serves the directory's open API and the organisations' page as well."""

from __future__ import annotations

from pathlib import Path

import pytest
from aiohttp.test_utils import TestClient, TestServer

from webchat.bootstrap import make_app, mount_coordinators, open_webchat
from webchat.settings import WebchatSettings


async def test_one_process_serves_it_too(
    settings: WebchatSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its answers keep their own headers and errors inside the chat's application."""
    monkeypatch.setenv("KEUKENTAFEL_VAR", str(tmp_path / "wachtrij"))
    async with open_webchat(settings) as webchat:
        app = make_app(webchat)
        async with mount_coordinators(app), TestClient(TestServer(app)) as client:
            answer = await client.get("/api/sociale-kaart/v1/services")
            assert (answer.status, (await answer.json())["empty"]) == (200, True)
            assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
            assert answer.headers["Cache-Control"] == "public, max-age=300"
            answer = await client.get("/api/sociale-kaart/v1/services?x=1")
            assert (answer.status, answer.content_type) == (400, "application/problem+json")
            answer = await client.get("/sociale-kaart/bevestigen/fout")
            assert (answer.status, answer.headers["Referrer-Policy"]) == (410, "no-referrer")
            assert "Deze link werkt niet meer" in await answer.text()
