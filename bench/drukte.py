"""Many open conversations at once, by locust; prints the milliseconds of each turn as JSON.

`.venv/bin/python -m bench.drukte ours|stock URL CONVERSATIONS THINK SECONDS`: THINK is the mean time in seconds
between an answer and the next message (half to one and a half times that), 0 for at once.
"""

from __future__ import annotations

import json
import random
import sys
import time
from abc import abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import gevent
from locust import FastHttpUser, task
from locust.env import Environment

ANTWOORDEN = (
    (Path(__file__).resolve().parents[1] / "tests" / "conversations" / "keukentafel.txt")
    .read_text(encoding="utf-8")
    .splitlines()
)
SLOT = ["dat weet ik niet"] * 4  # a whole conversation: what somebody tells, then questions that go by
API = "/api/chat/v1"


class Inwoner(FastHttpUser):
    """One person after another: begins, says what the conversation has, and makes room for the next."""

    abstract = True
    think: ClassVar[float] = 0.0
    network_timeout = connection_timeout = 120.0
    number: ClassVar[int] = 0

    def wait_time(self) -> float:
        """Give the seconds before the next message."""
        return random.uniform(0.5, 1.5) * self.think

    @task
    def gesprek(self) -> None:
        """Hold one whole conversation."""
        self.begin()
        for tekst in [*ANTWOORDEN, *SLOT]:
            gevent.sleep(self.wait_time())
            self.zeg(tekst)

    @abstractmethod
    def begin(self) -> None:
        """Open the conversation."""

    @abstractmethod
    def zeg(self, tekst: str) -> None:
        """Say one thing and wait for the answer."""

    def post(
        self, path: str, name: str, body: dict[str, Any], good: Callable[[Any], bool], **headers: str
    ) -> Any:
        """Send, and call it a failure when the answer is none."""
        with self.client.post(path, name=name, json=body, headers=headers, catch_response=True) as answer:
            found = answer.json() if answer.status_code in (200, 201) else None
            if not found or not good(found):
                answer.failure(f"{answer.status_code} {str(found)[:100]}")
            return found


class Onze(Inwoner):
    """Through the gateway."""

    token = ""

    def begin(self) -> None:
        """Get a token."""
        found = self.post(f"{API}/sessies", "begin", {}, lambda body: bool(body["berichten"]))
        self.token = found["token"] if found else ""

    def zeg(self, tekst: str) -> None:
        """A notice that the answer takes longer is no answer."""
        headers = {"Authorization": f"Bearer {self.token}"}
        self.post(f"{API}/berichten", "beurt", {"tekst": tekst}, lambda body: not body["wacht"], **headers)


class Stock(Inwoner):
    """Through Rasa's own REST channel."""

    sender = ""

    def begin(self) -> None:
        """Take a new name."""
        Inwoner.number += 1
        self.sender = f"{time.time_ns()}-{Inwoner.number}"
        self.post("/webhooks/rest/webhook", "begin", {"sender": self.sender, "message": "/begin"}, bool)

    def zeg(self, tekst: str) -> None:
        """The same words."""
        self.post("/webhooks/rest/webhook", "beurt", {"sender": self.sender, "message": tekst}, bool)


def main() -> None:
    """Run for some seconds; count what ends in the last three quarters of them."""
    kind, url, many, think, seconds = sys.argv[1:6]
    person: type[Inwoner] = Onze if kind == "ours" else Stock
    person.think = float(think)
    person.wait_time = Inwoner.wait_time
    environment = Environment(user_classes=[person], host=url)
    times: list[float] = []
    wrong: list[str] = []
    everything = [0]  # requests, also those of the first quarter and the begins
    warm = time.perf_counter() + float(seconds) / 4

    def finished(name: str, response_time: float, exception: Exception | None, **_: Any) -> None:
        everything[0] += 1
        if name == "beurt" and time.perf_counter() > warm:
            if exception is None:
                times.append(response_time)
            else:
                wrong.append(str(exception)[:200])

    environment.events.request.add_listener(finished)
    runner = environment.create_local_runner()
    runner.start(int(many), spawn_rate=max(1.0, int(many) / max(1.0, float(think))))
    gevent.sleep(float(seconds))
    found = {"times": times, "wrong": wrong[:3], "failed": len(wrong), "seconds": float(seconds) * 3 / 4}
    print(json.dumps(found | {"all": everything[0]}))
    sys.stdout.flush()
    runner.quit()


if __name__ == "__main__":
    main()
