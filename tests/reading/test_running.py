"""What a pipeline predicts when it is run from here is what spaCy itself predicts, to the byte."""

import warnings

import pytest

from garant.reading.pipeline import load_pipeline
from garant.reading.running import GROUP_TOKENS, run

SENTENCES = {
    "fr": "Haïti attend 600 policiers du Kenya, a dit mardi à Nairobi le ministre Kipchumba.",
    "en": "Kenya will send 600 officers to Haiti, the minister Kipchumba said on Tuesday.",
}


def as_bytes(docs):
    return [doc.to_bytes(exclude=["tensor"]) for doc in docs]


@pytest.mark.parametrize("language", SENTENCES)
def test_a_pipeline_predicts_what_spacy_predicts(language):
    nlp = load_pipeline(language)
    long = " ".join([SENTENCES[language]] * (GROUP_TOKENS // 15 + 1))
    texts = [long, SENTENCES[language], " ", long, "Non.", "", SENTENCES[language]]

    assert as_bytes(nlp.pipe(texts)) == as_bytes(run(nlp, texts))


def test_components_of_all_kinds_are_run_in_order():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # spaCy's own imports are not ours to mend
        import spacy
        from spacy.language import Language

    @Language.component("shouts_test")
    def shouts(doc):
        doc.user_data["heard"] = [sentence.text.upper() for sentence in doc.sents]
        return doc

    nlp = spacy.blank("xx")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("shouts_test")

    assert [["YES.", "NO."], ["NO."]] == [
        doc.user_data["heard"] for doc in run(nlp, ["Yes. No.", "No."])
    ]


@pytest.mark.parametrize("texts", [[], [""], ["", ""]])
def test_nothing_gives_nothing(texts):
    assert [0] * len(texts) == [len(doc) for doc in run(load_pipeline("fr"), texts)]
