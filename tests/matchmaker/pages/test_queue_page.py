from __future__ import annotations

from matchmaker.bootstrap import Matchmaker
from tests.matchmaker.aanvragen import aanvraag, feit
from tests.matchmaker.conftest import PASSWORD, TestClock
from tests.matchmaker.pages.conftest import Visitor


async def test_most_urgent_first_with_why(visitor: Visitor, matchmaker: Matchmaker, clock: TestClock) -> None:
    """The list begins with the most urgent and says why in words."""
    await matchmaker.submit(aanvraag(feiten=[feit("wens", "tuin", "de heg")]), "1")
    clock.pass_by(days=2)
    await matchmaker.submit(aanvraag(signalen=["overbelast"], feiten=[feit("wens", "koken", "soep")]), "2")
    await visitor.sign_in("anna")
    await visitor.open("/coordinator")
    assert visitor.text.index("koken") < visitor.text.index("de tuin")
    for words in ("Deze week bellen", "houdt het niet meer vol", "2 dagen geleden binnengekomen"):
        assert words in visitor.text


async def test_filters_and_pages(visitor: Visitor, matchmaker: Matchmaker) -> None:
    """A filter stays chosen, and stays on the next page."""
    for number in range(21):
        await matchmaker.submit(aanvraag(), str(number))
    await visitor.sign_in("anna")
    await visitor.open("/coordinator?leefgebied=huishouden&q=truus")
    assert '<option value="huishouden" selected>' in visitor.text
    assert visitor.text.count("kt-item__title") == 20
    following = visitor.text.split('class="kt-button kt-button--second" href="')[1].split('"')[0]
    await visitor.open(following)
    assert visitor.text.count("kt-item__title") == 1
    assert '<option value="huishouden" selected>' in visitor.text


async def test_mine(visitor: Visitor, matchmaker: Matchmaker) -> None:
    """My own list has what I claimed."""
    await matchmaker.submit(aanvraag(), "1")
    made = await matchmaker.submit(aanvraag(), "2")
    await visitor.sign_in("anna")
    await visitor.open("/coordinator?mijn=1")
    assert "U hebt nu niets opgepakt" in visitor.text
    await visitor.send(f"/coordinator/hulpvragen/{made.referentie}/claim")
    await visitor.open("/coordinator?mijn=1")
    assert visitor.text.count("kt-item__title") == 1


async def test_closed_ones_are_not_in_the_way(visitor: Visitor, matchmaker: Matchmaker) -> None:
    """The list shows what is open; withdrawn ones come when they are asked for."""
    made = await matchmaker.submit(aanvraag(), "1")
    await matchmaker.withdraw(made.referentie)
    await visitor.sign_in("anna")
    await visitor.open("/coordinator")
    assert "De wachtrij is leeg" in visitor.text
    await visitor.open("/coordinator?status=ingetrokken")
    assert "Anoniem: ingetrokken" in visitor.text


async def test_simple_neighbour_jobs(visitor: Visitor, matchmaker: Matchmaker) -> None:
    """The fast lane shows the simple jobs only, also together with another filter, and stays on the next page."""
    for number in range(21):
        await matchmaker.submit(aanvraag(feiten=[feit("wens", "tuin", "de heg")]), f"snel-{number}")
    await matchmaker.submit(aanvraag(feiten=[feit("wens", "koken", "soep")]), "1")
    await visitor.sign_in("anna")
    await visitor.open("/coordinator?snel=1&wijk=Lindenkwartier")
    assert "koken" not in visitor.text
    assert 'name="snel" value="1" checked' in visitor.text
    following = visitor.text.split('class="kt-button kt-button--second" href="')[1].split('"')[0]
    await visitor.open(following)
    assert (visitor.text.count("kt-item__title"), "koken" in visitor.text) == (1, False)


async def test_nothing_of_another_wijk(visitor: Visitor, matchmaker: Matchmaker) -> None:
    """A coordinator sees what is of their wijken; a filter does not get round that."""
    await matchmaker.add_coordinator("lin", "Lin", PASSWORD, wijken=["Lindenkwartier"])
    await matchmaker.add_coordinator("beu", "Beu", PASSWORD, wijken=["Beukenhof"])
    await matchmaker.submit(aanvraag(), "1")
    await visitor.sign_in("beu")
    for path in ("/coordinator", "/coordinator?wijk=Lindenkwartier", "/coordinator?q=truus"):
        await visitor.open(path)
        assert "Truus" not in visitor.text
