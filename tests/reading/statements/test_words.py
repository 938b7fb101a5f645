"""Every entry of the words of speech is read in its own example."""

from pathlib import Path

import pytest

import garant.reading
from garant.errors import WordsError
from garant.reading.statements import load_speech_words

READING = Path(garant.reading.__file__).parent
LANGUAGES = ("en", "fr")
EXAMPLES = [
    pytest.param(language, example, id=f"{language} {entry}")
    for language in LANGUAGES
    for entry, example in load_speech_words(READING / language).examples
]


@pytest.mark.parametrize(("language", "example"), EXAMPLES)
def test_an_entry_reads_its_example(language, example, find_in):
    assert find_in(example, language=language)


def test_a_verb_in_two_groups_takes_what_both_take():
    verbs = {verb.name: verb for verb, _ in load_speech_words(READING / "en").verbs["warned"]}

    assert {"clause", "event", "quotation"} <= verbs["warn"].takes


def test_a_list_that_a_language_does_not_need_is_empty():
    assert frozenset() == load_speech_words(READING / "fr").lists["no such list"]


def test_an_unknown_field_is_reported_with_its_place(tmp_path):
    (tmp_path / "speech.yaml").write_text("verbs: []\nverb: []\n", encoding="utf-8")

    with pytest.raises(WordsError, match="verb"):
        load_speech_words(tmp_path)


def test_missing_words_are_reported(tmp_path):
    with pytest.raises(WordsError, match=r"speech\.yaml"):
        load_speech_words(tmp_path)
