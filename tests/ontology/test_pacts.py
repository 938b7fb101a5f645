"""Pacts come out of their files as written, and every mistake in one is told with its line."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from ontology.pact_files import SHORT, changed, pacts, write_pact

from garant.model import (
    Amount,
    AtLeast,
    Condition,
    Lean,
    PactCondition,
    Source,
    State,
    StateChange,
)
from garant.ontology import (
    check_pact,
    load_ontology,
    load_pact,
    new_pact,
    pact_json_schema,
    pact_names,
    pact_text,
)

ROOT = Path(__file__).parents[2]
SHIPPED = ("gaza", "haiti", "ukraine")


def mistakes_in(text):
    data = text if isinstance(text, bytes) else text.encode()
    return check_pact("mine.yaml", data=data)


def told(text):
    """What is told of a file: line, column and problem of each mistake."""
    return [f"{one.line}:{one.column} {one.problem}" for one in mistakes_in(text)]


@pytest.fixture
def load(tmp_path):
    path = tmp_path / "mine.yaml"

    def loaded(text):
        path.write_text(text, "utf-8")
        return load_pact(path)

    return loaded


@pytest.mark.parametrize("text", [SHORT, new_pact(), new_pact("Une force pour l'Arménie")])
def test_a_pact_without_mistakes_has_none_told(text):
    assert [] == told(text)


def test_a_pact_is_read_as_written(load):
    pact = load(SHORT)
    talks = Source("https://example.org/talks", "", date(2026, 1, 6))

    assert "mine" == pact.name
    assert (("fr", "Essai"), ("en", "Trial")) == pact.title
    assert ("UKR", "RUS") == (pact.beneficiary, pact.adversary)
    assert ["force", "backstop"] == [pillar.name for pillar in pact.pillars]
    assert [(), ("USA",)] == [need.givers for need in pact.needs]
    assert AtLeast(2, ("force", "backstop")) == pact.logic
    assert (Lean("force", "backstop"),) == pact.leans
    state = StateChange(date(2026, 1, 6), State.UNMET, talks)
    assert (PactCondition(Condition.CEASEFIRE, (state,)),) == pact.conditions
    assert (talks,) == pact.sources


NESTED = AtLeast(2, ("force", AtLeast(1, ("us", "soldiers"))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("logic: force", AtLeast(1, ("force",))),
        ("logic: {any: [force, us]}", AtLeast(1, ("force", "us"))),
        (
            "logic: {at_least: 2, of: [force, us, backstop]}",
            AtLeast(2, ("force", "us", "backstop")),
        ),
        ("logic: {all: [force, {any: [us, soldiers]}]}", NESTED),
        ("", AtLeast(2, ("force", "backstop"))),
    ],
)
def test_logic_is_read_nested_and_may_be_left_out(load, text, expected):
    assert expected == load(changed(13, text)).logic


def test_amounts_keep_their_digits_and_their_source(load):
    need = (
        "  soldiers: {pillar: force, capability: funding, label: {fr: a, en: b}, "
        "amount: {value: 90_000_000_000.50, unit: EUR, source: talks}}"
    )
    source = Source("https://example.org/talks", "", date(2026, 1, 6))

    amount = load(changed(11, need)).needs[0].amount

    assert Amount(Decimal("90000000000.50"), "EUR", source) == amount


def test_a_source_may_stand_where_it_is_needed(load):
    lean = (
        "leans: [{lean: force on us, source: {url: http://a.example, day: 2026-01-06, title: T}}]"
    )

    assert (
        Source("http://a.example", "T", date(2026, 1, 6)) == load(changed(14, lean)).leans[0].source
    )


def test_a_group_of_givers_stands_for_its_members(load):
    need = (
        "  us: {pillar: backstop, capability: arms, label: {fr: a, en: b}, givers: 'BALTIC, LTU'}"
    )

    assert ("EST", "LVA", "LTU") == load(changed(12, need)).needs[1].givers


@pytest.mark.parametrize("key", ["adversary:", "sources:", "leans:", "conditions: {ceasefire: }"])
def test_what_may_be_left_out_may_be_empty(key):
    text = "\n".join(
        line
        for line in SHORT.splitlines()
        if not line.startswith(
            ("adversary", "sources", "  talks", "leans", "conditions", "  cease")
        )
        and "source: talks" not in line
    )

    assert [] == told(f"{text}\n{key}\n")


def test_texts_that_yaml_takes_for_something_else_stay_texts(load):
    pact = load(changed(1, "title: {fr: no, en: 2026-01-06}"))

    assert (("fr", "no"), ("en", "2026-01-06")) == pact.title


@given(pacts())
def test_a_pact_comes_back_from_its_file(pact):
    text = write_pact(pact)
    mistakes = [mistake for mistake in mistakes_in(text) if not mistake.is_remark]

    assert [] == mistakes
    assert pact == loaded(text)


def loaded(text):
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "mine.yaml")
        path.write_text(text, "utf-8")
        return load_pact(path)


def test_the_pacts_that_come_with_garant_are_these():
    assert SHIPPED == pact_names()


@pytest.mark.parametrize("name", SHIPPED)
def test_a_pact_that_comes_with_garant_has_nothing_to_tell(name, tmp_path):
    path = tmp_path / "copy.yaml"
    path.write_text(pact_text(name), "utf-8")

    assert () == check_pact(path)
    assert name == load_pact(name).name


def sources_in(pact):
    yield from pact.sources
    for need in pact.needs:
        if need.amount:
            yield need.amount.source
    for condition in pact.conditions:
        for change in condition.states:
            assert change.source is not None
            yield change.source
    for lean in pact.leans:
        assert lean.source is not None
        yield lean.source


@pytest.mark.parametrize("name", SHIPPED)
def test_every_amount_state_and_lean_has_a_dated_source_on_the_web(name):
    for source in sources_in(load_pact(name)):
        address = urlsplit(source.url)

        assert address.scheme in ("http", "https")
        assert "." in address.netloc
        assert source.day is not None
        assert source.title


@pytest.mark.parametrize("name", SHIPPED)
def test_labels_are_short_enough_for_a_table(name):
    for need in load_pact(name).needs:
        assert all(len(label) <= 50 for _, label in need.label)


def test_the_force_for_ukraine_leans_on_the_backstop_of_the_united_states():
    pact = load_pact("ukraine")
    backstop = [need for need in pact.needs if need.pillar == "backstop"]
    conditions = {held.condition: held for held in pact.conditions}

    assert ("force", "backstop") in [(lean.what, lean.on) for lean in pact.leans]
    assert ("USA",) in [need.givers for need in backstop]
    assert ["armed_forces", "force", "backstop", "framework"] == [p.name for p in pact.pillars]
    assert State.UNMET == conditions[Condition.CEASEFIRE].on(date(2025, 9, 4))
    assert State.UNKNOWN == conditions[Condition.US_BACKSTOP].on(None)


def test_the_schema_that_editors_use_is_the_one_of_the_code():
    kept = (ROOT / "docs" / "pact.schema.json").read_text("utf-8")

    assert pact_json_schema() == json.loads(kept), "garant pact schema > docs/pact.schema.json"


@pytest.mark.parametrize("path", sorted((ROOT / "src/garant/ontology/pacts").glob("*.yaml")))
def test_the_pacts_point_editors_to_the_schema(path):
    first = path.read_text("utf-8").splitlines()[0]

    assert (path.parent / first.split("$schema=")[1]).resolve() == ROOT / "docs/pact.schema.json"


def test_the_schema_offers_capabilities_units_and_conditions():
    parts = pact_json_schema()["$defs"]
    units = [
        code
        for kind in parts["AmountEntry"]["properties"]["unit"]["anyOf"]
        for code in kind["enum"]
    ]

    assert [*load_ontology().capabilities] == parts["NeedEntry"]["properties"]["capability"]["enum"]
    assert {"person", "EUR"} <= set(units)
    assert [condition.value for condition in Condition] == parts["Condition"]["enum"]


def test_the_examples_of_the_page_on_pacts_are_pacts():
    page = (ROOT / "docs" / "pacts.md").read_text("utf-8")
    example_ = page.split("```yaml\n")[1].split("```")[0]

    assert [] == told(example_)
    assert [] == [unit for unit in load_ontology().units if f"`{unit}`" not in page]
