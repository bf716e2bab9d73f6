"""The form in which a chief editor sets what counts on a desk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from factcheck.claim_words import factor_name
from factcheck.models import Desk
from factcheck.web.forms import MAX_VERSION
from quotes.claims.shifts import learnt_weights

# In log-odds: 1 makes the odds 2.7 times as high, 2 more than seven times.
STEPS = (
    (-2.0, _("much less")),
    (-1.0, _("less")),
    (-0.5, _("a little less")),
    (0.0, _("as learnt")),
    (0.5, _("a little more")),
    (1.0, _("more")),
    (2.0, _("much more")),
)
# The order in which a desk thinks of them; what is in no group stands under the last heading.
GROUPS = (
    (
        _("What it is about"),
        ["politics", "public_body", "economy", "legal", "crime", "conflict", "incident", "health", "culture", "sport"],
    ),
    (
        _("What it says"),
        [
            "quantity", "percentage", "money", "share", "number", "statistics", "comparison", "degree", "superlative", "ordinal",
            "causal", "event", "decision", "public_event", "public_figure", "history", "scope",
        ],
    ),
    (
        _("What speaks against it"),
        ["prediction", "intention", "opinion", "appraisal", "wish", "question", "first_person", "vague", "scene", "negation"],
    ),
)  # fmt: skip
PREFIX = "shift-"


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    rows: list[tuple[Any, dict[str, float]]]  # each bound field with what the models learnt, by language
    changed: int


class WeightsForm(forms.Form):
    """A choice per factor. version: of the desk, as the chief saw it."""

    version = forms.IntegerField(min_value=0, max_value=MAX_VERSION)

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        standing: Mapping[str, float] = desk.factor_shifts
        kwargs["initial"] = {"version": desk.version} | {
            PREFIX + name: f"{standing.get(name, 0.0):g}" for name in learnt_weights()
        }
        super().__init__(*args, **kwargs)
        for name in learnt_weights():
            self.fields[PREFIX + name] = forms.ChoiceField(
                label=capfirst(factor_name(name)), choices=choices(standing.get(name, 0.0)), required=False
            )

    @property
    def shifts(self) -> dict[str, float]:
        """What a valid form asks for; a factor that was not sent stays as learnt."""
        sent = {name: value for name, value in self.cleaned_data.items() if name.startswith(PREFIX)}
        return {name.removeprefix(PREFIX): float(value or 0) for name, value in sent.items()}

    def groups(self) -> Iterator[Group]:
        """The fields under their headings."""
        left = dict.fromkeys(learnt_weights())
        for heading, names in GROUPS:
            known = [name for name in names if name in left]
            for name in known:
                del left[name]
            yield self.group(str(heading), known)
        yield self.group(str(_("How it is written")), list(left))

    def group(self, heading: str, names: list[str]) -> Group:
        rows = [(self[PREFIX + name], learnt_weights()[name]) for name in names]
        return Group(heading, rows, sum(str(field.value() or "0") != "0" for field, _ in rows))


def choices(standing: float) -> list[tuple[str, str]]:
    """The steps, and the value that a program set between them."""
    known = {f"{value:g}": str(name) for value, name in STEPS}
    if f"{standing:g}" not in known:
        known[f"{standing:g}"] = f"{standing:+g}"
    return sorted(known.items(), key=lambda choice: float(choice[0]))
