"""The Rasa graph component that understands a message: a thin coat around `bot.understanding`."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

import sporen
from bot.components.corpus_importer import CORPUS_AT, training_lines
from bot.typed import as_typed
from bot.understanding.understanding import Understanding


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class Begrijper(GraphComponent):
    """Set `intent` and `begrip` on each message, given the question in the message's metadata (`vraag`).

    `begrip` is the JSON of `bot.understanding.begrip.Begrip`; it reaches the actions in `latest_message`. Trained
    on the corpus that `CorpusImporter` points at.
    """

    def __init__(self, storage: ModelStorage, resource: Resource, understanding: Understanding | None = None):
        """Hold where the model is kept, and the model once there is one."""
        self._storage = storage
        self._resource = resource
        self._understanding = understanding

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Begrijper:
        """Give the untrained component."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> Begrijper:
        """Read the trained model out of the archive."""
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, Understanding.load(folder))

    def train(self, training_data: TrainingData) -> Resource:
        """Train on the corpus lines and keep the model."""
        corpus = next(m.get(CORPUS_AT) for m in training_data.training_examples if m.get(CORPUS_AT))
        understanding = Understanding.train(training_lines(Path(corpus)))
        # Saved beside the storage first: a training that breaks off leaves no half model.
        with tempfile.TemporaryDirectory() as temporary:
            understanding.save(Path(temporary))
            with self._storage.write_to(self._resource) as folder:
                for path in Path(temporary).iterdir():
                    path.replace(folder / path.name)
        self._understanding = understanding
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Understand each message; those of other graph steps pass untouched."""
        if self._understanding is None:
            raise RuntimeError("the Begrijper is used before it is trained or loaded")
        for message in messages:
            vraag = (message.get("metadata") or {}).get("vraag")
            with sporen.span("bot begrijpen"):
                begrip = self._understanding.understand(as_typed(message.get(TEXT) or ""), vraag)
            message.set(
                INTENT, {"name": begrip.bedoeling, "confidence": begrip.zekerheid}, add_to_output=True
            )
            message.set("begrip", begrip.to_json(), add_to_output=True)
        return messages
