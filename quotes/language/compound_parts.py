"""Compounds taken apart: `huurtoeslag` speaks of `huur` and of `toeslag`.

The method is that of Koehn and Knight (2003): of all ways to cut a word into known words, the one whose parts are the most
common, if they are more common than the whole.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from quotes.language.languages import LanguageCode
from quotes.language.words import words_of

Cut = tuple[float, tuple[str, ...]]  # sum of the parts' frequencies, the parts

FOLDER = Path(__file__).parent / "compounds"
SHORTEST, LONGEST = 7, 40  # of a compound, in letters
SHORTEST_PART = 3
_FOR_A_LINK = 0.2  # taken off the part before it, on the scale of frequencies
_FOR_A_PART = 1.0  # taken off the mean for every part past two
_ABOVE_THE_WHOLE = 0.5  # by so much the parts are more common than the whole
_CUTS_KEPT = 3


@lru_cache(maxsize=50_000)
def compound_parts(folded: str, language: LanguageCode) -> tuple[str, ...]:
    """The parts of a folded word, in order, without what links them; () for a word that is none or is not known."""
    known = frequencies(language)
    if not known or not SHORTEST <= len(folded) <= LONGEST or not folded.isalpha():
        return ()
    cuts = [cut for cut in Splitter(known, links(language)).cuts(folded) if len(cut[1]) > 1]
    if not cuts:
        return ()
    best = max(cuts, key=worth)
    return best[1] if worth(best) >= known.get(folded, 0.0) + _ABOVE_THE_WHOLE else ()


@cache
def frequencies(language: LanguageCode) -> dict[str, float]:
    """Zipf frequency of each word that may be a part; empty for a language without a list."""
    path = FOLDER / f"{language}.tsv"
    if not path.exists():
        return {}
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {word: float(zipf) for word, zipf in rows}


def links(language: LanguageCode) -> tuple[str, ...]:
    """What may stand between two parts: nothing, or arbeid-s-bureau."""
    return ("", *words_of(language)["matching"]["compound_links"])


def worth(cut: Cut) -> float:
    total, parts = cut
    return total / len(parts) - _FOR_A_PART * (len(parts) - 2)


class Splitter:
    """The best cuts of one word; what is known of its endings is kept, so that no ending is cut twice."""

    def __init__(self, known: dict[str, float], links: tuple[str, ...]) -> None:
        self.known = known
        self.links = links
        self.seen: dict[str, list[Cut]] = {}

    def cuts(self, word: str) -> list[Cut]:
        """The best few, the whole word as one part among them."""
        if word not in self.seen:
            found: list[Cut] = [(self.known[word], (word,))] if word in self.known else []
            for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
                for frequency, part in self.heads(word[:at]):
                    found += [(frequency + rest, (part, *parts)) for rest, parts in self.cuts(word[at:])]
            self.seen[word] = sorted(found, key=worth, reverse=True)[:_CUTS_KEPT]
        return self.seen[word]

    def heads(self, text: str) -> list[tuple[float, str]]:
        """What text may be as a part that another follows: itself, or itself without a link at its end."""
        found = []
        for link in self.links:
            part = text.removesuffix(link)
            if text.endswith(link) and part in self.known:
                found.append((self.known[part] - (_FOR_A_LINK if link else 0.0), part))
        return found
