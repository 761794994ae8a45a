"""Forgetting a conversation."""

import asyncio
import stat
import time

import pytest
from rasa.core.tracker_store import AwaitableTrackerStore, SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SessionStarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.components.tracker_store import DATABASE, ForgettingTrackerStore, forget
from bot.settings import BotSettings
from matchmaker.core.errors import Unreadable
from matchmaker.geheim.cijfer import Geheim
from matchmaker.geheim.sleutels import KeysMissing, in_demo, lees, nieuw


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


def test_what_is_forgotten_stands_in_no_file(tmp_path):
    """Neither in the database nor in its log; nor does the conversation, even sealed."""
    store = ForgettingTrackerStore(domain=Domain.empty(), db=str(tmp_path / "t.db"))

    async def run() -> None:
        await store.save(DialogueStateTracker.from_events("x", [UserUttered("zandkasteel " * 200)]))

    asyncio.run(run())
    content = [path.read_bytes() for path in tmp_path.iterdir()]
    assert any(b"kt1:" in one for one in content)
    assert not any(b"zandkasteel" in one for one in content)
    store.delete("x")
    assert not any(b"kt1:" in path.read_bytes() for path in tmp_path.iterdir())


def test_what_an_earlier_version_wrote_is_read(tmp_path):
    """Events that were not sealed, sealed ones and those under an older key go together; of Rasa's own reading too."""
    name, old, new = str(tmp_path / "t.db"), nieuw(), nieuw()

    def store(*keys: str) -> ForgettingTrackerStore:
        made = ForgettingTrackerStore(domain=Domain.empty(), db=name)
        made._geheim = Geheim(lambda: lees(",".join(keys), "test"))
        return made

    async def run() -> tuple:
        plain = SQLTrackerStore(domain=Domain.empty(), db=name)
        said = [SessionStarted(timestamp=1.0), UserUttered("een", timestamp=2.0)]
        await plain.save(DialogueStateTracker.from_events("x", list(said)))
        for text, keys in (("twee", (old,)), ("drie", (new, old))):
            said.append(UserUttered(text, timestamp=3.0))
            await store(*keys).save(DialogueStateTracker.from_events("x", list(said)))
        return await store(new, old).retrieve("x"), await store(new, old).retrieve_full_tracker("x")

    for tracker in asyncio.run(run()):
        assert texts(tracker) == ["een", "twee", "drie"]
    with pytest.raises(Unreadable):
        asyncio.run(store(new).retrieve("x"))


def test_without_keys_it_does_not_begin(tmp_path, monkeypatch):
    """Outside a demonstration there must be keys; in one it takes those that all processes share."""
    monkeypatch.setenv("KEUKENTAFEL_VAR", str(tmp_path))
    monkeypatch.delenv("KEUKENTAFEL_SLEUTELS")
    with pytest.raises(KeysMissing):
        ForgettingTrackerStore(domain=Domain.empty())
    monkeypatch.setenv("KEUKENTAFEL_DEMO", "true")
    made = ForgettingTrackerStore(domain=Domain.empty())
    assert made._geheim.ids == Geheim(in_demo(tmp_path)).ids


def test_its_own_folder_is_for_this_account_only(tmp_path, monkeypatch):
    """Where the store is the first to write, it makes the folder, closed to others."""
    made = tmp_path / "var"
    monkeypatch.setenv("KEUKENTAFEL_VAR", str(made))
    ForgettingTrackerStore(domain=Domain.empty())
    assert (made / DATABASE).exists()
    assert stat.S_IMODE(made.stat().st_mode) == 0o700


def texts(tracker: DialogueStateTracker | None) -> list[str]:
    """Give what the person said, as a tracker holds it."""
    return [event.text for event in tracker.events if isinstance(event, UserUttered)] if tracker else []


def test_what_came_since_is_read_and_nothing_twice(tmp_path):
    """Of a conversation that is kept in memory; also what another worker wrote, forgot or began anew."""
    db = str(tmp_path / "t.db")
    here, there = (ForgettingTrackerStore(domain=Domain.empty(), db=db) for _ in range(2))

    async def add(store: ForgettingTrackerStore, *events: Event) -> None:
        tracker = await store.retrieve("x") or DialogueStateTracker.from_events("x", [])
        for event in events:
            tracker.update(event)
        await store.save(tracker)

    async def run() -> list[list[str]]:
        seen = []
        await add(here, UserUttered("een"))
        seen.append(texts(await here.retrieve("x")))
        await add(there, UserUttered("twee"))
        await add(here, UserUttered("drie"))
        seen.append(texts(await here.retrieve("x")))
        seen.append(texts(await here.retrieve("x")))
        await add(
            there, SessionStarted(timestamp=time.time() + 1), UserUttered("vier", timestamp=time.time() + 2)
        )
        seen.append(texts(await here.retrieve("x")))
        await forget(there, "x")
        seen.append(texts(await here.retrieve("x")))
        return seen

    assert asyncio.run(run()) == [
        ["een"],
        ["een", "twee", "drie"],
        ["een", "twee", "drie"],
        ["vier"],
        [],
    ]


def test_a_database_for_all_workers_is_used_where_one_is_set(tmp_path, monkeypatch):
    """The address may be as the other processes have it; what `endpoints.yml` says goes before."""
    url = f"sqlite:///{tmp_path / 'gedeeld.db'}"
    monkeypatch.setenv("KEUKENTAFEL_TRACKER_DATABASE_URL", url)
    assert str(ForgettingTrackerStore(domain=Domain.empty()).engine.url) == url
    assert ForgettingTrackerStore(
        domain=Domain.empty(), db=str(tmp_path / "t.db")
    ).engine.url.database == str(tmp_path / "t.db")


def test_an_address_of_postgresql_names_the_driver_that_rasa_has():
    """One form for all processes: with or without the driver of the others."""
    for given in ("postgres://u:p@h/d", "postgresql://u:p@h/d", "postgresql+asyncpg://u:p@h/d"):
        assert BotSettings(tracker_database_url=given).tracker_url() == "postgresql://u:p@h/d"
    assert BotSettings.from_environment({"KEUKENTAFEL_SLOTEN_URL": ""}) == BotSettings()
