"""The worker: what goes, what is tried again, what is given up."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.post.bezorgen import BEWAAR, LANGSTE_PAUZE
from matchmaker.core.post.port import Bezorger
from matchmaker.core.post.poststuk import Mail, Poststaat
from matchmaker.post.kiezen import kies_bezorger
from tests.matchmaker.conftest import TestClock
from tests.matchmaker.post.mailserver import Mailserver
from tests.matchmaker.post.uit import soorten, uitbak, vul
from tests.matchmaker.werkproces.verloop import gekoppeld, gevraagd, ingediend, opgepakt, regels

GERDA = "gerda@voorbeeld.example"


async def test_all_kinds_go(
    matchmaker: Matchmaker,
    settings: Settings,
    anna: Coordinator,
    clock: TestClock,
    mailserver: Mailserver,
    bezorger: Bezorger,
) -> None:
    """Each kind of mail goes to whom it is for, over one line; afterwards nothing is due and no token is left."""
    await gevraagd(matchmaker, anna)
    done = await matchmaker.bezorg_post(bezorger)
    assert (done.verstuurd, mailserver.naar) == (1, [GERDA])
    await gekoppeld(matchmaker, anna)
    await opgepakt(matchmaker, anna)
    clock.pass_by(days=15)
    await matchmaker.bijwerken()
    await ingediend(matchmaker, signalen=["geweld"])
    done = await matchmaker.bezorg_post(bezorger)
    assert (done.verstuurd, done.vervallen) == (3, 1)  # the second proposal was answered before its mail went
    assert mailserver.naar == [GERDA, *["anna@gemeente.example"] * 3]
    assert len({str(mail["Subject"]) for mail in mailserver.mails}) == 4
    assert mailserver.verbindingen == 2
    assert not (await matchmaker.bezorg_post(bezorger)).iets
    assert [one.token for one in await uitbak(settings)] == [None] * 5


async def test_tried_again_with_growing_pauses(
    matchmaker: Matchmaker,
    settings: Settings,
    anna: Coordinator,
    clock: TestClock,
    mailserver: Mailserver,
    bezorger: Bezorger,
) -> None:
    """A server that says "not now" gets the mail again after one minute, two, four; the same mail, and once."""
    await vul(matchmaker, settings, anna, 1)
    mailserver.weigert["anna@gemeente.example"] = "451 4.7.1 Greylisted"
    begin, tries = clock.now, []
    for minute in range(16):
        clock.now = begin + timedelta(minutes=minute)
        if (await matchmaker.bezorg_post(bezorger)).uitgesteld:
            tries.append(minute)
    assert tries == [0, 1, 3, 7, 15]
    mailserver.weigert.clear()
    clock.pass_by(minutes=16)
    assert (await matchmaker.bezorg_post(bezorger)).verstuurd == 1
    assert len(mailserver.mails) == 1


async def test_a_server_that_is_away(
    matchmaker: Matchmaker,
    settings: Settings,
    met_post: Settings,
    anna: Coordinator,
    clock: TestClock,
) -> None:
    """Where the server is away a round ends at the first mail; pauses stop growing; after two days all is given up."""
    await vul(matchmaker, settings, anna, 3)
    nowhere = kies_bezorger(met_post.model_copy(update={"smtp_port": 1}))
    done = await matchmaker.bezorg_post(nowhere)
    assert (done.uitgesteld, done.onbereikbaar) == (1, True)
    begin, last, longest = clock.now, clock.now, timedelta()
    while clock.now < begin + timedelta(hours=47):
        clock.pass_by(minutes=20)
        if (await matchmaker.bezorg_post(nowhere)).uitgesteld:
            longest, last = max(longest, clock.now - last), clock.now
    assert longest <= LANGSTE_PAUZE
    clock.now = begin + timedelta(hours=49)
    await matchmaker.bezorg_post(nowhere)
    assert [(one.staat, one.fout) for one in await uitbak(settings)] == [("mislukt", "te_laat")] * 3
    assert not (await matchmaker.bezorg_post(nowhere)).iets


@pytest.mark.parametrize(
    ("answer", "given_up"),
    [
        ("550 No such user", True),
        ("550 5.1.1 No such user", True),
        ("550 5.7.1 Relaying denied", False),  # our own mistake: somebody may put it right
        ("530 Authentication required", False),
        ("452 4.2.2 Mailbox full", False),
    ],
)
async def test_refused(
    matchmaker: Matchmaker,
    anna: Coordinator,
    mailserver: Mailserver,
    bezorger: Bezorger,
    answer: str,
    given_up: bool,
) -> None:
    """An address that does not exist is given up at once, with a line and in the day list; others go on."""
    referentie, voorstel, _ = await gevraagd(matchmaker, anna)
    await ingediend(matchmaker, signalen=["geweld"])
    mailserver.weigert[GERDA] = answer
    done = await matchmaker.bezorg_post(bezorger)
    assert (done.verstuurd, done.mislukt, done.uitgesteld) == (1, given_up, not given_up)
    dossier = await matchmaker.get(referentie)
    said = [line.toelichting for line in dossier.geschiedenis if line.soort == "mail_mislukt"]
    assert said == ["aan een vrijwilliger: het e-mailadres bestaat niet"] * given_up
    unsent = [one.referentie for one in (await matchmaker.dagstart(anna)).niet_gemaild]
    assert unsent == [referentie] * given_up
    await matchmaker.accepteer_voorstel(voorstel, anna)
    assert (await matchmaker.dagstart(anna)).niet_gemaild == ()


async def test_a_failure_is_not_forgotten(
    matchmaker: Matchmaker,
    settings: Settings,
    anna: Coordinator,
    clock: TestClock,
    mailserver: Mailserver,
    bezorger: Bezorger,
) -> None:
    """As long as a proposal is open the holder reads that its mail failed; in the history it stands for good."""
    patient = replace(matchmaker, termijnen=replace(matchmaker.termijnen, voorstel=60))
    referentie, voorstel, _ = await gevraagd(patient, anna)
    mailserver.weigert[GERDA] = "550 5.1.1 No such user"
    await matchmaker.bezorg_post(bezorger)
    clock.now += BEWAAR + timedelta(days=2)
    await matchmaker.bezorg_post(bezorger)
    assert [one.referentie for one in (await matchmaker.dagstart(anna)).niet_gemaild] == [referentie]
    await matchmaker.weiger_voorstel(voorstel, "niet_bereikbaar", anna)
    await matchmaker.bezorg_post(bezorger)
    assert await soorten(settings) == []
    assert (await matchmaker.dagstart(anna)).niet_gemaild == ()
    kinds = [line.soort for line in (await matchmaker.get(referentie)).geschiedenis]
    assert kinds.count("mail_mislukt") == 1


@pytest.mark.parametrize("ended", ["withdrawn", "proposal withdrawn", "answered"])
async def test_refused_when_it_is_over(
    matchmaker: Matchmaker, anna: Coordinator, mailserver: Mailserver, met_post: Settings, ended: str
) -> None:
    """What ends while its mail is being refused gets no line: a history that was wiped stays without words."""
    referentie, voorstel, _ = await gevraagd(matchmaker, anna)
    mailserver.weigert[GERDA] = "550 No such user"
    real = kies_bezorger(met_post)
    assert real is not None

    class Meanwhile:
        """Brings mails, while somebody ends what they are about."""

        async def bezorg(self, mail: Mail) -> None:
            if ended == "withdrawn":
                await matchmaker.withdraw(referentie)
            elif ended == "answered":
                await matchmaker.accepteer_voorstel(voorstel, anna)
            else:
                await matchmaker.trek_voorstel_in(voorstel, anna)
            await real.bezorg(mail)

        async def sluit(self) -> None:
            await real.sluit()

    assert (await matchmaker.bezorg_post(Meanwhile())).mislukt == 1
    history = (await matchmaker.get(referentie)).geschiedenis
    assert "mail_mislukt" not in {line.soort for line in history}
    assert ended != "withdrawn" or {line.toelichting for line in history} == {None}


async def test_a_server_that_does_not_want_the_text(
    matchmaker: Matchmaker, settings: Settings, anna: Coordinator, mailserver: Mailserver, bezorger: Bezorger
) -> None:
    """A mail that the server refuses for another reason waits, and does not keep the others."""
    await vul(matchmaker, settings, anna, 2)
    mailserver.antwoord = "554 5.6.0 Not now"
    done = await matchmaker.bezorg_post(bezorger)
    assert (done.uitgesteld, done.onbereikbaar, done.oorzaken) == (2, False, {"SMTPDataError"})


async def test_what_is_over_does_not_go(
    matchmaker: Matchmaker,
    settings: Settings,
    anna: Coordinator,
    clock: TestClock,
    mailserver: Mailserver,
    bezorger: Bezorger,
) -> None:
    """A request that was claimed, a claim that moved on, a proposal that was withdrawn: no mail goes about it."""
    urgent = await ingediend(matchmaker, signalen=["geweld"])
    await matchmaker.claim(urgent, anna)
    resting = await opgepakt(matchmaker, anna)
    clock.pass_by(days=8)
    await matchmaker.bijwerken()
    for referentie in (urgent, resting):
        await matchmaker.note(referentie, anna, "gebeld")
    _, voorstel, _ = await gevraagd(matchmaker, anna)
    await matchmaker.trek_voorstel_in(voorstel, anna)
    withdrawn, _, _ = await gevraagd(matchmaker, anna)
    await matchmaker.withdraw(withdrawn)
    late, _, _ = await gevraagd(matchmaker, anna)
    clock.pass_by(days=9)
    done = await matchmaker.bezorg_post(bezorger)
    assert (done.verstuurd, mailserver.mails) == (0, [])
    assert {state for _, state in await soorten(settings)} == {"vervallen"}
    assert not [rule for rule in regels(await matchmaker.get(late)) if rule[0] == "mail_mislukt"]


async def test_a_follow_up_that_was_done(
    matchmaker: Matchmaker, anna: Coordinator, clock: TestClock, bezorger: Bezorger
) -> None:
    """Who phoned before the mail went gets none."""
    referentie, _ = await gekoppeld(matchmaker, anna)
    clock.pass_by(days=14)
    await matchmaker.bijwerken()
    for call in (await matchmaker.get(referentie)).opvolgingen:
        await matchmaker.noteer_opvolging(call.id, "houdt_stand", anna)
    done = await matchmaker.bezorg_post(bezorger)
    assert (done.verstuurd, done.vervallen) == (0, 2)


async def test_switched_off_later(
    matchmaker: Matchmaker, settings: Settings, anna: Coordinator, clock: TestClock
) -> None:
    """What waited when the post was switched off is given up in time, not kept for ever; and then removed."""
    await vul(matchmaker, settings, anna, 2)
    assert not (await matchmaker.bezorg_post(None)).iets
    clock.pass_by(hours=48)
    assert (await matchmaker.bezorg_post(None)).mislukt == 2
    clock.now += BEWAAR + timedelta(seconds=1)
    await matchmaker.bezorg_post(None)
    assert await uitbak(settings) == []


async def test_after_a_standstill_of_ours(
    matchmaker: Matchmaker,
    settings: Settings,
    anna: Coordinator,
    clock: TestClock,
    mailserver: Mailserver,
    bezorger: Bezorger,
) -> None:
    """What waited longer than two days because nobody sent is tried still; what was tried by then is given up."""
    await vul(matchmaker, settings, anna, 3)
    async with matchmaker.store.writing() as work:
        tried = await work.post.neem_volgende(clock.now, clock.now + timedelta(minutes=5))
        assert tried is not None
        await work.post.later(tried, clock.now + timedelta(minutes=1))
    clock.pass_by(days=3)
    done = await matchmaker.bezorg_post(bezorger)
    assert (done.verstuurd, done.mislukt) == (2, 1)
    assert [state for _, state in await soorten(settings)] == ["mislukt", "verstuurd", "verstuurd"]


async def test_the_address_of_that_moment(
    matchmaker: Matchmaker, settings: Settings, anna: Coordinator, mailserver: Mailserver, bezorger: Bezorger
) -> None:
    """A mail goes to the address that somebody has when it goes; to nobody where it was taken away."""
    await vul(matchmaker, settings, anna, 1)
    await matchmaker.wijzig_coordinator("anna", "coordinator", [], email="nieuw@gemeente.example")
    await matchmaker.bezorg_post(bezorger)
    assert mailserver.naar == ["nieuw@gemeente.example"]
    await ingediend(matchmaker, signalen=["geweld"])
    await matchmaker.wijzig_coordinator("anna", "coordinator", [], email="")
    assert (await matchmaker.bezorg_post(bezorger)).vervallen == 1


async def test_stopping_finishes_the_mail(
    matchmaker: Matchmaker, settings: Settings, anna: Coordinator, mailserver: Mailserver, bezorger: Bezorger
) -> None:
    """A worker that is stopped while the server takes a mail notes that it went, and takes no other."""
    await vul(matchmaker, settings, anna, 3)
    mailserver.duurt = 0.3
    round_ = asyncio.create_task(matchmaker.bezorg_post(bezorger))
    await mailserver.ontvangen.wait()
    round_.cancel()
    with pytest.raises(asyncio.CancelledError):
        await round_
    assert [state for _, state in await soorten(settings)] == ["verstuurd", "wacht", "wacht"]


async def test_who_is_too_slow_changes_nothing(
    matchmaker: Matchmaker, settings: Settings, anna: Coordinator, clock: TestClock
) -> None:
    """A worker of which the time has passed does not end a mail that another has taken by then."""
    await vul(matchmaker, settings, anna, 1)
    now = clock.now
    async with matchmaker.store.writing() as work:
        slow = await work.post.neem_volgende(now, now + timedelta(minutes=5))
        assert slow is not None
        assert await work.post.neem_volgende(now, now + timedelta(minutes=5)) is None
    clock.pass_by(minutes=6)
    async with matchmaker.store.writing() as work:
        quick = await work.post.neem_volgende(clock.now, clock.now + timedelta(minutes=5))
        assert quick is not None
        await work.post.later(slow, clock.now)
        assert not await work.post.klaar(slow, Poststaat.VERSTUURD, clock.now)
        assert await work.post.klaar(quick, Poststaat.VERSTUURD, clock.now)
    assert quick.pogingen == 2
