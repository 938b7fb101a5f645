"""Labels of installed pipelines: known schemes are mapped to UD, in trees written by hand."""

import pytest
from trees import arc, tree

from garant.model import Doubt
from garant.reading.labels import (
    is_ud,
    label_notice,
    map_labels,
    parser_labels,
    scheme_of,
    schemes,
)

CLEAR = schemes()[0]


def mapped(lines, names=()):
    parse = tree(lines)
    for start, end, label in names:
        parse.entities[start:end] = [label] * (end - start)
    map_labels(parse, CLEAR)
    return parse


def test_a_scheme_is_known_by_its_labels():
    assert scheme_of(frozenset({"nsubj", "dobj", "pobj", "nsubjpass", "prep"})) is CLEAR
    assert scheme_of(frozenset({"nsubj", "obj", "obl", "dobj", "pobj", "nsubjpass"})) is None
    assert scheme_of(frozenset({"sb", "oa", "mo"})) is None
    assert is_ud(frozenset({"obl:arg"}))
    assert not is_ud(frozenset({"pobj"}))


def test_a_preposition_hangs_on_its_noun():
    parse = mapped(
        """
        Britain Britain PROPN nsubj 1
        sent send VERB ROOT 1
        troops troop NOUN dobj 1
        to to ADP prep 1
        the the DET det 5
        border border NOUN pobj 3
        of of ADP prep 5
        Ukraine Ukraine PROPN pobj 6
        """
    )

    assert ("obj", "sent") == arc(parse, "troops")
    assert ("obl", "sent") == arc(parse, "border")
    assert ("case", "border") == arc(parse, "to")
    assert ("nmod", "border") == arc(parse, "Ukraine")
    assert ("case", "Ukraine") == arc(parse, "of")


def test_two_prepositions_in_a_row_are_one():
    parse = mapped(
        """
        Troops troop NOUN nsubj 1
        left leave VERB ROOT 1
        according accord VERB prep 1
        to to ADP prep 2
        Reuters Reuters PROPN pobj 3
        """
    )

    assert ("obl", "left") == arc(parse, "Reuters")
    assert ("case", "Reuters") == arc(parse, "according")
    assert ("fixed", "according") == arc(parse, "to")


def test_a_clause_after_a_preposition_is_adverbial():
    parse = mapped(
        """
        They they PRON nsubj 1
        stopped stop VERB ROOT 1
        short short ADV advmod 1
        of of ADP prep 2
        sending send VERB pcomp 3
        troops troop NOUN dobj 4
        """
    )

    assert ("advcl", "short") == arc(parse, "sending")
    assert ("mark", "sending") == arc(parse, "of")


def test_the_agent_of_a_passive_keeps_its_name():
    parse = mapped(
        """
        Troops troop NOUN nsubjpass 2
        were be AUX auxpass 2
        sent send VERB ROOT 2
        by by ADP agent 2
        Paris Paris PROPN pobj 3
        """
    )

    assert ("nsubj:pass", "sent") == arc(parse, "Troops")
    assert ("aux:pass", "sent") == arc(parse, "were")
    assert ("obl:agent", "sent") == arc(parse, "Paris")


def test_a_preposition_without_noun_is_an_adverb():
    parse = mapped(
        """
        Talks talk NOUN nsubj 1
        went go VERB ROOT 1
        on on ADP prep 1
        """
    )

    assert ("advmod", "went") == arc(parse, "on")


def test_a_predicate_heads_its_copula():
    parse = mapped(
        """
        Berlin Berlin PROPN nsubj 2
        would would AUX aux 2
        be be AUX ccomp 8
        ready ready ADJ acomp 2
        to to PART aux 5
        go go VERB xcomp 3
        , , PUNCT punct 8
        Merz Merz PROPN nsubj 8
        said say VERB ROOT 8
        """
    )

    assert ("ccomp", "said") == arc(parse, "ready")
    assert ("cop", "ready") == arc(parse, "be")
    assert ("nsubj", "ready") == arc(parse, "Berlin")
    assert ("aux", "ready") == arc(parse, "would")
    assert ("mark", "go") == arc(parse, "to")


def test_there_is_keeps_its_verb():
    parse = mapped(
        """
        There there PRON expl 1
        are be VERB ROOT 1
        plans plan NOUN attr 1
        """
    )

    assert ("nsubj", "are") == arc(parse, "plans")
    assert ("ROOT", "are") == arc(parse, "are")


def test_another_verb_keeps_its_predicate():
    parse = mapped(
        """
        Rome Rome PROPN nsubj 1
        remains remain VERB ROOT 1
        opposed opposed ADJ acomp 1
        """
    )

    assert ("xcomp", "remains") == arc(parse, "opposed")


def test_members_of_a_list_hang_on_the_first():
    parse = mapped(
        """
        France France PROPN nsubj 5
        , , PUNCT punct 0
        Italy Italy PROPN conj 0
        and and CCONJ cc 2
        Spain Spain PROPN conj 2
        agreed agree VERB ROOT 5
        """
    )

    assert ("conj", "France") == arc(parse, "Italy")
    assert ("conj", "France") == arc(parse, "Spain")
    assert ("cc", "Spain") == arc(parse, "and")


def test_a_persons_name_hangs_on_its_first_word():
    parse = mapped(
        """
        French french ADJ amod 3
        President President PROPN compound 3
        Emmanuel Emmanuel PROPN compound 3
        Macron Macron PROPN nsubj 4
        spoke speak VERB ROOT 4
        """,
        names=[(2, 4, "PERSON")],
    )

    assert ("nsubj", "spoke") == arc(parse, "Emmanuel")
    assert ("flat", "Emmanuel") == arc(parse, "Macron")
    assert ("nmod:desc", "Emmanuel") == arc(parse, "President")
    assert ["", "", "PER", "PER", ""] == parse.entities


def test_two_persons_in_a_row_are_left_apart():
    parse = mapped(
        """
        Told tell VERB ROOT 0
        Merz Merz PROPN dobj 0
        Macron Macron PROPN nsubj 0
        """,
        names=[(1, 3, "PERSON")],
    )

    assert ("obj", "Told") == arc(parse, "Merz")
    assert ("nsubj", "Told") == arc(parse, "Macron")


def test_negation_and_possession_are_named_as_in_ud():
    parse = mapped(
        """
        Kyiv Kyiv PROPN poss 2
        's 's PART case 0
        allies ally NOUN nsubj 5
        did do AUX aux 5
        n't not PART neg 5
        agree agree VERB ROOT 5
        """
    )

    assert ("nmod:poss", "allies") == arc(parse, "Kyiv")
    assert ("advmod", "agree") == arc(parse, "n't")


class Nlp:
    """Stands in for a loaded pipeline."""

    def __init__(self, labels):
        self.pipe_labels = {"parser": labels, "ner": ["PERSON", "obl"]}
        self.meta = {"lang": "en", "name": "core_web_sm"}

    def get_pipe_meta(self, name):
        class Meta:
            assigns = ["token.dep"] if name == "parser" else ["token.ent_type"]

        return Meta()


def test_a_reading_with_mapped_labels_says_so():
    assert frozenset({"dobj", "pobj", "nsubjpass"}) == parser_labels(
        Nlp(["dobj", "pobj", "nsubjpass"])
    )

    notice = label_notice(Nlp(["dobj", "pobj", "nsubjpass"]))

    assert isinstance(notice, Doubt)
    assert "labels_mapped" == notice.code
    assert "en_core_web_sm parses with ClearNLP's labels" in notice.detail


def test_a_reading_with_labels_of_ud_says_nothing():
    assert label_notice(Nlp(["obj", "obl"])) is None


@pytest.mark.parametrize("scheme", schemes(), ids=lambda scheme: scheme.title)
def test_a_scheme_is_told_from_ud_by_labels_that_ud_lacks(scheme):
    assert not is_ud(scheme.known_by)
    assert scheme.known_by <= scheme.renamed.keys()
