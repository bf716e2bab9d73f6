"""Giving a claim another self-contained wording, and taking that back. The printed words are never touched."""

from __future__ import annotations

from django.db import transaction

from factcheck.actions import audit
from factcheck.actions.verdicts import Gone, NothingToUndo
from factcheck.models import User, WordingEdit
from quotes.models import Claim
from quotes.models.said import Origin


class Reworded(Exception):
    """Someone gave the claim another wording since the caller looked. claim is as it is now."""

    def __init__(self, claim: Claim) -> None:
        self.claim = claim
        last = claim.wording_edits.select_related("editor").last()
        by = f" by {last.editor} on {last.at:%d %b %Y at %H:%M} UTC" if last else ""
        super().__init__(f"Claim {claim.pk} was reworded{by}. Look again, then change it.")


@transaction.atomic
def edit_wording(claim: Claim, wording: str, *, by: User) -> Claim:
    """Give the claim a wording; empty takes away whatever stands beside the printed words.

    claim.wording_version is what the editor saw. Nothing is done when the wording is that already. Raises Reworded, and
    writes nothing, when someone changed it since; Gone when the claim is no more.
    """
    row = lock_as_seen(claim)
    wording = " ".join(wording.split())
    if row.wording != wording:
        WordingEdit.objects.create(claim=row, before=row.wording, after=wording, editor=by)
        change(row, wording, Origin.EDITOR, by=by, action="wording edited")
    return row


@transaction.atomic
def undo_wording(claim: Claim, *, by: User) -> Claim:
    """Take the last standing edit back: what it replaced stands again, in the end the wording of the analysis.

    Raises NothingToUndo when no edit stands, Reworded and Gone as edit_wording.
    """
    row = lock_as_seen(claim)
    undone = row.wording_edits.standing().last()
    if undone is None:
        raise NothingToUndo(f"Claim {row.pk} has no edited wording to undo.")
    WordingEdit.objects.create(claim=row, before=row.wording, after=undone.before, editor=by, reverts=undone)
    origin = Origin.EDITOR if row.wording_edits.standing().exists() else Origin.PIPELINE
    change(row, undone.before, origin, by=by, action="wording undone")
    return row


def lock_as_seen(claim: Claim) -> Claim:
    row = Claim.objects.select_for_update().filter(pk=claim.pk).first()
    if row is None:
        raise Gone(claim)
    if row.wording_version != claim.wording_version:
        raise Reworded(row)
    return row


def change(row: Claim, wording: str, origin: str, *, by: User, action: str) -> None:
    before, row.wording, row.wording_origin = row.wording, wording, origin
    row.wording_version += 1
    row.save(update_fields=["wording", "wording_origin", "wording_version"])
    audit.note(by, action, row, before={"wording": before}, after={"wording": wording})
