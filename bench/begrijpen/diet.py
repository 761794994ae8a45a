"""Stock Rasa: the pipeline that `rasa init` writes, with DIET, on the same lines.

A fact is an entity with the activity as its name and the kind as its role; a helper is an entity `wie` with the code as
its role, joined to the nearest fact of help in the message. That is as far as Rasa's own means reach.
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

from bot.understanding.begrip import Feit
from bot.understanding.classificatie.classificatie import Oordeel
from bot.understanding.feiten import Extraction

Line = Mapping[str, Any]


def pijplijn(epochs: int) -> dict[str, Any]:
    """Give the configuration of `rasa init`, without its fallback."""
    return {
        "recipe": "default.v1",
        "language": "nl",
        "pipeline": [
            {"name": "WhitespaceTokenizer"},
            {"name": "RegexFeaturizer"},
            {"name": "LexicalSyntacticFeaturizer"},
            {"name": "CountVectorsFeaturizer"},
            {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
            {"name": "DIETClassifier", "epochs": epochs, "constrain_similarities": True},
            {"name": "EntitySynonymMapper"},
        ],
    }


def _entities(line: Line) -> list[dict[str, Any]]:
    """Give the parts of the facts as entities; the first of two that overlap."""
    out: list[dict[str, Any]] = []

    def add(piece: str, after: int, name: str, role: str) -> None:
        begin = line["tekst"].find(piece, after)
        end = begin + len(piece)
        if begin >= 0 and piece and all(end <= e["start"] or begin >= e["end"] for e in out):
            out.append({"start": begin, "end": end, "value": piece, "entity": name, "role": role})

    for fact in line.get("feiten", ()):
        after = max(line["tekst"].find(fact["citaat"]), 0)
        parts = fact.get("delen", {})
        add(
            parts.get("activiteit", fact["citaat"]).split(" … ")[-1], after, fact["activiteit"], fact["soort"]
        )
        if fact["wie"] and "wie" in parts:
            add(parts["wie"].split(" … ")[0], after, "wie", fact["wie"])
    return sorted(out, key=lambda e: e["start"])


class Diet:
    """A trained model of stock Rasa; reads intents and facts."""

    def __init__(self, lines: Sequence[Line], epochs: int) -> None:
        """Train on lines of both kinds; a line with facts and no intent is `vertellen`."""
        self._folder = tempfile.TemporaryDirectory()
        folder = Path(self._folder.name)
        examples = [
            Message.build(
                text=line["tekst"].replace("\n", " "),
                intent=line.get("bedoeling", "vertellen"),
                entities=_entities(line),
            )
            for line in lines
            if line["tekst"].strip()
        ]
        (folder / "nlu.yml").write_text(RasaWriter().dumps(TrainingData(examples)), encoding="utf-8")
        (folder / "config.yml").write_text(yaml.safe_dump(pijplijn(epochs)), encoding="utf-8")
        model = train_nlu(str(folder / "config.yml"), str(folder / "nlu.yml"), str(folder))
        self._agent = Agent.load(model)

    def _parse(self, text: str) -> dict[str, Any]:
        found: dict[str, Any] = asyncio.run(self._agent.parse_message(text.replace("\n", " ") or "-"))
        return found

    def oordelen(self, lines: Sequence[Line]) -> list[Oordeel]:
        """Judge lines."""
        found = [self._parse(line["tekst"])["intent"] for line in lines]
        return [Oordeel(i["name"] or "buiten_bereik", float(i["confidence"]), frozenset()) for i in found]

    def extract(self, text: str, vraag: str | None = None) -> Extraction:
        """Read one message, as `FactExtractor.extract` does."""
        entities = self._parse(text)["entities"]
        persons = [e for e in entities if e["entity"] == "wie"]
        facts: dict[tuple[str, str, str | None], Feit] = {}
        for e in entities:
            if e["entity"] == "wie" or "role" not in e:
                continue
            near = min(persons, key=lambda p: abs(p["start"] - e["start"]), default=None)
            who = near.get("role") if near and e["role"] == "hulp" else None
            sure = float(e.get("confidence_entity", 0))
            facts[e["role"], e["entity"], who] = Feit(
                e["role"], e["entity"], who, None, text[e["start"] : e["end"]], sure
            )
        return Extraction(tuple(facts.values()))
