"""All use cases of proposals."""

from __future__ import annotations

from matchmaker.core.voorstellen.antwoorden import VoorstellenBeantwoorden
from matchmaker.core.voorstellen.doen import VoorstellenDoen
from matchmaker.core.voorstellen.links import Voorstellinks


class Voorstelwerk(VoorstellenDoen, Voorstellinks, VoorstellenBeantwoorden):
    """Use cases of proposals: make, withdraw, link to, answer."""
