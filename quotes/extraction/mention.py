"""What a rule has read of a speaker, before anyone asks who that is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """Words first..last (exclusive) that name a speaker.

    name: the proper name in it. role: its head noun ("minister"). pronoun: the pronoun it is.
    qualifier: a nationality or body beside the role ("Britse"). definite: "de minister", "zijn ambtgenoot".
    """

    first: int
    last: int
    name: str | None = None
    role: str | None = None
    pronoun: str | None = None
    qualifier: str | None = None
    definite: bool = False
    possessed: bool = False
    plural: bool = False
