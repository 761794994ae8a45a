"""The size of the network, how it is trained, and its weights before training."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bot.understanding.feiten.kenmerken import BUCKETS, VORMEN
from bot.understanding.feiten.net import DILATIES, TUSSEN, Array
from bot.understanding.feiten.partij import Codes


@dataclass(frozen=True)
class Oefening:
    """How long and how the network is trained."""

    rondes: int = 6
    alles_tot: int = (
        2  # from this round on only a share of the messages is read, those that were hard by preference
    )
    deel_moeilijk: float = 0.55
    partij: int = 32  # messages a step
    stap: float = 3e-3
    stap_tabel: float = 5.0  # times `stap`, for the rows of words and letter groups: they are seen rarely
    breed: int = 96
    ruis: float = 0.35  # share of the messages that are read with typing noise
    uitval: float = 0.25
    woord_uitval: float = (
        0.2  # a known word is now and then read by its letters and lists alone, as a new one will be
    )
    lijst_uitval: float = 0.1
    vervang: float = 0.25  # share of the messages in which one activity is worded as a list words it
    vervang_wie: float = 0.4  # share in which somebody else helps
    vervang_tijd: float = 0.05  # share in which it is at other times
    opnieuw: int = (
        2  # rounds that read the same enriched messages: reading them anew takes a third of the time
    )
    plak: float = 0.1  # share that is followed by another answer to the same question
    lijst_begin: float = 3.0
    middel_vanaf: float = 0.4  # the weights are averaged from here on


def begin_gewichten(
    rng: np.random.Generator, words: int, lists: int, questions: int, codes: Codes, wide: int
) -> dict[str, Array]:
    """Give the weights before training, by name."""

    def normal(*shape: int, scale: float | None = None) -> Array:
        s = scale if scale is not None else float(np.sqrt(2.0 / shape[0]))
        return (rng.standard_normal(shape) * s).astype(np.float32)

    def zeros(*shape: int) -> Array:
        return np.zeros(shape, dtype=np.float32)

    e_word, e_gram, e_list, e_question, e_whole, e_ptr = 48, 64, 48, 24, 48, 48
    first = e_word + e_gram + e_list + VORMEN + e_question
    out = wide + e_whole
    acts, helpers = 1 + len(codes.activiteiten), len(codes.wie)
    w = {
        "woord": normal(words, e_word, scale=0.1),
        # Letter groups: an embedding, and beside it a direct say in the activity and in the helper.
        "grams": np.concatenate([normal(BUCKETS, e_gram, scale=0.1), zeros(BUCKETS, acts + helpers)], axis=1),
        "lijst": normal(lists, e_list, scale=0.2),
        # A word list's say: the same for all codes, and what is to be corrected for each list.
        "lijst_act": zeros(1) + 2, "lijst_act_w": zeros(lists, acts),
        "lijst_pers": zeros(1) + 2, "lijst_pers_w": zeros(lists, helpers),
        "vraag": normal(questions, e_question, scale=0.3),
        "in_w": normal(first, wide), "in_b": zeros(wide), "nf_s": zeros(wide) + 1, "nf_b": zeros(wide),
        "heel_w": normal(wide, e_whole), "heel_b": zeros(e_whole),
        "act_w": normal(out, acts, scale=0.05), "act_b": zeros(acts),
        "soort_h": normal(out, 64), "soort_hb": zeros(64),
        "soort_w": normal(64, len(codes.soorten), scale=0.1), "soort_b": zeros(len(codes.soorten)),
        "pers_w": normal(out, helpers, scale=0.05), "pers_b": zeros(helpers),
    }  # fmt: skip
    for k in range(len(DILATIES)):
        w |= {
            f"n{k}_s": zeros(wide) + 1, f"n{k}_b": zeros(wide),
            f"c{k}_w": normal(3 * wide, wide, scale=0.5 / float(np.sqrt(wide))), f"c{k}_b": zeros(wide),
        }  # fmt: skip
    for name in ("wie", "freq"):
        w |= {
            f"{name}_q": normal(out, e_ptr, scale=0.05), f"{name}_qb": zeros(e_ptr),
            f"{name}_k": normal(out, e_ptr, scale=0.05),
            f"{name}_d": zeros(TUSSEN), f"{name}_e": normal(out, 1, scale=0.05),
            f"{name}_0": normal(out, 1, scale=0.05), f"{name}_0b": zeros(1),
        }  # fmt: skip
    return w
