import pickle
import sys
from dataclasses import replace
from datetime import date

import pytest
from ledger.made_up import RUN, madrid, paris

import garant
from garant import ledger, library, publishing
from garant.errors import GarantError


@pytest.fixture
def opened(tmp_path):
    with ledger.Ledger.open(f"sqlite:///{tmp_path / 'own.db'}") as made:
        made.record([paris(), madrid()], RUN)
    with garant.Ledger(tmp_path / "own.db") as own:
        yield own


def test_a_question_is_written_as_on_the_command_line(opened):
    acts = opened.acts(party="Norvège", since="2025-10", firmness="..reluctant")

    assert ["NOR"] == [act["actors"][0]["code"] for act in acts]
    with pytest.raises(GarantError, match="NRO"):
        opened.acts(party="NRO")


@pytest.mark.parametrize(
    ("ask", "columns"),
    [
        (lambda own: own.acts(), publishing.ACTS.columns),
        (lambda own: own.statements(), publishing.QUOTES.columns),
        (lambda own: own.quotes("soldats"), publishing.QUOTES.columns),
        (lambda own: own.documents(), publishing.DOCUMENTS.columns),
        (lambda own: own.positions(), publishing.POSITIONS.columns),
        (lambda own: own.contradictions(within_days=60), publishing.CONTRADICTIONS.columns),
        (lambda own: own.acts(party="JPN"), publishing.ACTS.columns),
    ],
)
def test_an_answer_is_a_data_frame_an_arrow_table_and_a_table_to_look_at(opened, ask, columns):
    answer = ask(opened)

    frame, table = answer.to_pandas(), answer.to_arrow()

    assert list(columns) == list(frame.columns) == table.column_names
    assert len(frame) == table.num_rows
    assert str(len(answer)) in repr(answer)
    assert answer._repr_html_().startswith("<table>")


def test_days_are_days_and_counts_are_counts(opened):
    table = opened.acts().to_arrow()
    frame = opened.acts().to_pandas()

    assert date(2025, 10, 1) == table.column("day").to_pylist()[0]
    assert "int64" == str(table.schema.field("start").type)
    assert "datetime64" in str(frame["day"].dtype)
    assert [300.0] == [value for value in table.column("quantity").to_pylist() if value]


def test_an_empty_answer_has_the_types_of_a_full_one(opened):
    full, empty = opened.acts().to_arrow(), opened.acts(party="JPN").to_arrow()

    assert full.schema == empty.schema


def test_what_a_text_holds_is_no_markup_in_a_notebook(opened, tmp_path):
    hostile = replace(
        madrid(),
        document=replace(madrid().document, title="<script>alert(1)</script>", id="<b>.txt"),
    )
    with ledger.Ledger.open(f"sqlite:///{tmp_path / 'own.db'}") as made:
        made.record([hostile], RUN)

    page = opened.documents()._repr_html_()

    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_one_act_is_shown_with_all_that_belongs_to_it(opened):
    act = opened.acts(party="PRT")[0]

    shown = opened.show(act["key"])

    assert "PRT" in repr(shown)
    assert shown._repr_html_().startswith("<pre>")


def test_decisions_are_attributed_and_taken_back(opened):
    key = opened.acts(party="PRT")[0]["key"]

    opened.reject(key, by="Anna", why="a quotation of somebody else")
    assert 0 == len(opened.acts(party="PRT"))
    opened.undo(key, by="Anna")
    opened.accept(key, by="Bruno")

    assert [True] == [act["reviewed"] for act in opened.acts(party="PRT")]


def test_reading_and_adding_need_no_command(tmp_path, monkeypatch):
    from stand_ins import frame_as_text, make_fake_reader

    import garant.reading
    import garant.reading.frame

    monkeypatch.setitem(vars(garant.reading), "make_reader", make_fake_reader)
    monkeypatch.setattr(garant.reading.frame, "frame", frame_as_text)
    (tmp_path / "a.txt").write_text("Un texte.\n", "utf-8")

    readings = garant.read(tmp_path / "a.txt", tmp_path / "none.txt")

    assert ["a.txt"] == [reading.document.id for reading in readings]
    assert ["none.txt"] == [error.source.split("/")[-1] for error in readings.failures]
    assert "1 documents" in repr(readings)
    with garant.Ledger(tmp_path / "own.db") as own:
        assert ["new"] == [one.outcome.value for one in own.add(tmp_path / "a.txt")]
        assert [] == own.add(tmp_path / "a.txt")
        with pytest.raises(GarantError, match=r"none\.txt"):
            own.add(tmp_path / "none.txt")


def test_what_was_read_is_a_table_before_it_is_recorded():
    readings = library.Readings([paris(), madrid()], [])

    acts, statements = readings.acts.to_pandas(), readings.statements.to_pandas()

    assert ["NOR", "PRT", "ESP", "NOR"] == list(acts["actors"])
    assert 3 == len(statements)
    assert readings.acts[0] == pickle.loads(pickle.dumps(readings.acts[0]))
    assert ["madrid.txt"] == [reading.document.id for reading in readings[1:]]


def test_the_package_loads_nothing_until_it_is_used():
    import subprocess

    code = "import garant, sys; sys.exit('sqlalchemy' in sys.modules or 'spacy' in sys.modules)"

    assert 0 == subprocess.run([sys.executable, "-c", code], check=False).returncode
