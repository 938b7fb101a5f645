import pytest
from cli.asking import ask


def test_a_site_is_written_and_told_of_in_one_line(ledger_here, tmp_path):
    told = ask("site", tmp_path / "out", "--as-of", "2026-03-15", "--since", "2026-03-01")

    assert 0 == told.exit_code, told.stderr
    assert "" == told.stdout
    assert f"pages in {tmp_path / 'out'}: open {tmp_path / 'out' / 'index.html'}" in told.stderr
    assert (tmp_path / "out/fr/briefing.pdf").read_bytes().startswith(b"%PDF-")


def test_what_stands_in_the_way_is_told_in_one_line(ledger_here, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")

    told = ask("site", tmp_path / "out")
    assert 1 == told.exit_code
    assert "holds something that is no site of Garant" in told.stderr
    assert 1 == len(told.stderr.splitlines())


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--address", "javascript:alert(1)"), "is no address of the web"),
        (("--since", "2026-05-01", "--as-of", "2026-03-01"), "give the earlier day first"),
        (("--pact", "nowhere"), "nowhere"),
    ],
)
def test_mistakes_are_told_before_anything_is_written(ledger_here, tmp_path, options, said):
    told = ask("site", tmp_path / "out", *options)

    assert told.exit_code in (1, 2)
    assert said in told.stderr
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_made_is_told_in_one_line(ledger_here, tmp_path):
    (tmp_path / "file").write_text("x")

    told = ask("site", tmp_path / "file" / "out")
    assert 1 == told.exit_code
    assert 1 == len([line for line in told.stderr.splitlines() if line.startswith("garant:")])
