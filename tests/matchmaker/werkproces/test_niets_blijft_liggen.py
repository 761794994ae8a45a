"""Whatever people do, in whatever order: no open request is ever where nobody sees it."""

from __future__ import annotations

import asyncio
import random
import shutil
from collections.abc import Coroutine
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from argon2 import PasswordHasher
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from matchmaker.bootstrap import Matchmaker, Settings, bootstrap
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import KeukentafelError
from matchmaker.core.hulpvraag import Dossier
from matchmaker.core.nazorg.opvolging import Uitkomst
from matchmaker.core.ports import Filters
from matchmaker.core.sociale_kaart.versheid import dag
from matchmaker.core.termijnen import na_werkdagen
from matchmaker.core.voorstellen.voorstel import Weigerreden
from matchmaker.core.workflow import Status
from matchmaker.passwords import Argon2Passwords
from tests.matchmaker.conftest import PASSWORD
from tests.matchmaker.geheugen import MEMORY
from tests.matchmaker.linderwoude import EETTAFEL, MAATJES
from tests.matchmaker.vrijwilligers.gegevens import toegevoegd
from tests.matchmaker.werkproces.verloop import ingediend, met_kaart

T = TypeVar("T")
MOST = 4  # requests
PATIENCE = range(0, 48, 4)  # days, longer than any term: then everything has come up again by itself
ENDED = (Status.AFGEROND, Status.INGETROKKEN)
PICK = st.integers(0, 99)


class Werk(RuleBasedStateMachine):
    """Two coordinators, two volunteers and two services at work; now and then some time passes."""

    empty: Path  # a database without rows, to copy

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.folder = TemporaryDirectory(dir=MEMORY)
        shutil.copy(self.empty, self.folder.name)
        self.now = datetime(2026, 3, 2, 9, tzinfo=UTC)
        self.codes: list[str] = []
        self.matchmaker, self.people, self.volunteers = self.run(self.open())

    async def open(self) -> tuple[Matchmaker, list[Coordinator], list[int]]:
        """Begin."""
        made = await bootstrap(
            Settings(var=Path(self.folder.name)),
            clock=lambda: self.now,
            entropy=random.Random(7).randbytes,
            passwords=Argon2Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)),
        )
        await met_kaart(made)
        people = [(await made.add_coordinator(name, name, PASSWORD))[0] for name in ("anna", "bram")]
        volunteers = [(await toegevoegd(made, people[0])).id for _ in range(2)]
        return made, people, volunteers

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Do something."""
        return self.loop.run_until_complete(work)

    def attempt(self, work: Coroutine[Any, Any, Any]) -> None:
        """Do something that may be refused."""
        try:
            self.run(work)
        except KeukentafelError:
            return

    def one(self, pick: int) -> Dossier | None:
        """Choose a request; None as long as there is none."""
        return self.run(self.matchmaker.get(self.codes[pick % len(self.codes)])) if self.codes else None

    def holder(self, found: Dossier, pick: int) -> Coordinator:
        """Give who holds a request, or anybody."""
        holder = found.hulpvraag.houder
        return next(
            (who for who in self.people if holder and who.id == holder.id),
            self.people[pick % len(self.people)],
        )

    @rule()
    def submit(self) -> None:
        """Somebody asks."""
        if len(self.codes) < MOST:
            self.codes.append(self.run(ingediend(self.matchmaker)))

    @rule(pick=PICK)
    def claim(self, pick: int) -> None:
        """Somebody takes what comes next."""
        self.attempt(self.matchmaker.claim_volgende(self.people[pick % 2]))

    @rule(pick=PICK, status=st.sampled_from(Status))
    def move(self, pick: int, status: Status) -> None:
        """A step that may or may not be there."""
        if found := self.one(pick):
            who = self.holder(found, pick)
            self.attempt(self.matchmaker.set_status(found.hulpvraag.referentie, status, who))

    @rule(pick=PICK)
    def step(self, pick: int) -> None:
        """A step that is there; mostly not the one to the end."""
        if (found := self.one(pick)) and (steps := [one for one in found.stappen if one != "ingetrokken"]):
            who = self.holder(found, pick)
            code = found.hulpvraag.referentie
            self.attempt(self.matchmaker.set_status(code, steps[pick % len(steps)], who))

    @rule(pick=PICK, service=st.sampled_from([MAATJES, EETTAFEL]))
    def ask_service(self, pick: int, service: str) -> None:
        """Propose to a service."""
        if found := self.one(pick):
            who = self.holder(found, pick)
            self.attempt(self.matchmaker.stel_voor_aan_dienst(found.hulpvraag.referentie, service, who))

    @rule(pick=PICK, volunteer=st.integers(0, 1))
    def ask_volunteer(self, pick: int, volunteer: int) -> None:
        """Propose to a volunteer."""
        if found := self.one(pick):
            who = self.holder(found, pick)
            asked = self.volunteers[volunteer]
            self.attempt(self.matchmaker.stel_voor_aan_vrijwilliger(found.hulpvraag.referentie, asked, who))

    @rule(pick=PICK, answer=st.sampled_from(["ja", "nee", "terug", "link"]))
    def answer(self, pick: int, answer: str) -> None:
        """They answer, or the coordinator takes the proposal back."""
        if (found := self.one(pick)) and found.voorstellen:
            asked, who = found.voorstellen[pick % len(found.voorstellen)], self.holder(found, pick)
            if answer == "ja":
                self.attempt(self.matchmaker.accepteer_voorstel(asked.id, who))
            elif answer == "nee":
                self.attempt(self.matchmaker.weiger_voorstel(asked.id, Weigerreden.ANDERS, who))
            elif answer == "terug":
                self.attempt(self.matchmaker.trek_voorstel_in(asked.id, who))
            else:
                self.attempt(self.by_link(asked.id, who, ja=bool(pick % 2)))

    async def by_link(self, voorstel: int, who: Coordinator, *, ja: bool) -> None:
        """Answer by a link."""
        token = await self.matchmaker.voorstellink(voorstel, who)
        await self.matchmaker.beantwoord_met_link(token, ja=ja, reden=None if ja else Weigerreden.TE_VER)

    @rule(pick=PICK, outcome=st.sampled_from(Uitkomst))
    def phone(self, pick: int, outcome: Uitkomst) -> None:
        """Follow up, or put it off."""
        if (found := self.one(pick)) and found.opvolgingen:
            call, who = found.opvolgingen[pick % len(found.opvolgingen)], self.holder(found, pick)
            if pick % 5:
                self.attempt(self.matchmaker.noteer_opvolging(call.id, outcome, who))
            else:
                day = na_werkdagen(dag(self.now), 8)
                self.attempt(self.matchmaker.verzet_opvolging(call.id, day, who))

    @rule(pick=PICK)
    def hand_over(self, pick: int) -> None:
        """Give it to the colleague."""
        if found := self.one(pick):
            who = self.holder(found, pick)
            other = next(one for one in self.people if one != who)
            self.attempt(self.matchmaker.draag_over(found.hulpvraag.referentie, other.gebruikersnaam, who))

    @rule(pick=st.integers(0, 9))
    def leave(self, pick: int) -> None:
        """Now and then somebody withdraws, or a volunteer goes."""
        if self.codes and pick == 0:
            self.run(self.matchmaker.withdraw(self.codes[0]))
        elif pick == 1:
            self.attempt(self.matchmaker.verwijder_vrijwilliger(self.volunteers[0], self.people[0]))

    @rule(days=st.integers(1, 9), sweep=st.booleans())
    def wait(self, days: int, sweep: bool) -> None:
        """Time passes; the sweep comes, or is late."""
        self.now += timedelta(days=days)
        if sweep:
            done = self.run(self.matchmaker.bijwerken())
            assert done.mislukt == 0
            assert not self.run(self.matchmaker.bijwerken()).iets

    @invariant()
    def each_waits_for_something(self) -> None:
        """Each open request is in the queue, or has a holder and a term; nothing runs for what has ended."""
        for code in self.codes:
            found = self.run(self.matchmaker.get(code))
            status, one = Status(found.hulpvraag.status), found.hulpvraag
            calls = [call.soort for call in found.opvolgingen if call.loopt]
            open_ones = [asked for asked in found.voorstellen if asked.staat == "open"]
            assert (one.houder is None) == (status in (Status.NIEUW, Status.INGETROKKEN))
            if status in (Status.GEKOPPELD, Status.NAZORG):
                assert calls and set(calls) <= {"inwoner", "helper"}
            else:
                assert calls == (["terugkoppeling"] if status is Status.DOORVERWEZEN else [])
            assert not open_ones or status is Status.VOORGESTELD
            assert len([asked for asked in open_ones if asked.vrijwilliger_id]) <= 1
            if status is Status.AFGEROND:
                assert found.opvolgingen[-1].uitkomst == "houdt_stand"

    def teardown(self) -> None:
        """Nobody does anything any more: everything open comes up by itself, in the queue or with its holder."""
        try:
            for _ in PATIENCE:
                self.now += timedelta(days=PATIENCE.step)
                self.run(self.matchmaker.bijwerken())
            for code in self.codes:
                found = self.run(self.matchmaker.get(code)).hulpvraag
                assert found.status in ENDED or code in self.run(self.seen())
        finally:
            self.run(self.matchmaker.close())
            self.loop.close()
            self.folder.cleanup()

    async def seen(self) -> set[str]:
        """Give what stands in the queue as new, and what stands in somebody's day list."""
        new = await self.matchmaker.queue(Filters(status=(Status.NIEUW,)), wie=self.people[0])
        codes = {one.referentie for one in new.hulpvragen}
        for who in self.people:
            day = await self.matchmaker.dagstart(who)
            for tasks in (day.opvolgingen, day.vast, day.aangenomen, day.verlopend, day.claims):
                codes |= {task.hulpvraag.referentie for task in tasks}
        return codes


def test_nothing_is_silently_stuck(migrated_sqlite: Path) -> None:
    """From any sequence of steps every request comes up again: in the queue, a day list, or by a term."""
    machine = type("OpEenLegeDatabase", (Werk,), {"empty": migrated_sqlite})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=20,
            stateful_step_count=35,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
