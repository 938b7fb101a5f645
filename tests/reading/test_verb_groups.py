"""What hangs on verbs is mended where the order of words leaves no choice, and only there."""

import copy

import pytest
from trees import arc, tree

from garant.reading.verb_groups import mend_groups
from garant.reading.verb_signs import verb_signs

FORMS = {
    "incite": "inciter",
    "appelons": "appeler",
    "salue": "saluer",
    "bloqué": "bloquer",
    "demeure": "demeurer",
    "versera": "verser",
    "partiront": "partir",
}

PHRASE_BETWEEN = """
Berlin   Berlin    PROPN nsubj     8
s'       se        PRON  expl:pv   2
est      être      VERB  ROOT      2  Mood=Ind|VerbForm=Fin
,        ,         PUNCT punct     6
de       de        ADP   case      6
son      son       DET   det       6
côté     côté      NOUN  obl:mod   2
,        ,         PUNCT punct     8
engagé   engager   VERB  acl       6  Tense=Past|VerbForm=Part
à        à         ADP   mark      10
livrer   livrer    VERB  xcomp     8  VerbForm=Inf
"""

NO_PHRASE_BETWEEN = """
Berlin   Berlin    PROPN nsubj     1
est      être      VERB  ROOT      1  Mood=Ind|VerbForm=Fin
dans     dans      ADP   case      4
un       un        DET   det       4
conflit  conflit   NOUN  obl:mod   1
engagé   engager   VERB  acl       4  Tense=Past|VerbForm=Part
"""

SECOND_END = """
Oslo     Oslo      PROPN nsubj     1
tient    tenir     VERB  ROOT      1  VerbForm=Fin
à        à         ADP   mark      3
aider    aider     VERB  xcomp     1  VerbForm=Inf
la       le        DET   det       5
ville    ville     NOUN  obj       3
et       et        CCONJ cc        8
à        à         ADP   mark      8
former   former    VERB  conj      5  VerbForm=Inf
l'       le        DET   det       10
armée    armée     NOUN  obj       8
"""

OTHER_MARK = """
Oslo     Oslo      PROPN nsubj     1
tient    tenir     VERB  ROOT      1  VerbForm=Fin
à        à         ADP   mark      3
dire     dire      VERB  xcomp     1  VerbForm=Inf
sa       son       DET   det       5
volonté  volonté   NOUN  obj       3
et       et        CCONJ cc        8
de       de        ADP   mark      8
aider    aider     VERB  conj      5  VerbForm=Inf
"""

LOST_SUBJECT = """
Sur      sur       ADP   case      2
ce       ce        DET   det       2
plan     plan      NOUN  obl:mod   5
,        ,         PUNCT punct     2
Berne    Berne     PROPN appos     2
versera  verser    VERB  ROOT      5  VerbForm=Fin
"""

NAME_WITHIN = """
Elle     elle      PRON  nsubj     5
,        ,         PUNCT punct     4
dit      dire      VERB  parataxis 5  VerbForm=Fin
-on      on        PRON  nsubj     2
,        ,         PUNCT punct     2
versera  verser    VERB  ROOT      5  VerbForm=Fin
Berne    Berne     PROPN obl:mod   5
"""

NAME_OF_ANOTHER = """
Le       le        DET   det       1
chef     chef      NOUN  nsubj     4
de       de        ADP   case      3
Berne    Berne     PROPN nmod      1
versera  verser    VERB  ROOT      4  VerbForm=Fin
"""

COUNTED = """
Jusqu'   jusque    ADP   case      3
à        à         ADP   fixed     0
150      150       NUM   nummod    3
avions   avion     NOUN  obl:mod   4
partiront partir   VERB  ROOT      4  VerbForm=Fin
"""

UNCOUNTED = """
En       en        ADP   case      2
deux     deux      NUM   nummod    2
jours    jour      NOUN  obl:mod   3
partiront partir   VERB  ROOT      3  VerbForm=Fin
"""

INSIDE_SUBJECT = """
Le       le        DET   det       1
soutien  soutien   NOUN  ROOT      1
des      de        ADP   case      3
alliés   allié     NOUN  nmod      1
demeure  demeurer  VERB  acl       3  VerbForm=Fin
ferme    ferme     ADJ   xcomp     4
.        .         PUNCT punct     1
"""

RELATIVE = """
Le       le        DET   det       1
soutien  soutien   NOUN  ROOT      1
qui      qui       PRON  nsubj     3  PronType=Rel
demeure  demeurer  VERB  acl       1  VerbForm=Fin
.        .         PUNCT punct     1
"""

APART = """
Ce       ce        DET   det       1
soutien  soutien   NOUN  ROOT      1
,        ,         PUNCT punct     3
demeure  demeurer  VERB  acl       1  VerbForm=Fin
Oslo     Oslo      PROPN dep       3
"""

TAKEN_FOR_NOUN = """
Kiev     Kiev      PROPN nsubj     1
incite   incite    ADJ   ROOT      1
Berlin   Berlin    PROPN obj       1
à        à         ADP   mark      4
agir     agir      VERB  xcomp     1  VerbForm=Inf
"""

SHARED_SUBJECT = """
nous     nous      PRON  nsubj     1
saluons  saluer    VERB  ROOT      1  VerbForm=Fin
cet      ce        DET   det       3
effort   effort    NOUN  obj       1
et       et        CCONJ cc        5
appelons appelon   NOUN  conj      3
"""

NOUN_WITH_ARTICLE = """
Kiev     Kiev      PROPN nsubj     2
une      un        DET   det       2
demeure  demeure   NOUN  ROOT      2
"""

PREDICATE_NOUN = """
Kiev     Kiev      PROPN nsubj     2
est      être      AUX   cop       2  VerbForm=Fin
demeure  demeure   NOUN  ROOT      2
"""

VERB_ON_NOUN = """
Oslo     Oslo      PROPN nsubj     1
livre    livrer    VERB  ROOT      1  VerbForm=Fin
des      un        DET   det       3
chars    char      NOUN  obj       1
et       et        CCONJ cc        5
forme    former    VERB  conj      3  VerbForm=Fin
"""

VERB_ON_PREDICATE = """
Oslo     Oslo      PROPN nsubj     2
est      être      AUX   cop       2  VerbForm=Fin
membre   membre    NOUN  ROOT      2
et       et        CCONJ cc        4
forme    former    VERB  conj      2  VerbForm=Fin
"""

ON_AUXILIARY = """
Oslo     Oslo      PROPN nsubj     1
a        avoir     AUX   aux:tense 2  VerbForm=Fin
livré    livrer    VERB  ROOT      2  VerbForm=Part
"""


MISSED_VERB = """
Kiev     Kiev      PROPN ROOT      0
incite   incite    NOUN  appos     0
Berlin   Berlin    PROPN nmod      0
à        à         ADP   mark      4
agir     agir      VERB  acl       1  VerbForm=Inf
"""

NO_VERB = """
Kiev     Kiev      PROPN ROOT      0
bloqué   bloqué    ADJ   amod      0
à        à         ADP   case      4
la       le        DET   det       4
frontière frontière NOUN nmod      1
"""

TAKEN_FOR_AUXILIARY = """
Oslo     Oslo      PROPN nsubj     2
jugeait  juger     VERB  aux:tense 2  VerbForm=Fin
prématuré prématuré ADJ  ROOT      2
ce       ce        DET   det       4
débat    débat     NOUN  nsubj     2
"""

CAUSATIVE = """
Oslo     Oslo      PROPN nsubj     2
fait     faire     VERB  aux:caus  2  VerbForm=Fin
venir    venir     VERB  ROOT      2  VerbForm=Inf
"""


def mended(lines):
    parse = tree(lines)
    mend_groups(parse, FORMS, verb_signs("fr"))
    return parse


@pytest.mark.parametrize(
    ("lines", "word", "expected"),
    [
        (PHRASE_BETWEEN, "engagé", ("ROOT", "engagé")),
        (PHRASE_BETWEEN, "est", ("aux:tense", "engagé")),
        (PHRASE_BETWEEN, "côté", ("obl:mod", "engagé")),
        (PHRASE_BETWEEN, "livrer", ("xcomp", "engagé")),
        (SECOND_END, "former", ("conj", "aider")),
        (VERB_ON_NOUN, "forme", ("conj", "livre")),
        (LOST_SUBJECT, "Berne", ("nsubj", "versera")),
        (COUNTED, "avions", ("nsubj", "partiront")),
        (INSIDE_SUBJECT, "demeure", ("ROOT", "demeure")),
        (INSIDE_SUBJECT, "soutien", ("nsubj", "demeure")),
        (ON_AUXILIARY, "Oslo", ("nsubj", "livré")),
        (MISSED_VERB, "incite", ("ROOT", "incite")),
        (MISSED_VERB, "Kiev", ("nsubj", "incite")),
        (MISSED_VERB, "Berlin", ("nmod", "incite")),
        (TAKEN_FOR_AUXILIARY, "jugeait", ("ROOT", "jugeait")),
        (TAKEN_FOR_AUXILIARY, "Oslo", ("nsubj", "jugeait")),
        (TAKEN_FOR_AUXILIARY, "prématuré", ("xcomp", "jugeait")),
        (TAKEN_FOR_AUXILIARY, "débat", ("obj", "jugeait")),
    ],
)
def test_words_hang_on_the_verb_they_belong_to(lines, word, expected):
    assert expected == arc(mended(lines), word)


@pytest.mark.parametrize(
    "lines",
    [
        NO_PHRASE_BETWEEN,
        OTHER_MARK,
        VERB_ON_PREDICATE,
        NAME_WITHIN,
        NAME_OF_ANOTHER,
        UNCOUNTED,
        RELATIVE,
        APART,
        NOUN_WITH_ARTICLE,
        PREDICATE_NOUN,
        NO_VERB,
        CAUSATIVE,
    ],
)
def test_what_may_be_right_stays(lines):
    given = tree(lines)
    parse = copy.deepcopy(given)
    mend_groups(parse, FORMS, verb_signs("fr"))

    assert given == parse


@pytest.mark.parametrize(
    ("lines", "word", "lemma"),
    [
        (TAKEN_FOR_NOUN, "incite", "inciter"),
        (SHARED_SUBJECT, "appelons", "appeler"),
        (MISSED_VERB, "incite", "inciter"),
    ],
)
def test_a_verb_form_that_heads_a_clause_is_a_verb(lines, word, lemma):
    parse = mended(lines)
    place = parse.words.index(word)

    assert ("VERB", lemma, "Fin") == (
        parse.pos[place],
        parse.lemmas[place],
        parse.feature(place, "VerbForm"),
    )


@pytest.mark.parametrize("lines", [PHRASE_BETWEEN, SECOND_END, INSIDE_SUBJECT, LOST_SUBJECT])
def test_children_are_counted_anew(lines):
    parse = mended(lines)
    expected = [
        [k for k, head in enumerate(parse.heads) if head == i and k != i]
        for i in range(len(parse.words))
    ]

    assert expected == parse.children
