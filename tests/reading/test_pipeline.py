"""Loading pipelines: what can be wrong is said in one sentence."""

import warnings

import pytest

from garant.errors import PipelineError
from garant.model import Block, BlockKind, Document, Passage
from garant.reading.labels import label_notice
from garant.reading.parsing import parse_blocks
from garant.reading.pipeline import embedded_pipeline, load_pipeline

carried = pytest.mark.skipif(
    not (embedded_pipeline("fr") / "config.cfg").is_file(),
    reason="the French pipeline is not built: make pipeline-fr",
)


@pytest.fixture(scope="module")
def spacy():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # spaCy's own imports are not ours to mend
        import spacy

        return spacy


def test_a_language_without_a_pipeline_is_told():
    with pytest.raises(PipelineError, match=r"no pipeline for the language 'tlh'.*--pipeline"):
        load_pipeline("tlh")


def test_a_name_that_is_not_installed_is_told():
    with pytest.raises(PipelineError, match=r"fr_no_such_pipeline: no such installed package"):
        load_pipeline("fr", "fr_no_such_pipeline")


def test_a_folder_that_holds_no_pipeline_is_told(tmp_path):
    with pytest.raises(PipelineError, match=r"holds no config\.cfg"):
        load_pipeline("fr", str(tmp_path))


def test_a_broken_folder_is_told_in_one_line(tmp_path):
    (tmp_path / "config.cfg").write_text("[nlp]\nlang = \n", "utf-8")

    with pytest.raises(PipelineError, match=r"cannot be loaded") as told:
        load_pipeline("fr", str(tmp_path))
    assert "\n" not in str(told.value)


def test_an_installed_package_that_is_no_pipeline_is_told():
    with pytest.raises(PipelineError, match=r"cannot be loaded"):
        load_pipeline("fr", "yaml")


def test_another_language_is_told(spacy, tmp_path):
    spacy.blank("en").to_disk(tmp_path)

    with pytest.raises(PipelineError, match=r"for the language 'en', the text is in 'fr'"):
        load_pipeline("fr", str(tmp_path))


def test_a_pipeline_without_parser_is_told(spacy, tmp_path):
    spacy.blank("xx").to_disk(tmp_path)

    with pytest.raises(PipelineError, match=r"has no parser"):
        load_pipeline("fr", str(tmp_path))


@carried
def test_a_pipeline_without_morphology_is_told(tmp_path):
    nlp = load_pipeline("fr")
    nlp.remove_pipe("morphologizer")
    nlp.to_disk(tmp_path)

    with pytest.raises(PipelineError, match=r"has no morphology"):
        load_pipeline("fr", str(tmp_path))


@carried
def test_labels_of_another_scheme_are_told(spacy, tmp_path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        nlp = spacy.blank("xx")
        nlp.add_pipe("morphologizer").add_label("POS=NOUN")
        nlp.add_pipe("parser").add_label("SB")
        nlp.initialize()
        nlp.to_disk(tmp_path)

    with pytest.raises(PipelineError, match=r"not those of Universal Dependencies"):
        load_pipeline("fr", str(tmp_path))


@carried
def test_the_french_pipeline_is_taken_by_default_and_by_its_path():
    assert "fr" == load_pipeline("fr").lang
    assert "fr" == load_pipeline("fr", str(embedded_pipeline("fr"))).lang


def test_a_pipeline_whose_labels_are_mapped_is_taken(spacy, tmp_path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        nlp = spacy.blank("en")
        nlp.add_pipe("morphologizer").add_label("POS=NOUN")
        parser = nlp.add_pipe("parser")
        for label in ("dobj", "pobj", "nsubjpass"):
            parser.add_label(label)
        nlp.initialize()
        nlp.to_disk(tmp_path)

    assert "labels_mapped" == label_notice(load_pipeline("en", str(tmp_path))).code


def test_mapped_labels_are_those_that_are_read(spacy):
    from spacy.language import Language

    class ByHand:
        labels = ("nsubjpass", "dobj", "pobj", "prep", "auxpass")

        def __call__(self, doc):
            for token, head, dep in zip(
                doc, (2, 2, 2, 2, 3), ("nsubjpass", "auxpass", "ROOT", "prep", "pobj"), strict=True
            ):
                token.head, token.dep_ = doc[head], dep
            doc[3].pos_ = "ADP"
            return doc

    Language.factory(
        "by_hand", assigns=["token.dep", "token.head"], func=lambda nlp, name: ByHand()
    )
    nlp = spacy.blank("en")
    nlp.add_pipe("by_hand")
    text = "Troops were sent to Kyiv"
    block = Block(BlockKind.PARAGRAPH, Passage(0, len(text)))

    (parse,) = parse_blocks(nlp, Document("x", text, blocks=(block,))).parses

    assert ["nsubj:pass", "aux:pass", "ROOT", "case", "obl"] == parse.deps
    assert [2, 2, 2, 4, 2] == parse.heads
