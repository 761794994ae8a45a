"""The whole chain as its own processes, for tests: Rasa with the trained model, the action server, the web process."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[1]
MODEL = ROOT / "models" / "keukentafel.tar.gz"
PATIENCE = 180  # seconds until Rasa has loaded, on a machine that does other things too


def free_port() -> int:
    """Give a port of this machine that nobody listens on."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


@dataclass
class Stack:
    """Running processes, and where they listen."""

    var: Path
    web_port: int = field(default_factory=free_port)
    rasa_port: int = field(default_factory=free_port)
    actions_port: int = field(default_factory=free_port)
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    settings: dict[str, str] = field(default_factory=dict)  # what a test sets besides
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """Address of the web process."""
        return f"http://127.0.0.1:{self.web_port}"

    def environment(self) -> dict[str, str]:
        """Give the settings that point the processes at each other."""
        return os.environ | {
            "KEUKENTAFEL_VAR": str(self.var),
            "KEUKENTAFEL_DEMO": "true",
            "KEUKENTAFEL_HOST": "127.0.0.1",
            "KEUKENTAFEL_PORT": str(self.web_port),
            "KEUKENTAFEL_ENGINE_GEHEIM": self.secret,
            "KEUKENTAFEL_ENGINE_URL": f"http://127.0.0.1:{self.rasa_port}",
            # All persons of a simulation type from one address, as fast as the machine answers.
            "KEUKENTAFEL_LIMIET_BEGIN": "",
            "KEUKENTAFEL_LIMIET_ADRES": "",
            "KEUKENTAFEL_LIMIET_LEZEN": "",
            "KEUKENTAFEL_LIMIET_GESPREK": "",
            "KEUKENTAFEL_ACTIONS_PORT": str(self.actions_port),
            "KEUKENTAFEL_ACTIONS_URL": f"http://127.0.0.1:{self.actions_port}/webhook",
            "RASA_TELEMETRY_ENABLED": "false",
            "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
            "TF_CPP_MIN_LOG_LEVEL": "3",
            **self.settings,
        }

    def command(self, name: str) -> list[str]:
        """Give the command of one process, as the Procfile has it."""
        lines = (ROOT / "Procfile").read_text(encoding="utf-8").splitlines()
        (line,) = (line.split(": ", 1)[1] for line in lines if line.startswith(f"{name}: "))
        return [str(self.rasa_port) if word == "5005" else word for word in line.split()]

    def start(self, name: str) -> None:
        """Start one process; what it prints goes to a file in `var`."""
        with (self.var / f"{name}.log").open("ab") as log:
            self.processes[name] = subprocess.Popen(
                self.command(name),
                cwd=ROOT,
                env=self.environment(),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def kill(self, name: str, sign: signal.Signals = signal.SIGKILL) -> None:
        """Stop one process at once, with all it started."""
        process = self.processes.pop(name)
        os.killpg(process.pid, sign)
        process.wait(30)

    def log(self, name: str) -> str:
        """Give what a process printed."""
        return (self.var / f"{name}.log").read_text(encoding="utf-8", errors="replace")

    def wait_until_ready(self) -> None:
        """Wait until a conversation can be held.

        Raises:
            RuntimeError: a process stopped, or it took too long; the message holds what it printed last.
        """
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            for name, process in self.processes.items():
                if process.poll() is not None:
                    raise RuntimeError(f"{name} stopped:\n{self.log(name)[-2000:]}")
            try:
                if httpx.get(f"{self.url}/readyz", timeout=5).status_code == 200:
                    return
            except httpx.HTTPError:
                pass
            time.sleep(0.5)
        raise RuntimeError(f"not ready after {PATIENCE} s:\n{self.log('rasa')[-2000:]}")

    def up(self) -> Stack:
        """Start everything, with demo data, and wait until it is ready."""
        self.var.mkdir(parents=True, exist_ok=True)
        python = ROOT / ".venv" / "bin" / "python"
        subprocess.run(
            [python, "-m", "matchmaker", "demo"],
            cwd=ROOT,
            env=self.environment(),
            check=True,
            capture_output=True,
        )
        for name in ("rasa", "actions", "web"):
            self.start(name)
        self.wait_until_ready()
        return self

    def down(self) -> None:
        """Stop what still runs."""
        for name in list(self.processes):
            self.kill(name, signal.SIGTERM)
