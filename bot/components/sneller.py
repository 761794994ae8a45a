"""Rasa does the same work over and over at each message; here it does it once.

What is replaced, and what it took of a turn of the sixtieth message (profiled, see docs/prestaties.md):

- the answer of the action server is checked against a schema that was itself checked anew each time: 37 %;
- the class of each stored event is looked for through all classes of events: 10 %.

Applied once, when the channel is imported. Another version of Rasa than the pinned one is left as it is: what is
replaced there is not known. `tests/bot/components/test_sneller.py` holds whole conversations with and without.
"""

from __future__ import annotations

import functools
import logging
from typing import Any

import rasa
from jsonschema import Draft202012Validator, ValidationError
from jsonschema.exceptions import best_match
from rasa.core.actions.action import RemoteAction
from rasa.shared.core import events
from rasa.shared.utils import common

GEKEND = "3.6.21"
logger = logging.getLogger(__name__)


@functools.cache
def _validator() -> Draft202012Validator:
    schema = RemoteAction.action_response_format_spec()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def _controleer(self: RemoteAction, result: dict[str, Any]) -> bool:
    """Check the answer of the action server, as `RemoteAction._validate_action_result` does.

    Raises:
        ValidationError: the answer has not the form that Rasa documents.
    """
    error: ValidationError | None = best_match(_validator().iter_errors(result))
    if error is not None:
        error.message += ". The answer of the action server has not the form of Rasa's action protocol."
        raise error
    return True


@functools.cache
def _klassen() -> dict[str, type[events.Event]]:
    # The first of a name counts, as in Rasa's own search.
    found: dict[str, type[events.Event]] = {}
    for kind in common.all_subclasses(events.Event):
        found.setdefault(kind.type_name, kind)
    return found


def _klasse(type_name: str, default: type[events.Event] | None = None) -> type[events.Event] | None:
    """Give the class of an event by its name, as `Event.resolve_by_type` does."""
    return _klassen().get(type_name) or _RESOLVE(type_name, default)


_RESOLVE = events.Event.resolve_by_type
_VALIDATE = RemoteAction._validate_action_result


def pas_toe() -> bool:
    """Replace both; tell whether it was done. A second time changes nothing."""
    if rasa.__version__ != GEKEND:
        logger.warning("Rasa %s is not %s: nothing is replaced, turns take longer", rasa.__version__, GEKEND)
        return False
    RemoteAction._validate_action_result = _controleer
    events.Event.resolve_by_type = staticmethod(_klasse)
    return True


def neem_terug() -> None:
    """Put Rasa's own back, to compare with."""
    RemoteAction._validate_action_result = _VALIDATE
    events.Event.resolve_by_type = staticmethod(_RESOLVE)
