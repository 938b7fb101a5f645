import re
from pathlib import Path

import pytest

from garant.errors import WordsError
from garant.watching import Feed, Follow, load_plan

PAGE = Path(__file__).parent.parent.parent / "docs" / "watch.md"

LEAST = """contact = "desk@example.org"
[[feed]]
url = "https://example.org/feed"
"""


def load(folder, text):
    path = folder / "feeds.toml"
    path.write_text(text, "utf-8")
    return load_plan(path)


def faults(folder, text):
    with pytest.raises(WordsError) as raised:
        load(folder, text)
    return [line.partition("feeds.toml")[2] for line in str(raised.value).splitlines()]


def test_a_plan_needs_a_contact_and_a_feed(tmp_path):
    plan = load(tmp_path, LEAST)

    assert (
        Feed(url="https://example.org/feed", every_seconds=1800.0, follow=Follow.SHORT),
    ) == plan.feeds


def test_the_example_of_the_page_is_a_plan(tmp_path):
    text = re.search(r"```toml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)[1]

    plan = load(tmp_path, text)

    assert 2 == len(plan.feeds)
    assert 7200.0 == plan.feeds[1].every_seconds


def test_all_mistakes_are_told_at_once_with_their_lines(tmp_path):
    told = faults(
        tmp_path,
        """every = "2 min"
contact = "nobody"
inside = ["http://127.0.0.1/path"]
[changes]
language = "fr"
languages = ["de"]
to = ["nobody"]
[[feed]]
url = "ftp://example.org/feed"
folow = "always"
[[feed]]
url = "https://example.org/feed"
follow = "sometimes"
every = 30
[[feed]]
url = "https://example.org/feed"
""",
    )

    places = [line.partition(":")[0] for line in told]
    assert {
        ", line 1",
        ", line 2",
        ", line 3",
        ", line 5",
        ", line 6",
        ", line 7",
        ", line 9",
        ", line 10",
        ", line 13",
        ", line 14",
        ", line 16",
    } == set(places)
    assert any("did you mean follow?" in line for line in told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('contact = "a@example.org"\n[[feed]]\nurl = https://x\n', ", line 3: is no TOML"),
        ("", "contact is missing"),
        ('contact = "a@example.org"\nfeed = "https://x"\n', "names no feed"),
    ],
)
def test_what_is_no_plan_is_told(tmp_path, text, told):
    assert any(told in line for line in faults(tmp_path, text))


def test_a_plan_that_is_not_there_is_told(tmp_path):
    with pytest.raises(WordsError, match="there is no such file"):
        load_plan(tmp_path / "none.toml")
