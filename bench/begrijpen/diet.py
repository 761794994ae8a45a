"""Stock Rasa: the pipeline that `rasa init` writes, with DIET, on the same lines; intents only.

DIET could mark the parts of a fact as entities, with a role for the kind. With 57 activities, 5 kinds and 18 helpers it
did not get through one round over the lines with facts in five minutes, so it is compared on intents alone.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from rasa.core.agent import Agent
from rasa.model_training import train_nlu
from rasa.shared.nlu.training_data.formats.rasa import RasaWriter
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.understanding.classificatie.classificatie import Oordeel

Line = Mapping[str, Any]


def pijplijn(epochs: int) -> dict[str, Any]:
    """Give the configuration of `rasa init`, without its fallback and, as there are none, without entities."""
    return {
        "recipe": "default.v1",
        "language": "nl",
        "pipeline": [
            {"name": "WhitespaceTokenizer"},
            {"name": "RegexFeaturizer"},
            {"name": "LexicalSyntacticFeaturizer"},
            {"name": "CountVectorsFeaturizer"},
            {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
            {
                "name": "DIETClassifier",
                "epochs": epochs,
                "constrain_similarities": True,
                "entity_recognition": False,
            },
        ],
    }


class Diet:
    """A trained model of stock Rasa; it does not see the question."""

    def __init__(self, lines: Sequence[Line], epochs: int) -> None:
        """Train on lines with an intent."""
        self._folder = tempfile.TemporaryDirectory()
        folder = Path(self._folder.name)
        examples = [
            Message.build(text=line["tekst"].replace("\n", " "), intent=line["bedoeling"])
            for line in lines
            if line["tekst"].strip()
        ]
        (folder / "nlu.yml").write_text(RasaWriter().dumps(TrainingData(examples)), encoding="utf-8")
        (folder / "config.yml").write_text(yaml.safe_dump(pijplijn(epochs)), encoding="utf-8")
        model = train_nlu(str(folder / "config.yml"), str(folder / "nlu.yml"), str(folder))
        self._agent = Agent.load(model)

    def oordelen(self, lines: Sequence[Line]) -> list[Oordeel]:
        """Judge lines."""
        return asyncio.run(self._oordelen(lines))

    async def _oordelen(self, lines: Sequence[Line]) -> list[Oordeel]:
        out = []
        for line in lines:
            found = (await self._agent.parse_message(line["tekst"].replace("\n", " ") or "-"))["intent"]
            out.append(Oordeel(found["name"] or "buiten_bereik", float(found["confidence"]), frozenset()))
        return out
