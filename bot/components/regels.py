"""Rasa's rules, looking back no further than a rule reaches: a long conversation costs no more than a short one."""

from __future__ import annotations

from typing import Any

from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.domain import Domain, State
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

BEURTEN = 4  # each has at least two states (heard, done); the longest rule of `data/rules` has four


def staart(tracker: DialogueStateTracker, domain: Domain, beurten: int = BEURTEN) -> DialogueStateTracker:
    """Give a tracker that holds only the last turns; the same one where a slot of the domain steers the dialogue.

    Args:
        tracker: of the whole conversation; it stays as it is.
        beurten: how many messages of the person are kept, with all that came of them.
    """
    if any(slot.influence_conversation for slot in domain.slots):
        return tracker
    told = list(tracker.applied_events())
    heard = [at for at, event in enumerate(told) if isinstance(event, UserUttered)]
    if len(heard) <= beurten:
        return tracker
    # The waiting before the first message that is kept belongs to its state.
    first = max(at for at in range(heard[-beurten]) if isinstance(told[at], ActionExecuted))
    return DialogueStateTracker.from_events(tracker.sender_id, told[first:], tracker.slots.values())


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class Regels(RulePolicy):
    """`RulePolicy`, which rebuilds the states of a whole conversation several times a turn, on the last turns only."""

    def _prediction_states(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        use_text_for_last_user_input: bool = False,
        rule_only_data: dict[str, Any] | None = None,
    ) -> list[State]:
        recent = staart(tracker, domain)
        states: list[State] = super()._prediction_states(
            recent, domain, use_text_for_last_user_input, rule_only_data
        )
        return states
