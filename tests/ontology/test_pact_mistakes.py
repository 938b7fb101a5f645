"""Every mistake in the file of a pact is told, each in one line with its place; none is raised."""

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from ontology.pact_files import SHORT, changed

from garant.errors import PactError
from garant.model import Pact
from garant.ontology import check_pact, load_ontology, load_pact, pact_text

CASES = yaml.safe_load(Path(__file__).with_name("pact_mistakes.yaml").read_text("utf-8"))


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


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["told"][:60])
def test_a_mistake_is_told_with_its_place_and_what_to_do(case):
    assert [case["told"]] == told(changed(case["line"], case["text"]))


CROWD = """\
title: {fr: Essai}
beneficary: UKR
adversary: Russia
trigger: {fr: un, en: one}
pillars:
  force: {label: {fr: force, en: force}, logic: {at_least: 3, of: [soldiers, ships]}}
needs:
  soldiers: {pillar: force, capability: ground_troop, label: {fr: soldats, en: soldiers}}
  ships:
    pillar: force
    capability: naval
    label: {fr: navires, en: ships}
    amount: {value: few, unit: euros, source: nowhere}
leans: [ships on soldiers, soldiers on ships]
conditions:
  ceasefire:
    - {from: 2026-01-06, state: met, source: {url: ftp://x.example, day: 2026-01-32}}
    - {from: 2025-01-06, state: meet}
unknown: *alias
"""


def test_one_mistake_hides_no_other():
    assert told(CROWD) == [
        "1:1 'beneficiary' is missing",
        "1:8 'title': the text in en is missing",
        "2:1 unknown key 'beneficary'; did you mean beneficiary?",
        "3:12 unknown party 'Russia'; did you mean RUS (Russia)?",
        "6:60 at_least 3 of 2 can never hold; lower it or add parts",
        "8:41 unknown capability 'ground_troop'; did you mean ground_troops?",
        "13:21 'few' is no amount; write digits alone, as 2000 or 90_000_000",
        "13:32 unknown unit 'euros'; did you mean EUR?",
        "13:47 unknown source 'nowhere'; there are no sources yet",
        "14:9 a circle: ships leans on soldiers, soldiers leans on ships; take one of them away",
        "17:52 'ftp://x.example' is no web address; write it with https://",
        "17:74 there is no day 2026-01-32",
        "18:7 'source' is missing in 'ceasefire'",
        "18:14 2025-01-06 is before 2026-01-06; put the states in order of day",
        "18:33 'meet' is no state; did you mean met?",
        "19:1 unknown key 'unknown'; there are title, beneficiary, adversary, trigger, sources,"
        " pillars, needs, logic, leans, conditions",
        "19:10 aliases (*) are not read; write out what it stands for",
    ]


def test_a_pact_with_mistakes_is_not_loaded_and_tells_them_all(load):
    with pytest.raises(PactError) as raised:
        load(CROWD)

    assert len(told(CROWD)) == len(str(raised.value).splitlines())
    assert "mine.yaml: line 1, column 8: 'title': the text in en is missing" in str(raised.value)


@pytest.mark.parametrize(
    ("leans", "circles"),
    [
        ("[force on us, us on force]", ["force leans on us, us leans on force"]),
        ("[soldiers on force]", ["force needs soldiers, soldiers leans on force"]),
        (
            "[force on backstop, us on soldiers, soldiers on force]",
            [
                "force needs soldiers, soldiers leans on force",
                "force leans on backstop, backstop needs us, us leans on soldiers,"
                " soldiers leans on force",
            ],
        ),
        ("[us on us, soldiers on soldiers]", ["us leans on itself", "soldiers leans on itself"]),
        ("[force on us, force on backstop]", []),
    ],
)
def test_circles_are_named_in_full(leans, circles):
    mistakes = [one.problem for one in mistakes_in(changed(14, f"leans: {leans}"))]

    assert {f"a circle: {circle}; take one of them away" for circle in circles} == set(mistakes)


def test_pillars_that_need_one_another_are_a_circle():
    text = changed(8, "  force: {label: {fr: a, en: b}, logic: {any: [soldiers, backstop]}}")
    text = text.replace("backstop: {label: ", "backstop: {logic: {all: [force, us]}, label: ", 1)
    text = text.replace("leans: [force on backstop]\n", "")

    assert told(text) == [
        "8:58 a circle: force needs backstop, backstop needs force; take one of them away"
    ]


@pytest.mark.parametrize(
    ("line", "text", "expected"),
    [
        (13, "logic: force", []),  # the backstop is reached by what leans on it
        (
            13,
            "logic: backstop",
            ["8:3 no logic reaches the pillar 'force': it is shown, and counts for nothing"],
        ),
        (
            9,
            "  backstop: {label: {fr: a, en: b}, logic: soldiers}",
            ["12:3 no logic reaches the need 'us': it is shown, and counts for nothing"],
        ),
    ],
)
def test_what_no_logic_reaches_is_remarked_on_and_loads(load, line, text, expected):
    mistakes = mistakes_in(changed(line, text))

    assert expected == [f"{one.line}:{one.column} {one.problem}" for one in mistakes]
    assert all(one.is_remark and "remark: " in str(one) for one in mistakes)
    assert isinstance(load(changed(line, text)), Pact)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "None:None empty; begin with 'garant pact new'"),
        (b"# nothing\n", "None:None empty; begin with 'garant pact new'"),
        (b"~", "1:1 empty; begin with 'garant pact new'"),
        (b"- a\n", "1:1 no pact: keys with values were expected; begin with 'garant pact new'"),
        (
            b"just a text",
            "1:1 no pact: keys with values were expected; begin with 'garant pact new'",
        ),
        (b"title: {fr: \xe9}", "1:1 not UTF-8; save it as UTF-8"),
        ("title:".encode("utf-16"), "1:1 not UTF-8; save it as UTF-8"),
        (b"title: a\nb: \x07", "2:4 the character U+0007 may not stand in YAML; take it away"),
        (b"a" * 1_000_001, "None:None larger than 1,000,000 bytes; a pact takes some ten thousand"),
        (b"[" * 900_000, "1:31 nested more than 30 deep; nothing below is read"),
        (
            b"a: [",
            "1:1 no valid YAML: did not find expected node content while parsing a flow node; is a"
            " bracket left open, or a comma missing?",
        ),
        (
            b"title: x\n\tlabel: y",
            "2:1 no valid YAML: found a tab character that violates indentation while scanning a"
            " plain scalar; indent with blanks",
        ),
    ],
)
def test_a_file_that_is_no_pact_at_all_is_one_line(data, expected):
    assert [expected] == told(data)


def test_aliases_make_nothing_of_little():
    bomb = "a: &a [x, x]\n" + "".join(
        f"{name}: &{name} [*{before}, *{before}]\n"
        for before, name in zip("abcdefghij", "bcdefghijk", strict=True)
    )

    assert 20 == sum("aliases (*) are not read" in mistake for mistake in told(bomb))


@pytest.mark.parametrize(
    ("extra", "problem"),
    [
        ("---\ntitle: x\n", "19:1 a second document begins here; a file holds one pact"),
        ("? [a]\n: b\n", "18:3 a key is a word, as in 'key: value'"),
        ("? {a: b}\n: {c: d}\n", "18:3 a key is a word, as in 'key: value'"),
        ("~: b\n", "18:1 a key is a word, as in 'key: value'"),
    ],
)
def test_what_yaml_allows_and_a_pact_does_not_is_told(extra, problem):
    mistakes = told(SHORT + extra)

    assert problem.split(" ", 1)[1] in [mistake.split(" ", 1)[1] for mistake in mistakes]
    assert 1 == len(mistakes)


def test_tags_are_told_and_never_run():
    text = changed(2, "beneficiary: !!python/object/apply:os.getcwd []")

    assert (
        "2:14 tags (tag:yaml.org,2002:python/object/apply:os.getcwd) are not read; take it away"
        in told(text)
    )


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("missing.yaml", "No such file or directory; give the path of a readable YAML file"),
        (".", "Is a directory; give the path of a readable YAML file"),
        ("a\0b.yaml", "no path; give the path of a readable YAML file"),
        ("x" * 300 + ".yaml", "File name too long; give the path of a readable YAML file"),
        ("ukrain", "there is no pact 'ukrain'; did you mean ukraine? Or give the path of a YAML"),
        ("mars", "there is no pact 'mars'; there are gaza, haiti, ukraine. Or give the path"),
        ("a\0b", "there is no pact 'a\0b'; there are gaza, haiti, ukraine. Or give the path"),
    ],
)
@pytest.mark.parametrize("read", [load_pact, pact_text])
def test_a_pact_that_is_not_there_is_one_line(tmp_path, monkeypatch, read, name, problem):
    monkeypatch.chdir(tmp_path)

    with pytest.raises(PactError, match=r"^[^\n]*$") as raised:
        read(name)

    assert problem in str(raised.value)


def test_a_files_name_prevails_over_nothing_that_comes_with_garant(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ukraine").write_text(SHORT, "utf-8")

    assert 17 == len(load_pact("ukraine").needs)
    assert 2 == len(load_pact("./ukraine").needs)


def test_parties_of_the_users_own_are_known(tmp_path):
    own = tmp_path / "parties.yaml"
    own.write_text("parties: {BLACK_SEA: {kind: group, members: [BGR, ROU, TUR]}}", "utf-8")
    path = tmp_path / "mine.yaml"
    path.write_text(SHORT.replace("[USA]", "[BLACK_SEA]"), "utf-8")

    assert ("BGR", "ROU", "TUR") == load_pact(path, load_ontology(own)).needs[1].givers
    assert 1 == len(check_pact(path))


@given(st.binary(max_size=400))
@example(b"a: &a [*a]")
@example("\ufeffa: \u2028b".encode())
@example(b'"a\\nb\\a": c')
def test_any_bytes_are_read_or_told_of(data):
    for mistake in mistakes_in(data):
        assert 1 == len(str(mistake).splitlines())
        assert str(mistake).isprintable()


KEYS = (
    "title beneficiary adversary trigger sources pillars needs logic leans conditions label pillar"
    " capability contributors amount value unit source place givers all any at_least of lean from"
    " state url day fr en ceasefire force"
)
SCALARS = st.sampled_from(
    ["", "force", "UKR", "2", "-1", "2026-01-06", "met", "arms", "EUR", "a on b", "force on force"]
)
TREES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(KEYS.split()), inner, max_size=5)
    ),
    max_leaves=25,
)


@given(st.dictionaries(st.sampled_from(KEYS.split()), TREES, max_size=10))
def test_any_tree_of_a_pacts_words_is_read_or_told_of(tree):
    mistakes_in(json.dumps(tree))


@given(st.data())
def test_a_pact_with_its_lines_jumbled_is_read_or_told_of(data):
    lines = pact_text("ukraine").splitlines()
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(lines) - 1))
        other = data.draw(st.integers(0, len(lines) - 1))
        lines[place] = data.draw(
            st.sampled_from(["", lines[other], lines[place][2:], "  " + lines[place]])
        )

    mistakes_in("\n".join(lines))


def test_a_key_of_many_lines_is_told_on_one_line():
    (mistake,) = mistakes_in(SHORT + '"' + "a\\n\\a" * 1000 + '": x\n')

    assert 700 > len(mistake.problem)
    assert mistake.problem.isprintable()


def test_many_things_in_one_circle_are_told_in_a_moment():
    count = 2000
    needs = "".join(
        f"  n{number}: {{pillar: force, capability: arms, label: {{fr: a, en: b}}}}\n"
        for number in range(count)
    )
    leans = ", ".join(f"n{number} on n{(number + 1) % count}" for number in range(count))
    text = changed(14, f"leans: [{leans}]").replace("needs:\n", f"needs:\n{needs}")

    assert 1 == len(told(text))


def test_of_very_many_mistakes_the_first_are_told_and_that_there_are_more(tmp_path):
    more = "".join(
        f"  need_{number}: {{pillar: forc, capability: ground_trops, label: {{fr: a, en: a}}}}\n"
        for number in range(500)
    )
    text = pact_text("haiti").replace("needs:\n", f"needs:\n{more}")
    told = check_pact(tmp_path / "many.yaml", data=text.encode())

    assert 201 == len(told)
    assert "there may be more mistakes; correct these first" == told[0].problem


def test_remarks_however_many_hide_no_mistake(tmp_path):
    more = "".join(
        f"  need_{number}: {{pillar: spare, capability: arms, label: {{fr: a, en: a}}}}\n"
        for number in range(300)
    )
    text = pact_text("haiti").replace("needs:\n", f"needs:\n{more}")
    text = text.replace(
        "pillars:\n", "pillars:\n  spare: {label: {fr: a, en: a}, logic: {all: [need_1]}}\n"
    )
    right = check_pact(tmp_path / "many.yaml", data=text.encode())
    wrong = check_pact(tmp_path / "many.yaml", data=(text + "\nnonsense: 1\n").encode())

    assert right
    assert all(each.is_remark for each in right)
    assert ["unknown key 'nonsense'"] == [each.problem[:22] for each in wrong]
