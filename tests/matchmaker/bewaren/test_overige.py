from __future__ import annotations

from collections import Counter

from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.core.coordinator import Coordinator
from matchmaker.hsds.tabular import to_zip
from tests.matchmaker.bewaren.test_termijn import _everything
from tests.matchmaker.conftest import PASSWORD, TestClock
from tests.matchmaker.linderwoude import MAATJES, linderwoude
from tests.matchmaker.werkproces.verloop import ingediend, met_kaart

SHORT = ("sessie", "kaart_link", "kaart_pakket", "aanwezig")


async def _rows(settings: Settings) -> Counter[str]:
    found = await _everything(settings)
    return Counter({name: found.count(f"('{name}', ") for name in SHORT})


async def test_what_opens_nothing_any_more(
    matchmaker: Matchmaker, settings: Settings, anna: Coordinator, clock: TestClock
) -> None:
    """Who looks on, a waiting package, a session and a link each go with their term, by the sweep alone."""
    await met_kaart(matchmaker)
    await matchmaker.sign_in("anna", PASSWORD)
    await matchmaker.bevestigingslink(MAATJES)
    await matchmaker.stel_voor(to_zip(linderwoude()), "kaart.zip", anna)
    await matchmaker.kijkt(await ingediend(matchmaker), anna)
    everything = Counter(dict.fromkeys(SHORT, 1))
    assert await _rows(settings) == everything
    for minutes, gone in (
        (9, None),
        (2, "aanwezig"),
        (50, "kaart_pakket"),
        (9 * 60, "sessie"),
        (30 * 24 * 60, "kaart_link"),
    ):
        clock.pass_by(minutes=minutes)
        await matchmaker.bijwerken()
        if gone:
            everything[gone] = 0
        assert (minutes, await _rows(settings)) == (minutes, everything)
