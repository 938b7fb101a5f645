"""Sentences made up from rules: whole trees, every word with its label."""

import pytest
import recipe
from conllu import Token
from cuttings import Cuttings
from grammar import Composer

RULES = """
morphs: {past: Tense=Past}
tight: {before: [",", ".", "”"], after: ["“"]}
changes: [[a, an, aeio]]
lists:
  said: {pos: VERB, morph: past, words: said/say}
  name: {pos: PROPN, words: Anna_Rask}
rules:
  text:
    - 1 | $sentence
  sentence:
    - 1 | “ $tree.clause* , ” $tag:parataxis .
  tag:
    - 1 | %said* $who:nsubj
  who:
    - 1 | %name*@PER , a/DET:det envoy/NOUN:appos ,
"""


def tree(*rows):
    """A sentence of rows of form, class, label and head."""
    tokens = []
    for row in rows:
        form, pos, dep, head = row.split()
        tokens.append(Token(form, form.lower(), pos, "", dep, int(head)))
    return tokens


TREES = [
    tree(
        "Jets NOUN nsubj 1",
        "left VERB ROOT 1",
        "the DET det 3",
        "base NOUN obj 1",
        "in ADP case 5",
        "May PROPN obl 1",
        ". PUNCT punct 1",
    )
]


@pytest.fixture
def composer(tmp_path):
    def make(rules=RULES):
        path = tmp_path / "grammar.yaml"
        path.write_text(rules, "utf-8")
        return Composer(path, Cuttings(TREES), seed=1)

    return make


def printed(sentence):
    return "".join(token.form + " " * token.space for token in sentence).strip()


def test_a_sentence_is_made_of_rules_words_and_cuttings(composer):
    (sentence,) = composer().sentences()

    assert "“Jets left the base in May,” said Anna Rask, an envoy." == printed(sentence)


def test_every_word_hangs_where_its_rule_says(composer):
    (sentence,) = composer().sentences()
    arcs = {t.form: (t.dep, sentence[t.head].form) for t in sentence if t.pos != "PUNCT"}

    assert ("ROOT", "left") == arcs["left"]
    assert ("parataxis", "left") == arcs["said"]
    assert ("nsubj", "said") == arcs["Anna"]
    assert ("flat", "Anna") == arcs["Rask"]
    assert ("appos", "Anna") == arcs["envoy"]


def test_a_name_is_marked(composer):
    (sentence,) = composer().sentences()

    assert ["B-PER", "I-PER"] == [t.name for t in sentence if t.form in ("Anna", "Rask")]
    assert "Tense=Past" == next(t.morph for t in sentence if t.form == "said")


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (RULES.replace("%said*", "%sayed*"), "the rule 'tag' asks for %sayed"),
        (RULES.replace("$who:nsubj", "$whom:nsubj"), "the rule 'tag' asks for \\$whom"),
        (RULES.replace("%said* ", "%said "), "0 items marked \\*"),
        (RULES.replace("$who:nsubj", "$who"), "an item without a label"),
        (RULES.replace("morph: past,", "morph: passed,"), "'passed' stands for no features"),
    ],
)
def test_a_mistake_in_the_rules_is_told(composer, broken, told):
    with pytest.raises(ValueError, match=told):
        composer(broken).sentences()


def test_rules_that_go_round_in_circles_are_told(composer):
    with pytest.raises(ValueError, match="round in circles"):
        composer(RULES.replace("    - 1 | %said* $who:nsubj", "    - 1 | $tag*")).sentences()


def test_every_language_has_a_recipe_that_can_be_read():
    assert {"de", "en", "fr"} <= set(recipe.languages())
    for language in recipe.languages():
        assert language == recipe.load(language).language


@pytest.mark.parametrize(
    "language", [code for code in recipe.languages() if recipe.load(code).composed]
)
def test_the_rules_of_a_language_make_whole_trees(language):
    path = recipe.HERE / language / "grammar.yaml"

    composer = Composer(path, Cuttings(TREES), seed=2)

    for sentence in [made for _ in range(400) for made in composer.sentences()]:
        assert 1 == sum(token.dep == "ROOT" for token in sentence)
        assert all(0 <= token.head < len(sentence) for token in sentence)
        assert all((token.dep == "ROOT") == (token.head == i) for i, token in enumerate(sentence))
        assert "dep" not in {token.dep for token in sentence}, printed(sentence)
