"""Whatever the words and the tree, finding mentions ends and its ranges hold."""

from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from garant.model import Block, BlockKind, Document, Passage
from garant.ontology import load_ontology
from garant.reading import parse as parse_module
from garant.reading import parties
from garant.reading.parse import Parse, ParsedDocument

WORDS = [
    "le",
    "la",
    "les",
    "l'",
    "un",
    "des",
    "de",
    "du",
    "d'",
    "à",
    "au",
    "en",
    "son",
    "leur",
    "notre",
    "ce",
    "il",
    "elle",
    "-t-il",
    "lui",
    "ce",
    "dernier",
    "celui-ci",
    "président",
    "Premier",
    "ministre",
    "ancien",
    "porte-parole",
    "source",
    "responsables",
    "gouvernement",
    "armée",
    "français",
    "européens",
    "russe",
    "franco-britannique",
    "alliés",
    "pays",
    "deux",
    "trente",
    "Emmanuel",
    "Macron",
    "M.",
    "Mme",
    "Poutine",
    "Dupont",
    "van",
    "Leyen",
    "von",
    "der",
    "Paris",
    "Kiev",
    "Maison",
    "-",
    "Blanche",
    "Royaume-Uni",
    "OTAN",
    "Alliance",
    "coalition",
    "des",
    "volontaires",
    "ex-président",
    "homologue",
    ",",
    ".",
    "«",
    "»",
    "(",
    ")",
    ":",
    ";",
    "et",
    "a",
    "dit",
    "que",
    "selon",
    "III",
    "Le",
    "Zougois",
    "26",
    "II",
    "’",
    "–",
    "Ukraine",
    "Kremlin",
    "Israël",
    "Katz",
]
POS = ("DET", "NOUN", "PROPN", "ADJ", "ADP", "VERB", "AUX", "PRON", "NUM", "PUNCT", "CCONJ", "X")
DEPS = ("nsubj", "obj", "obl", "nmod", "appos", "conj", "det", "case", "acl:relcl", "root")
MORPHS = ("", "Gender=Masc|Number=Sing", "Gender=Fem|Number=Plur", "Definite=Def")


@st.composite
def parses(draw):
    words = draw(st.lists(st.sampled_from(WORDS), max_size=24))
    size = len(words)
    heads = [draw(st.integers(0, size - 1)) for _ in words]
    for i in range(size):
        # A tree has no circles: every head stands before, or is the token itself.
        heads[i] = min(heads[i], i)
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + draw(st.integers(0, 1))
    cut = draw(st.integers(0, size)) if size else 0
    sentences = [(a, b) for a, b in ((0, cut), (cut, size)) if a < b]
    return Parse(
        Block(BlockKind.PARAGRAPH, Passage(0, at)),
        words,
        [word.lower().replace("’", "'") for word in words],
        [word.lower() for word in words],
        [draw(st.sampled_from(POS)) for _ in words],
        [draw(st.sampled_from(MORPHS)) for _ in words],
        [draw(st.sampled_from(DEPS)) for _ in words],
        heads,
        starts,
        [start + len(word) for start, word in zip(starts, words, strict=True)],
        [draw(st.sampled_from(("", "PER", "LOC", "ORG"))) for _ in words],
        sentences,
    )


@given(st.lists(parses(), max_size=3), st.sampled_from((None, date(2025, 9, 4))))
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_words_and_tree_are_read(held, day):
    document = Document("x", "", language="fr", published=day, title="Anna Durand : un titre")
    words = parties.load_party_words(Path(parse_module.__file__).parent / "fr")
    ontology = load_ontology()
    found = parties.find_mentions(ParsedDocument(document, held), ontology, words)

    for mention in found.found:
        size = len(held[mention.parse])
        assert 0 <= mention.start <= mention.head < mention.end <= size
        assert all(code in ontology.parties for code in mention.codes)
