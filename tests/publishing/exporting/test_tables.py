"""CSV, Parquet and JSON lines, opened by pandas, polars and DuckDB."""

import csv
import io
import json
from datetime import date, datetime

import duckdb
import pandas
import polars
import pytest
from publishing.exporting.exports import ONE_MB, THINGS, export, lines, material, views, written

from garant import publishing
from garant.publishing.cells import inert
from garant.publishing.exporting.deletions import DELETIONS
from garant.publishing.exporting.delimited import export_sheet

csv.field_size_limit(10_000_000)

SHEETS = {
    "acts": publishing.ACTS,
    "statements": publishing.QUOTES,
    "positions": publishing.POSITIONS,
    "cover": publishing.COVERS,
    "documents": publishing.DOCUMENTS,
    "deletions": DELETIONS,
}


def as_written(cell):
    cell = inert(cell)
    return "" if cell is None else str(cell)


def expected_rows(ledger, thing):
    """The rows of a sheet as text, without when they were updated."""
    return [
        [as_written(cell) for cell in row]
        for view in views(ledger, thing)
        for row in SHEETS[thing].rows(view)
    ]


def file_of(tmp_path, data, name):
    path = tmp_path / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("thing", THINGS)
def test_pandas_reads_the_same_values_back_from_csv(ledger, thing):
    data = export(ledger, thing, "csv")
    frame = pandas.read_csv(io.BytesIO(data), dtype=str, keep_default_na=False)
    columns = list(SHEETS[thing].columns)

    assert columns == list(frame.columns)[: len(columns)]
    # pandas takes a lone carriage return within quotes as it stands.
    assert expected_rows(ledger, thing) == frame[columns].to_numpy().tolist()


@pytest.mark.parametrize("thing", THINGS)
def test_polars_and_duckdb_read_the_same_values_back_from_csv(ledger, thing, tmp_path):
    path = file_of(tmp_path, export(ledger, thing, "csv"), "export.csv")
    columns = list(SHEETS[thing].columns)
    expected = expected_rows(ledger, thing)
    frame = polars.read_csv(path, infer_schema=False)
    table = duckdb.sql(
        f"SELECT * FROM read_csv('{path}', all_varchar=true, header=true, quote='\"', escape='\"',"
        " delim=',', max_line_size=20000000)"
    )

    assert expected == [list(row) for row in frame.select(columns).fill_null("").rows()]
    found = [["" if cell is None else cell for cell in row] for row in table.fetchall()]
    assert expected == [row[: len(columns)] for row in found]


@pytest.mark.parametrize("thing", ["acts", "statements", "documents"])
def test_csv_tells_when_a_row_was_updated(ledger, thing):
    rows = csv.DictReader(io.StringIO(export(ledger, thing, "csv").decode(), newline=""))
    updated = [row["updated"] for row in rows]

    assert [piece.updated for piece in material(ledger, thing).pieces(False)] == updated
    assert all(datetime.fromisoformat(each).tzinfo for each in updated)


@pytest.mark.parametrize("thing", THINGS)
def test_no_cell_of_csv_is_a_formula(ledger, thing):
    rows = csv.reader(io.StringIO(export(ledger, thing, "csv").decode(), newline=""))
    cells = [cell for row in rows for cell in row]

    assert not [cell for cell in cells if cell.lstrip(" ")[:1] in tuple("=+-@\t\r\n") and cell]


def test_csv_is_as_rfc_4180_has_it(ledger):
    data = export(ledger, "acts", "csv")

    assert data.endswith(b"\r\n")
    assert not data.startswith(b"\xef\xbb\xbf")
    assert export(ledger, "acts", "csv", bom=True) == b"\xef\xbb\xbf" + data


def test_a_cell_of_a_megabyte_is_whole(ledger):
    rows = csv.DictReader(io.StringIO(export(ledger, "acts", "csv").decode(), newline=""))

    assert ONE_MB[:-1] in {row["evidence"] for row in rows}


@pytest.mark.parametrize("thing", THINGS)
def test_json_lines_are_the_views_of_the_api(ledger, thing, tmp_path):
    data = export(ledger, thing, "jsonl")
    expected = json.loads(json.dumps(views(ledger, thing)))

    assert expected == lines(data)
    path = file_of(tmp_path, data, "export.jsonl")
    assert len(expected) == len(pandas.read_json(path, lines=True))
    assert len(expected) == len(polars.read_ndjson(path, infer_schema_length=None))
    count = duckdb.sql(
        f"SELECT count(*) FROM read_json('{path}', format='newline_delimited',"
        " maximum_object_size=20000000)"
    )
    assert (len(expected),) == count.fetchall()[0]


def plain(value):
    """A value of Arrow as JSON has it."""
    if isinstance(value, datetime):
        return publishing.instant_view(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return value


@pytest.mark.parametrize("thing", ["acts", "statements", "positions", "documents", "deletions"])
def test_parquet_has_the_same_values_with_their_types(ledger, thing, tmp_path):
    path = file_of(tmp_path, export(ledger, thing, "parquet"), "export.parquet")
    expected = json.loads(json.dumps(views(ledger, thing)))
    # Who carries a chain is a field of every speaker here; in JSON only where there is one.
    found = json.loads(json.dumps(plain(polars.read_parquet(path).to_dicts())))
    for row in found:
        row.pop("updated", None)

    def without_via(value):
        if isinstance(value, dict):
            return {k: without_via(v) for k, v in value.items() if k != "via" or v is not None}
        return [without_via(each) for each in value] if isinstance(value, list) else value

    assert expected == without_via(found)


@pytest.mark.parametrize("thing", THINGS)
def test_parquet_is_opened_by_pandas_and_duckdb(ledger, thing, tmp_path):
    path = file_of(tmp_path, export(ledger, thing, "parquet"), "export.parquet")
    shown = views(ledger, thing)
    expected = len(shown[0]["needs"]) if thing == "cover" else len(shown)

    assert expected == len(pandas.read_parquet(path))
    assert (expected,) == duckdb.sql(f"SELECT count(*) FROM '{path}'").fetchall()[0]


def test_parquet_types_days_moments_flags_and_lists(ledger, tmp_path):
    path = file_of(tmp_path, export(ledger, "acts", "parquet"), "export.parquet")
    types = dict(
        duckdb.sql(f"SELECT column_name, column_type FROM (DESCRIBE FROM '{path}')").fetchall()
    )

    assert "DATE" == types["day"]
    assert "TIMESTAMP WITH TIME ZONE" == types["recorded"] == types["updated"]
    assert "BOOLEAN" == types["reviewed"]
    assert "VARCHAR[]" == types["conditions"]
    assert 'STRUCT("start" BIGINT, "end" BIGINT, "text" VARCHAR)[]' == types["evidence"]


@pytest.mark.parametrize("thing", THINGS)
@pytest.mark.parametrize("name", ["csv", "jsonl", "parquet"])
def test_nothing_known_is_a_valid_file(empty, thing, name, tmp_path):
    data, told = written(material(empty, thing), name)
    path = file_of(tmp_path, data, f"export.{name}")

    assert (1 if thing == "cover" else 0) == told.count
    if name == "csv":
        frame = pandas.read_csv(path)
        assert list(export_sheet(thing).columns) == list(frame.columns)
    elif name == "parquet":
        assert (thing == "cover") == (len(pandas.read_parquet(path)) > 0)
    else:
        assert (thing == "cover") == bool(data)
