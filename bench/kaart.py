"""Search a made-up directory of growing size, beside a plain scan with LIKE in the same run.

`.venv/bin/python -m bench.kaart [services ...]` prints a table and writes docs/bench/kaart.txt.
"""

from __future__ import annotations

import asyncio
import os
import platform
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy import Column, Integer, MetaData, Table, Text, insert

from matchmaker.bootstrap import Matchmaker, Settings, bootstrap, keys_of
from matchmaker.core.sociale_kaart.aanbod import Aanbod, Tijd
from matchmaker.core.sociale_kaart.plaats import Plaats
from matchmaker.core.sociale_kaart.profiel import profiel
from matchmaker.core.sociale_kaart.woorden import woorden_in
from matchmaker.core.sociale_kaart.zoekvraag import Zoekvraag
from matchmaker.core.vocabulary import activiteiten
from matchmaker.store.engine import open_engine
from tests.matchmaker.postgres import find_binaries, running_cluster

SIZES = (2_000, 20_000, 200_000)
QUESTIONS = 200
ROUNDS = 5  # of each question the middle time counts: other programs run on the machine too
LARGE = 50_000  # services: from here on a scan takes so long that few are made
FEW = 40  # questions that are then asked of the scan
NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
OUT = Path(__file__).resolve().parents[1] / "docs" / "bench" / "kaart.txt"

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_BEGIN = (
    *("buurt", "wijk", "dorps", "zorg", "hulp", "senioren", "jongeren", "ouderen", "taal", "fiets"),
    *("tuin", "eet", "wandel", "lees", "huis", "klus", "kook", "muziek", "natuur", "reken"),
)
_MIDDLE = (
    *("maat", "huis", "kring", "punt", "tafel", "groep", "club", "dienst", "loket"),
    *("cafe", "ruimte", "lijn", "bus", "hoek", "kamer", "spreek", "werk", "winkel"),
)
_END = ("", "plek", "project", "avond", "ochtend", "overleg", "plus")
_WORDS = tuple(begin + middle + end for begin in _BEGIN for middle in _MIDDLE for end in _END)

plat = Table("bench_plat", MetaData(), Column("id", Integer, primary_key=True), Column("tekst", Text))


def plaatsen(drawn: random.Random) -> list[Plaats]:
    """Give 120 postcodes in 40 wijken, over some thirty kilometers."""
    return [
        Plaats(
            postcode4=str(1000 + number),
            wijk=f"Wijk {number % 40}",
            wijkteam=f"Wijkteam {number % 40}",
            telefoon="+31850000000",
            latitude=52 + drawn.random() * 0.3,
            longitude=5 + drawn.random() * 0.4,
        )
        for number in range(120)
    ]


def directory(size: int, places: list[Plaats], drawn: random.Random) -> Iterator[Aanbod]:
    """Give made-up offers: some activities are far more common than others, as they are."""
    for number in range(size):
        place = drawn.choice(places)
        serves = drawn.random()
        yield Aanbod(
            id=f"p{number}",
            service_id=f"s{number}",
            organization_id=f"o{number // 3}",
            naam=" ".join(drawn.sample(_WORDS, 2)).capitalize(),
            organisatie=f"Stichting {drawn.choice(_WORDS)} {number // 3}",
            omschrijving=" ".join(drawn.choices(_WORDS, k=18)),
            activiteiten=codes("activiteit", drawn, drawn.randint(1, 5)),
            soorten_hulp=codes("soort_hulp", drawn, 1),
            doelgroepen=codes("doelgroep", drawn, drawn.choice((0, 0, 1, 2, 3))),
            routes=codes("route", drawn, 1),
            respijtvormen=codes("respijtvorm", drawn, drawn.choice((0, 0, 0, 1))),
            basisfuncties=codes("basisfunctie", drawn, drawn.choice((0, 1, 2))),
            talen=drawn.choice((("nl",), ("nl",), ("nl", "en"), ("nl", "ar", "tr"))),
            latitude=place.latitude + drawn.gauss(0, 0.01) if drawn.random() < 0.7 else None,
            longitude=place.longitude + drawn.gauss(0, 0.01),
            wijken=(place.wijk,) if serves < 0.3 else (),
            postcodes=(place.postcode4,) if 0.3 <= serves < 0.5 else (),
            tijden=tuple(times(drawn)),
            ruimte=drawn.choice((None, "ja", "ja", "wachtlijst", "nee")),
            assured_date=date(2026, 11, 1) - timedelta(days=drawn.randrange(400)),
        )


def codes(taxonomie: str, drawn: random.Random, number: int) -> tuple[str, ...]:
    """Draw codes; the first of the profile more often than the last."""
    every = tuple(profiel().labels(taxonomie))
    return tuple({every[int(len(every) * drawn.random() ** 2)] for _ in range(number)})


def times(drawn: random.Random) -> Iterator[Tijd]:
    """Draw opening hours: mostly weekly, sometimes a day of the month, sometimes none."""
    kind = drawn.random()
    if kind < 0.65:
        days = ",".join(drawn.sample(_DAYS, drawn.randint(1, 4)))
        yield Tijd(f"FREQ=WEEKLY;BYDAY={days}", "09:00", drawn.choice(("12:00", "17:00", "21:30")))
    elif kind < 0.75:
        yield Tijd(f"FREQ=MONTHLY;BYDAY={drawn.randint(1, 4)}{drawn.choice(_DAYS)}", "19:30", "21:30")


def questions(places: list[Plaats], drawn: random.Random) -> list[tuple[str, Zoekvraag]]:
    """Give questions as people and the conversation ask them, of every kind in turn."""
    made: list[tuple[str, Zoekvraag]] = []
    while len(made) < QUESTIONS:
        here = drawn.choice(places).postcode4
        word, other = drawn.sample(_WORDS, 2)
        typo = word[:3] + word[4:]
        made += [
            ("activity, near", Zoekvraag(activiteiten=codes("activiteit", drawn, 1), postcode4=here)),
            (
                "three activities, group",
                Zoekvraag(
                    activiteiten=codes("activiteit", drawn, 3),
                    doelgroepen=codes("doelgroep", drawn, 2),
                    postcode4=here,
                ),
            ),
            ("area of life, near", Zoekvraag(leefgebied="huishouden", postcode4=here)),
            (
                "respite, route, 5 km",
                Zoekvraag(
                    respijtvormen=codes("respijtvorm", drawn, 1),
                    routes=codes("route", drawn, 1),
                    postcode4=here,
                    max_km=5,
                ),
            ),
            (
                "kind, day and hour",
                Zoekvraag(
                    soorten_hulp=codes("soort_hulp", drawn, 1),
                    weekdag=drawn.randrange(7),
                    tijd="20:00",
                    postcode4=here,
                ),
            ),
            ("text", Zoekvraag(tekst=f"ik zoek {word} {other}", postcode4=here)),
            ("text with a typo", Zoekvraag(tekst=typo)),
            ("anything near", Zoekvraag(postcode4=here)),
        ]
    return made


def plain(vraag: Zoekvraag, plaats: Plaats | None) -> str:
    """Give the statement that scans with LIKE for the same question: no typos, no distance, no ranking."""
    parts = [vraag.activiteiten, vraag.soorten_hulp, vraag.doelgroepen, vraag.routes, vraag.respijtvormen]
    parts += [(word,) for word in woorden_in(vraag.tekst)]
    if vraag.leefgebied:
        parts.append((vraag.leefgebied,))
    if vraag.weekdag is not None:
        parts.append((_DAYS[vraag.weekdag],))
    if plaats:
        parts.append((plaats.wijk, plaats.postcode4, "overal"))
    where = " AND ".join(
        "(" + " OR ".join(f"tekst LIKE '%{word}%'" for word in words) + ")" for words in parts if words
    )
    return f"SELECT id FROM bench_plat WHERE {where} ORDER BY tekst LIMIT 10"


def flat(one: Aanbod) -> str:
    """Give all that is known of an offer as one text."""
    area = one.wijken + one.postcodes or ("overal",)
    leefgebieden = {activiteiten()[code] for code in one.activiteiten}
    lists = (
        one.activiteiten,
        one.soorten_hulp,
        one.doelgroepen,
        one.routes,
        one.respijtvormen,
        area,
        leefgebieden,
    )
    coded = (code for codes in lists for code in codes)
    rules = (tijd.rrule for tijd in one.tijden)
    return " ".join([one.naam.lower(), one.organisatie, one.omschrijving, *coded, *rules])


async def fill(matchmaker: Matchmaker, url: str, offers: list[Aanbod], places: list[Plaats]) -> float:
    """Fill both, and give the seconds that the index took."""
    await matchmaker.vervang_plaatsen(places)
    started = time.perf_counter()
    async with matchmaker.store.writing() as work:
        await work.kaart.vervang({}, offers)
    took = time.perf_counter() - started
    engine = open_engine(url, keys_of(Settings()))
    async with engine.begin() as connection:
        await connection.run_sync(plat.metadata.drop_all)
        await connection.run_sync(plat.metadata.create_all)
        rows = [{"id": number, "tekst": flat(one)} for number, one in enumerate(offers)]
        for start in range(0, len(rows), 10_000):
            await connection.execute(insert(plat), rows[start : start + 10_000])
    await engine.dispose()
    return took


async def timed(*groups: Sequence[Callable[[], Awaitable[object]]]) -> list[list[float]]:
    """Give the milliseconds of each call, group by group: the middle one of some rounds through all groups in turn."""
    rounds: list[list[list[float]]] = [[[] for _ in calls] for calls in groups]
    for _ in range(ROUNDS):
        for group, calls in zip(rounds, groups, strict=True):
            for times, call in zip(group, calls, strict=True):
                started = time.perf_counter()
                await call()
                times.append((time.perf_counter() - started) * 1000)
    return [[statistics.median(times) for times in group] for group in rounds]


async def measure(settings: Settings, size: int) -> list[str]:
    """Give the rows of the table for one database and size."""
    drawn = random.Random(5)
    places = plaatsen(drawn)
    known = {one.postcode4: one for one in places}
    asked = questions(places, drawn)
    matchmaker = await bootstrap(settings, clock=lambda: NOW)
    took = await fill(matchmaker, settings.store_url(), list(directory(size, places, drawn)), places)
    engine = open_engine(settings.store_url(), keys_of(settings))
    async with engine.connect() as connection:
        searches = [partial(matchmaker.zoek, vraag) for _, vraag in asked]
        scans = [
            partial(connection.exec_driver_sql, plain(vraag, known.get(vraag.postcode4 or "")))
            for _, vraag in (asked[:FEW] if size >= LARGE else asked)
        ]
        await timed(searches[:16], scans[:16])
        ours, baseline = await timed(searches, scans)
    await engine.dispose()
    await matchmaker.close()
    name = settings.store_url().partition("+")[0]
    rows = [line(f"{name} {size:>7} all questions", ours, baseline, f"   index {took:.1f} s")]
    for kind in dict.fromkeys(kind for kind, _ in asked):
        mine = [place for place, (one, _) in enumerate(asked) if one == kind]
        scanned = [baseline[place] for place in mine if place < len(baseline)]
        rows.append(line(f"  {kind}", [ours[place] for place in mine], scanned))
    return rows


def line(name: str, ours: list[float], baseline: list[float], more: str = "") -> str:
    """Give one row: p50, p95 and the longest of ours, p50 and p95 of the scan, and the ratio of the two p50."""
    mine, theirs = statistics.quantiles(ours, n=100), statistics.quantiles(baseline, n=100)
    numbers = (mine[49], mine[94], max(ours), theirs[49], theirs[94], mine[49] / theirs[49])
    return f"{name:<36}" + "".join(f"{number:>9.2f}" for number in numbers) + more


async def run(sizes: Sequence[int]) -> None:
    """Measure each size on each database, print the table as it grows, and write it."""
    head = f"{'milliseconds':<36}{'p50':>9}{'p95':>9}{'max':>9}{'LIKE p50':>9}{'LIKE p95':>9}{'ratio':>9}"
    lines = [
        __doc__.splitlines()[0],
        f"{QUESTIONS} questions, each {ROUNDS} times: the middle time counts.",
        "",
        head,
    ]
    print(head)
    binaries = find_binaries()
    assert binaries is not None, "no PostgreSQL server here"
    with running_cluster(binaries) as server, tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            postgres = SecretStr(f"{server}/postgres")
            for settings in (
                Settings(var=Path(folder, str(size))),
                Settings(var=Path(folder), database_url=postgres),
            ):
                for row in await measure(settings, size):
                    print(row, flush=True)
                    lines.append(row)
    load = " ".join(f"{one:.1f}" for one in os.getloadavg())
    lines += [
        "",
        f"{os.cpu_count()} processors, Python {platform.python_version()}; load of the machine at the end: {load}",
    ]
    print(lines[-1])
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    """Measure the sizes of the command line, or else all."""
    asyncio.run(run([int(size) for size in sys.argv[1:]] or SIZES))


if __name__ == "__main__":
    main()
