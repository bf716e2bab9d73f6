"""The sets that matching is measured on: statements, queries, and which statements each query is about."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.committed import SHARED

OWN = Path(__file__).parent / "sets/matching/rewordings.jsonl"
MATCHING = SHARED / "data/matching"
NEWSPAPER = SHARED / "data/nlp/dutch/train/cdb.conllu.gz"
AMONG = 2_200  # statements, as in the published trials
HELD_OUT = 191  # CheckThat! 2021 has no development part: its last training queries

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class RankingSet:
    """relevant: for each query the ids of the statements that say the same. cut: hits that count, 1 or 5."""

    name: str
    statements: list[Row]
    queries: list[Row]
    relevant: list[set[str]]
    cut: int = 5


def ranking_sets() -> Iterator[RankingSet]:
    yield checkthat("CheckThat! 2020 dev, English", "checkthat2020", "dev")
    yield checkthat("CheckThat! 2021 last 191 of train, English", "checkthat2021", "train", HELD_OUT)
    yield tatoeba()
    for wording in ("hard", "plain"):
        yield own(f"own {wording} rewordings, Dutch to Dutch", wording, "reworded", "nl")
    yield own("own claims, English to Dutch", None, "en", "en")


def checkthat(name: str, folder: str, part: str, last: int | None = None) -> RankingSet:
    queries = read(MATCHING / folder / f"{part}.jsonl")[-last if last else None :]
    relevant = [{str(one) for one in query["relevant"]} for query in queries]
    return RankingSet(name, read(MATCHING / folder / "statements.jsonl"), queries, relevant)


def tatoeba() -> RankingSet:
    sides = {
        code: (MATCHING / f"tatoeba_nl_en/tatoeba.nld-eng.{name}").read_text("utf-8").splitlines()
        for code, name in (("nl", "nld"), ("en", "eng"))
    }
    rows = {code: [row(str(i), text, code) for i, text in enumerate(texts)] for code, texts in sides.items()}
    return RankingSet(
        "Tatoeba, Dutch to English", rows["en"], rows["nl"], [{query["id"]} for query in rows["nl"]], cut=1
    )


def own(name: str, wording: str | None, side: str, language: str) -> RankingSet:
    """Our own claims among sentences of newspapers."""
    rows = read(OWN)
    asked = [one for one in rows if wording in (None, one["wording"])]
    statements = [row(one["id"], one["claim"], "nl") for one in rows]
    statements += [row(f"news-{i}", text, "nl") for i, text in enumerate(newspaper()[: AMONG - len(rows)])]
    return RankingSet(
        name,
        statements,
        [row(one["id"], one[side], language) for one in asked],
        [{one["id"]} for one in asked],
    )


def newspaper() -> list[str]:
    """Sentences of 9 to 31 words."""
    with gzip.open(NEWSPAPER, "rt", encoding="utf-8") as lines:
        texts = [line[9:].strip() for line in lines if line.startswith("# text = ")]
    return [text for text in texts if 8 <= text.count(" ") <= 30]


def row(name: str, text: str, language: str) -> Row:
    return {"id": name, "text": text, "language": language}


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
