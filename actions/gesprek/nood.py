"""Which cries of distress there are, and which one a message holds."""

from __future__ import annotations

from bot.understanding import begrip as b

# In this order where two fit (annotation.md, the intents, point 7).
NOOD = {
    "crisis_zelfdoding": "zelfdoding",
    "crisis_geweld": "geweld",
    "medisch_spoed": "medisch_spoed",
    "overbelast_noodkreet": "overbelast",
}
NOODSIGNALEN = ("zelfdoding", "geweld", "medisch_spoed")  # these count inside any answer


def nood_in(begrip: b.Begrip) -> str | None:
    """Give the distress that a message speaks of, a value of `NOOD`, or None."""
    if begrip.bedoeling in NOOD:
        return NOOD[begrip.bedoeling]
    return next((signaal for signaal in NOODSIGNALEN if signaal in begrip.signalen), None)
