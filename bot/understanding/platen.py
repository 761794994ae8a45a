"""Plots of an evaluation, as SVG: how far the certainty can be trusted, and what asking back costs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import matplotlib

matplotlib.use("svg")
matplotlib.rcParams["svg.hashsalt"] = "keukentafel"  # the same figures give the same file

import matplotlib.pyplot as plt  # noqa: E402 — the backend is chosen first
import numpy as np  # noqa: E402

Pairs = Sequence[tuple[float, bool]]  # certainty (0..1), and whether it was right


def ijking(path: Path, titel: str, pairs: Pairs, bakken: int = 10) -> None:
    """Draw the share that was right against the certainty that was given, in bins of equal size."""
    ordered = sorted(pairs)
    groups = [g for g in np.array_split(np.array(ordered, dtype=float), bakken) if len(g)]
    figure, axis = plt.subplots(figsize=(4.5, 4.5))
    axis.plot([0, 1], [0, 1], linestyle=":", color="grey")
    axis.plot([g[:, 0].mean() for g in groups], [g[:, 1].mean() for g in groups], marker="o")
    axis.set(title=titel, xlabel="zekerheid", ylabel="aandeel juist", xlim=(0, 1), ylim=(0, 1))
    _write(figure, path)


def terugvragen(path: Path, titel: str, pairs: Pairs) -> None:
    """Draw, for each threshold, the share that is asked back and the share right of what is not."""
    certain = np.array([c for c, _ in pairs])
    right = np.array([r for _, r in pairs], dtype=float)
    limits = np.linspace(0, 0.95, 39)
    asked = [float((certain < limit).mean()) for limit in limits]
    kept = [float(right[certain >= limit].mean()) if (certain >= limit).any() else np.nan for limit in limits]
    figure, axis = plt.subplots(figsize=(5.5, 4.5))
    axis.plot(limits, kept, label="juist, van wat niet is teruggevraagd")
    axis.plot(limits, asked, label="teruggevraagd")
    axis.set(title=titel, xlabel="drempel", ylim=(0, 1))
    axis.legend(loc="center left")
    _write(figure, path)


def staven(path: Path, titel: str, waarden: Sequence[tuple[str, float]]) -> None:
    """Draw one bar a code, the lowest on top."""
    ordered = sorted(waarden, key=lambda v: -v[1])
    figure, axis = plt.subplots(figsize=(6.5, 0.22 * len(ordered) + 1))
    axis.barh([name for name, _ in ordered], [value for _, value in ordered])
    axis.set(title=titel, xlim=(0, 1))
    axis.tick_params(labelsize=7)
    _write(figure, path)


def _write(figure: plt.Figure, path: Path) -> None:
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)
