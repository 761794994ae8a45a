"""A few hundred hostile inputs through the running chain; `python -m tests.faults.vijandig 20000` sends them all."""

import asyncio

import pytest

from tests.faults.vijandig import attack, report
from tests.faults.vijandig_gesprek import DOELEN
from tests.faults.vijandige_teksten import FAMILIES, LONGEST, hostile

CLOSING = {"start", "situatie", "samenvatting", "toestemming", "postcode", "naam", "contact", "versturen"}
NUMBER = 390  # 30 for each of the thirteen steps


@pytest.mark.chain
def test_hostile_inputs_at_every_step(stack):
    """No 500, no dead conversation, no leak, no consent that nobody gave, nothing lost, no request twice."""
    tel = asyncio.run(attack(stack, NUMBER, seed=7, size=NUMBER // len(DOELEN)))
    assert not tel.fouten, report(tel, 0)
    assert tel.vijandig == NUMBER and tel.verloren == 0
    assert len(tel.referenties) == len(DOELEN)
    assert set(tel.bij) >= CLOSING, "a step that nothing hostile was sent at"


def test_the_inputs_are_many_and_the_same_each_time():
    """Every family, lengths up to and over the limit, hardly any twice; a seed gives the same again."""
    found = list(hostile(4000, 3))
    assert found == list(hostile(4000, 3))
    assert {family for family, _ in found} == {*FAMILIES, "hypothesis", "body", "button"}
    lengths = {len(content) for _, content in found}
    assert {LONGEST, LONGEST + 1} <= lengths
    assert len({content for _, content in found}) > 2000
