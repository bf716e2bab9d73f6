"""Where the clause that a cue governs begins when no `dat` or `that` opens it, by the tree of its sentence."""

from __future__ import annotations

from quotes.extraction.draft import CueHit
from quotes.extraction.reading import Reading

CLAUSAL = frozenset({"ccomp", "parataxis", "xcomp"})
FINITE = frozenset({"AUX", "VERB"})
# Between the cue and its clause: `on Friday`, `in a statement`, `the BBC`.
LONGEST_GAP = 10


def complement_start(reading: Reading, hit: CueHit, limit: int) -> int | None:
    """`says | she heard glass break`, `announced | power had been restored`: the first word of the clause, or None."""
    for piece in reversed(hit.pieces):
        start = _clause_under(reading, piece, hit.end, limit)
        if start is not None:
            return start
    return _clause_behind_modifier(reading, hit)


def _clause_behind_modifier(reading: Reading, hit: CueHit) -> int | None:
    """`NordGrid announced | power had been restored`: a cue that the tree takes for what the power is like."""
    words = reading.words
    verb = words[hit.verb]
    announces = any(words[child].dep.startswith("nsubj") for child in reading.tree.children[hit.verb])
    if verb.dep != "amod" or verb.head < hit.end or not announces:
        return None  # `its stated | aim is`: a modifier indeed
    subject = words[verb.head]
    runs_on = subject.dep.startswith("nsubj") and subject.head > subject.index
    return hit.end if runs_on and _has_subject_and_verb(reading, subject.head) else None


def _clause_under(reading: Reading, verb: int, first: int, limit: int) -> int | None:
    words, tree = reading.words, reading.tree
    for child in tree.children[verb]:
        start = tree.left[child]
        if words[child].dep not in CLAUSAL or not first <= start < limit or start - first > LONGEST_GAP:
            continue
        if (
            words[start].quote < 0
            and _has_subject_and_verb(reading, child)
            and not _is_cut(reading, first, start)
        ):
            return start
    return None


def _has_subject_and_verb(reading: Reading, head: int) -> bool:
    """A clause of its own: `she heard`, `power had been restored`, `the site is closed`."""
    words, tree = reading.words, reading.tree
    children = tree.children[head]
    verb = words[head].pos in FINITE or any(words[child].pos == "AUX" for child in children)
    return verb and any(words[child].dep.startswith(("nsubj", "expl", "csubj")) for child in children)


def _is_cut(reading: Reading, first: int, start: int) -> bool:
    """A comma or mark between cue and clause: `said, and she left`."""
    return any(word.text in ",;:–—(" or word.quote >= 0 for word in reading.words[first:start])


def question_start(reading: Reading, hit: CueHit, limit: int) -> int | None:
    """`vroeg de rechter | waarom hij was gevlucht`, `asked her | why`: the question word, within a few words of the cue."""
    for index in range(hit.end, min(limit - 2, hit.end + 7)):
        word = reading.words[index]
        if word.quote >= 0 or word.text in ",;:.?":
            return None
        if word.lower in reading.vocabulary.question_words:
            return index
    return None
