"""What the user says of publishers is found by name and by address, and mistakes are all told."""

import re
from pathlib import Path

import pytest

from garant.errors import WordsError
from garant.ontology import Publishers, load_publishers


@pytest.fixture
def load(tmp_path):
    path = tmp_path / "publishers.yaml"

    def loaded(text):
        path.write_text(text, "utf-8")
        return load_publishers(path)

    return loaded


@pytest.fixture
def publishers(load):
    return load(
        """
publishers:
  - {name: L'Écho du Nord, reliability: b}
  - name: [Invented State Radio, ISR]
    host: [radio.example.org, isr.test]
    reliability: E
    flag: state media
    note: Owned and run by the state.
  - {host: example.org, reliability: usually right}
  - {host: www.Élan.test, flag: unsigned}
"""
    )


@pytest.mark.parametrize(
    ("publisher", "url", "expected"),
    [
        ("L’ECHO  du nord", None, ("B", None)),
        ("ISR", None, ("E", "state media")),
        (None, "https://isr.test/1", ("E", "state media")),
        (None, "https://www.isr.test/1", ("E", "state media")),
        (None, "https://fr.isr.test:8080/1?a=b", ("E", "state media")),
        (None, "https://radio.example.org/1", ("E", "state media")),
        (None, "https://news.example.org/1", ("usually right", None)),
        (None, "http://xn--lan-9la.test/", (None, "unsigned")),
        (None, "http://élan.test/", (None, "unsigned")),
        ("L'Echo du Nord", "https://isr.test/1", ("B", None)),
        ("Nobody", "https://isr.test/1", ("E", "state media")),
        (None, "https://notisr.test/1", (None, None)),
        (None, "https://isr.test.evil.example/1", (None, None)),
        (None, "isr.test/1", (None, None)),
        (None, "http://[bad", (None, None)),
        ("Nobody", None, (None, None)),
        ("", "", (None, None)),
        (None, None, (None, None)),
    ],
)
def test_a_publisher_is_known_by_name_then_by_the_narrowest_host(
    publishers, publisher, url, expected
):
    assert expected == publishers(publisher, url)


def test_a_rating_has_its_note(publishers):
    rating = publishers.rating("isr", None)

    assert "Owned and run by the state." == rating.note
    assert ("radio.example.org", "isr.test") == rating.hosts


def test_nothing_is_said_of_anybody_beforehand():
    assert (None, None) == Publishers()("RT", "https://rt.com/")


@pytest.mark.parametrize("text", ["", "publishers:\n", "publishers: []\n"])
def test_a_file_may_be_empty(load, text):
    assert () == load(text).ratings


MISTAKES = """\
publisher: []
publishers:
  - {name: A, reliabilty: B, flag: x}
  - {reliability: B}
  - {name: C, note: nothing said}
  - {host: http://c.test, flag: x}
  - {host: localhost, flag: x}
  - {name: D, reliability: G}
  - {name: E, flag: yes}
  - {name: F, flag: a flag that is far too long to stand beside each act}
  - {name: é, flag: x}
  - {name: E\u0301, flag: x}
  - just a text
  - {name: [], flag: [x]}
  - {name: G, name: H, flag: x}
  - {name: [{a: b}], flag: x}
  - {name: I, colour: red}
"""


def test_every_mistake_is_told_with_its_line(load):
    with pytest.raises(WordsError) as raised:
        load(MISTAKES)

    told = [line.split(".yaml: ", 1)[1] for line in str(raised.value).splitlines()]
    assert told == [
        "line 1: unknown section 'publisher'; there is `publishers` alone",
        "line 3: unknown field 'reliabilty'; did you mean reliability?",
        "line 4: an entry needs a name or a host to be known by",
        "line 5: an entry needs a reliability or a flag; it says nothing as it is",
        "line 6: 'http://c.test' is no host; write it without https:// and path, as example.org",
        "line 7: 'localhost' is no host; write it without https:// and path, as example.org",
        "line 8: 'G' is no grade; give A to F, or words of your own",
        "line 9: flag is a text; leave it out where there is none",
        "line 10: flag has 52 characters; at most 40 fit",
        "line 11: the name 'é' stands in the entry of line 9 already",
        "line 12: the name 'E\u0301' stands in the entry of line 9 already",
        "line 13: an entry has fields, such as '- {name: ..., reliability: B}'",
        "line 14: flag is a text; leave it out where there is none",
        "line 15: name stands twice in one entry; give a list",
        "line 16: a name is a text, or a list of texts",
        "line 17: unknown field 'colour'; there are name, host, reliability, flag, note",
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("- {name: A, flag: x}", "line 1: a list `publishers` was expected"),
        ("publishers: A", "line 1: `publishers` is a list"),
        ("publishers: [", "no valid YAML: while parsing"),
        ("publishers: []\n---\npublishers: []\n", "no valid YAML: expected a single document"),
        ("a\x00b", "no valid YAML"),
    ],
)
def test_a_file_of_another_form_is_one_line(load, text, problem):
    with pytest.raises(WordsError, match=r"^[^\n]*$") as raised:
        load(text)

    assert problem in str(raised.value)


def test_a_file_that_cannot_be_read_is_one_line(tmp_path):
    with pytest.raises(WordsError, match="give the path of a readable YAML file"):
        load_publishers(tmp_path / "missing.yaml")
    (tmp_path / "latin.yaml").write_bytes(b"publishers: [{name: \xe9, flag: x}]")
    with pytest.raises(WordsError, match="save it as UTF-8"):
        load_publishers(tmp_path / "latin.yaml")


def test_the_example_of_a_file_of_publishers_is_one(load):
    page = (Path(__file__).parents[2] / "docs" / "publishers.md").read_text("utf-8")
    publishers = load(re.search(r"```yaml\n(.*?)```", page, re.DOTALL)[1])

    assert ("E", "state media") == publishers(None, "https://fr.isr.example/")
