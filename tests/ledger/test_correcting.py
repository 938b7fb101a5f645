"""Corrections: every field, what follows from a change, and each mistake in one sentence."""

from dataclasses import fields, replace
from decimal import Decimal

import pytest
from ledger.made_up import PARIS, paris, span

from garant.errors import QuestionError
from garant.ledger.changes import ACT_FIELDS, STATEMENT_FIELDS, changes_of
from garant.ledger.correcting import correct_act, correct_statement
from garant.model import (
    Actor,
    Clue,
    Condition,
    Firmness,
    Kind,
    Mode,
    Passage,
    Quantity,
    Speaker,
)
from garant.ontology import load_ontology

NORWAY, PORTUGAL = paris().acts
SAID, QUOTED = paris().statements
NORWAY = replace(
    NORWAY,
    actors=(Actor("La Norvège", "NOR", "Solheim"),),
    clues=(Clue("predicate", "give", span(PARIS, "enverra")),),
)


def changed(before, after):
    """The fields that differ, without what every correction settles."""
    names = [field.name for field in fields(before) if field.name not in ("doubts", "clues")]
    return {
        name: getattr(after, name)
        for name in names
        if getattr(after, name) != getattr(before, name)
    }


def correct(act=NORWAY, text=PARIS, **changes):
    written = {
        name.replace("_", ".", 1) if name.startswith("speaker_") else name: value
        for name, value in changes.items()
    }
    return changed(act, correct_act(act, written, text, load_ontology))


def told(act=NORWAY, **changes):
    with pytest.raises(QuestionError) as raised:
        correct(act, **changes)
    return str(raised.value).splitlines()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"firmness": "READY"}, {"firmness": Firmness.READY}),
        ({"capability": "none"}, {"capability": None}),
        ({"capability": "police du ciel"}, {"capability": "air_policing"}),
        ({"conditions": "-"}, {"conditions": ()}),
        (
            {"conditions": "un mandate, Ceasefire,un_mandate"},
            {"conditions": (Condition.UN_MANDATE, Condition.CEASEFIRE)},
        ),
        ({"place": " Narvik\n"}, {"place": "Narvik"}),
        ({"time": "d'ici à mars"}, {"time": "d'ici à mars"}),
        ({"quantity": "none"}, {"quantity": None}),
        ({"quantity": "400"}, {"quantity": Quantity(Decimal(400), "soldats", "300 soldats")}),
        (
            {"quantity": "2\u202f000 hommes"},
            {"quantity": Quantity(Decimal(2000), "hommes", "300 soldats")},
        ),
        (
            {"quantity": "2,5 EUR"},
            {"quantity": Quantity(Decimal("2.5"), "EUR", "300 soldats")},
        ),
        ({"speaker": "none"}, {"speaker": None}),
        ({"speaker": "SWE"}, {"speaker": Speaker("Ingrid Solheim", "SWE")}),
        ({"speaker": "norvège/Dahl"}, {"speaker": Speaker("Ingrid Solheim", "NOR", "Dahl")}),
        ({"speaker": "none/Dahl"}, {"speaker": Speaker("Ingrid Solheim", None, "Dahl")}),
        (
            {"speaker": "PRT/Dahl:le  portugal"},
            {"speaker": Speaker("Le Portugal", "PRT", "Dahl")},
        ),
        ({"speaker_code": "none"}, {"speaker": Speaker("Ingrid Solheim", None, "Solheim")}),
        ({"speaker_person": "Dahl"}, {"speaker": Speaker("Ingrid Solheim", "NOR", "Dahl")}),
        (
            {"speaker_anonymous": "yes"},
            {"speaker": Speaker("Ingrid Solheim", "NOR", None, anonymous=True)},
        ),
        ({"speaker_via": "X"}, {"speaker": Speaker("Ingrid Solheim", "NOR", "Solheim", via="X")}),
        ({"speaker_text": "elle"}, {"speaker": Speaker("elle", "NOR", "Solheim")}),
        ({"evidence": "0-10"}, {"evidence": (Passage(0, 10),)}),
        ({"evidence": "la norvège ENVERRA"}, {"evidence": (span(PARIS, "La Norvège enverra"),)}),
        (
            {"evidence": "resterons pas à l’écart | 0-2 | 0 - 2"},
            {"evidence": (Passage(0, 2), span(PARIS, "resterons pas à l'écart"))},
        ),
        ({"targets": "none"}, {"targets": ()}),
        ({"actors": "NOR, fra"}, {"actors": (*NORWAY.actors, Actor("", "FRA"))}),
        ({"actors": "NOR/"}, {"actors": (Actor("La Norvège", "NOR"),)}),
        (
            {"actors": "NOR/Dahl:ingrid solheim"},
            {"actors": (Actor("Ingrid Solheim", "NOR", "Dahl"),)},
        ),
    ],
)  # fmt: skip
def test_a_field_is_changed_and_no_other(changes, expected):
    assert expected == correct(**changes)


def test_a_party_in_the_place_of_another_was_named_by_its_words():
    assert {"actors": (Actor("La Norvège", "DNK", "Solheim"),)} == correct(actors="DNK")


def test_a_party_that_is_added_is_looked_for_in_the_evidence():
    evidence = (span(PARIS, "Le Portugal exclut tout envoi"),)
    act = replace(NORWAY, evidence=evidence)

    assert (*NORWAY.actors, Actor("Portugal", "PRT")) == correct(act, actors="NOR,PRT")["actors"]


def test_a_group_stands_for_its_members():
    actors = correct(actors="baltic")["actors"]

    assert ["EST", "LVA", "LTU"] == [actor.code for actor in actors]


def test_a_kind_that_bears_no_firmness_and_no_amount_leaves_them_out():
    assert {"kind": Kind.REQUEST, "firmness": None, "quantity": None} == correct(kind="request")
    assert {"kind": Kind.REFUSE, "firmness": Firmness.RELUCTANT, "quantity": None} == correct(
        kind="refuse", firmness="reluctant"
    )


def test_a_correction_settles_what_the_reader_doubted():
    corrected = correct_act(PORTUGAL, {"place": "Lisbonne"}, PARIS, load_ontology)

    assert PORTUGAL.doubts
    assert () == corrected.doubts


def test_the_narrator_can_be_given_a_speaker():
    act = replace(NORWAY, speaker=None)

    assert Speaker("Dahl", "NOR", "Dahl") == correct(act, speaker="NOR/Dahl")["speaker"]
    assert Speaker("SWE", "SWE") == correct(act, speaker_code="SWE")["speaker"]
    unnamed = correct(act, speaker_anonymous="yes")["speaker"]
    assert Speaker("unnamed", anonymous=True) == unnamed


def test_a_person_that_is_named_is_no_longer_unnamed():
    act = replace(NORWAY, speaker=Speaker("une source", "NOR", anonymous=True))

    assert Speaker("une source", "NOR", "Dahl") == correct(act, speaker_person="Dahl")["speaker"]


def test_of_several_places_of_the_same_words_the_nearest_is_meant():
    text = "Oslo enverra. Rien. Oslo enverra. Rien. Oslo enverra."
    act = replace(NORWAY, evidence=(Passage(20, 24),))

    assert (Passage(20, 32),) == correct(act, text=text, evidence="Oslo enverra")["evidence"]
    later = replace(NORWAY, evidence=(Passage(39, 40),))
    assert (Passage(40, 52),) == correct(later, text=text, evidence="Oslo enverra")["evidence"]


def test_words_that_look_like_places_are_put_in_quotes():
    text = "En 20-25 jours."

    assert (Passage(3, 8),) == correct(text=text, evidence='"20-25"')["evidence"]


def test_an_amount_is_as_printed_where_the_evidence_prints_it():
    act = replace(NORWAY, quantity=None)

    assert (
        Quantity(Decimal(300), "soldats", "300 soldats")
        == correct(act, quantity="300  soldats")["quantity"]
    )
    assert "300 hommes" == correct(act, quantity="300 hommes")["quantity"].text


MISTAKES = [
    ({"kind": "refus"}, "kind: unknown kind 'refus'; did you mean refuse?"),
    ({"kind": "none"}, "kind: cannot be empty; give what is right"),
    (
        {"kind": "refuse"},
        "firmness: of the kind refuse is one of reluctant, excluded, not committed",
    ),
    ({"firmness": "excluded"}, "firmness: of the kind commit is one of delivered,"),
    ({"firmness": "none"}, "firmness: of the kind commit is one of delivered,"),
    ({"firmness": "redy"}, "firmness: unknown firmness 'redy'; did you mean ready?"),
    (
        {"kind": "warn", "firmness": "ready"},
        "firmness: stands on commit and refuse alone, not on warn",
    ),
    ({"kind": "oppose", "quantity": "3 chars"}, "quantity: stands on commit alone, not on oppose"),
    ({"kind": "meet"}, "targets: a meeting has none; give all who meet as actors"),
    (
        {"capability": "sanction"},
        "capability: unknown capability 'sanction'; did you mean sanctions?",
    ),
    (
        {"conditions": "ceasefir"},
        "conditions: unknown condition 'ceasefir'; did you mean ceasefire?",
    ),
    ({"actors": "none"}, "actors: an act has one at least; reject what nobody does"),
    ({"actors": "FRE"}, "actors: unknown party 'FRE'; did you mean FRA (France)"),
    ({"targets": "FRA, Nowhere"}, "targets: unknown party ' Nowhere'"),
    ({"actors": "FRA:la Suède"}, "actors: the words 'la Suède' are not in the document"),
    ({"quantity": "many"}, "quantity: 'many' is no amount; write a number and its unit"),
    ({"quantity": "2,000 chars"}, "quantity: '2,000' can be read in two ways"),
    ({"quantity": "2.000.000 EUR"}, "quantity: '2.000.000' can be read in two ways"),
    ({"quantity": "2 milliards EUR"}, "quantity: the unit 'milliards EUR' is more than one word"),
    ({"quantity": "0 chars"}, "quantity: an amount is more than nothing"),
    ({"quantity": "1e9 chars"}, "quantity: the unit 'e9 chars' is more than one word"),
    ({"place": "x" * 201}, "place: has 201 characters; give a few words, 200 at most"),
    ({"speaker": "BALTIC"}, "speaker: one party speaks, not EST, LVA, LTU"),
    ({"speaker_code": "BALTIC"}, "speaker.code: one party speaks, not EST, LVA, LTU"),
    ({"speaker": "none", "speaker_code": "FRA"}, "speaker: is either none or somebody"),
    ({"speaker_anonymous": "maybe"}, "speaker.anonymous: 'maybe' is neither yes nor no"),
    (
        {"speaker_anonymous": "yes", "speaker_person": "Dahl"},
        "speaker: a source left unnamed has no person",
    ),
    ({"evidence": "none"}, "evidence: cannot be empty"),
    ({"evidence": "10-5"}, "evidence: characters 10 to 5 are no passage of the text"),
    (
        {"evidence": "0-99999"},
        f"evidence: characters 0 to 99999 are no passage of the text, which has {len(PARIS)}",
    ),
    (
        {"evidence": "la Suède enverra"},
        "evidence: the words 'la Suède enverra' are not in the document",
    ),
    ({"colour": "red"}, "unknown field 'colour'; there are kind,"),
    ({"Kind": "warn"}, "unknown field 'Kind'; did you mean kind?"),
    ({}, "the correction changes nothing; accept what was read instead"),
    ({"firmness": "committed"}, "the correction changes nothing; accept what was read instead"),
]


@pytest.mark.parametrize(("changes", "problem"), MISTAKES)
def test_a_mistake_is_one_sentence(changes, problem):
    (line,) = told(**changes)

    assert line.startswith(problem)


def test_an_amount_without_any_unit_is_a_mistake():
    (line,) = told(replace(NORWAY, quantity=None), quantity="400")

    assert line.startswith("quantity: an amount has a unit")


def test_all_mistakes_are_told_at_once():
    lines = told(kind="refus", firmness="redy", actors="FRE, FRO, XX", evidence="nowhere", x="1")

    assert ["unknown field", "evidence", "kind", "actors", "actors", "firmness"] == [
        line.split(":")[0] if not line.startswith("unknown") else "unknown field" for line in lines
    ]


def test_rules_are_not_held_against_what_a_reader_left():
    act = replace(NORWAY, kind=Kind.REQUEST)

    assert {"place": "Narvik"} == correct(act, place="Narvik")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"mode": "mixed"}, {"mode": Mode.MIXED}),
        ({"cue": "a promis"}, {"cue": "a promis"}),
        ({"speaker": "SWE"}, {"speaker": Speaker("Ingrid Solheim", "SWE")}),
        ({"content": "300 soldats"}, {"content": span(PARIS, "300 soldats")}),
        (
            {"content": "La Norvège | 300 soldats"},
            {
                "content": span(PARIS, "La Norvège enverra 300 soldats"),
                "parts": (span(PARIS, "La Norvège"), span(PARIS, "300 soldats")),
            },
        ),
    ],
)
def test_a_statement_is_corrected(changes, expected):
    assert expected == changed(SAID, correct_statement(SAID, changes, PARIS, load_ontology))


def test_the_parts_of_a_statement_stay_with_its_content():
    corrected = correct_statement(QUOTED, {"mode": "mixed"}, PARIS, load_ontology)

    assert {"mode": Mode.MIXED} == changed(QUOTED, corrected)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"speaker": "none"}, "speaker: what is said has one; reject what nobody is said to say"),
        ({"mode": "quoted"}, "mode: unknown mode 'quoted'; there are direct, mixed and indirect"),
        ({"content": "none"}, "content: cannot be empty"),
        ({"firmness": "ready"}, "unknown field 'firmness'; there are speaker,"),
        ({"cue": "a déclaré"}, "the correction changes nothing"),
    ],
)
def test_a_mistake_in_a_statement_is_one_sentence(changes, problem):
    with pytest.raises(QuestionError, match=r"^[^\n]*$") as raised:
        correct_statement(SAID, changes, PARIS, load_ontology)

    assert str(raised.value).startswith(problem)


def test_changes_are_written_as_pairs():
    pairs = ["firmness=ready", " Place = a = b ", "speaker.code="]

    assert {"firmness": "ready", "place": " a = b ", "speaker.code": ""} == changes_of(
        pairs, ACT_FIELDS
    )


def test_mistakes_in_pairs_are_all_told():
    with pytest.raises(QuestionError) as raised:
        changes_of(
            ["firmness", "mode=direct", "mode=mixed", "content:1", "cues=a"], STATEMENT_FIELDS
        )

    assert [
        "'firmness' changes nothing; write FIELD=VALUE, such as firmness=ready",
        "mode: is given twice; give it once",
        "'content:1' changes nothing; write FIELD=VALUE, such as firmness=ready",
    ] == str(raised.value).splitlines()[:3]
    assert "did you mean cue?" in str(raised.value).splitlines()[3]
