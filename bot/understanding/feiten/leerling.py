"""One network in training, in plain numpy: messages are short, and a framework's overhead would be most of the time."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix

from bot.understanding.feiten.gewichten import Oefening
from bot.understanding.feiten.net import DILATIES, TUSSEN, Array, softmax
from bot.understanding.feiten.partij import Ints, Partij


class Leerling:
    """One network in training: a step forwards, backwards, and an Adam update."""

    def __init__(self, w: dict[str, Array], how: Oefening, rng: np.random.Generator) -> None:
        self.w, self.how, self.rng = w, how, rng
        self._m = {k: np.zeros_like(v) for k, v in w.items()}
        self._v = {k: np.zeros_like(v) for k, v in w.items()}
        self._step = 0
        self.gemiddeld: dict[
            str, Array
        ] = {}  # of the weights on the way, which reads better than where they end

    def _drop(self, x: Array) -> Array:
        """Give the mask that leaves out a share and scales up the rest."""
        keep = 1 - self.how.uitval
        return (self.rng.random(x.shape, dtype=np.float32) < keep).astype(np.float32) / np.float32(keep)

    def _norm(self, x: Array, name: str) -> tuple[Array, tuple[Array, Array]]:
        mean = x.mean(axis=1, keepdims=True)
        inv = 1 / np.sqrt(x.var(axis=1, keepdims=True) + 1e-5)
        hat = (x - mean) * inv
        return hat * self.w[f"{name}_s"] + self.w[f"{name}_b"], (hat, inv)

    def _norm_back(self, d: Array, name: str, kept: tuple[Array, Array], g: dict[str, Array]) -> Array:
        hat, inv = kept
        g[f"{name}_s"], g[f"{name}_b"] = (d * hat).sum(0), d.sum(0)
        d = d * self.w[f"{name}_s"]
        back: Array = inv * (d - d.mean(1, keepdims=True) - hat * (d * hat).mean(1, keepdims=True))
        return back

    def stap(self, p: Partij, rate: float) -> Array:
        """Learn from one batch; gives how hard the mentions of each message were: [messages], the loss per message."""
        w, g = self.w, {}
        acts = w["act_b"].shape[0]
        e_gram = w["grams"].shape[1] - acts - w["pers_b"].shape[0]
        # forwards ------------------------------------------------------------------------------------------
        letters = p.groepen @ w["grams"][p.groep_nummers]
        word = p.woord * (self.rng.random(len(p.woord)) >= self.how.woord_uitval)
        lists = p.lijst * (self.rng.random((len(p.woord), 1)) >= self.how.lijst_uitval).astype(np.float32)
        mask0_parts = [
            w["woord"][word],
            letters[p.vorm_nummer, :e_gram],
            lists @ w["lijst"],
            p.vorm,
            w["vraag"][p.vraag],
        ]
        cuts = np.cumsum([x.shape[1] for x in mask0_parts])[:-1]
        first = np.concatenate(mask0_parts, axis=1)
        mask0 = self._drop(first)
        first = first * mask0
        packed = np.zeros((p.lengte, w["in_w"].shape[1]), np.float32)
        packed[p.echt] = np.maximum(first @ w["in_w"] + w["in_b"], 0)
        real = np.zeros((p.lengte, 1), np.float32)
        real[p.echt] = 1
        x, kept = packed, []
        for k, step in enumerate(DILATIES):
            h, norm = self._norm(x, f"n{k}")
            h = h * real
            window = np.concatenate([_shift(h, step), h, _shift(h, -step)], axis=1)
            z = np.maximum(window @ w[f"c{k}_w"] + w[f"c{k}_b"], 0)
            mask = self._drop(z) * real
            kept.append((norm, window, z, mask))
            x = x + z * mask
        f, norm_f = self._norm(x[p.echt], "nf")
        peak = np.stack([f[a:b].argmax(0) + a for a, b in p.grenzen])  # [messages, wide]
        pooled = np.take_along_axis(f, peak, 0)
        whole = np.maximum(pooled @ w["heel_w"] + w["heel_b"], 0)
        top = np.concatenate([f, whole[p.bericht]], axis=1)
        mask_x = self._drop(top)
        top = top * mask_x
        # losses and what they say back ----------------------------------------------------------------------
        d_top = np.zeros_like(top)
        d_letters = np.zeros_like(letters)
        said = lists @ p.eigen_act
        act = top @ w["act_w"] + w["act_b"] + letters[p.vorm_nummer, e_gram : e_gram + acts]
        act = softmax(act + said * w["lijst_act"] + lists @ w["lijst_act_w"])
        missed = -np.log(act[np.arange(len(act)), p.act] + 1e-9)
        d = act
        d[np.arange(len(act)), p.act] -= 1
        d *= 0.5
        g["act_w"], g["act_b"] = top.T @ d, d.sum(0)
        g["lijst_act"], g["lijst_act_w"] = (said * d).sum(keepdims=True)[0], lists.T @ d
        d_top += d @ w["act_w"].T
        d_letters[:, e_gram : e_gram + acts] += _sum_at(p.vorm_nummer, d, len(letters))
        if len(p.vraagplaats):
            self._soort(p, top, d_top, g)
            self._pointers(p, top, d_top, g)
        if len(p.pers):
            rows = top[p.pers_plaats]
            listed = lists[p.pers_plaats]
            said = listed @ p.eigen_pers
            person = rows @ w["pers_w"] + w["pers_b"] + letters[p.vorm_nummer[p.pers_plaats], e_gram + acts :]
            person = softmax(person + said * w["lijst_pers"] + listed @ w["lijst_pers_w"])
            person[np.arange(len(p.pers)), p.pers] -= 1
            d = person * p.pers_gewicht[:, None]
            g["pers_w"], g["pers_b"] = rows.T @ d, d.sum(0)
            g["lijst_pers"], g["lijst_pers_w"] = (said * d).sum(keepdims=True)[0], listed.T @ d
            d_top += _sum_at(p.pers_plaats, d @ w["pers_w"].T, len(d_top))
            d_letters[:, e_gram + acts :] += _sum_at(p.vorm_nummer[p.pers_plaats], d, len(letters))
        # backwards -----------------------------------------------------------------------------------------
        d_top *= mask_x
        wide = f.shape[1]
        df = d_top[:, :wide]
        d_whole = np.add.reduceat(d_top[:, wide:], [a for a, _ in p.grenzen], axis=0) * (whole > 0)
        g["heel_w"], g["heel_b"] = pooled.T @ d_whole, d_whole.sum(0)
        d_pool = d_whole @ w["heel_w"].T
        np.add.at(df, (peak, np.arange(wide)[None, :]), d_pool)
        dx = np.zeros_like(x)
        dx[p.echt] = self._norm_back(df, "nf", norm_f, g)
        for k in reversed(range(len(DILATIES))):
            norm, window, z, mask = kept[k]
            dz = dx * mask * (z > 0)
            g[f"c{k}_w"], g[f"c{k}_b"] = window.T @ dz, dz.sum(0)
            left, here, right = np.split(dz @ w[f"c{k}_w"].T, 3, axis=1)
            dh = (_shift(left, -DILATIES[k]) + here + _shift(right, DILATIES[k])) * real
            dx = dx + self._norm_back(dh, f"n{k}", norm, g)
        d = dx[p.echt] * (packed[p.echt] > 0)
        g["in_w"], g["in_b"] = first.T @ d, d.sum(0)
        d = (d @ w["in_w"].T) * mask0
        d_word, d_gram, d_list, _, d_question = np.split(d, cuts, axis=1)
        g["lijst"] = lists.T @ d_list
        g["vraag"] = _sum_at(p.vraag, d_question, len(w["vraag"]))
        d_letters[:, :e_gram] += _sum_at(p.vorm_nummer, d_gram, len(letters))
        words, at = np.unique(word, return_inverse=True)
        d_words = _sum_at(at, d_word, len(words))
        self._adam(
            g,
            {"woord": (words, d_words), "grams": (p.groep_nummers, p.groepen.T @ d_letters)},
            rate,
            len(p.grenzen),
        )
        hardness: Array = np.add.reduceat(missed, [a for a, _ in p.grenzen])
        return hardness

    def middel(self, deel: float) -> None:
        """Take the weights of now into the average, for a share of `deel`."""
        if not self.gemiddeld:
            self.gemiddeld = {k: v.copy() for k, v in self.w.items()}
        for name, mean in self.gemiddeld.items():
            mean += np.float32(deel) * (self.w[name] - mean)

    def _soort(self, p: Partij, top: Array, d_top: Array, g: dict[str, Array]) -> None:
        w, q = self.w, top[p.vraagplaats]
        hidden = np.maximum(q @ w["soort_h"] + w["soort_hb"], 0)
        kind = softmax(hidden @ w["soort_w"] + w["soort_b"])
        at = np.arange(len(q))
        kind[at, p.soort] -= 1
        d = kind * p.gewicht[:, None]
        g["soort_w"], g["soort_b"] = hidden.T @ d, d.sum(0)
        d = (d @ w["soort_w"].T) * (hidden > 0)
        g["soort_h"], g["soort_hb"] = q.T @ d, d.sum(0)
        d_top += _sum_at(p.vraagplaats, d @ w["soort_h"].T, len(d_top))

    def _pointers(self, p: Partij, top: Array, d_top: Array, g: dict[str, Array]) -> None:
        w, asks = self.w, top[p.vraagplaats]
        starts = np.arange(0, p.buren.size + 1, p.buren.shape[1])
        for name, target, share in (("wie", p.wijst, p.wijst_gewicht), ("freq", p.tijd, np.float32(0.5))):
            size = np.float32(1 / np.sqrt(w[f"{name}_k"].shape[1]))
            query, key = asks @ w[f"{name}_q"] + w[f"{name}_qb"], top @ w[f"{name}_k"]
            extra, none = (top @ w[f"{name}_e"])[:, 0], asks @ w[f"{name}_0"] + w[f"{name}_0b"]
            scores = np.matmul(key[p.buren], query[:, :, None])[:, :, 0] * size + extra[p.buren]
            scores += w[f"{name}_d"][p.tussen].sum(axis=2)
            scores[~p.is_buur] = -1e9
            chance = softmax(np.concatenate([none, scores], axis=1))
            right = chance * target
            mass = right.sum(1, keepdims=True) + np.float32(1e-6)
            weight = (p.gewicht * share)[:, None]
            d = (chance - right / mass) * weight
            d_none, d = d[:, :1], np.ascontiguousarray(d[:, 1:])
            spread = csr_matrix((d.ravel(), p.buren.ravel(), starts), shape=(len(d), len(top)))
            d_query, d_key = spread @ key * size, spread.T @ query * size
            d_extra = np.bincount(p.buren.ravel(), d.ravel(), len(top)).astype(np.float32)[:, None]
            g[f"{name}_d"] = np.bincount(
                p.tussen.ravel(), np.repeat(d.ravel(), p.tussen.shape[2]), TUSSEN
            ).astype(np.float32)
            g[f"{name}_q"], g[f"{name}_qb"] = asks.T @ d_query, d_query.sum(0)
            g[f"{name}_0"], g[f"{name}_0b"] = asks.T @ d_none, d_none.sum(0)
            g[f"{name}_k"], g[f"{name}_e"] = top.T @ d_key, top.T @ d_extra
            d_asks = d_query @ w[f"{name}_q"].T + d_none @ w[f"{name}_0"].T
            d_top += _sum_at(p.vraagplaats, d_asks, len(d_top))
            d_top += d_key @ w[f"{name}_k"].T + d_extra @ w[f"{name}_e"].T

    def _adam(
        self, grads: dict[str, Array], tables: dict[str, tuple[Ints, Array]], rate: float, messages: int
    ) -> None:
        self._step += 1
        both = (*grads.values(), *(t for _, t in tables.values()))
        norm = np.sqrt(sum(float(np.vdot(v, v)) for v in both)) / messages
        scale = np.float32(min(1.0, 5.0 / (norm + 1e-9)) / messages)
        slow, fast = np.float32(1 - 0.9**self._step), np.float32(1 - 0.98**self._step)
        for name, grad in grads.items():
            self._bijstellen(name, slice(None), grad * scale, np.float32(rate) / slow, fast)
        for name, (rows, grad) in tables.items():
            self._bijstellen(name, rows, grad * scale, np.float32(rate * self.how.stap_tabel) / slow, fast)

    def _bijstellen(
        self, name: str, rows: Ints | slice, grad: Array, rate: np.float32, fast: np.float32
    ) -> None:
        """Take one step with some rows of a weight; in place, for most of the time goes into moving numbers."""
        m, v = self._m[name][rows], self._v[name][rows]
        m *= np.float32(0.9)
        v *= np.float32(0.98)
        m += np.float32(0.1) * grad
        grad *= grad
        grad *= np.float32(0.02)
        v += grad
        if not isinstance(rows, slice):
            self._m[name][rows], self._v[name][rows] = m, v
        step = np.sqrt(v / fast, out=grad)
        step += np.float32(1e-8)
        np.divide(m, step, out=step)
        step *= rate
        self.w[name][rows] -= step


def _sum_at(rows: Ints, values: Array, size: int) -> Array:
    """Add up the values that belong to the same row: [size, columns]. A sparse product, far faster than `np.add.at`."""
    n = len(rows)
    out: Array = csr_matrix((np.ones(n, np.float32), (rows, np.arange(n))), shape=(size, n)) @ values
    return out


def _shift(x: Array, by: int) -> Array:
    """Move the rows down (up where negative) and fill with zeros."""
    out = np.zeros_like(x)
    if by > 0:
        out[by:] = x[:-by]
    else:
        out[:by] = x[-by:]
    return out
