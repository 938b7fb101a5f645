"""Bad input: one clear line that names the file and what to do; the others are read still."""

import os
import stat

import pytest

SENTENCE = "La France enverra deux mille soldats en Ukraine dès la fin des combats."


@pytest.mark.parametrize(
    ("name", "data", "line"),
    [
        ("a.txt", b"", "is empty; give a file with text in it"),
        ("a.txt", b" \n\r\n \xef\xbb\xbf", "is empty; give a file with text in it"),
        ("a.txt", b"... --- !!!", "has no words in it"),
        ("a.txt", bytes(range(256)) * 20, "is binary, not text"),
        ("a.docx", b"PK\x03\x04rest", "is a ZIP archive or an office document; save it as text"),
        ("a.gz", b"\x1f\x8b\x08rest", "is compressed (gzip); decompress it first"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "is a picture"),
        ("a.txt", b"mot " * 1_300_000, "is larger than 5 MB, the limit for one document; split"),
        ("a.html", b"<html><body><nav><a href=/>Accueil</a></nav></body></html>", "no article"),
        ("a.html", b"<html><script>location='/x'</script></html>", "no article"),
        ("a.xml", b"<?xml version='1.0'?><urlset><url/></urlset>", "is XML, but neither a feed"),
        ("a.xml", b"<rss><channel><title>x</title></channel></rss>", "is a feed without an entry"),
        ("a.xml", b"<rss><chan", "is a damaged feed"),
        (
            "a.xml",
            b"<!DOCTYPE r [<!ENTITY a 'b'>]><rss><channel><item><title>&a;</title></item></rss>",
            "defines XML entities of its own",
        ),
        ("a.pdf", b"%PDF-1.4\nnothing", "is a damaged PDF; fetch or save it again"),
        ("a.jsonl", b'{"text": \n', "line 1: is not JSON"),
        ("a.jsonl", b'{"title": "x"}', "line 1: has no text; give one JSON object a line"),
        ("a.jsonl", b'{"text": 5}', "line 1: has a text that is a int"),
        ("a.jsonl", b"[1, 2]", "line 1: is not a JSON object"),
        ("a.jsonl", b"[" * 200_000, "line 1: is JSON nested too deep"),
        ("a.json", b"[]", "holds no record"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(take, name, data, line):
    found, told = take({name: data, "good.txt": SENTENCE})

    assert ["good.txt"] == [source.id for source in found]
    assert 1 == len(told)
    assert told[0].startswith(name)
    assert line in told[0]
    assert "\n" not in told[0]


def test_a_missing_file_is_told(take):
    _, told = take(paths=["/nowhere/at/all.txt"])

    assert ["/nowhere/at/all.txt: there is no such file or folder; check the name"] == told


def test_an_impossible_name_is_told(take):
    _, told = take(paths=["a\0b.txt"])

    assert 1 == len(told)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_told(take, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE)
    path.chmod(stat.S_IWUSR)
    _, told = take(paths=[str(path)])

    assert ["a.txt: may not be read; change its permissions, or run as its owner"] == told


def test_a_folder_without_readable_files_is_told(take, tmp_path):
    (tmp_path / "f").mkdir()
    _, told = take(paths=[str(tmp_path / "f")])

    assert ["f: holds no readable file; name a folder with text, HTML or feeds"] == told


def test_a_folder_that_leads_back_to_itself_ends(take, tmp_path):
    take({"f/a.txt": SENTENCE})
    (tmp_path / "f" / "loop").symlink_to(tmp_path / "f")
    found, _ = take(paths=[str(tmp_path / "f")])

    assert ["a.txt"] == [source.id for source in found]


def test_standard_input_that_is_not_connected_is_told(take):
    _, told = take(paths=["-"])

    assert ["standard input: is not connected; give a file instead of -"] == told


def test_bad_lines_are_told_by_number_and_the_others_read(take):
    lines = f'{{"text": "{SENTENCE}"}}\nnonsense\n\n{{"text": "{SENTENCE}", "id": "last"}}\n'
    found, told = take({"a.jsonl": lines})

    assert ["a.jsonl:1", "last"] == [source.id for source in found]
    assert 1 == len(told)
    assert told[0].startswith("a.jsonl, line 2: is not JSON")


def test_a_line_beyond_the_limit_is_passed_over(take):
    long = b'{"text": "' + b"mot " * 1_300_000 + b'"}\n'
    found, told = take({"a.jsonl": long + f'{{"text": "{SENTENCE}"}}'.encode()})

    assert ["a.jsonl:2"] == [source.id for source in found]
    assert "line 1: is longer than 5 MB" in told[0]


def test_a_scanned_pdf_is_told(take):
    from importlib.util import module_from_spec, spec_from_file_location
    from pathlib import Path

    spec = spec_from_file_location("documents", Path(__file__).with_name("documents.py"))
    documents = module_from_spec(spec)
    spec.loader.exec_module(documents)
    _, told = take({"a.pdf": documents.pdf([], [])})

    assert [
        "a.pdf: has no text layer (scanned pages); run it through text recognition first"
    ] == told


def test_half_characters_never_leave_the_intake(take):
    (source,), _ = take({"a.jsonl": '{"text": "Un mot \\ud800 cassé ici.", "title": "x\\ud800"}'})

    assert source.text.encode()
    assert ["characters_replaced"] == [doubt.code for doubt in source.doubts]


def test_an_error_of_the_disk_is_told(take):
    class Broken:
        def read(self, size):
            raise OSError(5, "Input/output error")

    from garant.reading.intake import sources

    told = []
    list(sources(["-"], stdin=Broken(), on_error=lambda error: told.append(str(error))))

    assert [
        "standard input: cannot be read (Input/output error); check the name and the disk"
    ] == told
