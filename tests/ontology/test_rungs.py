"""The table from rungs to chances."""

import pytest

from garant.errors import WordsError
from garant.model import Firmness, State
from garant.ontology import load_rungs


def test_the_table_that_comes_with_garant_says_what_it_is():
    table = load_rungs()

    assert "no forecast" in dict(table.note)["en"]
    assert table.rung(Firmness.DELIVERED) > table.rung(Firmness.READY) > 0
    assert (0.0, 1.0) == (table.rung(Firmness.VAGUE), table.state(State.MET))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "rungs: {ready: 0.9, committed: 0.5}\nstates: {}",
            "ready .0.9. is likelier than committed",
        ),
        ("rungs: {ready: 1.5}\nstates: {}", "rungs.ready: Input should be less than or equal to 1"),
        ("rungs: {sure: 1}\nstates: {}", "rungs.sure"),
        ("rungs: {}\nstates: {unmet: 1}", "met must be the likeliest"),
        ("rungs: [", "no valid YAML"),
        ("rungs: {}", "states: Field required"),
    ],
)
def test_a_wrong_table_is_refused_with_its_place(text, message, tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(WordsError, match=message):
        load_rungs(path)


def test_a_table_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(WordsError, match="give the path"):
        load_rungs(tmp_path / "none.yaml")
