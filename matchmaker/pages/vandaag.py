"""The day: what waits for a coordinator, each thing with what to do and the way there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from aiohttp import web

from matchmaker.core.dagstart import Dagstart, Opvolgtaak
from matchmaker.core.hulpvraag import Hulpvraag
from matchmaker.core.melding import Melding
from matchmaker.core.nazorg.opvolging import Soort
from matchmaker.core.ports import Filters
from matchmaker.core.urgentie import Urgentie
from matchmaker.inzage import toont
from matchmaker.keys import COORDINATOR, MATCHMAKER, PAGES
from matchmaker.pages import dates, guard, labels
from matchmaker.pages.hulpvraag.lezen import ONE
from matchmaker.pages.queue import OPEN, title_of
from matchmaker.pages.render import page
from matchmaker.pages.teller import AANTAL, TELLER

GEVAAR = 3  # the level of who has to be phoned today, before everything else
_AANTAL = 100  # more of one's own requests than this are not counted


@dataclass(frozen=True)
class Taak:
    """One thing that waits."""

    wat: str  # what to do
    hulpvraag: Hulpvraag
    plek: str  # the part of the page of the request that it leads to
    wanneer: str = ""  # its term
    niveau: int = 0  # 3 (today) to 0

    @property
    def over(self) -> str:
        """Say whom and what it is about."""
        return title_of(self.hulpvraag)


@dataclass(frozen=True)
class Deel:
    """Things of one kind."""

    id: str
    titel: str
    taken: tuple[Taak, ...]
    dicht: bool = False  # folded away: nothing has to be done


async def show(request: web.Request) -> web.Response:
    """GET the day."""
    matchmaker, who = request.app[MATCHMAKER], request[COORDINATOR]
    day = await matchmaker.dagstart(who)
    request[AANTAL] = day.aantal
    request.app[TELLER].zet(who, day.aantal, matchmaker.clock())
    urgent = [(one, matchmaker.urgency(one)) for one in day.urgent]
    toont(request, day.getoond)
    held = await matchmaker.queue(Filters(status=OPEN, houder_id=who.id), None, _AANTAL, who)
    return page(
        request,
        "vandaag.html",
        vandaag=day.vandaag,
        knop=matchmaker.secret(),
        aantal=day.aantal,
        delen=[part for part in _delen(day, urgent) if part.taken],
        mijn=len(held.hulpvragen),
        meer=held.next is not None,
    )


async def volgende(request: web.Request) -> web.Response:
    """POST …/volgende: take the most urgent new request, one however often the button was pressed."""
    matchmaker = request.app[MATCHMAKER]
    knop = await guard.text_field(request, "knop") or matchmaker.secret()
    taken = await matchmaker.pak_volgende(knop, request[COORDINATOR])
    if taken is None:
        return guard.see_other(f"{guard.START}?melding=niets-nieuws")
    return guard.see_other(f"{PAGES}{ONE.format(referentie=taken)}?melding=geclaimd")


def add_routes(app: web.Application) -> None:
    """Register the routes, relative to the pages' prefix."""
    app.router.add_get("/vandaag", show)
    app.router.add_post("/vandaag/volgende", volgende)


def _delen(day: Dagstart, urgent: Iterable[tuple[Hulpvraag, Urgentie]]) -> Iterator[Deel]:
    """Give the parts, the most pressing first: somebody in danger goes before all that has a term."""
    new = [_nieuw(one, why) for one, why in urgent]
    yield Deel("nu", "Vandaag bellen", tuple(one for one in new if one.niveau >= GEVAAR))
    yield Deel("opvolgen", "Hoe gaat het?", tuple(_bellen(one, day.vandaag) for one in day.opvolgingen))
    yield Deel("vast", "Niet bereikt: wat doet u?", tuple(_vast(one) for one in day.vast))
    together = (
        Taak(
            f"Breng hen samen: {one.voorstel.wie} zei ja",
            one.hulpvraag,
            "voorstellen",
            f"ja sinds {dates.kort(one.voorstel.beantwoord_op)}" if one.voorstel.beantwoord_op else "",
            1,
        )
        for one in day.aangenomen
    )
    yield Deel("samenbrengen", "Ja gezegd", tuple(together))
    asked = (
        Taak(
            f"Vraag het antwoord van {one.voorstel.wie}",
            one.hulpvraag,
            "voorstellen",
            _uiterlijk("antwoord", one.tot_en_met, day.vandaag),
            2 if one.tot_en_met <= day.vandaag else 1,
        )
        for one in day.verlopend
    )
    yield Deel("antwoord", "Wacht op antwoord", tuple(asked))
    unsent = (
        Taak("Bel: de mail met het voorstel kwam niet aan", one, "voorstellen", niveau=2)
        for one in day.niet_gemaild
    )
    yield Deel("niet-gemaild", "Mail niet aangekomen", tuple(unsent))
    resting = (
        Taak(
            "Ga verder, of geef de hulpvraag terug",
            one.hulpvraag,
            "doen",
            f"{_uiterlijk('bij u', one.tot_en_met, day.vandaag)}, daarna terug in de wachtrij",
            1,
        )
        for one in day.claims
    )
    yield Deel("stil", "Ligt stil", tuple(resting))
    reports = (
        Taak(
            _wmo(one.hulpvraag.melding),
            one.hulpvraag,
            "melding",
            _uiterlijk("klaar", one.termijn, day.vandaag),
            2 if one.termijn <= day.vandaag else 1,
        )
        for one in day.meldingen
    )
    yield Deel("wmo", "Meldingen voor de Wmo", tuple(reports))
    yield Deel("nieuw", "Nieuw en dringend in uw wijken", tuple(one for one in new if one.niveau < GEVAAR))
    going = (
        Taak("Kijk of dit weg mag", one, "geschiedenis", f"wordt gewist op {dates.nabij(one.wissen_op)}")
        for one in day.te_wissen
        if one.wissen_op
    )
    yield Deel("wissen", "Wordt gewist", tuple(going), dicht=True)


def _nieuw(one: Hulpvraag, why: Urgentie) -> Taak:
    return Taak("Pak op en bel", one, "doen", " · ".join(why.redenen), why.niveau)


def _bellen(one: Opvolgtaak, vandaag: date) -> Taak:
    late = (vandaag - one.opvolging.op).days
    when = "vandaag" if late == 0 else f"sinds {dates.nabij(one.opvolging.op)}"
    again = f", keer {one.opvolging.poging + 1}" if one.opvolging.poging else ""
    return Taak(
        labels.OPVOLGING[one.opvolging.soort],
        one.hulpvraag,
        "nazorg",
        when + again,
        2 if late > 0 else 1,
    )


def _vast(one: Opvolgtaak) -> Taak:
    whom = {
        Soort.INWONER: "Wie hulp vroeg is niet te bereiken",
        Soort.HELPER: "Wie helpt is niet te bereiken",
        Soort.TERUGKOPPELING: "De organisatie is niet te bereiken",
    }[one.opvolging.soort]
    return Taak(
        f"{whom}: kies een dag, of wat eruit kwam",
        one.hulpvraag,
        "nazorg",
        f"{one.opvolging.poging} keer geprobeerd",
        2,
    )


def _wmo(report: Melding | None) -> str:
    return "Rond het onderzoek af" if report and report.bevestigd_op else "Verstuur de bevestiging"


def _uiterlijk(what: str, day: date, vandaag: date) -> str:
    if day < vandaag:
        return f"{what} had {dates.nabij(day)} moeten zijn"
    return f"{what} tot en met {'vandaag' if day == vandaag else dates.nabij(day)}"
