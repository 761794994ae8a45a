"""Use cases of an answer to a proposal: said to the coordinator, or given by a link."""

from __future__ import annotations

from dataclasses import dataclass, replace

from matchmaker.core.access import hash_secret
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import Fault, InvalidRequest, NotFound
from matchmaker.core.houden import checked_note
from matchmaker.core.hulpvraag import Dossier, Frequentie, Gebeurtenis, Hulpvraag
from matchmaker.core.ports import Work
from matchmaker.core.stappen import Actor
from matchmaker.core.use_case import UseCases, dossier
from matchmaker.core.voorstellen.doen import check_open, neem_met_hulpvraag, neem_voorstel, zoek_verder
from matchmaker.core.voorstellen.gevolgen import trek_in
from matchmaker.core.voorstellen.voorstel import Voorstel, Voorstelstaat, Weigerreden
from matchmaker.core.vrijwilligers.moment import Moment, lees, op_volgorde
from matchmaker.core.vrijwilligers.zoeken import neem as neem_vrijwilliger
from matchmaker.core.workflow import Reden, Rol

_ANDER_WAS_EERDER = "een ander zei ja"


@dataclass(frozen=True)
class Uitnodiging:
    """What somebody reads who was sent a link: what is asked, and nothing that says of whom."""

    voorstel: Voorstel
    wijk: str | None
    activiteiten: tuple[str, ...]  # codes: what is wished for, or else what is hard
    frequentie: Frequentie | None
    wanneer: tuple[Moment, ...] = ()  # parts of the week; the person's own words stay with us


class VoorstellenBeantwoorden(UseCases):
    """Use cases that answer a proposal."""

    async def accepteer_voorstel(
        self, voorstel_id: int, door: Coordinator, toelichting: str | None = None
    ) -> Dossier:
        """Note that they said yes: the others who were asked are told no, and the coordinator brings them together.

        Raises:
            NotFound: there is no such proposal.
            HeldBy: another coordinator holds the request.
            NotPossible: it was answered.
            InvalidRequest: too long a toelichting.
        """
        words = checked_note(toelichting, "/toelichting") or None
        async with self.store.writing() as work:
            found, one = await neem_voorstel(work, voorstel_id, door)
            return await self._accepteer(work, found, one, Actor.van(door), words)

    async def weiger_voorstel(
        self, voorstel_id: int, reden: str, door: Coordinator, toelichting: str | None = None
    ) -> Dossier:
        """Note that they said no, and why; without another proposal the request is looked for further.

        Raises:
            NotFound: there is no such proposal.
            HeldBy: another coordinator holds the request.
            NotPossible: it was answered.
            InvalidRequest: no such reason, or too long a toelichting.
        """
        why = _reden(reden)
        words = checked_note(toelichting, "/toelichting") or None
        async with self.store.writing() as work:
            found, one = await neem_voorstel(work, voorstel_id, door)
            return await self._weiger(work, found, one, Actor.van(door), why, words)

    async def voorstel_bij_link(self, token: str) -> Uitnodiging:
        """Say what a link is about.

        Raises:
            NotFound: it was answered, its term has passed, or it never was.
        """
        async with self.store.reading() as work:
            one = await self._bij_link(work, token)
            found = (await work.werkvoorraad.lees([one.hulpvraag_id]))[one.hulpvraag_id]
        asked = [feit for feit in found.feiten if feit.soort == "wens"] or [
            feit for feit in found.feiten if feit.soort == "lastig"
        ]
        return Uitnodiging(
            voorstel=one,
            wijk=found.wijk,
            activiteiten=tuple(dict.fromkeys(feit.activiteit for feit in asked)),
            frequentie=next((feit.frequentie for feit in asked if feit.frequentie), None),
            wanneer=op_volgorde(one for feit in asked if feit.moment for one in lees(feit.moment)),
        )

    async def beantwoord_met_link(
        self, token: str, *, ja: bool, reden: str | None = None, toelichting: str | None = None
    ) -> Voorstel:
        """Answer a proposal by its link, once.

        Args:
            token: the secret of the link.
            ja: whether they do it.
            reden: a Weigerreden, where they do not.
            toelichting: in words.

        Raises:
            NotFound: it was answered, its term has passed, or it never was.
            InvalidRequest: no such reason, or too long a toelichting.
        """
        why = None if ja else _reden(reden or "")
        words = checked_note(toelichting, "/toelichting") or None
        async with self.store.writing() as work:
            found, one = await neem_met_hulpvraag(work, await self._bij_link(work, token))
            if one.staat is not Voorstelstaat.OPEN:
                raise NotFound("this link does not work any more")
            actor = Actor(Rol.PARTNER, one.wie)
            if why is None:
                await self._accepteer(work, found, one, actor, words)
            else:
                await self._weiger(work, found, one, actor, why, words)
            answered = await work.voorstellen.voorstel(one.id)
        assert answered is not None
        return answered

    async def _bij_link(self, work: Work, token: str) -> Voorstel:
        one = await work.voorstellen.met_link(hash_secret(token))
        if one is None or one.verloopt_op <= self.clock():
            raise NotFound("this link does not work any more")
        return one

    async def _accepteer(
        self, work: Work, found: Hulpvraag, one: Voorstel, actor: Actor, words: str | None
    ) -> Dossier:
        if one.wacht_op_kennismaking:
            return await dossier(work, found)
        check_open(one)
        await self._beantwoord(work, found, one, Voorstelstaat.GEACCEPTEERD, actor, None, words)
        for other in await work.voorstellen.bij(found.id):
            if other.staat is Voorstelstaat.OPEN:
                await trek_in(work, found, other, self.clock(), toelichting=_ANDER_WAS_EERDER)
        await work.hulpvragen.touch(found, self.clock())
        return await dossier(work, found)

    async def _weiger(
        self,
        work: Work,
        found: Hulpvraag,
        one: Voorstel,
        actor: Actor,
        why: Weigerreden,
        words: str | None,
    ) -> Dossier:
        check_open(one)
        await self._beantwoord(work, found, one, Voorstelstaat.GEWEIGERD, actor, why, words)
        found = await zoek_verder(self, work, found, actor, Reden.VOORSTEL_GEWEIGERD)
        return await dossier(work, found)

    async def _beantwoord(
        self,
        work: Work,
        found: Hulpvraag,
        one: Voorstel,
        staat: Voorstelstaat,
        actor: Actor,
        why: Weigerreden | None,
        words: str | None,
    ) -> None:
        """Store the answer, with a line in the history of the request and of the volunteer."""
        now = self.clock()
        await work.voorstellen.beantwoord(one.id, staat, now, why, words)
        said = ": ".join(filter(None, (one.wie, words)))
        line = Gebeurtenis(now, f"voorstel_{staat}", actor.rol, actor.naam, toelichting=said, reden=why)
        await work.hulpvragen.append(found, line)
        if one.vrijwilliger_id is not None:
            person = await neem_vrijwilliger(work, one.vrijwilliger_id)
            await work.vrijwilligers.bewaar(replace(person, laatste_contact=now, gewijzigd_op=now))
            await work.vrijwilligers.noteer(person.id, replace(line, toelichting=words))


def _reden(code: str) -> Weigerreden:
    try:
        return Weigerreden(code)
    except ValueError:
        raise InvalidRequest((Fault("/reden", f"must be one of {', '.join(Weigerreden)}"),)) from None
