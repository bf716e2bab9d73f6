"""Words for one post: `buitenlandminister` is a `minister`, and a `minister` may be called a `bewindsvrouw`."""

from __future__ import annotations

from functools import lru_cache

from quotes.extraction.reading import Reading


def is_same_post(reading: Reading, one: str, other: str) -> bool:
    """`buitenlandminister` is a `minister`, and a `minister` is a `bewindsvrouw`."""
    masculine = reading.vocabulary.masculine_of
    one, other = masculine.get(one, one), masculine.get(other, other)
    if one == other or one.endswith(other) or other.endswith(one):
        return True
    groups = reading.vocabulary.same_posts
    return bool(_groups_of(one, groups) & _groups_of(other, groups))


@lru_cache(maxsize=5_000)
def _groups_of(role: str, groups: frozenset[str]) -> frozenset[str]:
    return frozenset(group for group in groups if any(role.endswith(post) for post in group.split()))
