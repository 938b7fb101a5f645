import sys

import pytest
from cli.asking import ask

PDF, ZIP = b"%PDF-", b"PK\x03\x04"


@pytest.mark.parametrize(
    ("form", "begins"),
    [("md", b"# "), ("html", b"<!doctype html>"), ("pdf", PDF), ("docx", ZIP), ("json", b"{")],
)
def test_a_briefing_is_written_into_a_file(ledger_here, tmp_path, form, begins):
    out = tmp_path / f"briefing.{form}"

    told = ask("brief", "--format", form, "--out", out)
    assert 0 == told.exit_code, told.stderr
    assert out.read_bytes().startswith(begins)
    assert "" == told.stdout


def test_standard_output_has_the_same_bytes(ledger_here, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1775001600")

    ask("brief", "--format", "pdf", "--out", tmp_path / "b.pdf")
    assert (tmp_path / "b.pdf").read_bytes() == ask("brief", "--format", "pdf").stdout_bytes


def test_the_day_is_that_of_source_date_epoch(ledger_here, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1775001600")

    assert "Publié le : 1er avril 2026" in ask("brief").stdout.replace("\u00a0", " ")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    told = ask("brief")
    assert (2, "") == (told.exit_code, told.stdout)
    assert "SOURCE_DATE_EPOCH is 'soon'; give the seconds since 1970" in told.stderr


@pytest.mark.parametrize("place", ["nowhere/b.pdf", "."])
def test_what_cannot_be_written_is_told_in_one_line(ledger_here, tmp_path, place):
    told = ask("brief", "--format", "md", "--out", tmp_path / place)

    assert 1 == told.exit_code
    assert 1 == len([line for line in told.stderr.splitlines() if line.startswith("garant:")])
    assert ["garant.db"] == [one.name for one in tmp_path.iterdir() if "-" not in one.name]


@pytest.mark.parametrize(("form", "module"), [("pdf", "weasyprint"), ("docx", "docx")])
def test_what_is_missing_leaves_no_file(ledger_here, tmp_path, monkeypatch, form, module):
    monkeypatch.setitem(sys.modules, module, None)

    told = ask("brief", "--format", form, "--out", tmp_path / "b")
    assert 1 == told.exit_code
    (line,) = [line for line in told.stderr.splitlines() if "install garant[documents]" in line]
    assert "--format html" in line
    assert not (tmp_path / "b").exists()


def test_a_form_that_there_is_not_is_told(ledger_here):
    told = ask("brief", "--format", "odt")

    assert 2 == told.exit_code
    assert "md, html, pdf, docx, json" in told.stderr


def test_a_pact_without_positions_is_a_short_honest_briefing(ledger_here):
    told = ask("brief", "--pact", "haiti", "--lang", "en")

    assert 0 == told.exit_code
    assert "Nothing is known of this guarantee to date." in told.stdout
