"""Every entry of the words of speech is read in its own example."""

from pathlib import Path

import pytest

import garant.reading
from garant.errors import WordsError
from garant.reading.statements import load_speech_words

WORDS = load_speech_words(Path(garant.reading.__file__).parent / "fr")


@pytest.mark.parametrize(("entry", "example"), WORDS.examples, ids=[e for e, _ in WORDS.examples])
def test_an_entry_reads_its_example(entry, example, find_in):
    assert find_in(example)


def test_an_unknown_field_is_reported_with_its_place(tmp_path):
    (tmp_path / "speech.yaml").write_text("verbs: []\nverb: []\n", encoding="utf-8")

    with pytest.raises(WordsError, match="verb"):
        load_speech_words(tmp_path)


def test_missing_words_are_reported(tmp_path):
    with pytest.raises(WordsError, match=r"speech\.yaml"):
        load_speech_words(tmp_path)
