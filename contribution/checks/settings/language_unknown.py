"""The model asks for a report in a language of which there are words.

What it finds
    `lang:` names a language for which no file of words comes with the program.

Why it matters
    The report speaks English instead, and its author finds out only when it is sent round.

Example
    lang: deutsch
    outcomes:
      attendance: {label: Better attendance, horizon: medium}

How to resolve
    Name the language by its code, such as `de` or `fr`; a region behind it (`de-AT`) does no harm.
    Where there are no words yet, leave `lang:` out: the report speaks English.

Source
    BCP 47, tags for identifying languages.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.plugins import Check
from contribution.proofreading.text_places import find_entry
from contribution.words.near import ask_near
from contribution.words.phrases import list_words, quote


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding where the report will speak another language than the model asks for."""
    model = assessment.graph.model
    if not model.lang:
        return
    # Most models say nothing of a language, and a plain check loads no part of the story.
    from contribution.story.speech import find_language, find_languages

    if not find_language(model.lang):
        known = sorted(find_languages())
        yield Finding(
            find_entry(assessment.sources, model.file, "lang"),
            f"there are no words in the language {quote(model.lang)}; the report speaks English",
            f"{ask_near(model.lang, known)} name one of {list_words(known, 'or')} by its code, "
            "or leave lang: out".lstrip(),
        )


CHECK = Check("CA905", Severity.NOTE, "The report has no words in the model's language", find)
