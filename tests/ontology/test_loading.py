"""The ontology loads whole, its parts agree, and mistakes are listed by place."""

from datetime import date
from itertools import combinations

import pytest

from garant.errors import WordsError
from garant.model import Condition, Firmness
from garant.ontology import Naming, PartyKind, load_ontology, party_label

SINGLE = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister")
CODES = (
    "armed_forces arms training funding industry ground_troops air_policing naval headquarters"
    " logistics police backstop air_defence intelligence monitoring guarantee binding_pledge"
    " ceasefire peace_deal sanctions frozen_assets eu_membership nato_membership humanitarian"
)


@pytest.fixture(scope="module")
def ontology():
    return load_ontology()


def states(ontology):
    return [party for party in ontology.parties.values() if party.kind is PartyKind.STATE]


def test_it_has_the_states_of_the_world(ontology):
    assert 195 <= len(states(ontology)) <= 215
    assert {"UKR", "FRA", "XKX", "TWN", "PSE", "GRL"} <= ontology.parties.keys()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_state_has_a_name_and_adjectives(ontology, language):
    lacking = [
        party.code
        for party in states(ontology)
        if language not in party.labels or not party.words[language].get(Naming.ADJECTIVE)
    ]

    assert lacking == []


def test_the_guidelines_codes_are_all_there(ontology):
    bodies = {"NATO", "EU", "UN", "OSCE", "AU", "ICC", "G7", "SADC", "ECOWAS", "AES"}
    others = {"HAMAS", "M23", "HOUTHI", "COALITION", "EUROPE", "WEST", "ALLIES"}

    assert bodies | others <= ontology.parties.keys()


def test_capabilities_conditions_and_ladder_are_those_of_the_model(ontology):
    assert set(CODES.split()) == set(ontology.capabilities)
    assert [condition.value for condition in Condition] == list(ontology.conditions)
    assert [rung.value for rung in Firmness] == list(ontology.ladder)


def test_a_group_stands_for_its_members(ontology):
    assert ontology.parties["BALTIC"].codes == ("EST", "LVA", "LTU")
    assert ontology.parties["FRA"].codes == ("FRA",)


def test_offices_have_one_holder_at_a_time(ontology):
    clashes = []
    held = {}
    for holder in ontology.holders:
        for term in holder.terms:
            held.setdefault((term.party, term.office, term.branch), []).append((term, holder))
    for (party, office, _), terms in held.items():
        if office not in SINGLE:
            continue
        for (one, first), (other, second) in combinations(terms, 2):
            later, earlier = max(one.since, other.since), (one, other)
            if all(term.holds(later) for term in earlier) and first is not second:
                clashes.append((party, office, first.person, second.person))

    assert clashes == []


@pytest.mark.parametrize(
    ("code", "office", "day", "person"),
    [
        ("GBR", "head_of_government", date(2025, 9, 4), "Keir Starmer"),
        ("GBR", "head_of_government", date(2026, 7, 20), "Andy Burnham"),
        ("GBR", "head_of_government", date(2026, 7, 19), "Keir Starmer"),
        ("FRA", "head_of_government", date(2025, 9, 8), "François Bayrou"),
        ("USA", "head_of_state", date(2024, 12, 1), "Joe Biden"),
        ("NATO", "organisation_head", date(2025, 1, 1), "Mark Rutte"),
        ("UKR", "head_of_government", date(2026, 1, 6), "Yulia Svyrydenko"),
        ("POL", "head_of_state", date(2025, 9, 4), "Karol Nawrocki"),
        ("CHE", "head_of_state", date(2026, 3, 1), "Guy Parmelin"),
    ],
)
def test_a_date_settles_who_holds_an_office(ontology, code, office, day, person):
    assert [person] == [holder.person for holder in ontology.in_office(code, office, day)]


def test_a_branch_has_its_own_head(ontology):
    day = date(2025, 9, 4)
    heads = {
        branch: [h.person for h in ontology.in_office("EU", "organisation_head", day, branch)]
        for branch in ("commission", "council", "parliament")
    }

    assert heads == {
        "commission": ["Ursula von der Leyen"],
        "council": ["António Costa"],
        "parliament": ["Roberta Metsola"],
    }


def test_the_leader_is_the_office_that_leads(ontology):
    leads = [ontology.leader(code) for code in ("FRA", "GBR", "NATO")]

    assert leads == ["head_of_state", "head_of_government", "organisation_head"]


def test_a_family_name_is_given_as_the_language_prints_it(ontology):
    putin = next(h for h in ontology.holders if h.person == "Vladimir Putin")

    assert (putin.family_in("fr"), putin.family_in("en")) == ("Poutine", "Putin")


def test_it_is_read_once_however_it_is_asked_for():
    assert load_ontology(None) is load_ontology() is load_ontology(extra=None)


def test_a_party_has_a_label():
    assert party_label("FRA") == "France"
    assert party_label("NOBODY") == "NOBODY"


def test_a_users_file_adds_parties_and_holders(tmp_path):
    extra = tmp_path / "mine.yaml"
    extra.write_text(
        """
parties:
  CSI:
    kind: body
    labels: {fr: Conseil du Sahel inventé, en: Invented Sahel Council}
    words: {fr: {names: [CSI]}}
  FRA: {words: {fr: {seats: [Fort-Inventé]}}}
holders:
  - {person: Jeanne Inventée, gender: f, offices: [CSI organisation_head 2025-01/ read]}
""",
        "utf-8",
    )
    ontology = load_ontology(extra)
    held = ontology.in_office("CSI", "organisation_head", date(2025, 6, 1))

    assert [holder.person for holder in held] == ["Jeanne Inventée"]
    assert ontology.parties["CSI"].words["fr"][Naming.NAME] == ("Conseil du Sahel inventé", "CSI")
    assert "Fort-Inventé" in ontology.parties["FRA"].words["fr"][Naming.SEAT]
    assert "Paris" in ontology.parties["FRA"].words["fr"][Naming.SEAT]


def test_all_mistakes_are_listed_by_place(tmp_path):
    extra = tmp_path / "mine.yaml"
    extra.write_text(
        """
parties:
  france: {kind: state}
  ABC: {kind: club}
holders:
  - {person: A B, offices: [GBR defence_minister since 2024]}
  - {person: C D, offices: [FRA juggler 2024/], hat: red}
""",
        "utf-8",
    )

    with pytest.raises(WordsError) as raised:
        load_ontology(extra)

    places = [line.split(": ")[1] for line in str(raised.value).splitlines()]
    assert places == [
        "parties.france.[key]",
        "parties.ABC.kind",
        "holders.0.offices.0",
        "holders.1.hat",
    ]


def test_what_is_named_and_not_defined_is_listed(tmp_path):
    extra = tmp_path / "mine.yaml"
    extra.write_text(
        "holders:\n  - {person: C D, offices: [QQQ juggler 2024/2023]}\n"
        "parties:\n  TRIO: {kind: group, members: [FRA, ZZZ]}\n",
        "utf-8",
    )

    with pytest.raises(WordsError) as raised:
        load_ontology(extra)

    assert str(raised.value).splitlines() == [
        "mine.yaml: holders.0 (C D): the party QQQ is not defined",
        "mine.yaml: holders.0 (C D): the office juggler is not in offices.yaml",
        "mine.yaml: holders.0 (C D): the term of juggler ends before it begins",
        "mine.yaml: parties.TRIO.members: ZZZ is not defined",
    ]


@pytest.mark.parametrize(
    ("content", "problem"),
    [(b"a: [", "no valid YAML"), (b"\xff\xfe\x00", "not UTF-8"), (None, "No such file")],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path, content, problem):
    extra = tmp_path / "mine.yaml"
    if content is not None:
        extra.write_bytes(content)

    with pytest.raises(WordsError, match=problem):
        load_ontology(extra)
