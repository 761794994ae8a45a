"""The engine is closed: nobody but the gateway gets an answer of Rasa or of the action server."""

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from bot import geheim
from tests.conversations.person import Person
from tests.stack import ROOT, Stack

pytestmark = pytest.mark.chain

RASA = [
    ("GET", "/"),
    ("GET", "/version"),
    ("GET", "/status"),
    ("GET", "/domain"),
    ("GET", "/conversations/{id}/tracker"),
    ("GET", "/conversations/{id}/story"),
    ("POST", "/conversations/{id}/tracker/events"),
    ("PUT", "/conversations/{id}/tracker/events"),
    ("POST", "/conversations/{id}/messages"),
    ("POST", "/conversations/{id}/execute"),
    ("POST", "/conversations/{id}/predict"),
    ("POST", "/conversations/{id}/trigger_intent"),
    ("POST", "/model/train"),
    ("POST", "/model/parse"),
    ("POST", "/model/predict"),
    ("POST", "/model/test/stories"),
    ("PUT", "/model"),
    ("DELETE", "/model"),
    ("GET", "/webhooks/rest/"),
    ("POST", "/webhooks/rest/webhook"),
    ("POST", "/webhooks/callback/webhook"),
    ("POST", "/webhooks/facebook/webhook"),
    ("GET", "/socket.io/"),
    ("GET", "/webhooks/keukentafel/"),
    ("POST", "/webhooks/keukentafel/beurten"),
    ("DELETE", "/webhooks/keukentafel/gesprekken/{id}"),
]
# What the secret opens: our channel, and Rasa's greeting.
OURS = [(method, path) for method, path in RASA if path == "/" or path.startswith("/webhooks/keukentafel/")]
CALLS = [(*call, False) for call in RASA] + [(*call, True) for call in RASA if call not in OURS]


def conversation(stack: Stack) -> str:
    """Start a conversation and give its id, as the engine knows it."""
    answer = httpx.post(f"{stack.url}/api/chat/v1/sessies", json={}, timeout=60)
    return str(answer.json()["sessie"])


@pytest.mark.parametrize(("method", "path", "known"), CALLS)
def test_rasa_answers_nobody_else(stack, method, path, known):
    """401 for a stranger on every address; also who knows the secret finds none of Rasa's own ways in."""
    headers = geheim.header(stack.secret) if known else {geheim.HEADER: "Bearer " + "x" * 43}
    url = f"http://127.0.0.1:{stack.rasa_port}{path.format(id=conversation(stack))}"
    body = {
        "gesprek": "g",
        "beurt": "1",
        "tekst": "hallo",
        "sender": "g",
        "message": "hallo",
        "text": "hallo",
    }
    answer = httpx.request(method, url, json=None if method == "GET" else body, headers=headers, timeout=30)
    assert answer.status_code in ((401, 404, 405) if not known else (404, 405)), answer.text
    for word in ("3.6.21", "Rasa", "Traceback", "slots", "berichten"):
        assert word not in answer.text


def test_a_stranger_is_no_gateway(stack):
    """Without the secret no turn is taken and no conversation forgotten; the person notices nothing."""
    person = Person(stack.url).zeg("voor mezelf")
    engine = f"http://127.0.0.1:{stack.rasa_port}/webhooks/keukentafel"
    for headers in ({}, {geheim.HEADER: stack.secret}, geheim.header(stack.secret[:-1])):
        turn = {"gesprek": "g", "beurt": "1", "begin": True}
        assert httpx.post(f"{engine}/beurten", json=turn, headers=headers, timeout=30).status_code == 401
        assert httpx.delete(f"{engine}/gesprekken/g", headers=headers, timeout=30).status_code == 401
    person.zeg("Koken lukt niet meer.")
    assert person.vraag not in (None, "rol")


def test_a_forged_tracker_submits_nothing(stack):
    """The action that sends, called by somebody else than the engine."""
    tracker = {"sender_id": "g", "slots": {"toestemming": True}, "events": [], "latest_message": {}}
    answer = httpx.post(
        f"http://127.0.0.1:{stack.actions_port}/webhook",
        json={"next_action": "action_versturen", "tracker": tracker, "domain": {}},
        timeout=30,
    )
    assert answer.status_code == 401


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="only Linux tells who listens where")
def test_engine_and_actions_listen_on_loopback_only(stack):
    """Of every listener on these two ports, the address is 127.0.0.1."""
    listening = [
        line.split()[1]
        for table in ("tcp", "tcp6")
        for line in Path(f"/proc/net/{table}").read_text(encoding="ascii").splitlines()[1:]
        if line.split()[3] == "0A"
    ]
    loopback = socket.inet_aton("127.0.0.1")[::-1].hex().upper()
    for port in (stack.rasa_port, stack.actions_port):
        found = [address for address in listening if re.search(rf":{port:04X}$", address)]
        assert found == [f"{loopback}:{port:04X}"]


def test_the_secret_stands_in_no_log(stack):
    """Nor on a command line."""
    Person(stack.url).zeg("voor mezelf")
    for name, process in stack.processes.items():
        assert stack.secret not in stack.log(name)
        assert stack.secret not in " ".join(map(str, process.args))


def test_the_health_check_knows_the_secret(stack):
    """A container asks its engine with the secret: else it would call a good one ill."""
    address = f"http://127.0.0.1:{stack.rasa_port}/webhooks/keukentafel/"
    program = f"from bot.gezond import gezond; print(gezond({address!r}))"
    for secret, found in ((stack.environment()[geheim.NAME], "True"), ("x" * 32, "False")):
        done = subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env=os.environ | {geheim.NAME: secret},
            capture_output=True,
            text=True,
        )
        assert done.stdout.strip() == found, done.stderr
