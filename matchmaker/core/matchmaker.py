"""All use cases in one place, as `matchmaker.bootstrap` hands them out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from matchmaker.core.aanmelden.beheer import Accountbeheer
from matchmaker.core.aanmelden.demonstratie import Demonstratie
from matchmaker.core.aanmelden.factor import TweedeFactor
from matchmaker.core.aanmelden.organisatie import Organisatie
from matchmaker.core.aanmelden.toestel import Herkennen
from matchmaker.core.aanwezig import Aanwezigheid
from matchmaker.core.access import Access
from matchmaker.core.bewaren.persoon import PersoonsRechten
from matchmaker.core.bijwerken import Bijwerken
from matchmaker.core.collegas import Collegas
from matchmaker.core.dagstart import Dagstarten
from matchmaker.core.desk import Desk
from matchmaker.core.herhalen.druk import Drukken
from matchmaker.core.herhalen.eenmalig import Herhalen
from matchmaker.core.herstel.herstellen import Herstellen
from matchmaker.core.intake import Intake
from matchmaker.core.inzage.nakijken import Nakijken
from matchmaker.core.nazorg.lijst import Bellen
from matchmaker.core.nazorg.opvolgen import Nazorgwerk
from matchmaker.core.overzicht.overzicht import Overzien
from matchmaker.core.post.bezorgen import Bezorgen
from matchmaker.core.samenwerken import Samenwerken
from matchmaker.core.sociale_kaart.kaart import Kaart
from matchmaker.core.voorstellen.werk import Voorstelwerk
from matchmaker.core.vrijwilligers.werk import Vrijwilligerswerk
from matchmaker.core.wmo import Meldingwerk


class Matchmaker(
    Intake,
    Drukken,
    Desk,
    Samenwerken,
    Aanwezigheid,
    Voorstelwerk,
    Nazorgwerk,
    Bellen,
    Meldingwerk,
    Dagstarten,
    Bijwerken,
    Bezorgen,
    Collegas,
    Kaart,
    Vrijwilligerswerk,
    Herhalen,
    Overzien,
    Herstellen,
    Nakijken,
    PersoonsRechten,
    Access,
    TweedeFactor,
    Accountbeheer,
    Demonstratie,
    Herkennen,
    Organisatie,
):
    """The use cases of the person (`Intake`), of coordinators, clock, directory and volunteers, and of signing in."""

    async def check(self) -> None:
        """Answer when the store does; else its error comes through."""
        async with self.store.reading() as work:
            await work.hulpvragen.by_key("")

    async def schoon(self) -> None:
        """Leave nothing of what was removed in the files of the store; others who write wait for it."""
        await self.store.schoon()

    def at(self, moment: datetime) -> Matchmaker:
        """Give the same use cases with the clock standing at a moment: for demonstrations and tests."""
        return replace(self, clock=lambda: moment)

    async def close(self) -> None:
        """Give back all connections."""
        await self.store.close()
