"""The network that reads a message, for use: numpy only, no training framework."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.understanding.feiten.kenmerken import Kenmerken

Array = NDArray[np.float32]
DILATIES = (1, 1, 2, 4)
BEREIK = np.array(
    [24, 3, 5, 3, 2]
)  # tokens, sentences, separators, persons, frequencies; farther counts as this far
BEGIN = np.concatenate([[0], np.cumsum(2 * BEREIK + 1)[:-1]])
TUSSEN = int((2 * BEREIK + 1).sum())  # rows of the table of what lies between two tokens
TINY = 1e-9


@dataclass(frozen=True)
class Lezing:
    """What the network thinks of each of T tokens; probabilities."""

    activiteit: Array  # [T, 1 + activities]; 0 is "no mention"
    soort: Array  # [T, kinds], were the token a mention
    wijst: Array  # [T, 1 + T] pointer to the helper; 0 is nobody named: the writer, or left open
    persoon: Array  # [T, helpers], were the token a helper
    tijd: Array  # [T, 1 + T] pointer to the frequency; 0 is none


def softmax(x: Array) -> Array:
    """Softmax over the last axis."""
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    out: Array = e / e.sum(axis=-1, keepdims=True)
    return out


def _norm(x: Array, scale: Array, shift: Array) -> Array:
    mean = x.mean(axis=-1, keepdims=True)
    var = x.var(axis=-1, keepdims=True)
    out: Array = (x - mean) / np.sqrt(var + 1e-5) * scale + shift
    return out


def afstanden(
    tellers: NDArray[np.int64], van: NDArray[np.int64], naar: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Give, for tokens `van` [Q] and `naar` [Q, T], rows in the table of what lies between: [Q, T, 1 + TELLERS].

    The first is their signed distance in tokens, the others the signed differences of the counters.
    """
    counts = np.concatenate([np.arange(len(tellers))[:, None], tellers], axis=1)
    out: NDArray[np.int64] = counts[naar]
    out -= counts[van][:, None, :]
    np.clip(out, -BEREIK, BEREIK, out=out)
    out += BEREIK + BEGIN
    return out


@dataclass
class Net:
    """The weights of one trained network, by name."""

    w: dict[str, Array]
    eigen_act: Array  # [lists, 1 + activities] 1 where a list is of that activity
    eigen_pers: Array  # [lists, helpers]

    def lees(self, kenmerken: Kenmerken) -> Lezing:
        """Read one message of at least one token."""
        w = self.w
        n = len(kenmerken.woord)
        table = np.stack([w["grams"][list(g)].sum(axis=0) / np.sqrt(len(g)) for g in kenmerken.grams])
        acts, helpers = len(w["act_b"]), len(w["pers_b"])
        letters, act, person = np.split(
            table, [table.shape[1] - acts - helpers, table.shape[1] - helpers], axis=1
        )
        question = np.broadcast_to(w["vraag"][kenmerken.vraag], (n, w["vraag"].shape[1]))
        x = np.concatenate(
            [w["woord"][kenmerken.woord], letters, kenmerken.lijst @ w["lijst"], kenmerken.vorm, question],
            axis=1,
        )
        x = np.maximum(x @ w["in_w"] + w["in_b"], 0)
        for k, step in enumerate(DILATIES):
            h = _norm(x, w[f"n{k}_s"], w[f"n{k}_b"])
            padded = np.pad(h, ((step, step), (0, 0)))
            window = np.concatenate([padded[:n], h, padded[2 * step :]], axis=1)
            x = x + np.maximum(window @ w[f"c{k}_w"] + w[f"c{k}_b"], 0)
        x = _norm(x, w["nf_s"], w["nf_b"])
        whole = np.maximum(x.max(axis=0) @ w["heel_w"] + w["heel_b"], 0)
        x = np.concatenate([x, np.broadcast_to(whole, (n, whole.shape[0]))], axis=1)
        every = np.arange(n)
        place = afstanden(kenmerken.tellers, every, np.broadcast_to(every, (n, n)))
        return Lezing(
            activiteit=softmax(
                x @ w["act_w"]
                + w["act_b"]
                + act
                + w["lijst_act"] * (kenmerken.lijst @ self.eigen_act)
                + kenmerken.lijst @ w["lijst_act_w"]
            ),
            soort=softmax(np.maximum(x @ w["soort_h"] + w["soort_hb"], 0) @ w["soort_w"] + w["soort_b"]),
            wijst=self._pointer("wie", x, place),
            persoon=softmax(
                x @ w["pers_w"]
                + w["pers_b"]
                + person
                + w["lijst_pers"] * (kenmerken.lijst @ self.eigen_pers)
                + kenmerken.lijst @ w["lijst_pers_w"]
            ),
            tijd=self._pointer("freq", x, place),
        )

    def _pointer(self, name: str, x: Array, place: NDArray[np.int64]) -> Array:
        w = self.w
        query = x @ w[f"{name}_q"] + w[f"{name}_qb"]
        key = x @ w[f"{name}_k"]
        scores = (
            query @ key.T / np.sqrt(key.shape[1]) + w[f"{name}_d"][place].sum(axis=2) + (x @ w[f"{name}_e"]).T
        )
        none = x @ w[f"{name}_0"] + w[f"{name}_0b"]
        return softmax(np.concatenate([none, scores], axis=1))


def gemiddeld(lezingen: list[Lezing]) -> Lezing:
    """Average what several networks think."""
    return Lezing(*(np.mean([getattr(r, f) for r in lezingen], axis=0) for f in Lezing.__dataclass_fields__))
