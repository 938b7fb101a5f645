"""Verbs and tenses that a form gives away, whatever the tagger took the word for."""

import pytest
from trees import tree

from garant.reading.verb_signs import mend_verbs, verb_signs

FORMS = {
    "bloque": "bloquer",
    "demande": "demander",
    "excluent": "exclure",
    "livré": "livrer",
    "maintiendrait": "maintenir",
    "maintenant": "maintenir",
    "montra": "montrer",
    "aider": "aider",
    "veille": "veiller",
}

CLITIC = """
Paris    Paris     PROPN nsubj     2
l'       le        DET   det       2
bloque   bloque    NOUN  ROOT      2
"""

LONG_NAME = """
la       le        DET   det       1
Hongrie  Hongrie   PROPN nsubj     3
la       le        DET   det       3
bloque   bloque    NOUN  ROOT      3
"""

AFTER_PRONOUN = """
qui      qui       PRON  nsubj     2
le       le        DET   det       2
bloque   bloque    NOUN  ROOT      2
"""

AFTER_THAT = """
celle    celui     PRON  obl       2
la       le        DET   det       2
bloque   bloque    NOUN  ROOT      2
"""

ADVERB = """
Oslo     Oslo      PROPN nsubj     3
a        avoir     AUX   aux:tense 3  VerbForm=Fin
maintenant maintenant ADV advmod   3
livré    livrer    VERB  ROOT      3  Tense=Past|VerbForm=Part
"""

ARTICLE = """
Paris    Paris     PROPN nsubj     0
la       le        DET   det       2
veille   veille    NOUN  obl:mod   0
"""

AFTER_PREPOSITION = """
de       de        ADP   case      1
Paris    Paris     PROPN nmod      3
le       le        DET   det       3
bloque   bloque    NOUN  ROOT      3
"""

AFTER_VERB = """
Oslo     Oslo      PROPN nsubj     1
dit      dire      VERB  ROOT      1  VerbForm=Fin
Paris    Paris     PROPN obj       1
le       le        DET   det       4
bloque   bloque    NOUN  obj       1
"""

NOUN = """
une      un        DET   det       1
demande  demande   NOUN  ROOT      1
"""

DENIED = """
Oslo     Oslo      PROPN nsubj     2
n'       ne        PART  advmod    2
excluent excluent  ADJ   ROOT      2
rien     rien      PRON  obj       2
"""

AFTER_AUXILIARY = """
Oslo     Oslo      PROPN nsubj     2
a        avoir     AUX   aux:tense 2  VerbForm=Fin
livré    livré     ADJ   ROOT      2
"""

INFINITIVE = """
d'       de        ADP   case      1
aider    aider     NOUN  ROOT      1
la       le        DET   det       3
ville    ville     NOUN  obj       1
"""

CONDITIONAL = """
Oslo     Oslo      PROPN nsubj     1
maintiendrait maintiendrait ADJ ROOT 1
"""

WRONG_TENSE = """
Oslo     Oslo      PROPN nsubj     1
maintiendrait maintenir VERB ROOT  1  Mood=Ind|Number=Sing|Tense=Imp|VerbForm=Fin
"""

PAST = """
Oslo     Oslo      PROPN nsubj     1
montra   montrer   VERB  ROOT      1  Mood=Ind|Tense=Past|VerbForm=Fin
"""


def mended(lines):
    parse = tree(lines)
    mend_verbs(parse, FORMS, verb_signs("fr"))
    return parse


@pytest.mark.parametrize(
    ("lines", "word", "expected"),
    [
        (CLITIC, "bloque", ("VERB", "bloquer", "Fin")),
        (LONG_NAME, "bloque", ("VERB", "bloquer", "Fin")),
        (DENIED, "excluent", ("VERB", "exclure", "Fin")),
        (AFTER_AUXILIARY, "livré", ("VERB", "livrer", "Part")),
        (INFINITIVE, "aider", ("VERB", "aider", "Inf")),
        (CONDITIONAL, "maintiendrait", ("VERB", "maintenir", "Fin")),
        (AFTER_PRONOUN, "bloque", ("VERB", "bloquer", "Fin")),
        (AFTER_THAT, "bloque", ("NOUN", "bloque", "")),
        (ADVERB, "maintenant", ("ADV", "maintenant", "")),
        (ARTICLE, "veille", ("NOUN", "veille", "")),
        (AFTER_PREPOSITION, "bloque", ("NOUN", "bloque", "")),
        (AFTER_VERB, "bloque", ("NOUN", "bloque", "")),
        (NOUN, "demande", ("NOUN", "demande", "")),
    ],
)
def test_a_verb_is_known_by_what_stands_before_it(lines, word, expected):
    parse = mended(lines)
    place = parse.words.index(word)

    assert expected == (parse.pos[place], parse.lemmas[place], parse.feature(place, "VerbForm"))


@pytest.mark.parametrize(
    ("lines", "place", "expected"),
    [
        (CLITIC, 1, ("PRON", "obj")),
        (LONG_NAME, 2, ("PRON", "obj")),
        (LONG_NAME, 0, ("DET", "det")),
        (ARTICLE, 1, ("DET", "det")),
    ],
)
def test_what_looks_like_an_article_before_a_verb_is_its_object(lines, place, expected):
    parse = mended(lines)

    assert expected == (parse.pos[place], parse.deps[place])


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (WRONG_TENSE, "Mood=Cnd|Tense=Pres|VerbForm=Fin|Number=Sing"),
        (PAST, "Mood=Ind|Tense=Past|VerbForm=Fin"),
    ],
)
def test_an_ending_tells_the_tense(lines, expected):
    assert expected == mended(lines).morphs[1]
