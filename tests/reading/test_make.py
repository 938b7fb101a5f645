import shutil
from pathlib import Path

import pytest

import garant
from garant.errors import PipelineError
from garant.reading import make, make_of_reader


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A copy of what reads, to be changed."""
    whole = Path(garant.__file__).parent
    for name in make._READ_BY:
        if (whole / name).is_dir():
            shutil.copytree(whole / name, tmp_path / name)
        else:
            (tmp_path / name).parent.mkdir(exist_ok=True)
            shutil.copy(whole / name, tmp_path / name)
    monkeypatch.setattr(make, "_PACKAGE", tmp_path)
    return tmp_path


def test_the_same_code_words_and_pipeline_are_the_same_make(package):
    assert make_of_reader() == make_of_reader()


@pytest.mark.parametrize(
    ("file", "changed"),
    [
        ("reading/acts/frames.py", {"code"}),
        ("reading/fr/predicates.yaml", {"words"}),
        ("ontology/holders.yaml", {"words"}),
        ("reading/fr/pipeline/tokenizer", {"pipeline"}),
    ],
)
def test_a_change_shows_where_it_was_made(package, file, changed):
    before = make_of_reader()
    with (package / file).open("ab") as out:
        out.write(b"\n# and more\n")

    after = make_of_reader()

    assert changed == {
        name for name in before.__slots__ if getattr(before, name) != getattr(after, name)
    }


def test_what_does_not_read_is_no_part_of_it(package):
    before = make_of_reader()
    (package / "ontology" / "pacts").mkdir(exist_ok=True)
    (package / "ontology" / "pacts" / "own.yaml").write_text("needs: []\n", "utf-8")

    assert before == make_of_reader()


def test_what_the_user_sets_is_part_of_it(package, tmp_path):
    own = tmp_path / "own.yaml"
    own.write_text("parties: []\n", "utf-8")

    makes = [make_of_reader(), make_of_reader("fr"), make_of_reader(extra_parties=own)]
    own.write_text("parties:\n", "utf-8")
    makes.append(make_of_reader(extra_parties=own))

    assert 4 == len({one.options for one in makes})


def test_an_installed_pipeline_is_known_by_its_name_and_version(package, tmp_path):
    folder = tmp_path / "own_pipeline"
    folder.mkdir()
    (folder / "meta.json").write_text('{"lang": "fr", "name": "own", "version": "3"}', "utf-8")

    assert make_of_reader(pipeline=str(folder)).pipeline.startswith("fr_own 3 ")


def test_a_pipeline_that_is_not_there_is_one_line():
    with pytest.raises(PipelineError, match="no such installed package"):
        make_of_reader(pipeline="fr_nowhere_lg")
