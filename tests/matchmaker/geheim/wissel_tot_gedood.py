"""Seal anew, one row at a time, until killed: run by `test_wissel.py`, with the settings in the environment."""

from __future__ import annotations

import asyncio

from matchmaker import sleutels
from matchmaker.geheim import wissel
from matchmaker.settings import Settings


async def _slow(*arguments: object) -> object:
    await asyncio.sleep(0.05)
    return await _older(*arguments)


if __name__ == "__main__":
    wissel.BATCH = 3
    _older = wissel._older  # type: ignore[assignment]
    wissel._older = _slow  # type: ignore[assignment]
    sleutels.run("wissel", Settings())
