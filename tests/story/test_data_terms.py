"""What a figure needs is explained, and points only to words that are explained too."""

from __future__ import annotations

from contribution.story.data_terms import DATA_TERMS
from contribution.story.glossary import GLOSSARY


def test_the_words_of_figures_are_in_the_glossary() -> None:
    for word, meaning, see_also, source in DATA_TERMS:
        assert GLOSSARY[word].meaning == meaning
        assert set(see_also) <= set(GLOSSARY)
        assert source
