import re
from pathlib import Path

import pytest

from garant.bringing import load_mapping
from garant.errors import QuestionError, WordsError

PAGE = Path(__file__).parent.parent.parent / "docs" / "import.md"
FIELDS = Path(__file__).parent / "positions.toml"


def load(folder, text):
    path = folder / "mapping.toml"
    path.write_text(text, "utf-8")
    return load_mapping(path)


def faults(folder, text):
    with pytest.raises(WordsError) as raised:
        load(folder, text)
    return [line.partition("mapping.toml")[2] for line in str(raised.value).splitlines()]


def test_the_example_of_the_page_is_a_mapping(tmp_path):
    text = re.search(r"```toml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)[1]

    mapping = load(tmp_path, text)

    assert {"kind": "commit", "firmness": "ready"} == mapping.meaning("Position", "Prêt")
    assert {"capability": "air_policing"} == mapping.meaning("Sujet", "avions")
    assert {"capability": "ground_troops"} == mapping.meaning("Sujet", "ground_troops")
    assert {"note": "amount: beaucoup"} == mapping.meaning("Montant", "beaucoup")
    assert {"conditions": "other"} == mapping.meaning("Conditions", "la pluie; le vent")
    assert None is mapping.meaning("Position", "à vérifier")


def test_the_page_has_every_field(tmp_path):
    from garant.bringing.mapping import FIELDS

    page = PAGE.read_text("utf-8")
    alone = [name for name in FIELDS if not name.startswith("speaker.")]

    assert [] == [name for name in alone if f"`{name}`" not in page]


def test_a_value_that_means_nothing_is_told(tmp_path):
    mapping = load_mapping(FIELDS)

    with pytest.raises(QuestionError, match="is not among the values"):
        mapping.meaning("position", "peut-être")


def test_all_mistakes_are_told_at_once_with_their_lines(tmp_path):
    told = faults(
        tmp_path,
        """[file]
months = "middle"
separator = ";;"
encoding = "klingon"
dates = "%d"
days = 3
[colums]
[columns]
a = "day"
b = "day"
c = "firmnes"
d = "kind"
[constants]
source = 3
[values.d]
x = 1
[values.e]
y = "commit"
[otherwise]
z = "other"
""",
    )

    places = sorted(
        int(found[1]) for found in (re.match(r", line (\d+):", line) for line in told) if found
    )
    assert [2, 3, 4, 5, 6, 7, 8, 11, 14, 16, 18, 20] == places
    assert any("did you mean firmness?" in line for line in told)
    assert any("'actors'" in line for line in told)


def test_what_every_act_needs_must_come_from_somewhere(tmp_path):
    told = faults(tmp_path, '[columns]\na = "day"\n')

    assert 3 == len(told)
    assert all("which every act needs" in line for line in told)
