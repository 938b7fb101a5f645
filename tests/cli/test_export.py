"""`garant export`: what is written where, and what is refused in one line."""

import csv
import html
import io
import json
import os
import stat
import sys
import zipfile
from datetime import datetime

import pytest
from cli.asking import ask, rows
from told import READINGS, RUN

from garant.ledger import Asked, Ledger, stream_acts
from garant.model import Verdict
from garant.publishing.exporting import forms


def export(*arguments):
    result = ask("export", *arguments)
    assert 0 == result.exit_code, result.stderr
    return result.stdout_bytes


def refused(*arguments):
    result = ask("export", *arguments)
    assert result.exit_code in (1, 2)
    assert b"" == result.stdout_bytes
    return result.stderr


def table(*arguments):
    text = export(*arguments).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def objects(*arguments):
    return [json.loads(line) for line in export(*arguments, "--format", "jsonl").splitlines()]


@pytest.mark.usefixtures("ledger_here")
def test_csv_is_what_is_written_unless_said_otherwise():
    assert table("acts") == table("acts", "--format", "csv")
    assert [act["key"] for act in rows("acts")] == [row["act"] for row in table("acts")]


@pytest.mark.usefixtures("ledger_here")
@pytest.mark.parametrize(
    ("exported", "shown"),
    [
        (["acts", "--party", "Allemagne", "--kind", "refuse"], None),
        (["acts", "--target", "UKR", "--capability", "ground_troops"], None),
        (["acts", "--firmness", "possible..", "--condition", "ceasefire"], None),
        (["acts", "--speaker", "Macron"], None),
        (["acts", "--speaker-party", "FRA", "--anonymous"], None),
        (["acts", "--since", "2026-04", "--until", "2026-04-30"], None),
        (["acts", "--as-of", "2026-03-31"], None),
        (["acts", "--document", "mars.txt", "--unreviewed"], None),
        (
            ["statements", "--mode", "indirect", "--named"],
            ["quotes", "--mode", "indirect", "--named"],
        ),
        (["positions", "--party", "DEU"], ["history", "DEU"]),
        (
            ["positions", "--party", "DEU", "--target", "UKR", "--as-of", "2026-03-31"],
            ["history", "DEU", "--target", "UKR", "--as-of", "2026-03-31"],
        ),
        (["documents", "--since", "2026-04"], None),
        (["documents", "--titled", "avril"], None),
        (["documents", "--doubtful"], None),
    ],
    ids=lambda part: " ".join(part) if part else "the same",
)
def test_questions_are_those_of_the_command_that_shows_it(exported, shown):
    if exported[0] == "documents" and exported[1] in ("--titled", "--doubtful"):
        found = objects(*exported)
        assert 0 < len(found) < len(rows("documents"))
        return
    assert rows(*(shown or exported)) == objects(*exported)


@pytest.mark.usefixtures("ledger_here")
def test_a_cover_is_that_of_the_command():
    (found,) = objects("cover", "--pact", "gaza", "--as-of", "2026-04-01")
    shown = json.loads(ask("cover", "--pact", "gaza", "--as-of", "2026-04-01", "--json").stdout)

    assert shown == found


def test_only_what_a_person_stands_behind_can_be_exported(ledger_here):
    act = ledger_here.acts()[0]
    ledger_here.review(act.key, Verdict.ACCEPT, who="Anna")

    (found,) = table("acts", "--reviewed-only")
    assert (act.key, "accepted", "yes") == (found["act"], found["standing"], found["reviewed"])
    assert found["updated"] > found["recorded"]


def test_what_stands_no_more_is_told_since_a_moment(ledger_here):
    act = ledger_here.acts()[0]
    moment = rows("acts")[0]["recorded"]
    nothing = ask("export", "deletions", "--known-at", moment)
    review = ledger_here.review(act.key, Verdict.REJECT, who="Anna")
    (found,) = table("deletions", "--known-at", moment)

    assert "garant: nothing is gone since\n" == nothing.stderr
    assert ("act", act.key, "rejected") == (found["what"], found["key"], found["why"])
    assert review.recorded == datetime.fromisoformat(found["gone"])
    assert act.key not in {row["act"] for row in table("acts")}


@pytest.mark.usefixtures("ledger_here")
def test_a_byte_order_mark_is_led_with_where_asked():
    assert export("acts", "--bom").startswith(b"\xef\xbb\xbfact,")


@pytest.mark.usefixtures("ledger_here")
@pytest.mark.parametrize("name", ["csv", "parquet", "jsonl", "webannotation", "ftm", "stix"])
def test_a_file_holds_what_standard_output_would(tmp_path, name):
    assert b"" == export("acts", "--format", name, "--out", tmp_path / "out")
    assert export("acts", "--format", name) == (tmp_path / "out").read_bytes()
    assert {"out", "garant.db"} == {
        path.name for path in tmp_path.iterdir() if not path.name.startswith("garant.db-")
    }


@pytest.mark.usefixtures("ledger_here")
def test_a_file_can_be_read_by_whom_the_system_lets(tmp_path):
    before = os.umask(0o022)
    try:
        export("acts", "--out", tmp_path / "out.csv")
    finally:
        os.umask(before)

    assert 0o644 == stat.S_IMODE((tmp_path / "out.csv").stat().st_mode)


@pytest.mark.usefixtures("ledger_here")
def test_a_file_that_is_there_is_replaced_only_where_asked(tmp_path):
    place = tmp_path / "out.csv"
    place.write_text("mine")

    told = refused("acts", "--out", place)
    assert f"garant: {place}: there is such a file; write elsewhere, or add --overwrite\n" == told
    assert "mine" == place.read_text()
    export("acts", "--out", place, "--overwrite")
    assert export("acts") == place.read_bytes()


@pytest.mark.usefixtures("ledger_here")
@pytest.mark.parametrize("name", ["garant.db", "garant.db-wal", "garant.db-journal"])
def test_the_ledger_is_never_written_over(tmp_path, name):
    place = tmp_path / name
    place.touch()
    before = place.read_bytes()

    told = refused("acts", "--out", name, "--overwrite")
    assert f"garant: {name}: this is the ledger itself; write elsewhere\n" == told
    assert before == place.read_bytes()


@pytest.mark.usefixtures("ledger_here")
def test_a_folder_that_is_not_there_is_told(tmp_path):
    told = refused("acts", "--out", tmp_path / "no" / "out.csv")

    assert "its folder is not there; make it, or write elsewhere" in told
    assert "is a directory" in refused("acts", "--out", tmp_path).lower()


@pytest.mark.usefixtures("ledger_here")
def test_what_fails_leaves_nothing_half_written(tmp_path, monkeypatch):
    def fail(material, form, out, **options):
        out.write(b"half")
        raise OSError(28, "No space left on device")

    place = tmp_path / "out.csv"
    place.write_text("mine")
    from garant import publishing

    monkeypatch.setitem(vars(publishing), "write_export", fail)

    assert "No space left on device" in refused("acts", "--out", place, "--overwrite")
    assert "mine" == place.read_text()
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.usefixtures("ledger_here")
def test_parquet_is_not_written_to_a_terminal(monkeypatch):
    from garant.cli import export as command

    class Terminal:
        @staticmethod
        def isatty():
            return True

    monkeypatch.setattr(command, "sys", type("System", (), {"stdout": Terminal}))

    told = refused("acts", "--format", "parquet")
    assert (
        "garant: parquet is nothing for a terminal; write it with --out FILE, or send it on\n"
        == told
    )


@pytest.mark.usefixtures("ledger_here")
@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (
            ["acts", "--format", "bibtex"],
            "there is no bibtex of acts; acts can be written as csv, parquet, jsonl, "
            "webannotation, ftm, labelstudio, inception, plover or stix",
        ),
        (
            ["cover", "--format", "stix"],
            "there is no stix of cover; cover can be written as csv, parquet or jsonl",
        ),
        (
            ["documents", "--format", "excel"],
            "'excel' is no format; documents can be written as csv, parquet, jsonl, bibtex, csl "
            "or ftm",
        ),
        (
            ["pledges"],
            "'pledges' is nothing to export; take acts, statements, positions, cover, documents "
            "or deletions",
        ),
        (["acts", "--pact", "gaza"], "--pact is no question to acts"),
        (["documents", "--party", "FRA"], "--party is no question to documents"),
        (["documents", "--reviewed-only"], "--reviewed-only is no question to documents"),
        (["cover", "--kind", "commit"], "--kind is no question to cover"),
        (
            ["positions", "--unreviewed"],
            "--unreviewed is no question to positions: they are gathered from all acts",
        ),
        (
            ["acts", "--format", "jsonl", "--bom"],
            "--bom is for csv; jsonl has no place for it",
        ),
        (
            ["acts", "--format", "labelstudio"],
            "labelstudio holds the whole text of documents, which is their publishers'; add "
            "--with-text if it is for your own annotating",
        ),
        (
            ["acts", "--with-text"],
            "--with-text is for labelstudio and inception; csv quotes passages alone",
        ),
        (
            ["acts", "--config"],
            "--config is for labelstudio; csv needs no labelling interface",
        ),
        (
            ["deletions"],
            "deletions are told since a moment; say --known-at, such as 2025-09-04",
        ),
        (["acts", "--party", ""], "--party is empty; leave it out or fill it in"),
        (["acts", "--document", "nowhere.txt"], "there is no document 'nowhere.txt'"),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else "",
)
def test_what_makes_no_sense_is_one_clear_line(arguments, expected):
    told = ask("export", *arguments).stderr

    assert told.startswith(f"garant: {expected}")
    assert 1 == told.count("\n")


@pytest.mark.usefixtures("ledger_here")
def test_all_mistakes_are_told_at_once():
    told = refused("documents", "--party", "FRA", "--pact", "gaza", "--config")

    assert 3 == told.count("\n")


def test_labels_can_be_had_without_texts(ledger_here):
    written = export("acts", "--format", "labelstudio", "--config").decode()

    assert written.startswith("<View>")
    assert "ground_troops" in written
    assert ledger_here.documents()[0].title not in written


@pytest.mark.usefixtures("ledger_here")
@pytest.mark.parametrize(
    ("name", "library", "expected"),
    [
        ("parquet", "pyarrow", "Parquet needs pyarrow; install garant[frames]"),
        ("ftm", "followthemoney", "FollowTheMoney needs its library; install garant[exchange]"),
        ("stix", "stix2.v21", "STIX needs stix2; install garant[exchange]"),
    ],
)
def test_a_missing_library_is_named_with_its_extra(monkeypatch, tmp_path, name, library, expected):
    monkeypatch.setitem(sys.modules, library, None)

    assert f"garant: {expected}\n" == refused("acts", "--format", name, "--out", tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("ledger_here")
def test_what_has_no_place_in_a_format_is_counted():
    result = ask("export", "acts", "--format", "plover")

    assert 0 == result.exit_code
    assert (
        "garant: 1 act without a date, which a PLOVER record must have, is left out\n"
        == result.stderr
    )


def unzipped(data):
    """All that is in a zip of XML, with its characters as they are."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        texts = [archive.read(name).decode("utf-8") for name in archive.namelist()]
    return html.unescape("\n".join(texts)).encode("utf-8")


def test_whole_texts_are_in_no_format_but_the_one_that_says_so(ledger_here):
    text = ledger_here.document(ledger_here.documents(Asked(document="mars.txt"))[0].key).text
    whole = (text.encode(), json.dumps(text, ensure_ascii=False)[1:-1].encode())
    for form in forms.EXPORT_FORMS.values():
        for thing in form.things:
            moment = ["--known-at", "2026"] if thing == "deletions" else []
            data = export(thing, "--format", form.name, *moment, *["--with-text"] * form.texts)

            if data.startswith(b"PK"):
                data = unzipped(data)

            assert form.texts == any(each in data for each in whole)


def test_nothing_that_answers_is_told_and_is_a_valid_file(tmp_path, monkeypatch):
    for name in [name for name in os.environ if name.startswith("GARANT_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    Ledger.open(f"sqlite:///{tmp_path / 'garant.db'}").close()
    result = ask("export", "documents", "--format", "csl")

    assert 0 == result.exit_code
    assert [] == json.loads(result.stdout)
    assert "garant: nothing in the ledger answers\n" == result.stderr


def test_no_ledger_is_one_line(tmp_path, monkeypatch):
    for name in [name for name in os.environ if name.startswith("GARANT_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    result = ask("export", "acts", "--out", "acts.csv")

    assert 1 == result.exit_code
    assert 1 == result.stderr.count("\n")
    assert [] == list(tmp_path.iterdir())


@pytest.mark.usefixtures("ledger_here")
def test_the_file_of_publishers_counts(tmp_path):
    (tmp_path / "publishers.yaml").write_text(
        'publishers:\n  - {name: "Journal d\'État", flag: state media, reliability: D}\n'
    )
    found = table("documents", "--publishers", "publishers.yaml")

    assert {"Journal d'État": "state media", "L'Exemple": ""} == {
        row["publisher"]: row["flag"] for row in found
    }


def test_readings_that_come_meanwhile_do_not_mix_in(ledger_here):
    stream = stream_acts(ledger_here, Asked())
    first = next(stream)
    with Ledger.open(ledger_here.store.engine.url.render_as_string()) as other:
        other.record([READINGS[0]], RUN)

    assert len(ledger_here.acts()) == len([first, *stream])
