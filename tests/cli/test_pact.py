"""`garant pact`: begun, checked, listed and shown; mistakes are lines and exit code 2."""

import json
import subprocess
import sys

import pytest
from ontology.pact_files import SHORT, changed
from typer.testing import CliRunner

from garant.cli.app import app
from garant.ontology import pact_json_schema, pact_names

WRONG = changed(2, "beneficiary: Ukrain").replace("ground_troops", "ground_troop")


def run(*arguments, **options):
    return CliRunner().invoke(app, ["pact", *map(str, arguments)], **options)


@pytest.fixture
def short(tmp_path):
    path = tmp_path / "short.yaml"
    path.write_text(SHORT, "utf-8")
    return path


@pytest.fixture
def wrong(tmp_path):
    path = tmp_path / "wrong.yaml"
    path.write_text(WRONG, "utf-8")
    return path


def test_a_new_pact_passes_its_check(tmp_path):
    path = tmp_path / "mine.yaml"
    made = run("new", path, "--name", 'Force "x" \\ pour l’Arménie\n')
    checked = run("check", path)

    assert (0, 0) == (made.exit_code, checked.exit_code)
    assert (
        f"garant: {path}: written; change it, then run 'garant pact check {path}'\n" == made.stderr
    )
    assert f"{path}: no mistakes\n" == checked.stdout
    assert 'title: {fr: "Force x pour l’Arménie", en: "Force x pour l’Arménie"}' in path.read_text(
        "utf-8"
    )


@pytest.mark.parametrize("arguments", [[], ["-"]])
def test_a_new_pact_goes_to_standard_output(arguments):
    result = run("new", *arguments)

    assert 0 == run("check", "-", input=result.stdout).exit_code
    assert "" == result.stderr


def test_what_somebody_wrote_is_not_written_over(short):
    result = run("new", short)

    assert 1 == result.exit_code
    assert f"garant: {short}: it is there already; give another name\n" == result.stderr
    assert SHORT == short.read_text("utf-8")


def test_a_new_pact_in_no_folder_is_one_line(tmp_path):
    result = run("new", tmp_path / "none" / "mine.yaml")

    assert 1 == result.exit_code
    assert 1 == len(result.stderr.splitlines())


def test_every_mistake_is_told_with_its_line_and_ends_with_2(short, wrong):
    result = run("check", short, wrong)

    assert 2 == result.exit_code
    assert f"{short}: no mistakes\n" == result.stdout
    assert result.stderr.splitlines() == [
        f"garant: {wrong}: line 2, column 14: unknown party 'Ukrain'; did you mean UKR (Ukraine)?",
        f"garant: {wrong}: line 11, column 41: unknown capability 'ground_troop';"
        " did you mean ground_troops?",
    ]


def test_a_remark_is_told_and_is_no_mistake(tmp_path):
    path = tmp_path / "remark.yaml"
    path.write_text(changed(13, "logic: backstop"), "utf-8")
    result = run("check", path)

    assert 0 == result.exit_code
    assert "line 8, column 3: remark: no logic reaches the pillar 'force'" in result.stderr
    assert f"{path}: no mistakes\n" == result.stdout


def test_mistakes_may_be_had_as_objects(wrong):
    result = run("check", wrong, "--json")
    first = json.loads(result.stdout)[0]

    assert 2 == result.exit_code
    assert "" == result.stderr
    assert {"file": str(wrong), "line": 2, "column": 14, "is_remark": False} == {
        key: first[key] for key in ("file", "line", "column", "is_remark")
    }
    assert "[]\n" == run("check", "-", "--json", input=SHORT).stdout


@pytest.mark.parametrize("name", ["missing.yaml", "."])
def test_a_file_that_is_not_there_is_one_line(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    result = run("check", name)

    assert 2 == result.exit_code
    assert result.stderr.endswith("give the path of a readable YAML file\n")
    assert 1 == len(result.stderr.splitlines())


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "Guarantee for Ukraine (Paris framework)"), ("fr", "Garantie pour l'Ukraine")],
)
def test_the_pacts_that_come_with_garant_are_listed(language, title):
    result = run("list", "--language", language)

    assert 0 == result.exit_code
    assert title in result.stdout
    assert all(name in result.stdout for name in pact_names())
    assert max(map(len, result.stdout.splitlines())) <= 100


def test_the_list_may_be_had_as_objects():
    listed = json.loads(run("list", "--json").stdout)

    assert list(pact_names()) == [pact["name"] for pact in listed]


@pytest.mark.parametrize(
    "told",
    [
        "Protects Ukraine (UKR) against Russia (RUS)",
        "Holds with all of armed_forces, force, backstop, framework",
        "Holds with all of funding, (any of sustained_forces, arms, air_defence), (any of training",
        "force does not hold without backstop [1]",
        "800,000 people [1]",
        "135,700,000,000 EUR",
        "2 or more",
        "USA",
        "ceasefire        2025-09-04  unmet",
        "parliament vote  -           unknown",
        "[1]  2025-12-15 Joint statement of European leaders in Berlin",
        "https://www.gov.uk/government/news/joint-statement-on-ukraine-15-december-2025",
    ],
)
def test_a_pact_is_shown_whole(told):
    assert told in run("show", "ukraine").stdout


@pytest.mark.parametrize("name", pact_names())
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_pact_is_readable_at_a_hundred_columns(name, language):
    result = run("show", name, "--language", language)
    lines = [line for line in result.stdout.splitlines() if "https://" not in line]

    assert 0 == result.exit_code
    assert max(map(len, lines)) <= 100


def test_a_pact_of_the_users_own_is_shown(short):
    shown = json.loads(run("show", short, "--json").stdout)

    assert "short" == shown["name"]
    assert {"all": ["force", "backstop"]} == shown["logic"]
    assert [{"what": "force", "on": "backstop", "source": None}] == shown["leans"]
    assert "unmet" == shown["conditions"][0]["last"]


def test_a_pact_may_be_had_as_its_file_to_change():
    text = run("show", "ukraine", "--yaml").stdout

    assert text.startswith("# yaml-language-server: $schema=pact.schema.json\n")
    assert 0 == run("check", "-", input=text).exit_code


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["show", "ukrain"], "there is no pact 'ukrain'; did you mean ukraine?"),
        (["show", "ukrain", "--yaml"], "there is no pact 'ukrain'; did you mean ukraine?"),
        (["show", "ukraine", "--yaml", "--json"], "choose one"),
    ],
)
def test_a_wrong_question_is_one_line_and_2(arguments, told):
    result = run(*arguments)

    assert 2 == result.exit_code
    assert told in result.stderr
    assert 1 == len(result.stderr.splitlines())


def test_a_pact_with_mistakes_is_not_shown(wrong):
    result = run("show", wrong)

    assert 2 == result.exit_code
    assert 2 == len(result.stderr.splitlines())
    assert "" == result.stdout


def test_the_users_own_parties_are_known(tmp_path, monkeypatch, short):
    own = tmp_path / "own.yaml"
    own.write_text("parties: {BLACK_SEA: {kind: group, members: [BGR, ROU, TUR]}}", "utf-8")
    short.write_text(SHORT.replace("[USA]", "[BLACK_SEA]"), "utf-8")

    assert 2 == run("check", short).exit_code
    monkeypatch.setenv("GARANT_PARTIES", str(own))
    assert 0 == run("check", short).exit_code


def test_the_schema_is_json():
    assert pact_json_schema() == json.loads(run("schema").stdout)


def test_no_pipeline_and_no_ledger_is_loaded(short):
    code = (
        "import sys; from garant.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print([name for name in ('spacy', 'trafilatura', 'sqlalchemy') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "pact", "show", short],
        capture_output=True,
        text=True,
        check=True,
    )

    assert "[]" == done.stdout.splitlines()[-1]
