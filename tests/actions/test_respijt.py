"""Respite from the directory of the demonstration: every form, target group and route, looked up and said."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from itertools import product

import pytest
import pytest_asyncio
from rasa_sdk.executor import CollectingDispatcher

from actions.gesprek.gesprek import Gesprek, Mantelzorg
from actions.gesprek.opties import WIJKTEAM
from actions.gesprek.passend import past
from actions.gesprek.route import genoemde_routes
from actions.kaart import VERDER, Kaart
from actions.loket import Loket
from matchmaker.bootstrap import Matchmaker, Settings, bootstrap
from matchmaker.core.sociale_kaart.aanbod import Aanbod
from matchmaker.core.sociale_kaart.lezen import aanbod_uit
from matchmaker.core.sociale_kaart.profiel import profiel
from matchmaker.core.sociale_kaart.zoekvraag import Zoekvraag
from matchmaker.demo.load import HERE
from matchmaker.hsds.reading import read
from matchmaker.store.engine import open_engine
from matchmaker.store.migrate import migrate

in_module = pytest.mark.asyncio(loop_scope="module")

PACKAGE = read(HERE / "sociale_kaart").package
RESPIJT = tuple(one for one in aanbod_uit(PACKAGE) if one.respijtvormen)
VORMEN, GROEPEN, ROUTES = (tuple(profiel().labels(name)) for name in ("respijtvorm", "doelgroep", "route"))
EVERY = tuple(product(VORMEN, GROEPEN, ROUTES))
DAY = datetime(2026, 11, 20, 9, tzinfo=UTC)

# What a carer says about whom they care for, and the groups that follow from it.
ZEGT = {
    "ouderen": "mijn moeder is 86",
    "dementie": "mijn moeder heeft dementie",
    "lichamelijke_beperking": "mijn man zit in een rolstoel",
    "verstandelijke_beperking": "mijn zoon heeft een verstandelijke beperking",
    "psychisch": "mijn man heeft een psychose gehad",
    "hersenletsel": "mijn man heeft hersenletsel",
    "chronisch_ziek": "mijn man heeft copd",
    "palliatief": "mijn man is uitbehandeld",
    "kinderen": "wij hebben een zorgintensief kind",
}
VRAAGT = {
    "aan_huis": "iemand die het thuis overneemt",
    "dagopvang": "dagopvang",
    "logeren": "logeren",
    "vakantie": "vakantie",
}
LANGS = {
    "vrij": "zonder indicatie",
    "vrijwilliger": "met een vrijwilliger",
    "wmo": "via de Wmo",
    "zvw": "via de zorgverzekering",
    "wlz": "via de Wlz",
}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def matchmaker(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Matchmaker]:
    """The matchmaker with the directory of the demonstration, a day after it was last confirmed."""
    settings = Settings(var=tmp_path_factory.mktemp("respijt"))
    engine = open_engine(settings.store_url())
    await migrate(engine)
    await engine.dispose()
    made = await bootstrap(settings, clock=lambda: DAY)
    await made.importeer(PACKAGE)
    yield made
    await made.close()


def fits(one: Aanbod, vorm: str, groep: str | None, route: str | None) -> bool:
    """Say whether an offer is of this form, by this route, and for this group or for everybody."""
    return (
        vorm in one.respijtvormen
        and (route is None or route in one.routes)
        and (groep is None or not one.doelgroepen or groep in one.doelgroepen)
    )


def of(vorm: str, groep: str | None, route: str | None) -> set[str]:
    """The services that fit, by counting."""
    return {one.service_id for one in RESPIJT if fits(one, vorm, groep, route)}


def test_the_demonstration_has_enough() -> None:
    """Many combinations have something, many have nothing: both are tested below."""
    filled = [one for one in EVERY if of(*one)]
    assert 100 <= len(filled) <= len(EVERY) - 100
    for place, codes in enumerate((VORMEN, ROUTES)):
        assert {one[place * 2] for one in filled} == set(codes)


@in_module
@pytest.mark.parametrize(("vorm", "groep", "route"), EVERY)
async def test_look_up(matchmaker: Matchmaker, vorm: str, groep: str, route: str) -> None:
    """All that fits and nothing else; where nothing does, the same by another route, then what asks less."""
    kaart, right = Kaart(matchmaker), of(vorm, groep, route)
    others = set().union(*(of(other, groep, None) for other in VORMEN)) or set().union(
        *(of(other, None, None) for other in VORMEN)
    )
    vraag = Zoekvraag(respijtvormen=(vorm,), doelgroepen=(groep,), routes=(route,))
    seen: list[str] = []
    found = await kaart.zoek(vraag)
    assert 1 <= len(found.resultaten) <= 3
    assert found.ruimer == (not right)
    while found.resultaten and not (right and found.ruimer):
        page = [one.aanbod for one in found.resultaten]
        seen += [one.id for one in page]
        services = {one.service_id for one in page}
        if right:
            assert services <= right
        elif other := of(vorm, groep, None):
            assert services <= other  # the next best route
            assert all(
                profiel().label("route", one.aanbod.routes[0]) in one.reden for one in found.resultaten
            )
        else:
            assert services <= others  # what fits the person goes before the form
        if not found.meer:
            break
        found = await kaart.zoek(found.vraag, gezien=seen)
    expected = right or of(vorm, groep, None) or others
    assert len(seen) == min(len(expected), VERDER)


@in_module
@pytest.mark.parametrize(("vorm", "groep", "route"), tuple(product(VORMEN, ZEGT, ROUTES)))
async def test_conversation(matchmaker: Matchmaker, vorm: str, groep: str, route: str) -> None:
    """Who asks in so many words is shown what is right for whom they care for, and hears where it is not quite that."""
    gesprek = Gesprek(
        rol="mantelzorger",
        verteld=(("situatie", ZEGT[groep]),),
        mantelzorg=Mantelzorg(
            zorgt_voor="kind" if groep in ("kinderen", "verstandelijke_beperking") else "partner"
        ),
    )
    dispatcher = CollectingDispatcher()
    asks = f"Is er {VRAAGT[vorm]} {LANGS[route]}?"
    after = await Loket(Kaart(matchmaker)).zoek(dispatcher, gesprek, "vraagzin", asks)
    shown = [await matchmaker.aanbod(id_) for id_ in after.opties["getoond"]]  # type: ignore[index]
    assert shown
    assert all(past(one, gesprek) for one in shown)
    exact = [
        one for one in shown if vorm in one.respijtvormen and set(genoemde_routes(asks)) & set(one.routes)
    ]
    said = [message["response"] for message in dispatcher.messages]
    if said[0] == "utter_opties":
        assert exact == shown
    else:
        assert said[0] == "utter_opties_ruimer"
        assert not exact
        near = [one for one in shown if vorm in one.respijtvormen]
        assert near == shown or all(set(one.soorten_hulp) & set(WIJKTEAM.soorten_hulp) for one in shown)
    assert said[1 : 1 + len(shown)] == ["utter_optie"] * len(shown)


@pytest.mark.parametrize(
    ("tekst", "routes"),
    [
        ("kan dat via de Wmo?", ("wmo",)),
        ("vergoedt de zorgverzekering dat", ("zvw",)),
        ("liever geen vrijwilliger", ()),
        ("een vrijwilliger, of anders via de Wlz", ("vrijwilliger", "wlz")),
        ("iets zonder indicatie", ("vrij", "vrijwilliger")),
        ("niet via de gemeente maar via de verzekering", ("zvw",)),
        ("een logeerplek voor mijn vader", ()),
    ],
)
def test_routes_that_are_named(tekst: str, routes: tuple[str, ...]) -> None:
    """A route counts where it is named and wanted."""
    assert genoemde_routes(tekst) == routes
