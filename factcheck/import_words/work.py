"""What a job says when it could not be done: an import, an analysis, a feed. What failed unforeseen stays as it was said."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

WORK = (
    # factcheck/actions/jobs.py
    _("It took longer than %(seconds)s seconds and was stopped."),
    _("The worker stopped in the middle of it, %(count)s times. See the worker's log for what killed it."),
    # quotes/language/guard.py
    _("The text has %(count)s characters; at most %(most)s are read. Split it into articles."),
    _("The text is empty. Give at least one sentence."),
    _("The text has no words. Give at least one sentence."),
)
