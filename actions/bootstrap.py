"""Wiring of the action server: one place where the actions get what they need."""

from __future__ import annotations

from typing import Any

from rasa_sdk.executor import ActionExecutor

from actions.begin import Begin
from actions.clock import Clock, system_clock
from actions.luisteren import Luister
from actions.settings import ActionsSettings
from actions.status import Intrekken, Status
from actions.versturen import Versturen
from actions.vragen import Opnieuw, Uitleg, Verder, Vraag
from actions.wissen import Wissen
from matchmaker.bootstrap import Matchmaker


def make_executor(
    matchmaker: Matchmaker, settings: ActionsSettings, clock: Clock = system_clock
) -> ActionExecutor:
    """Give Rasa's executor with every action of the domain registered."""
    executor = ActionExecutor()
    actions: list[Any] = [
        Begin(settings),
        Luister(clock),
        Vraag(clock),
        Uitleg(),
        Verder(),
        Opnieuw(),
        Versturen(matchmaker),
        Wissen(),
        Status(matchmaker),
        Intrekken(matchmaker),
    ]
    for action in actions:
        executor.register_action(action)
    return executor


