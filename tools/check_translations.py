"""Fail when a string of the pages has no Dutch translation, or the compiled catalogue is older than its source.

With gettext on PATH, strings are collected anew and compared; without it, only the catalogue itself is checked.
"""

from __future__ import annotations

import gettext
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "locale" / "nl" / "LC_MESSAGES" / "django.po"
SOURCES = ("factcheck", "quotes", "templates")


def compiled(po: Path, folder: Path) -> dict[str | tuple[str, int], str]:
    """The finished translations of a .po file; untranslated and fuzzy ones are left out, as on the site."""
    mo = folder / "out.mo"
    subprocess.run(["msgfmt", "--check-format", "-o", mo, po], check=True)  # noqa: S607
    return catalogue(mo)


def catalogue(mo: Path) -> dict[str | tuple[str, int], str]:
    with mo.open("rb") as file:
        return dict(gettext.GNUTranslations(file)._catalog)  # type: ignore[attr-defined]


def collected(folder: Path) -> set[str]:
    """The strings that the code and the templates ask for now."""
    for name in SOURCES:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.tsv"))
    (folder / "locale").mkdir()
    command = [sys.executable, "-m", "django", "makemessages", "--locale", "nl", "--no-wrap"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    text = (folder / "locale/nl/LC_MESSAGES/django.po").read_text(encoding="utf-8")
    template = folder / "template.po"
    # Every string translated by itself: then msgfmt keeps them all, and the catalogue's keys are the strings.
    template.write_text(text, encoding="utf-8")
    filled = folder / "filled.po"
    subprocess.run(["msgen", "-o", filled, template], check=True)  # noqa: S607
    return {key if isinstance(key, str) else key[0] for key in compiled(filled, folder)}


def main() -> str | None:
    if not shutil.which("msgfmt"):
        print("gettext is not installed: translations are not checked. Install it: apt-get install gettext")  # noqa: T201
        return None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        translated = compiled(CATALOGUE, folder)
        if translated != catalogue(CATALOGUE.with_suffix(".mo")):
            return "locale/nl: django.mo is older than django.po. Run make messages."
        known = {key if isinstance(key, str) else key[0] for key in translated}
        missing = sorted(collected(folder) - known)
    if missing:
        return "No Dutch translation (run make messages, then fill locale/nl):\n" + "\n".join(
            map(repr, missing)
        )
    return None


if __name__ == "__main__":
    sys.exit(main())
