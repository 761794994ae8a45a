from __future__ import annotations

import pytest

from matchmaker.core.errors import InvalidRequest, InvalidStep
from matchmaker.core.vocabulary import codes
from matchmaker.core.workflow import CLOSED, STAPPEN, Reden, Rol, Status, check_step, status_of, steps_from


def test_statuses_are_those_of_the_vocabulary() -> None:
    """The workflow has the statuses of the contract, no more and no fewer."""
    assert [str(status) for status in Status] and set(Status) == set(codes("status"))


def test_the_person_may_withdraw_at_any_moment() -> None:
    """From every status the person can withdraw, and nothing else; who is told so by telephone does it for them."""
    for status in Status:
        expected = () if status is Status.INGETROKKEN else (Status.INGETROKKEN,)
        assert steps_from(status, Rol.INWONER) == expected
        assert set(expected) <= set(steps_from(status, Rol.COORDINATOR))


def test_withdrawn_is_the_end() -> None:
    """No step leads back from withdrawn."""
    assert not [stap for stap in STAPPEN if stap.van is Status.INGETROKKEN]


def test_closed_only_after_somebody_asked_whether_it_holds() -> None:
    """Afgerond follows only on nazorg, or on what the organisation it was referred to reports."""
    before = {stap.van for stap in STAPPEN if stap.naar is Status.AFGEROND}
    assert before == {Status.NAZORG, Status.DOORVERWEZEN}


def test_nothing_is_stuck() -> None:
    """From every open status a coordinator can reach the end."""
    for start in set(Status) - CLOSED:
        seen = {start}
        ahead = [start]
        while ahead:
            for step in steps_from(ahead.pop(), Rol.COORDINATOR):
                if step not in seen:
                    seen.add(step)
                    ahead.append(step)
        assert Status.AFGEROND in seen


def test_a_step_that_is_not_there_names_those_that_are() -> None:
    """The error says from where, to where, and what is possible."""
    with pytest.raises(InvalidStep) as caught:
        check_step(Status.GEKOPPELD, Status.AFGEROND, Rol.COORDINATOR)
    assert caught.value.steps == ("in_behandeling", "nazorg", "ingetrokken")


@pytest.mark.parametrize("code", ["", "Nieuw", "bestaat_niet", "\ud800"])
def test_unknown_status(code: str) -> None:
    """A code that is no status is an invalid request, not a missing step."""
    with pytest.raises(InvalidRequest):
        status_of(code)


def test_a_partner_only_answers() -> None:
    """Whom it was proposed to can say no; no other step is theirs."""
    steps = [(stap.van, stap.naar) for stap in STAPPEN if Rol.PARTNER in stap.wie]
    assert steps == [(Status.VOORGESTELD, Status.IN_BEHANDELING)]


def test_the_clock_closes_nothing() -> None:
    """By itself a request goes back to somebody, or on to being phoned: never to an end."""
    steps = {(stap.van, stap.naar) for stap in STAPPEN if Rol.SYSTEEM in stap.wie}
    assert {naar for _, naar in steps} == {Status.NIEUW, Status.IN_BEHANDELING, Status.NAZORG}


def test_each_step_stands_once() -> None:
    """No step is there twice, so that who may take it stands in one place."""
    steps = [(stap.van, stap.naar) for stap in STAPPEN]
    assert len(steps) == len(set(steps))


def test_a_reason_goes_with_its_step() -> None:
    """A reason of another step is an invalid request; none at all is fine."""
    check_step(Status.NAZORG, Status.IN_BEHANDELING, Rol.COORDINATOR, Reden.HOUDT_NIET_STAND)
    check_step(Status.NAZORG, Status.IN_BEHANDELING, Rol.COORDINATOR)
    with pytest.raises(InvalidRequest):
        check_step(Status.NAZORG, Status.IN_BEHANDELING, Rol.COORDINATOR, Reden.GEEN_TIJD)
