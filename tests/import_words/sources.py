"""What the readers can say, from their source: every string of several words, with an example in the place of each value."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
FILES = (*sorted((ROOT / "quotes/ingest").rglob("*.py")), ROOT / "factcheck/actions/import_chunks.py")
EXAMPLE = "7"
WORD = re.compile(r"(?<!\S)\S*[^\W\d_]{2}\S*")
# Assigned to these names stand words and patterns that files are searched for.
SEARCHED_FOR = {
    "ALIASES", "COLUMNS", "_BLOCK_NAMES", "_CALLED", "_METAS", "_MONTHS", "_TIME", "_UNSEEN_NAMES", "_ZONES",
}  # fmt: skip
# Said to programs.
NOT_SAID = {
    "field larger than a row may be",  # an error of csv, which becomes the sentence about long fields
    "import done",  # of the audit trail
    "tuple[dict[str, str], tuple[str, ...]]",
}


def sayings() -> Iterator[tuple[str, str]]:
    """Where each stands, as file:line, and what it says."""
    for path in FILES:
        for node in said_nodes(ast.parse(path.read_text(encoding="utf-8"))):
            text = example_of(node)
            if is_saying(text) and text not in NOT_SAID:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", text


def is_saying(text: str) -> bool:
    words = len(WORD.findall(text))
    return words > 1 or (words == 1 and " " in text and text.endswith((".", "?", ": " + EXAMPLE)))


def constants() -> set[str]:
    """Every string in these files, also single words."""
    return {
        node.value
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def said_nodes(node: ast.AST) -> Iterator[ast.Constant | ast.JoinedStr]:
    """The strings below node that may be said: no docstrings, patterns, keys, or words that are compared with."""
    if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str)):
        yield node
        return
    for child in children(node):
        yield from said_nodes(child)


def children(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.Compare) or is_pattern(node) or searched_for(node):
        return
    if isinstance(node, ast.Dict):
        yield from node.values
        return
    yield from ast.iter_child_nodes(node)


def is_pattern(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.")


def searched_for(node: ast.AST) -> bool:
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return any(isinstance(target, ast.Name) and target.id in SEARCHED_FOR for target in targets)


def example_of(node: ast.Constant | ast.JoinedStr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value).replace("{}", EXAMPLE)
    return "".join(str(part.value) if isinstance(part, ast.Constant) else EXAMPLE for part in node.values)
