from pathlib import Path

import pytest

from garant.errors import GarantError
from garant.settings import SETTINGS, Settings, read_settings

DOCS = Path(__file__).parent.parent / "docs" / "ledger.md"


def settings_of(folder, environment=None, **options):
    return read_settings(environment or {}, folder=folder, login=lambda: "anna", **options)


def write(folder, text, name="garant.toml"):
    (folder / name).write_text(text, "utf-8")
    return folder / name


def faults_of(folder, environment=None, **options):
    with pytest.raises(GarantError) as error:
        settings_of(folder, environment, **options)
    return str(error.value).splitlines()


def test_where_nothing_is_set_the_defaults_hold(tmp_path):
    defaults = Settings(reviewer="anna")

    assert defaults == settings_of(tmp_path)
    assert defaults == settings_of(tmp_path, {setting.name: "" for setting in SETTINGS})
    assert defaults == settings_of(tmp_path, ledger=None, workers=None)


def test_variables_are_read(tmp_path):
    environment = {
        "GARANT_LANGUAGE": "fr",
        "GARANT_PIPELINE": "fr_core_news_lg",
        "GARANT_PARTIES": "mine.yaml",
        "GARANT_WORKERS": "4",
        "GARANT_LEDGER": "postgresql://host/name",
        "GARANT_REVIEWER": "Berta",
        "GARANT_PUBLISHERS": "papers.yaml",
    }

    assert Settings(
        "fr",
        "fr_core_news_lg",
        Path("mine.yaml"),
        4,
        "postgresql://host/name",
        "Berta",
        Path("papers.yaml"),
    ) == settings_of(tmp_path, environment)


def test_a_file_in_the_working_directory_is_read(tmp_path, monkeypatch):
    write(tmp_path, 'ledger = "a.db"\nworkers = 3\nreviewer = "Chloé"\nparties = "mine.yaml"\n')
    monkeypatch.chdir(tmp_path)
    found = read_settings({})

    assert ("sqlite:///a.db", 3, "Chloé", Path("mine.yaml")) == (
        found.ledger,
        found.workers,
        found.reviewer,
        found.parties,
    )


def test_an_option_prevails_over_a_variable_and_a_variable_over_the_file(tmp_path):
    write(tmp_path, "workers = 2")
    environment = {"GARANT_WORKERS": "3"}

    assert 2 == settings_of(tmp_path).workers
    assert 3 == settings_of(tmp_path, environment).workers
    assert 4 == settings_of(tmp_path, environment, workers=4).workers


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("garant.db", "sqlite:///garant.db"),
        ("./in/garant.db", "sqlite:///./in/garant.db"),
        ("/data/garant.db", "sqlite:////data/garant.db"),
        ("sqlite:///garant.db", "sqlite:///garant.db"),
        ("postgresql://anna@host/name", "postgresql://anna@host/name"),
    ],
)
def test_a_ledger_may_be_given_as_a_path(tmp_path, given, address):
    assert address == settings_of(tmp_path, ledger=given).ledger
    assert address == settings_of(tmp_path, {"GARANT_LEDGER": given}).ledger


def test_a_home_folder_is_found(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", "/home/anna")

    assert "sqlite:////home/anna/garant.db" == settings_of(tmp_path, ledger="~/garant.db").ledger


def test_another_file_may_be_named_and_its_paths_start_at_it(tmp_path):
    (tmp_path / "team").mkdir()
    path = write(
        tmp_path, 'ledger = "garant.db"\npublishers = "papers.yaml"\n', "team/settings.toml"
    )
    found = settings_of(tmp_path, {"GARANT_SETTINGS": str(path)})

    assert f"sqlite:///{tmp_path}/team/garant.db" == found.ledger
    assert tmp_path / "team" / "papers.yaml" == found.publishers


def test_a_file_that_is_named_must_be_there(tmp_path):
    missing = str(tmp_path / "missing.toml")

    assert [f"{missing}: there is no such file; GARANT_SETTINGS names it"] == faults_of(
        tmp_path, {"GARANT_SETTINGS": missing}
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('ledgr = "a.db"', "unknown setting 'ledgr'; did you mean ledger?"),
        ('Ledger = "a.db"', "unknown setting 'Ledger'; did you mean ledger?"),
        ("[tool]", "unknown setting 'tool'; there are ledger, reviewer, publishers, language,"),
        ("ledger = 3", "ledger is 3, not a text; put it in quotes"),
        ('ledger = ["a.db"]', "ledger is a list, not a text"),
        ("[ledger]", "ledger is a table, not a text"),
        ("workers = true", "workers is true, not a number of processes; set it to 1 or more"),
        ("workers = 1.5", "workers is 1.5, not a number of processes"),
        ("workers = -1", "workers is '-1', not a number of processes"),
        ('workers = "two"', "workers is 'two', not a number of processes"),
        ("reviewer = 'a'\nledger 3", "(at line 2, column 8)"),
    ],
)
def test_a_mistake_in_the_file_is_told_in_one_line(tmp_path, text, told):
    path = write(tmp_path, text)
    (line,) = faults_of(tmp_path)

    assert line.startswith(f"{path}: ")
    assert told in line


def test_all_mistakes_are_told_at_once(tmp_path):
    write(tmp_path, "ledger = 3\nlanguag = 'fr'\n")

    assert 3 == len(faults_of(tmp_path, {"GARANT_WORKERS": "none"}))


def test_a_file_that_cannot_be_read_is_told(tmp_path):
    (tmp_path / "garant.toml").mkdir()

    assert ["Is a directory"] == [line.split(": ")[1].split(";")[0] for line in faults_of(tmp_path)]


def test_a_file_in_another_encoding_is_told(tmp_path):
    (tmp_path / "garant.toml").write_bytes("reviewer = 'Chloé'".encode("latin-1"))
    (line,) = faults_of(tmp_path)

    assert "not UTF-8" in line


@pytest.mark.parametrize("workers", ["0", "-1", "two", "1.5", "²"])
def test_a_wrong_number_of_processes_is_refused(tmp_path, workers):
    (line,) = faults_of(tmp_path, {"GARANT_WORKERS": workers})

    assert line.startswith("GARANT_WORKERS")


def test_a_ledger_with_a_question_mark_in_its_name_is_refused(tmp_path):
    assert 1 == len(faults_of(tmp_path, ledger="what?.db"))


def test_where_nobody_says_who_reviews_it_is_the_user_of_the_system(tmp_path):
    assert "anna" == settings_of(tmp_path).reviewer
    assert "Berta" == settings_of(tmp_path, {"GARANT_REVIEWER": " Berta "}).reviewer


def test_the_docs_have_every_setting_with_its_default():
    page = DOCS.read_text("utf-8")
    words = [word for setting in SETTINGS for word in (setting.name, setting.key, setting.default)]

    assert [] == [word for word in words if word and f"`{word}`" not in page]


def test_every_setting_has_a_sentence():
    assert [] == [setting.name for setting in SETTINGS if not setting.meaning.endswith(".")]


@pytest.mark.parametrize(
    ("given", "folder"),
    [
        ({"ledger": "/data/garant.db"}, Path("/data/pacts")),
        ({"ledger": "garant.db"}, Path("pacts")),
        ({"ledger": "postgresql://host/name"}, None),
        ({"ledger": "postgresql://host/name", "pacts": "/data/mine"}, Path("/data/mine")),
        ({"pacts": "mine"}, Path("mine")),
    ],
)
def test_pacts_of_ones_own_lie_beside_the_ledger_unless_said_otherwise(tmp_path, given, folder):
    assert folder == settings_of(tmp_path, **given).pacts_folder
