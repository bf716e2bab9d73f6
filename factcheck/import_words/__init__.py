"""Why a record of an import was left out, what was repaired to read it, and why a job failed, in the language of the page.

quotes/ingest says it in English, and so does what is stored, REST and the command line. Here its sentences are found
in the stored text and said again; the values in them stay. What is not known stays as it is.
"""

from factcheck.import_words.drafts import problem_in_words, wire_in_words
from factcheck.import_words.reasons import reason_in_words

__all__ = ["problem_in_words", "reason_in_words", "wire_in_words"]
