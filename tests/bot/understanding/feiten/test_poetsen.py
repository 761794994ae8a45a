"""Cleaning the shower is not taking one."""

import pytest

from bot.understanding.feiten.poetsen import herlezen


@pytest.mark.parametrize(
    ("genoemd", "deelzin", "activiteit"),
    [
        (["douche"], ["de", "douche", "en", "de", "wc", "schoonmaken"], "badkamer_schoonmaken"),
        (["wastafel"], ["ik", "poets", "de", "wastafel"], "badkamer_schoonmaken"),
        (["douche"], ["ik", "ga", "zelf", "onder", "de", "douche"], "wassen_douchen"),
        (["douchen"], ["douchen", "en", "het", "huis", "schoonmaken"], "wassen_douchen"),
    ],
)
def test_what_is_cleaned_beside_another_thing_is_cleaned_too(genoemd, deelzin, activiteit):
    """A place to wash with a verb of cleaning is cleaned; washing oneself stays what it is."""
    assert herlezen("wassen_douchen", genoemd, deelzin) == activiteit
