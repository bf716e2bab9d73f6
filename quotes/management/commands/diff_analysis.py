"""What today's pipeline and rules would change in stored articles."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from quotes.actions.compare_analysis import Difference, differences
from quotes.analysis import PIPELINE, extract_many
from quotes.language.languages import LANGUAGES
from quotes.language.pipelines import PACKAGES, complaint
from quotes.models import Article

SIGNS = {"found": "+", "lost": "-", "moved": "~", "renamed": "!"}


class Command(BaseCommand):
    help = """Analyse stored articles again and print what would change; nothing is written.

    The versions compared are that of the last analysis of each article and the installed one, or, with --package, another
    spaCy pipeline under the installed rules. + found, - lost, ~ other edges, ! another speaker.
    """

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "articles", nargs="*", type=int, metavar="ID", help="articles; without, the newest analysed"
        )
        parser.add_argument("--limit", type=int, default=100, help="how many of the newest (100)")
        parser.add_argument(
            "--package", action="append", default=[], metavar="nl=NAME", help="a pipeline to try"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        shipped = dict(PACKAGES)
        try:
            for choice in options["package"]:
                self.use(choice)
            self.compare(options)
        finally:  # the process may go on: tests, a shell
            PACKAGES.clear()
            PACKAGES.update(shipped)

    def compare(self, options: dict[str, Any]) -> None:
        rows = Article.objects.filter(analysed_at__isnull=False).order_by("-analysed_at")
        rows = rows.filter(pk__in=options["articles"]) if options["articles"] else rows[: options["limit"]]
        total: Counter[str] = Counter()
        for article in rows:
            [analysis] = extract_many([article.text], article.language or "auto")
            found = list(differences(article, analysis))
            total.update(difference.change for difference in found)
            if found:
                self.stdout.write(f"{article.pk} {article} ({article.pipeline} -> {PIPELINE})")
                self.stdout.writelines(f"  {line}" for line in map(one_line, found))
        counts = ", ".join(f"{total[change]} {change}" for change in SIGNS)
        self.stdout.write(f"{len(rows)} articles: {counts}.")

    def use(self, choice: str) -> None:
        language, _, name = choice.partition("=")
        if language not in LANGUAGES or not name:
            raise CommandError(f"--package {choice}: write it as nl=NAME or en=NAME.")
        PACKAGES[language] = name
        wrong = complaint(language)
        if wrong:
            raise CommandError(f"--package {choice}: {wrong}")


def one_line(difference: Difference) -> str:
    """`! Els Wouters -> Ton Meijer: het stopt nu echt (inquit)`."""
    before, after = (name or "nobody" for name in difference.who)
    who = {"found": after, "lost": before, "moved": after, "renamed": f"{before} -> {after}"}[
        difference.change
    ]
    words = (
        f"{difference.before} -> {difference.after}"
        if difference.change == "moved"
        else difference.after or difference.before
    )
    rule = f" ({difference.rule})" if difference.rule else ""
    return f"{SIGNS[difference.change]} {who}: {words}{rule}"
