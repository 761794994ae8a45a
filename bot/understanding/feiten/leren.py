"""Training the network (TensorFlow is used here, and only here)."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from bot.understanding.feiten.frequentie import Tijdwoorden
from bot.understanding.feiten.kenmerken import BUCKETS, VORMEN, Kijker
from bot.understanding.feiten.net import AFSTAND, DILATIES, Net
from bot.understanding.feiten.voorbeelden import Voorbeeld, ruis


@dataclass(frozen=True)
class Codes:
    """The codes in the order of the network's outputs."""

    activiteiten: tuple[str, ...]
    soorten: tuple[str, ...]
    wie: tuple[str, ...]


@dataclass(frozen=True)
class Oefening:
    """How long and how the network is trained."""

    rondes: int = 14
    partij: int = 24  # messages a step
    stap: float = 2e-3
    breed: int = 128
    ruis: float = 0.35  # share of the messages that are read with typing noise
    uitval: float = 0.3


def _weights(rng: np.random.Generator, words: int, lists: int, questions: int, codes: Codes, wide: int) -> dict[str, Any]:
    def normal(*shape: int, scale: float | None = None) -> Any:
        s = scale if scale is not None else np.sqrt(2.0 / shape[0])
        return (rng.standard_normal(shape) * s).astype(np.float32)

    def zeros(*shape: int) -> Any:
        return np.zeros(shape, dtype=np.float32)

    e_word, e_gram, e_list, e_question, e_whole, e_ptr = 48, 64, 48, 24, 48, 64
    first = e_word + e_gram + e_list + VORMEN + e_question
    out = wide + e_whole
    w = {
        "woord": normal(words, e_word, scale=0.1), "grams": normal(BUCKETS, e_gram, scale=0.1),
        "lijst": normal(max(lists, 1), e_list, scale=0.2)[:lists], "vraag": normal(questions, e_question, scale=0.3),
        "in_w": normal(first, wide), "in_b": zeros(wide), "nf_s": zeros(wide) + 1, "nf_b": zeros(wide),
        "heel_w": normal(wide, e_whole), "heel_b": zeros(e_whole),
        "act_w": normal(out, 1 + len(codes.activiteiten), scale=0.05), "act_b": zeros(1 + len(codes.activiteiten)),
        "soort_h": normal(out, 64), "soort_hb": zeros(64),
        "soort_w": normal(64, len(codes.soorten), scale=0.1), "soort_b": zeros(len(codes.soorten)),
        "pers_w": normal(out, len(codes.wie), scale=0.05), "pers_b": zeros(len(codes.wie)),
    }  # fmt: skip
    for k in range(len(DILATIES)):
        w |= {
            f"n{k}_s": zeros(wide) + 1, f"n{k}_b": zeros(wide), f"c{k}_w": normal(3 * wide, wide), f"c{k}_b": zeros(wide),
            f"o{k}_w": normal(wide, wide, scale=0.5 / np.sqrt(wide)),
        }  # fmt: skip
    for name in ("wie", "freq"):
        w |= {
            f"{name}_q": normal(out, e_ptr, scale=0.05), f"{name}_qb": zeros(e_ptr), f"{name}_k": normal(out, e_ptr, scale=0.05),
            f"{name}_d": zeros(2 * AFSTAND + 1), f"{name}_e": normal(out, 1, scale=0.05),
            f"{name}_0": normal(out, 1, scale=0.05), f"{name}_0b": zeros(1),
        }  # fmt: skip
    return w


def _batch(lessons: Sequence[Voorbeeld], viewer: Kijker, times: Tijdwoorden, codes: Codes) -> dict[str, Any]:
    views = [viewer.kijk(v.rij, times.lees(v.rij, viewer.schat.nummers), v.vraag) for v in lessons]
    size = max(len(v.woord) for v in views)
    n = len(views)
    forms: dict[tuple[int, ...], int] = {(): 0}
    out: dict[str, Any] = {
        "woord": np.zeros((n, size), np.int32), "vorm": np.zeros((n, size, VORMEN), np.float32),
        "lijst": np.zeros((n, size, views[0].lijst.shape[1]), np.float32), "type": np.zeros((n, size), np.int32),
        "echt": np.zeros((n, size), np.float32), "vraag": np.array([v.vraag for v in views], np.int32),
        "act": np.zeros((n, size), np.int32),
    }  # fmt: skip
    for b, view in enumerate(views):
        t = len(view.woord)
        out["woord"][b, :t], out["vorm"][b, :t], out["lijst"][b, :t], out["echt"][b, :t] = view.woord, view.vorm, view.lijst, 1
        out["type"][b, :t] = [forms.setdefault(g, len(forms)) for g in view.grams]
    longest = max(map(len, forms))
    out["grams"] = np.zeros((len(forms), longest), np.int32)
    out["deel"] = np.zeros((len(forms), longest), np.float32)
    for group, row in forms.items():
        out["grams"][row, : len(group)] = group
        out["deel"][row, : len(group)] = 1 / np.sqrt(max(len(group), 1))
    asks: list[tuple[int, int, float, int]] = []
    who: list[tuple[int, Any, float]] = []
    when, person = [], []
    for b, lesson in enumerate(lessons):
        for goal in lesson.doelen:
            code = codes.wie.index(goal.wie) if goal.wie else -1
            helper, moment = np.zeros(1 + size, np.float32), np.zeros(1 + size, np.float32)
            helper[[p + 1 for p in goal.wie_plaats] or [0]] = 1
            moment[[p + 1 for p in goal.freq_plaats] or [0]] = 1
            for p in goal.plaats:
                out["act"][b, p] = 1 + codes.activiteiten.index(goal.activiteit)
                asks.append((b, p, 1 / len(goal.plaats), codes.soorten.index(goal.soort)))
                # A helper that is meant and not named teaches nothing about pointing.
                who.append((code, helper, float(goal.soort == "hulp" and (goal.wie is None or bool(goal.wie_plaats)))))
                when.append(moment)
            if code >= 0:
                person += [(b, p, code, 1 / len(goal.wie_plaats)) for p in goal.wie_plaats]
    out["b"] = np.array([a[0] for a in asks], np.int32)
    out["i"] = np.array([a[1] for a in asks], np.int32)
    out["gewicht"] = np.array([a[2] for a in asks], np.float32)
    out["soort"] = np.array([a[3] for a in asks], np.int32)
    out["wijst"] = np.array([x[1] for x in who], np.float32).reshape(-1, 1 + size)
    out["wijst_gewicht"] = np.array([x[2] for x in who], np.float32)
    out["tijd"] = np.array(when, np.float32).reshape(-1, 1 + size)
    out["pers_plaats"] = np.array([(b, p) for b, p, _, _ in person], np.int32).reshape(-1, 2)
    out["pers"] = np.array([c for _, _, c, _ in person], np.int32)
    out["pers_gewicht"] = np.array([g for _, _, _, g in person], np.float32)
    return out


def leer(
    lessons: Sequence[Voorbeeld], viewer: Kijker, times: Tijdwoorden, codes: Codes, how: Oefening, seed: int, log: Any = None
) -> Net:
    """Train one network; the same lessons and seed give the same network on the same machine."""
    import tensorflow as tf

    rng = random.Random(seed)
    start = _weights(
        np.random.default_rng(seed), len(viewer.schat), len(viewer.lijsten.namen), 1 + len(viewer.vragen), codes, how.breed
    )
    w = {k: tf.Variable(v, name=k) for k, v in start.items()}
    names = sorted(w)
    total = how.rondes * -(-len(lessons) // how.partij)
    rate = tf.Variable(0.0)
    adam = tf.keras.optimizers.legacy.Adam(learning_rate=rate, beta_2=0.98)
    tf.random.set_seed(seed)

    def drop(x: Any) -> Any:
        return tf.nn.dropout(x, how.uitval)

    def norm(x: Any, name: str) -> Any:
        mean, var = tf.nn.moments(x, [-1], keepdims=True)
        return (x - mean) * tf.math.rsqrt(var + 1e-5) * w[f"{name}_s"] + w[f"{name}_b"]

    def encode(d: Any) -> Any:
        letters = tf.reduce_sum(tf.nn.embedding_lookup(w["grams"], d["grams"]) * d["deel"][..., None], axis=1)
        # A known word is now and then read by its letters and lists alone, as a new word will be.
        keep = tf.cast(tf.random.uniform(tf.shape(d["woord"])) > 0.2, tf.int32)
        parts = [tf.nn.embedding_lookup(w["woord"], d["woord"] * keep), tf.gather(letters, d["type"])]
        keep_list = tf.cast(tf.random.uniform(tf.shape(d["lijst"])[:2]) > 0.1, tf.float32)[..., None]
        parts += [tf.tensordot(d["lijst"] * keep_list, w["lijst"], 1), d["vorm"]]
        question = tf.nn.embedding_lookup(w["vraag"], d["vraag"])[:, None, :]
        parts.append(tf.tile(question, [1, tf.shape(d["woord"])[1], 1]))
        real = d["echt"][..., None]
        x = tf.nn.relu(tf.tensordot(drop(tf.concat(parts, -1)), w["in_w"], 1) + w["in_b"]) * real
        for k, step in enumerate(DILATIES):
            h = norm(x, f"n{k}") * real
            pad = tf.pad(h, [[0, 0], [step, step], [0, 0]])
            size = tf.shape(h)[1]
            window = tf.concat([pad[:, :size], h, pad[:, 2 * step :]], -1)
            x += tf.tensordot(drop(tf.nn.relu(tf.tensordot(window, w[f"c{k}_w"], 1) + w[f"c{k}_b"])), w[f"o{k}_w"], 1) * real
        x = norm(x, "nf")
        whole = tf.nn.relu(tf.matmul(tf.reduce_max(x - 1e3 * (1 - real), axis=1), w["heel_w"]) + w["heel_b"])
        return drop(tf.concat([x, tf.tile(whole[:, None, :], [1, tf.shape(x)[1], 1])], -1))

    def pointer(name: str, x: Any, q: Any, d: Any) -> Any:
        query = tf.matmul(q, w[f"{name}_q"]) + w[f"{name}_qb"]
        key = tf.tensordot(x, w[f"{name}_k"], 1)
        at = tf.gather(key, d["b"])
        scores = tf.einsum("qd,qtd->qt", query, at) / np.sqrt(start[f"{name}_k"].shape[1])
        place = tf.clip_by_value(tf.range(tf.shape(x)[1])[None, :] - d["i"][:, None], -AFSTAND, AFSTAND) + AFSTAND
        scores += tf.gather(w[f"{name}_d"], place) + tf.gather(tf.tensordot(x, w[f"{name}_e"], 1)[..., 0], d["b"])
        scores -= 1e4 * (1 - tf.gather(d["echt"], d["b"]))
        none = tf.matmul(q, w[f"{name}_0"]) + w[f"{name}_0b"]
        return tf.nn.softmax(tf.concat([none, scores], -1))

    def loss(d: Any) -> Any:
        x = encode(d)
        act = tf.nn.sparse_softmax_cross_entropy_with_logits(d["act"], tf.tensordot(x, w["act_w"], 1) + w["act_b"])
        q = tf.gather_nd(x, tf.stack([d["b"], d["i"]], 1))
        kind = tf.matmul(tf.nn.relu(tf.matmul(q, w["soort_h"]) + w["soort_hb"]), w["soort_w"]) + w["soort_b"]
        kind = tf.nn.sparse_softmax_cross_entropy_with_logits(d["soort"], kind)
        points = -tf.math.log(tf.reduce_sum(pointer("wie", x, q, d) * d["wijst"], -1) + 1e-6) * d["wijst_gewicht"]
        moment = -tf.math.log(tf.reduce_sum(pointer("freq", x, q, d) * d["tijd"], -1) + 1e-6)
        p = tf.gather_nd(x, d["pers_plaats"])
        person = tf.nn.sparse_softmax_cross_entropy_with_logits(d["pers"], tf.matmul(p, w["pers_w"]) + w["pers_b"])
        facts = tf.reduce_sum((kind + points + 0.5 * moment) * d["gewicht"]) + tf.reduce_sum(person * d["pers_gewicht"])
        return (tf.reduce_sum(act * d["echt"]) * 0.5 + facts) / tf.cast(tf.shape(x)[0], tf.float32)

    @tf.function(reduce_retracing=True)
    def step(d: Any) -> Any:
        with tf.GradientTape() as tape:
            value = loss(d)
        grads = tape.gradient(value, [w[k] for k in names])
        grads, _ = tf.clip_by_global_norm(grads, 5.0)
        adam.apply_gradients([(g, w[k]) for g, k in zip(grads, names)])
        return value

    done = 0
    for epoch in range(how.rondes):
        noisy = [ruis(v, rng, rng.choice((1, 2, 2, 3)), rng.random() < 0.3) if rng.random() < how.ruis else v for v in lessons]
        noisy = [v for v in noisy if v.rij]
        # Messages of about one length share a step, or half the work is padding.
        noisy.sort(key=lambda v: len(v.rij) * (1 + 0.3 * rng.random()))
        batches = [noisy[i : i + how.partij] for i in range(0, len(noisy), how.partij)]
        rng.shuffle(batches)
        value = 0.0
        for lot in batches:
            rate.assign(how.stap * min(1.0, (done + 1) / 100) * max(0.02, 1 - done / total))
            value += float(step({k: tf.constant(v) for k, v in _batch(lot, viewer, times, codes).items()}))
            done += 1
        if log:
            log(epoch, value / len(batches))
    return Net({k: v.numpy().astype(np.float32) for k, v in w.items()})
