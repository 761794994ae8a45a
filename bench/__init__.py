"""Measurements, each against a baseline in the same run."""

from tests import sleutel

sleutel.zet()
