"""Whose address a request comes from: the peer, or what a proxy that we named says of it."""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Netten = tuple[IPv4Network | IPv6Network, ...]
_Adres = IPv4Address | IPv6Address

UNKNOWN = "onbekend"


def read_networks(text: str) -> Netten:
    """Return the networks in a comma-separated list of addresses and CIDR blocks; raises `ValueError`."""
    return tuple(ip_network(part.strip()) for part in text.split(",") if part.strip())


def client_address(peer: str | None, forwarded: Sequence[str], trusted: Netten) -> str:
    """Return the address that a request counts for: of IPv6 the /64, for that is one household.

    `forwarded` are the values of X-Forwarded-For, in order. They are read from the right, and only as far as
    the one who wrote them is trusted: what stands to the left of a stranger can be made up.
    """
    current = _parse(peer or "")
    if current is None:
        return UNKNOWN
    hops = [hop.strip() for line in forwarded for hop in line.split(",") if hop.strip()]
    while hops and any(current in network for network in trusted):
        further = _parse(hops.pop())
        if further is None:
            break
        current = further
    if isinstance(current, IPv6Address):
        return str(ip_network((current, 64), strict=False))
    return str(current)


def _parse(text: str) -> _Adres | None:
    """Return the address in `text`, also with a port (1.2.3.4:80, [::1]:80) or a zone (fe80::1%eth0)."""
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        found = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return found.ipv4_mapped or found if isinstance(found, IPv6Address) else found
