"""How far the readers of the labels agree.

python -m training.claims.agreement
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from training.claims.corpus import read_labels

Pairs = Sequence[tuple[object, object]]
PAIRS = (
    ("pass1_nl", "pass2_nl"),
    ("fresh_nl", "pass1_nl"),
    ("fresh_nl", "pass2_nl"),
    ("fresh_nl", "adjudicated_nl"),
)


def main() -> None:
    print("one         other              n  agreement  kappa  kappa of C")
    for one, other in PAIRS:
        pairs = both(classes(one), classes(other))
        checked = [(a == "C", b == "C") for a, b in pairs]
        figures = f"{agreement(pairs):9.3f}  {kappa(pairs):5.3f}  {kappa(checked):10.3f}"
        print(f"{one:11} {other:15} {len(pairs):4}  {figures}")
    print("adjudicated:", dict(Counter(classes("adjudicated_nl").values())))
    print("English:", dict(Counter(classes("ewt_en").values())))


def classes(name: str) -> dict[str, str]:
    return {label.sentence: label.label for label in read_labels(name)}


def both(one: Mapping[str, str], other: Mapping[str, str]) -> list[tuple[str, str]]:
    """The labels of the sentences that both have read."""
    return [(label, other[sentence]) for sentence, label in one.items() if sentence in other]


def agreement(pairs: Pairs) -> float:
    return sum(a == b for a, b in pairs) / len(pairs)


def kappa(pairs: Pairs) -> float:
    """Agreement beyond chance, 1 = always (Cohen, 1960)."""
    one, other = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(one[label] * other[label] for label in one) / len(pairs) ** 2
    return (agreement(pairs) - chance) / (1 - chance)


if __name__ == "__main__":
    main()
