"""What the treebanks become before a pipeline is trained on them."""

import pytest
import spacy
from conllu import features, merged, parse, quotation_first, split
from documents import Style, paired, text
from names import UNKNOWN, forget, mark, mentioned, taken_over

VOCAB = spacy.blank("xx").vocab


def plain(columns):
    return features(columns, frozenset({"Typo"}))


def lines(*rows):
    """CoNLL-U from rows of id, form, lemma, class, features, head, label, misc."""
    out = ["# newdoc id = d1", "# sent_id = s1"]
    for row in rows:
        number, form, lemma, pos, morph, head, dep, *misc = row.split()
        columns = [number, form, lemma, pos, "_", morph, head, dep, "_", *(misc or ["_"])]
        out.append("\t".join(columns))
    return [*out, ""]


CANNOT = lines(
    "1 We we PRON Case=Nom 4 nsubj",
    "2-3 can't _ _ _ _ _",
    "2 ca can AUX VerbForm=Fin 4 aux",
    "3 n't not PART Polarity=Neg 4 advmod",
    "4 say say VERB VerbForm=Inf|Typo=Yes 0 root SpaceAfter=No",
    "5 . . PUNCT _ 4 punct",
)
ZUM = lines(
    "1 Er er PRON _ 2 nsubj",
    "2 geht gehen VERB _ 0 root",
    "3-4 zum _ _ _ _ _",
    "3 zu zu ADP _ 5 case",
    "4 dem der DET Case=Dat 5 det",
    "5 Gipfel Gipfel NOUN _ 2 obl",
)


def test_parts_that_are_seen_in_the_word_stay_apart():
    sentence = split(next(parse(CANNOT)), plain)

    assert ["We", "ca", "n't", "say", "."] == [token.form for token in sentence]
    assert [True, False, True, False, True] == [token.space for token in sentence]
    assert [3, 3, 3, 3, 3] == [token.head for token in sentence]


def test_dropped_features_are_dropped():
    assert "VerbForm=Inf" == split(next(parse(CANNOT)), plain)[3].morph


def test_other_parts_are_put_together():
    sentence = merged(next(parse(ZUM)), plain)

    assert ["Er", "geht", "zum", "Gipfel"] == [token.form for token in sentence]
    assert ("case", 3) == (sentence[2].dep, sentence[2].head)
    assert "Case=Dat" == sentence[2].morph


def test_the_document_and_the_sentence_are_known_by_name():
    annotated = next(parse(CANNOT))

    assert ("d1", "s1") == (annotated.document, annotated.sent_id)


SAID = lines(
    "1 Jets jet NOUN _ 2 nsubj",
    "2 left leave VERB _ 4 ccomp SpaceAfter=No",
    "3 , , PUNCT _ 4 punct",
    "4 said say VERB _ 0 root",
    "5 Rask Rask PROPN _ 4 nsubj SpaceAfter=No",
    "6 . . PUNCT _ 4 punct",
)


def test_a_reporting_verb_hangs_on_what_it_follows():
    sentence = quotation_first(split(next(parse(SAID)), plain), "parataxis")

    assert ["nsubj", "ROOT", "punct", "parataxis", "nsubj", "punct"] == [t.dep for t in sentence]
    assert [1, 1, 1, 1, 3, 1] == [token.head for token in sentence]


def test_a_reporting_verb_in_front_stays_the_root():
    rows = lines(
        "1 Rask Rask PROPN _ 2 nsubj",
        "2 said say VERB _ 0 root",
        "3 jets jet NOUN _ 4 nsubj",
        "4 left leave VERB _ 2 ccomp",
    )

    sentence = quotation_first(split(next(parse(rows)), plain), "parataxis")

    assert ["nsubj", "ROOT", "nsubj", "ccomp"] == [token.dep for token in sentence]


QUOTED = lines(
    '1 " " PUNCT _ 2 punct SpaceAfter=No',
    "2 Yes yes INTJ _ 4 ccomp SpaceAfter=No",
    '3 " " PUNCT _ 2 punct',
    "4 said say VERB _ 0 root",
    "5 -- -- PUNCT _ 4 punct",
)


def test_typewriter_marks_are_told_apart():
    forms = [token.form for token in paired(split(next(parse(QUOTED)), plain))]

    assert ["“", "Yes", "”", "said", "--"] == forms


def test_a_text_is_printed_in_a_style():
    sentence = paired(split(next(parse(QUOTED)), plain))

    assert "«Yes» said – " == text([sentence], VOCAB, Style("«", "»", dash="–")).text
    assert "“Yes” said -- " == text([sentence], VOCAB).text


NAMED = lines(
    "1 The the DET _ 3 det Entity=(1-person-new",
    "2 old old ADJ _ 3 amod",
    "3 President President PROPN Number=Sing 4 nsubj Entity=1)",
    "4 met meet VERB _ 0 root",
    "5 Anna Anna PROPN Number=Sing 4 obj Entity=(2-person-new",
    "6 Rask Rask PROPN Number=Sing 5 flat Entity=2)",
    "7 in in ADP _ 9 case",
    "8 the the DET _ 9 det Entity=(3-place-new",
    "9 town town NOUN _ 4 obl",
    "10 of of ADP _ 11 case",
    "11 Bergen Bergen PROPN Number=Sing 9 nmod Entity=(4-place-new)3)",
)


def test_a_name_is_what_hangs_around_a_proper_noun():
    annotated = next(parse(NAMED))

    spans = mentioned(annotated, {"person": "PER", "place": "LOC"})

    assert {(4, 6, "PER"), (10, 11, "LOC")} == set(spans)


def test_the_longest_of_nested_names_is_kept():
    sentence = split(next(parse(NAMED)), plain)

    mark(sentence, [(5, 6, "PER"), (4, 6, "ORG")])

    assert ["B-ORG", "I-ORG"] == [token.name for token in sentence[4:6]]


def test_proper_nouns_that_nobody_marked_are_unknown():
    sentence = split(next(parse(NAMED)), plain)
    taken_over(sentence, ["O"] * 4 + ["B-PER", "I-PER"] + ["O"] * 5, frozenset({"PER"}))

    assert ["B-PER", "I-PER"] == [token.name for token in sentence[4:6]]
    assert UNKNOWN == sentence[10].name
    assert "" == sentence[3].name


def test_marks_of_another_length_say_nothing():
    sentence = split(next(parse(NAMED)), plain)
    taken_over(sentence, ["B-PER"], frozenset({"PER"}))

    assert {UNKNOWN, ""} == {token.name for token in sentence}


@pytest.mark.parametrize("known", [True, False])
def test_the_unknown_is_neither_a_name_nor_none(known):
    sentence = split(next(parse(NAMED)), plain)
    if not known:
        forget(sentence)

    doc = text([sentence], VOCAB)

    assert (2 if known else 0) == doc[4].ent_iob
