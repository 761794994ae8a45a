"""Stock Rasa 3.6.21 on our model, to measure beside: its REST channel, SQLite tracker, lock store and rules.

`.venv-bot/bin/python -m bench.kaal PORT ACTIONS_URL FOLDER`. Nothing of ours runs in it but the understanding.
"""

from __future__ import annotations

import sys
from pathlib import Path

import rasa.__main__ as rasa_command
from rasa.core.policies.rule_policy import RulePolicy

from bot.components.regels import Regels

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Write the two files that Rasa reads, put its own rules back, and run."""
    port, actions, folder = sys.argv[1:4]
    endpoints, credentials = Path(folder) / "endpoints.yml", Path(folder) / "credentials.yml"
    database = Path(folder) / "stock.db"
    endpoints.write_text(
        f"action_endpoint:\n  url: {actions}\ntracker_store:\n  type: SQL\n  dialect: sqlite\n  db: {database}\n"
    )
    credentials.write_text("rest:\n")
    Regels._prediction_states = RulePolicy._prediction_states
    model = ROOT / "models" / "keukentafel.tar.gz"
    words = f"run --model {model} --interface 127.0.0.1 --port {port}".split()
    sys.argv = ["rasa", *words, "--endpoints", str(endpoints), "--credentials", str(credentials)]
    rasa_command.main()


if __name__ == "__main__":
    main()
