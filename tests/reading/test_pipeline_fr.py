"""The carried French pipeline: words, arcs, lemmas, and speakers who stand after the verb."""

import warnings
from pathlib import Path

import pytest
import yaml

from garant.model import Block, BlockKind, Document, Passage
from garant.reading.parse import Parse
from garant.reading.parsing import parse_blocks
from garant.reading.pipeline import embedded_pipeline, load_pipeline

pytestmark = pytest.mark.skipif(
    not (embedded_pipeline("fr") / "config.cfg").is_file(),
    reason="the French pipeline is not built: make pipeline-fr",
)

INVERTED = yaml.load(
    (Path(__file__).parent / "inverted_subjects.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader
)
RESOLVED = 33
"""How many of them the pipeline resolves at least; raise it when it does better."""


@pytest.fixture(scope="module")
def nlp():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # spaCy's own imports are not ours to mend
        return load_pipeline("fr")


def document(*paragraphs: str) -> Document:
    blocks, at = [], 0
    for text in paragraphs:
        blocks.append(Block(BlockKind.PARAGRAPH, Passage(at, at + len(text))))
        at += len(text) + 1
    return Document("test", "\n".join(paragraphs), blocks=tuple(blocks))


def parse(nlp, text: str) -> Parse:
    return parse_blocks(nlp, document(text)).parses[0]


def speaker(parsed: Parse, verb: str) -> list[str]:
    """The subjects of a verb, or of the verb that it completes."""
    place = parsed.words.index(verb)
    while True:
        subjects = [i for i in parsed.children[place] if parsed.deps[i].startswith("nsubj")]
        if subjects or parsed.deps[place] not in ("xcomp", "aux:caus"):
            return [parsed.words[i] for i in subjects]
        place = parsed.heads[place]


def test_speakers_after_the_verb_are_found(nlp):
    missed = [
        (case["text"], found)
        for case in INVERTED
        if case["speaker"] not in (found := speaker(parse(nlp, case["text"]), case["verb"]))
    ]

    assert len(INVERTED) - len(missed) >= RESOLVED, missed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("N'y va-t-il pas ?", ["N'", "y", "va", "-t-il", "pas", "?"]),
        ("L’OTAN enverra 2 000 soldats.", ["L’", "OTAN", "enverra", "2", "000", "soldats", "."]),
        ("«C'est fini», dit-on.", ["«", "C'", "est", "fini", "»", ",", "dit", "-on", "."]),
        ("Jean-Noël Barrot, jusqu'ici", ["Jean-Noël", "Barrot", ",", "jusqu'", "ici"]),
        ("quelqu'un, aujourd’hui", ["quelqu'un", ",", "aujourd’hui"]),
        ("l'art. 5 (RFI/AFP)", ["l'", "art.", "5", "(", "RFI", "/", "AFP", ")"]),
        ("3,5 % du PIB, 20 €", ["3,5", "%", "du", "PIB", ",", "20", "€"]),
    ],
)
def test_words_are_cut_as_in_the_treebanks(nlp, text, expected):
    assert expected == parse(nlp, text).words


@pytest.mark.parametrize(
    ("text", "dependent", "label", "head"),
    [
        ("La France n'enverra pas de troupes en Ukraine.", "n'", "advmod", "enverra"),
        ("La France n'enverra pas de troupes en Ukraine.", "France", "nsubj", "enverra"),
        ("Londres n'exclut pas de livrer des missiles.", "livrer", "xcomp", "exclut"),
        ("Les soldats seront déployés par la coalition.", "soldats", "nsubj:pass", "déployés"),
        ("Les soldats seront déployés par la coalition.", "coalition", "obl:agent", "déployés"),
        ("Le Premier ministre britannique Keir Starmer part.", "Keir", "appos", "ministre"),
        ("Le chef de l'OTAN, Mark Rutte, a salué l'accord.", "Mark", "appos", "chef"),
        ("M. Macron a reçu son homologue.", "Macron", "flat:name", "M."),
        ("Selon Berlin, le texte sera signé mardi.", "Berlin", "obl:mod", "signé"),
        ("Paris est prêt à envoyer des troupes.", "envoyer", "xcomp", "prêt"),
        ("Rome a fait savoir que rien n'était décidé.", "Rome", "nsubj", "savoir"),
    ],
)
def test_the_tree_has_the_arcs_that_rules_read(nlp, text, dependent, label, head):
    parsed = parse(nlp, text)
    place = parsed.words.index(dependent)

    assert (label, head) == (parsed.deps[place], parsed.words[parsed.heads[place]])


@pytest.mark.parametrize(
    ("text", "form", "lemma"),
    [
        ("Ils étaient prêts.", "étaient", "être"),
        ("Nous partons demain.", "partons", "partir"),
        ("Elle acquerra des chars.", "acquerra", "acquérir"),
        ("Ils soutinrent le texte.", "soutinrent", "soutenir"),
        ("Des renforts furent dépêchés.", "dépêchés", "dépêcher"),
        ("Il faut que l'on sache.", "sache", "savoir"),
    ],
)
def test_verbs_have_their_lemmas(nlp, text, form, lemma):
    parsed = parse(nlp, text)

    assert lemma == parsed.lemmas[parsed.words.index(form)]


def test_typography_makes_no_difference(nlp):
    plain = parse(nlp, "L'Élysée : « 2 000 soldats » selon l'AFP.")
    printed = parse(nlp, "L’Élysée\u00a0: «\u202f2\u202f000 soldats\u00a0» selon\nl’AFP.")

    assert (plain.pos, plain.deps, plain.heads) == (printed.pos, printed.deps, printed.heads)


def test_persons_places_and_bodies_are_named(nlp):
    parsed = parse(nlp, "Emmanuel Macron a rencontré le chef de l'OTAN à Londres.")
    named = dict(zip(parsed.words, parsed.entities, strict=True))

    assert ["PER", "PER", "ORG", "LOC", ""] == [
        named[form] for form in ("Emmanuel", "Macron", "OTAN", "Londres", "chef")
    ]


def test_parsing_says_nothing_to_the_user(nlp, recwarn, capfd):
    parse(nlp, "Rien.")

    assert ([], ("", "")) == (list(recwarn), tuple(capfd.readouterr()))
