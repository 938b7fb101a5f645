import os

import pytest

from garant.errors import PactError
from garant.ontology import PactShelf, load_ontology, load_pact, new_pact, pact_names, version_of

TEXT = new_pact("Mine")


@pytest.fixture
def shelf(tmp_path):
    return PactShelf(tmp_path / "pacts")


def saved(shelf, name="mine", text=TEXT, seen=""):
    shelf.save(name, text, seen=seen)
    return shelf


def files(shelf):
    return [file.name for file in shelf.folder.iterdir()]


def test_without_a_folder_there_are_those_that_come_with_garant():
    assert pact_names() == PactShelf().names


def test_a_pact_is_saved_and_loaded_by_its_name(shelf):
    saved(shelf)

    assert (*pact_names(), "mine") == shelf.names
    assert TEXT == shelf.text("mine")
    assert "mine" == shelf.load("mine", load_ontology()).name
    assert ["mine.yaml"] == files(shelf)


def test_the_command_line_finds_it_by_name_too(shelf):
    saved(shelf)

    assert "mine" == load_pact("mine", folder=shelf.folder).name
    assert "mine" == PactShelf(shelf.folder, paths=True).load("mine", load_ontology()).name
    assert 17 == len(load_pact("ukraine", folder=shelf.folder).needs)


def test_a_pact_is_changed_by_who_saw_the_last_one(shelf):
    saved(shelf)
    saved(shelf, text=TEXT + "# more\n", seen=version_of(TEXT))

    assert shelf.text("mine").endswith("# more\n")
    with pytest.raises(PactError, match="somebody else meanwhile"):
        shelf.save("mine", TEXT, seen=version_of(TEXT))
    with pytest.raises(PactError, match="already"):
        shelf.save("mine", TEXT, seen="")


@pytest.mark.parametrize(
    "name",
    [
        "",
        "../mine",
        "a/b",
        "/etc/passwd",
        ".mine",
        "Mine",
        "a\x00",
        "a" * 65,
        "con",
        "a.yaml",
        "-a",
    ],
)
def test_what_is_no_name_is_neither_read_nor_written(shelf, name, tmp_path):
    saved(shelf)
    (tmp_path / "mine.yaml").write_text("secret", "utf-8")

    with pytest.raises(PactError, match="is no name"):
        shelf.save(name, TEXT, seen="")
    with pytest.raises(PactError, match="there is no pact"):
        shelf.load(name, load_ontology())
    assert ["mine.yaml"] == files(shelf)


def test_what_comes_with_garant_stays_as_it_is(shelf):
    with pytest.raises(PactError, match="comes with Garant"):
        shelf.save("ukraine", TEXT, seen="")


def test_a_file_by_the_name_of_one_that_comes_with_garant_hides_it_not(shelf):
    saved(shelf)
    (shelf.folder / "ukraine.yaml").write_text("nothing", "utf-8")

    assert "nothing" != shelf.text("ukraine")
    assert ("mine",) == shelf.own


def test_a_link_that_leads_outside_is_not_followed(shelf, tmp_path):
    saved(shelf)
    secret = tmp_path / "secret.yaml"
    secret.write_text("key: value", "utf-8")
    (shelf.folder / "away.yaml").symlink_to(secret)

    assert ("mine",) == shelf.own
    shelf.save("away", TEXT, seen="")
    assert "key: value" == secret.read_text("utf-8")


def test_a_file_that_cannot_be_read_is_told(shelf):
    saved(shelf)
    (shelf.folder / "latin.yaml").write_bytes(b"title: \xe9t\xe9")

    with pytest.raises(PactError, match=r"^latin\.yaml: not UTF-8"):
        shelf.load("latin", load_ontology())


def test_mistakes_are_told_by_the_name_and_not_by_the_folder(shelf):
    saved(shelf, text="title: {fr: a\n")

    with pytest.raises(PactError, match=r"^mine\.yaml: line 1"):
        shelf.load("mine", load_ontology())


def test_a_failed_writing_leaves_what_was_there(shelf, monkeypatch):
    saved(shelf)

    def full(number):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PactError, match="No space left"):
        shelf.save("mine", "other", seen=version_of(TEXT))
    assert TEXT == shelf.text("mine")
    assert ["mine.yaml"] == files(shelf)


def test_without_a_folder_nothing_is_saved():
    with pytest.raises(PactError, match="no folder for pacts"):
        PactShelf().save("mine", TEXT, seen="")
