"""All use cases of proposals."""

from __future__ import annotations

from matchmaker.core.voorstellen.antwoorden import VoorstellenBeantwoorden
from matchmaker.core.voorstellen.doen import VoorstellenDoen


class Voorstelwerk(VoorstellenDoen, VoorstellenBeantwoorden):
    """Use cases of proposals: make, withdraw, answer."""
