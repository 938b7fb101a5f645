import json

import pytest

import gate
import measure


@pytest.fixture
def floors(tmp_path, monkeypatch):
    path = tmp_path / "floors.json"
    monkeypatch.setattr(gate, "FLOORS", path)
    return path


def pinned(path):
    return json.loads(path.read_text("utf-8"))


def test_a_figure_under_its_floor_is_a_fault(floors):
    gate._pin({"gold": ("mark", {"acts_strict": 0.8, "flips": 2})}, {}, lower=False)

    faults = gate._faults({"gold": ("mark", {"acts_strict": 0.7, "flips": 3})}, pinned(floors))

    assert ["gold: acts_strict is 0.7, pinned at 0.795", "gold: flips is 3, pinned at 2"] == faults


def test_what_holds_its_floors_is_no_fault(floors):
    gate._pin({"gold": ("mark", {"acts_strict": 0.8, "flips": 2})}, {}, lower=False)

    assert [] == gate._faults(
        {"gold": ("mark", {"acts_strict": 0.796, "flips": 1})}, pinned(floors)
    )


def test_another_sample_is_a_fault(floors):
    gate._pin({"gold": ("mark", {"acts_strict": 0.8})}, {}, lower=False)

    (fault,) = gate._faults({"gold": ("other", {"acts_strict": 0.9})}, pinned(floors))

    assert "not the one pinned" in fault


@pytest.mark.parametrize(("lower", "expected"), [(False, 0.795), (True, 0.595)])
def test_a_floor_falls_only_when_asked_to(floors, lower, expected):
    gate._pin({"gold": ("mark", {"acts_strict": 0.8})}, {}, lower=False)
    gate._pin({"gold": ("mark", {"acts_strict": 0.6})}, pinned(floors), lower=lower)

    assert expected == pinned(floors)["gold"]["floors"]["acts_strict"]


def test_a_text_changed_by_a_letter_is_another_sample(tmp_path):
    (tmp_path / "a.txt").write_text("un texte", "utf-8")
    before = measure.fingerprint(tmp_path)
    (tmp_path / "a.txt").write_text("un texté", "utf-8")

    assert before != measure.fingerprint(tmp_path)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"kind": "refuse", "actor": "ITA"}, True),
        ({"kind": "refuse", "actor": "ITA", "capability": "naval"}, False),
        ({"kind": "refuse", "actor": "FRA"}, False),
        ({"kind": "commit", "actor": "ITA"}, False),
        ({"kind": "refuse", "actor": "ITA", "conditions": []}, True),
        ({"kind": "refuse", "actor": "ITA", "conditions": ["ceasefire"]}, False),
    ],
)
def test_an_act_answers_what_is_named_of_it(wanted, expected):
    act = {
        "kind": "refuse",
        "actors": [{"code": "ITA"}],
        "capability": "ground_troops",
        "firmness": "excluded",
        "conditions": [],
    }

    assert expected is measure._answers(act, wanted)


@pytest.mark.parametrize(
    ("title", "folder", "in_all"),
    [
        ("gold", "gold", 30),
        ("English gold", "gold-en", 20),
        ("own texts, set D", "own-d", 12),
        ("English own texts, set D", "own-en-d", 12),
        ("own texts, set E", "own-e", 10),
        ("English own texts, set E", "own-en-e", 10),
        ("own texts, set F", "own-f", 16),
        ("English own texts, set F", "own-en-f", 16),
    ],
)
def test_the_held_back_texts_are_a_third_and_in_no_other_sample(title, folder, in_all):
    built_on = measure.SAMPLES[f"{title}, built on"]
    held_back = measure.SAMPLES[f"{title}, held back"]
    names = [path.stem for path in (measure.HERE / folder / "texts").glob("*.txt")]

    assert in_all == len(names)
    assert in_all // 3 == sum(map(held_back.holds, names))
    assert all(built_on.holds(name) != held_back.holds(name) for name in names)
    assert 2 == sum(sample.path.name == folder for sample in measure.SAMPLES.values())


def test_a_set_that_is_held_back_whole_is_named_so():
    in_part = ("gold", "gold-en", "own-d", "own-en-d", "own-e", "own-en-e", "own-f", "own-en-f")
    for name, sample in measure.SAMPLES.items():
        assert sample.held_back == name.endswith("held back")
        assert sample.is_part == (sample.path.name in in_part)


def test_every_language_has_its_samples_and_its_polarity_suite():
    for code in measure.LANGUAGES:
        samples = [sample for sample in measure.SAMPLES.values() if sample.language == code]

        assert len(samples) > 2
        assert [code] == [
            suite.language for suite in measure.POLARITY.values() if suite.language == code
        ]


def test_the_table_of_a_language_names_its_samples_without_it(capsys):
    figures = {"acts_strict": 0.8}
    suite = {"found": 0.875, "flips": 0}

    gate._print_markdown(
        {
            "English gold, built on": ("mark", figures),
            "English polarity": ("mark", suite),
            "English no act": ("mark", {"acts where none": 3}),
        }
    )

    printed = capsys.readouterr().out
    assert "| English | gold, built on |" in printed
    assert "Polarity suite: 88% of the acts found, 0 flips." in printed
    assert "Items without an act: 3 acts found." in printed
    assert "French" not in printed
