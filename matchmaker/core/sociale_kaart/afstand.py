"""How far it is."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

KM_PER_DEGREE = 111.195  # of latitude, on a sphere with the mean radius of the earth

_DIAMETER = 2 * 6371.0088  # km


def kilometers(latitude: float, longitude: float, to_latitude: float, to_longitude: float) -> float:
    """Give the distance as the crow flies (haversine) between two points in degrees."""
    up, along = radians(to_latitude - latitude) / 2, radians(to_longitude - longitude) / 2
    part = sin(up) ** 2 + cos(radians(latitude)) * cos(radians(to_latitude)) * sin(along) ** 2
    return _DIAMETER * asin(sqrt(min(part, 1.0)))
