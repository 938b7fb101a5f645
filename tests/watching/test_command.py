import json
import os

import pytest
from cli.asking import ask
from fetching.servers import Server
from watching.made_up import LONG, PlainReader, feed_reply, item

from garant.ledger import Ledger


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty working directory, with a reader that needs no pipeline."""
    import garant.reading.apart

    class Apart(PlainReader):
        def __init__(self, *_):
            super().__init__()

        def stop(self):
            pass

    for name in [name for name in os.environ if name.startswith("GARANT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setattr(garant.reading.apart, "ReaderApart", Apart)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def origin():
    server = Server(lambda path: [feed_reply(item(1, LONG, link="/a/1"))])
    yield f"http://127.0.0.1:{server.port}"
    server.close()


@pytest.fixture
def plan(here, origin):
    text = f"""contact = "desk@example.org"
delay = "1 s"
inside = ["{origin}"]
[[feed]]
url = "{origin}/feed"
"""
    (here / "feeds.toml").write_text(text)
    return "feeds.toml"


def test_a_round_records_what_is_new_and_tells_it_on_standard_error(plan, here, origin):
    result = ask("watch", plan, "--once", "--atom", "changes.atom", "--digest", "digest.eml")

    assert (0, "") == (result.exit_code, result.stdout)
    whats = [line.split("what=")[1].split()[0] for line in result.stderr.splitlines()]
    assert ["started", "new", "read", "atom", "stopped"] == whats
    with Ledger.open("sqlite:///garant.db", create=False) as ledger:
        assert [f"{origin}/a/1"] == [record.id for record in ledger.documents()]
    assert (here / "garant.db.watch").exists()
    assert not (here / "digest.eml").exists()


def test_events_are_told_as_json_on_standard_output(plan):
    result = ask("watch", plan, "--once", "--json")

    events = [json.loads(line) for line in result.stdout.splitlines()]
    assert ["started", "new", "read", "stopped"] == [event["what"] for event in events]
    assert "" == result.stderr


def test_a_server_inside_is_asked_only_where_the_plan_names_it(plan, here):
    text = (here / plan).read_text()
    (here / plan).write_text(
        "".join(line for line in text.splitlines(True) if "inside" not in line)
    )
    result = ask("watch", plan, "--once")

    assert 0 == result.exit_code
    assert "what=failed" in result.stderr
    assert "inside" in result.stderr


def test_mistakes_in_a_plan_are_told_with_their_lines(here):
    (here / "feeds.toml").write_text('contact = "nobody"\n[[feed]]\nurl = 3\n')
    result = ask("watch", "feeds.toml", "--once")

    assert 1 == result.exit_code
    assert ["garant: feeds.toml, line 1", "garant: feeds.toml, line 3"] == sorted(
        {line.split(":")[0] + ":" + line.split(":")[1] for line in result.stderr.splitlines()}
    )


def test_a_plan_that_is_not_there_is_told(here):
    result = ask("watch", "none.toml")

    assert 1 == result.exit_code
    assert "garant: none.toml: there is no such file; check the name\n" == result.stderr
