import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import garant
from garant.cli.app import app

pytestmark = pytest.mark.usefixtures("without_pipeline")


@pytest.fixture
def texts(tmp_path):
    for name in ("b", "a", "c"):
        (tmp_path / f"{name}.txt").write_text(f"Le texte {name}.", "utf-8")
    return tmp_path


def run(*arguments, **options):
    return CliRunner().invoke(app, ["read", *map(str, arguments)], **options)


def read_ids(result):
    return [json.loads(line)["document"]["id"] for line in result.stdout.splitlines()]


def test_jsonl_has_a_line_for_each_document_in_the_order_given(texts):
    result = run(texts / "b.txt", texts / "a.txt", "--format", "jsonl")

    assert ["b.txt", "a.txt"] == read_ids(result)
    assert 0 == result.exit_code
    assert "" == result.stderr


def test_a_folder_is_read_sorted(texts):
    assert ["a.txt", "b.txt", "c.txt"] == read_ids(run(texts, "--format", "jsonl"))


def test_a_dash_is_standard_input():
    result = run("-", "--format", "jsonl", input="Un texte.")

    assert ["-"] == read_ids(result)


def test_tables_are_the_default(texts):
    result = run(texts / "a.txt")

    assert "a.txt" in result.stdout
    assert "No statement and no act." in result.stdout


def test_csv_is_rows_and_a_mark_leads_when_asked_for(texts):
    plain = run(texts, "--format", "csv")
    marked = run(texts, "--format", "csv", "--bom")

    assert "document" == next(csv.reader(io.StringIO(plain.stdout)))[0]
    assert "\ufeff" + plain.stdout == marked.stdout


def test_html_is_one_page(texts):
    result = run(texts, "--format", "html")

    assert result.stdout.startswith("<!DOCTYPE html>")
    assert 3 == result.stdout.count("<article")


def test_output_goes_to_a_file_as_utf8(texts, tmp_path):
    (texts / "é.txt").write_text("Là.", "utf-8")
    result = run(texts / "é.txt", "--format", "jsonl", "--output", tmp_path / "out.jsonl")

    assert "" == result.stdout
    assert "é.txt" in (tmp_path / "out.jsonl").read_text("utf-8")


def test_an_output_that_cannot_be_written_is_one_line(texts):
    result = run(texts / "a.txt", "--output", texts)

    assert 1 == result.exit_code
    assert 1 == len(result.stderr.splitlines())
    assert str(texts) in result.stderr


def test_what_cannot_be_read_is_one_line_and_the_rest_is_read(texts):
    (texts / "empty.txt").write_bytes(b"")
    result = run(texts / "missing.txt", texts / "empty.txt", texts / "a.txt", "--format", "jsonl")

    assert ["a.txt"] == read_ids(result)
    assert 2 == result.exit_code
    first, second = result.stderr.splitlines()
    assert "missing.txt" in first
    assert "empty.txt" in second


def test_a_line_on_standard_error_cannot_steer_the_terminal(texts):
    result = run(texts / "miss\x1b[31ming\n.txt")

    assert 1 == len(result.stderr.splitlines())
    assert "\x1b" not in result.stderr


def test_without_paths_the_usage_is_shown():
    result = run()

    assert 2 == result.exit_code
    assert "PATHS" in result.stderr


@pytest.mark.parametrize(
    "wrong", [["--format", "xml"], ["--workers", "0"], ["--workers", "x"], ["--nothing"]]
)
def test_a_wrong_option_is_a_usage_error(texts, wrong):
    result = run(texts / "a.txt", *wrong)

    assert 2 == result.exit_code
    assert "Traceback" not in result.stderr


def test_a_missing_pipeline_is_one_line(texts):
    result = run(texts / "a.txt", "--pipeline", "missing")

    assert 1 == result.exit_code
    assert ["garant: there is no pipeline 'missing'; install it"] == result.stderr.splitlines()


def test_options_prevail_over_settings(texts, without_pipeline):
    environment = {"GARANT_LANGUAGE": "en", "GARANT_PIPELINE": "one", "GARANT_PARTIES": "p.yaml"}
    run(texts / "a.txt", "--language", "fr", env=environment)

    assert [{"language": "fr", "pipeline": "one", "extra_parties": Path("p.yaml")}] == (
        without_pipeline
    )


def test_a_wrong_setting_is_one_line(texts):
    result = run(texts / "a.txt", env={"GARANT_WORKERS": "many"})

    assert 1 == result.exit_code
    assert "GARANT_WORKERS" in result.stderr
    assert 1 == len(result.stderr.splitlines())


def test_no_bar_is_drawn_where_nobody_watches(texts):
    assert "" == run(texts, "--format", "jsonl").stderr


def test_version_is_told_both_ways():
    for arguments in (["version"], ["--version"]):
        result = CliRunner().invoke(app, arguments)

        assert f"garant {garant.__version__}\n" == result.stdout
        assert 0 == result.exit_code


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"], ["read", "--help"]])
def test_help_is_shown(arguments):
    assert "Usage: " in CliRunner().invoke(app, arguments).output
