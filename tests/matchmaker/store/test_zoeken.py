"""The search of the queue finds what reading every text finds, on both databases, and forgets what was removed."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import insert, make_url, select, text

from matchmaker.bootstrap import Matchmaker, Settings, bootstrap, keys_of
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.ports import Filters
from matchmaker.core.text import searchable
from matchmaker.store import zoeken
from matchmaker.store.engine import WRITE, open_engine
from matchmaker.store.migrate import migrate
from matchmaker.store.tables import hulpvraag
from tests.matchmaker.aanvragen import aanvraag
from tests.matchmaker.conftest import TestClock

# Words of one letter, signs that a pattern, JSON or SQL has a meaning for, letters that change their length, and what
# is longer than an ending that is kept.
WORDS = (
    *(
        "trap",
        "wenteltrap",
        "trapt",
        "de",
        "e",
        "ab",
        "heden",
        "verleden",
        "100%",
        "a_b",
        "c\\d",
        '"koor"',
        "'s",
    ),
    *(
        "[x]",
        "{y}",
        "a,b",
        "é",
        "Straße",
        "İzmir",
        "ﬁets",
        "a¨b",
        "🙂",
        "-",
        "--",
        "/*",
        "%",
        "_",
        "\\",
        '"',
        "nl;--",
    ),
    *("lang" * 20, "lang" * 19 + "er", "\U0010ffff", "a\U0010ffff", "zoë", "x" * 70),
)
NUMBER = 120


@pytest.fixture(params=["by the index", "common", "at the head"])
def bounds(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each way in which a word is found: by the index, without it for it is too common, at the head of the queue."""
    head, many = {"by the index": (1, 5_000), "common": (1, 2), "at the head": (5_000, 5_000)}[request.param]
    monkeypatch.setattr(zoeken, "VOORAAN", dict.fromkeys(zoeken.VOORAAN, head))
    monkeypatch.setattr(zoeken, "VEEL", many)


async def _say(settings: Settings, texts: Sequence[str], first: int = 0) -> None:
    """Put requests in the queue with these texts to search, all else like the one that is there."""
    engine = open_engine(settings.store_url(), keys_of(settings))
    async with engine.connect() as connection:
        await connection.execution_options(**{WRITE: True})
        async with connection.begin():
            like = dict((await connection.execute(select(hulpvraag).limit(1))).one()._mapping)
            del like["id"]
            rows = [
                like
                | {"sleutel": f"tekst-{number}", "referentie": f"R{number}", "zoektekst": searchable(said)}
                | {"urgentie": number % 4}
                for number, said in enumerate(texts, first)
            ]
            await connection.execute(insert(hulpvraag), rows)
    await engine.dispose()


async def _found(matchmaker: Matchmaker, q: str, **filters: object) -> list[str]:
    """Give the codes of all that is found, page after page."""
    codes, cursor = list[str](), None
    while True:
        page = await matchmaker.queue(Filters(q=q, **filters), cursor, limit=7)  # type: ignore[arg-type]
        codes += [one.referentie for one in page.hulpvragen]
        cursor = page.next
        if cursor is None:
            return codes


async def _run(settings: Settings, statement: str) -> list[tuple[object, ...]]:
    engine = open_engine(settings.store_url(), keys_of(settings))
    async with engine.begin() as connection:
        found = await connection.execute(text(statement))
        rows = [tuple(row) for row in found] if found.returns_rows else []
    await engine.dispose()
    return rows


@pytest.mark.usefixtures("bounds")
async def test_as_if_every_text_were_read(matchmaker: Matchmaker, settings: Settings) -> None:
    """Words, parts of words of any length, several at once and any sign: what is found is what has them, in order."""
    drawn = random.Random(11)
    await matchmaker.submit(aanvraag(feiten=[], situatie="Iets anders.", contact=None), "1")
    texts = [" ".join(drawn.choices(WORDS, k=drawn.randrange(1, 9))) for _ in range(NUMBER)]
    await _say(settings, texts)
    queries = [
        *WORDS,
        "xylofoon",
        "tra",
        "apt",
        "q",
        "zoe",
        "strasse",
        "fiets",
        "de trap",
        "e ab heden",
        "x" * 40,
    ]
    queries += [" ".join(drawn.choices(WORDS, k=2)) for _ in range(40)]
    for query in queries:
        words = searchable(query).split()
        having = [
            number for number, said in enumerate(texts) if all(word in searchable(said) for word in words)
        ]
        having.sort(key=lambda number: (-(number % 4), number))
        found = [code for code in await _found(matchmaker, query) if code.startswith("R")]
        assert found == [f"R{number}" for number in having], query


@pytest.mark.usefixtures("bounds")
async def test_with_other_filters(matchmaker: Matchmaker, settings: Settings, anna: Coordinator) -> None:
    """A word adds up with a status and a holder."""
    first = await matchmaker.submit(aanvraag(situatie="Ik speel xylofoon."), "1")
    await _say(settings, ["xylofoon", "koor", "xylofoons"])
    await matchmaker.claim(first.referentie, anna)
    assert await _found(matchmaker, "xylofoon", status=("nieuw",)) == ["R2", "R0"]
    assert await _found(matchmaker, "xylofoon", houder_id=anna.id) == [first.referentie]
    assert await _found(matchmaker, "koor", houder_id=anna.id) == []


@pytest.mark.usefixtures("bounds")
async def test_what_counts_elsewhere(matchmaker: Matchmaker, settings: Settings) -> None:
    """A part that a request has elsewhere, not in its text, counts beside words that are in its text."""
    await matchmaker.submit(aanvraag(), "1")
    await _say(settings, ["trap koor", "koor", "trap", "trap koor jansen"])
    engine = open_engine(settings.store_url(), keys_of(settings))
    row = hulpvraag.c
    elsewhere = select(row.id).where(row.referentie.in_(("R0", "R1")))
    async with engine.connect() as connection:
        for words, ook, codes in (
            ((("jansen",), ("trap",)), elsewhere, {"R0", "R3"}),
            ((("jansen", "koor"),), elsewhere, {"R0", "R1", "R3"}),
            ((("jansen",), ("trap",)), None, {"R3"}),
        ):
            delen = [zoeken.Deel(one, ook if one[0] == "jansen" else None) for one in words]
            asked = select(row.referentie).where(*await zoeken.met_index(connection, delen))
            assert set((await connection.execute(asked)).scalars()) == codes
    await engine.dispose()


async def _index(settings: Settings) -> str:
    """Give all that the tables of the index hold, as text."""
    names = zoeken.INDEXES[make_url(settings.store_url()).get_backend_name()].tables
    return str([await _run(settings, f"SELECT * FROM {name}") for name in names])


async def test_in_step(matchmaker: Matchmaker, settings: Settings) -> None:
    """Whoever changes a text changes the index with it, also by SQL of their own; what others say too stays."""
    await matchmaker.submit(aanvraag(feiten=[], situatie="Iets.", contact=None), "1")
    await _say(settings, ["truus speelt xylofoon", "xylofoon en koor"])
    await _run(settings, "UPDATE hulpvraag SET zoektekst = 'harp en koor' WHERE referentie = 'R0'")
    assert [await _found(matchmaker, word) for word in ("truus", "xylofoon", "harp")] == [[], ["R1"], ["R0"]]
    assert "truus" not in await _index(settings)
    await _run(settings, "DELETE FROM hulpvraag WHERE referentie = 'R1'")
    assert await _found(matchmaker, "koor") == ["R0"]
    assert "xylofoon" not in await _index(settings)
    assert "harp" in await _index(settings)


async def test_withdrawn_is_forgotten(matchmaker: Matchmaker, settings: Settings) -> None:
    """A request that is withdrawn leaves nothing in the index."""
    before = await _index(settings)
    made = await matchmaker.submit(aanvraag(situatie="Mijn cavia heet Zonnebloem."), "1")
    assert "zonnebloem" in await _index(settings)
    await matchmaker.withdraw(made.referentie)
    assert await _index(settings) == before
    assert await _found(matchmaker, "zonnebloem", status=("ingetrokken",)) == []


async def test_gone_from_the_files(sqlite_settings: Settings, tmp_path: Path, clock: TestClock) -> None:
    """After the day's upkeep words of what was withdrawn stand nowhere in the files of SQLite, nor parts of them."""
    made = await bootstrap(sqlite_settings, clock=clock)
    await made.submit(aanvraag(situatie="Ik ben er."), "1")
    drawn = random.Random(2)
    filling = [" ".join(f"w{drawn.randrange(4_000)}woord" for _ in range(60)) for _ in range(300)]
    await _say(sqlite_settings, filling)
    planted = [
        await made.submit(
            aanvraag(situatie=f"Zonnebloem{number}qxz houdt van margriet{number}qxz."), str(number)
        )
        for number in range(100, 120)
    ]
    await _say(sqlite_settings, filling, first=1_000)  # pages are split around them
    await made.schoon()
    assert b"zonnebloem107qxz" in _bytes(tmp_path)
    for one in planted:
        await made.withdraw(one.referentie)
    await made.schoon()
    assert "qxz" not in await _index(sqlite_settings)
    left = _bytes(tmp_path)
    # Not shorter: what is sealed is random, and three letters stand in it now and then.
    parts = (b"onnebloem1", b"bloem11", b"argriet1", b"griet10", b"7qxz ho", b"7qxz.")
    assert [part for part in parts if part in left] == []
    assert len(await _found(made, "woord")) == 600
    await made.close()


def _bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file()).lower()


async def test_filled_on_the_way_up(unmigrated_settings: Settings) -> None:
    """What was there before the index is found after it; without the index nothing of it is left."""
    made = await bootstrap(unmigrated_settings)
    one = await made.submit(aanvraag(situatie='Ik zei: "xylofoon", 100% zeker.'), "1")
    gone = await made.submit(aanvraag(), "2")
    await made.withdraw(gone.referentie)
    await made.close()
    before = await _index(unmigrated_settings)
    engine = open_engine(unmigrated_settings.store_url(), keys_of(unmigrated_settings))
    await migrate(engine, "0009")
    await _run(unmigrated_settings, "UPDATE hulpvraag SET gewijzigd_op = gewijzigd_op, zoektekst = zoektekst")
    await migrate(engine)
    await engine.dispose()
    after = await _index(unmigrated_settings)
    assert _words(after) == _words(before)
    made = await bootstrap(unmigrated_settings)
    found = [await _found(made, query) for query in ('"xylo', "100%", "lofoon zeker", "fagot")]
    await made.close()
    assert found == [[one.referentie]] * 3 + [[]]


def _words(index: str) -> set[str]:
    return set(re.findall(r"[^\W\d]+", index))


@pytest.mark.postgres
async def test_extension_that_may_not_be_made(postgres: str, tmp_path: Path) -> None:
    """Who may not make pg_trgm is told what an administrator has to run; nothing is migrated till then."""
    engine = open_engine(f"{postgres}/postgres").execution_options(isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        for statement in ("CREATE ROLE arm LOGIN", "CREATE DATABASE zonder_recht"):
            await connection.execute(text(statement))
    await engine.dispose()
    admin = open_engine(f"{postgres}/zonder_recht")
    async with admin.begin() as connection:
        await connection.execute(text("GRANT ALL ON SCHEMA public TO arm"))
    settings = Settings(
        var=tmp_path,
        database_url=f"{postgres}/zonder_recht".replace("keukentafel@", "arm@"),  # type: ignore[arg-type]
    )
    with pytest.raises(RuntimeError, match="CREATE EXTENSION pg_trgm") as refused:
        await bootstrap(settings)
    assert '"public"' in str(refused.value)
    async with admin.begin() as connection:
        await connection.execute(text("CREATE EXTENSION pg_trgm"))
    await admin.dispose()
    made = await bootstrap(settings)
    one = await made.submit(aanvraag(situatie="Ik speel xylofoon."), "1")
    found = await _found(made, "ylof")
    await made.close()
    assert found == [one.referentie]
