"""What a reading of opposites and denials finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pole:
    """One side of an opposition. sign: +1 or -1, denials included. denials: the places of what denies it."""

    concept: str
    sign: int
    places: tuple[int, ...]
    denials: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Polarity:
    """loose: denials of something that has no opposite in the lexicon. hinted: a turn of phrase with a denial in it, `never so many`."""

    poles: tuple[Pole, ...]
    loose: tuple[tuple[int, ...], ...]
    hinted: bool = False

    def of(self, concept: str) -> list[Pole]:
        return [pole for pole in self.poles if pole.concept == concept]

    @property
    def concepts(self) -> set[str]:
        return {pole.concept for pole in self.poles}
