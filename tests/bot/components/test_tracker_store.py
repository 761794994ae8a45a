"""Forgetting a conversation."""

import asyncio

from rasa.core.tracker_store import AwaitableTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.components.tracker_store import ForgettingTrackerStore, forget


def test_a_forgotten_conversation_leaves_nothing_and_no_other_is_touched(tmp_path):
    """Also through the coat that Rasa puts around the store."""
    store = ForgettingTrackerStore(domain=Domain.empty(), db=str(tmp_path / "t.db"))
    outer = AwaitableTrackerStore(store)

    async def run() -> tuple:
        for name in ("weg", "blijft"):
            await store.save(DialogueStateTracker.from_events(name, [UserUttered("geheim")]))
        await forget(outer, "weg")
        await forget(outer, "nooit geweest")
        return await store.retrieve("weg"), await store.retrieve("blijft")

    gone, kept = asyncio.run(run())
    assert gone is None
    assert kept is not None
