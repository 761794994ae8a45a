"""All use cases of the volunteers."""

from __future__ import annotations

from matchmaker.core.vrijwilligers.bewaren import VrijwilligersBewaren
from matchmaker.core.vrijwilligers.bijhouden import VrijwilligersBijhouden
from matchmaker.core.vrijwilligers.koppelen import VrijwilligersKoppelen
from matchmaker.core.vrijwilligers.vraag_en_aanbod import VrijwilligersTellen
from matchmaker.core.vrijwilligers.zoeken import VrijwilligersZoeken


class Vrijwilligerswerk(
    VrijwilligersZoeken,
    VrijwilligersBijhouden,
    VrijwilligersKoppelen,
    VrijwilligersTellen,
    VrijwilligersBewaren,
):
    """Use cases of the volunteers: look up, keep, match, count, remove."""
