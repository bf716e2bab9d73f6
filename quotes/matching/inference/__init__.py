"""A small network of natural language inference: whether two statements can both be true, read from both together.

    pairs.py     two texts as the arrays that it reads
    weights.py   the shipped weights, in an open format
    network.py   its layers, in NumPy
    verdict.py   what it says of a pair, in words of the texts

`training/inference` makes the weights; `weights/README.md` is their model card.
"""

from quotes.matching.inference.verdict import judge_pair

__all__ = ["judge_pair"]
