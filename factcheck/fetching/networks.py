"""Which IP addresses lie on the public internet.

A list of our own: ipaddress.is_global differs from one Python to the next (3.11.7 takes several of these for public).
Source: IANA's special-purpose address registries for IPv4 and IPv6, and RFC 5771 and 4291 for multicast.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence

Ip = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

NOT_PUBLIC_4 = [
    ipaddress.IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # shared by carriers; cloud metadata of some
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local; cloud metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # AMT
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarking
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
]
# Of IPv6 only global unicast is public, and of that not these.
GLOBAL_6 = ipaddress.IPv6Network("2000::/3")
NOT_PUBLIC_6 = [
    ipaddress.IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments: Teredo, benchmarking, ORCHID
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: holds any IPv4 address
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
    )
]
# Both write an IPv4 address in their last 32 bits, and lead there.
MAPPED = ipaddress.IPv6Network("::ffff:0:0/96")
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def may_be_asked(ip: Ip, allowed: Sequence[Network]) -> bool:
    """Whether ip is public, or stands in a network that this site allows."""
    ip = behind(ip)
    return is_public(ip) or any(ip in network for network in allowed)


def is_public(ip: Ip) -> bool:
    """ip: as behind() returns it."""
    if isinstance(ip, ipaddress.IPv4Address):
        return not any(ip in network for network in NOT_PUBLIC_4)
    return ip in GLOBAL_6 and not any(ip in network for network in NOT_PUBLIC_6)


def behind(ip: Ip) -> Ip:
    """The IPv4 address that an IPv6 one stands for, else ip itself."""
    if isinstance(ip, ipaddress.IPv6Address) and (ip in MAPPED or ip in NAT64):
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip
