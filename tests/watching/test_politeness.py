from collections import Counter

import pytest
from fetching.servers import reply
from watching.made_up import LONG, feed_of, feed_reply, item

from garant.errors import GarantError
from garant.watching import State

FEED = "/feed"
SHORT = "Le début seulement."


def page(words=LONG):
    return reply(f"<html><body><article><h1>Titre</h1><p>{words}</p></article></body></html>")


def test_a_feed_is_asked_by_the_marks_it_gave(watched, pages):
    pages[FEED] = feed_reply(item(1), ETag='"one"', Last_Modified="Thu, 04 Sep 2025 10:00:00 GMT")
    watched.run()
    pages[FEED] = reply(b"", status="304 Not Modified")
    watched.clock.moment += 3600
    watched.run()

    assert 'If-None-Match: "one"' in watched.server.asked[-1]
    assert "If-Modified-Since: Thu, 04 Sep 2025" in watched.server.asked[-1]
    assert 1 == len(watched.told("unchanged"))


def test_a_watch_says_who_it_is(watched, pages):
    pages[FEED] = feed_reply(item(1))
    watched.run()

    assert all("User-Agent: Garant/" in head for head in watched.server.asked)
    assert all("desk@example.org" in head for head in watched.server.asked)


def test_a_feed_that_is_not_due_is_not_asked(watched, pages):
    pages[FEED] = feed_reply(item(1))
    watched.run()
    watched.run()

    assert ["/robots.txt", FEED] == watched.asked


def test_what_the_rules_of_a_server_forbid_is_not_asked(watched, pages):
    pages["/robots.txt"] = reply("User-agent: *\nDisallow: /feed\n", "text/plain")
    watched.run()

    assert ["/robots.txt"] == watched.asked
    assert "robots.txt" in watched.told("failed")[0]["why"]


def test_a_page_that_the_rules_forbid_is_read_as_the_feed_gives_it(watched, pages):
    pages["/robots.txt"] = reply("User-agent: Garant\nDisallow: /a/\n", "text/plain")
    pages[FEED] = feed_reply(item(1, SHORT))
    watched.run()

    assert ["/robots.txt", FEED] == watched.asked
    assert ["http://news.example/a/1"] == watched.names


@pytest.mark.parametrize("status", ["500 Internal Server Error", "503 Service Unavailable"])
def test_a_server_whose_rules_cannot_be_had_is_left_alone(watched, pages, status):
    pages["/robots.txt"] = reply("", status=status)
    watched.run()

    assert ["/robots.txt"] == watched.asked


def test_the_pace_that_a_server_asks_for_is_kept(watched, pages):
    pages["/robots.txt"] = reply("User-agent: *\nCrawl-delay: 40\n", "text/plain")
    pages[FEED] = feed_reply(item(1, SHORT), item(2, SHORT))
    pages["/a/1"] = pages["/a/2"] = page()
    watched.run()

    long = [wait for wait in watched.clock.waits if wait >= 40]
    assert 3 == len(long)


def test_two_questions_to_one_server_are_apart(watched, pages):
    pages[FEED] = feed_reply(item(1, SHORT), item(2, SHORT))
    pages["/a/1"] = pages["/a/2"] = page()
    watched.run(delay_seconds=10.0)

    assert ["/robots.txt", FEED, "/a/1", "/a/2"] == watched.asked
    assert [12.5, 12.5, 12.5] == [round(wait, 1) for wait in watched.clock.waits if wait > 0]


@pytest.mark.parametrize(
    "link", ["http://127.0.0.1/x", "http://10.0.0.1/x", "http://localhost/x", "http://[::1]/x"]
)
def test_nothing_inside_is_ever_asked(watched, pages, link):
    pages[FEED] = feed_reply(item(1, SHORT, link=link))
    watched.run()

    assert ["/robots.txt", FEED] == watched.asked
    assert [link] == watched.names


def test_a_feed_that_is_gone_is_not_asked_again(watched, pages):
    pages[FEED] = reply("", status="410 Gone")
    watched.run(once=False, seconds=5 * 86400)

    assert 1 == watched.asked.count(FEED)
    assert "take it out" in watched.told("gone")[0]["do"]


def test_a_feed_that_moved_for_good_is_asked_there_and_that_is_told(watched, pages):
    pages[FEED] = reply("", status="301 Moved Permanently", Location="/new")
    pages["/new"] = feed_reply(item(1))
    watched.run()
    watched.clock.moment += 3600
    watched.run()

    assert ["/robots.txt", FEED, "/new", "/new"] == watched.asked
    assert ["http://news.example/new"] == [event["to"] for event in watched.told("moved")]


def test_a_feed_that_moved_for_now_is_asked_where_it_was(watched, pages):
    pages[FEED] = reply("", status="302 Found", Location="/new")
    pages["/new"] = feed_reply(item(1))
    watched.run()
    watched.clock.moment += 3600
    watched.run()

    assert 2 == watched.asked.count(FEED)
    assert [] == watched.told("moved")


def test_a_server_that_asks_to_be_left_alone_is(watched, pages):
    pages[FEED] = reply("", status="429 Too Many Requests", Retry_After="7200")
    pages["/other"] = feed_reply(item(1))
    watched.run(feed_of(), feed_of("http://news.example/other"), once=False, seconds=7000)

    assert ["/robots.txt", FEED] == watched.asked


def test_after_errors_a_feed_is_asked_less_and_less(watched, pages):
    pages[FEED] = reply("", status="500 Internal Server Error")
    watched.run(once=False, seconds=86400)

    waits = [event["again_seconds"] for event in watched.told("failed")]
    assert sorted(waits) == waits
    assert 6 >= len(waits)


def test_a_second_watch_of_the_same_state_is_refused(watched, tmp_path):
    with State(tmp_path / "state"), pytest.raises(GarantError, match="another watch"):
        State(tmp_path / "state")


def test_a_file_that_is_no_state_is_left_alone(tmp_path):
    (tmp_path / "state").write_text("Un texte, et un peu plus long que rien." * 10)
    with pytest.raises(GarantError, match="no state of a watch"):
        State(tmp_path / "state")

    assert (tmp_path / "state").read_text().startswith("Un texte")


def test_a_day_of_watching_asks_nothing_twice_and_loses_nothing(watched, pages):
    """Three feeds on two servers, one of them in trouble for some hours."""
    held = {"a": 0, "b": 0, "c": 0}
    start = watched.clock.moment

    def hour():
        return int((watched.clock.moment - start) // 3600)

    def feed(name, host):
        def given():
            if name == "c" and 5 <= hour() < 9:
                return reply("", status="503 Service Unavailable", Retry_After="3600")
            held[name] = hour() + 1
            entries = [
                item(
                    f"{name}{number}",
                    SHORT if name == "a" else f"{name} {number} {LONG} {number}",
                    link=f"http://{host}/p/{name}{number}",
                )
                for number in range(max(0, hour() - 10), hour() + 1)
            ]
            return feed_reply(*entries)

        return given

    for name, host in (("a", "one.example"), ("b", "one.example"), ("c", "two.example")):
        pages[f"/{name}"] = feed(name, host)
    for number in range(30):
        pages[f"/p/a{number}"] = page(f"Corps numéro {number} de l'article entier. " * 40)
    feeds = [
        feed_of("http://one.example/a"),
        feed_of("http://one.example/b"),
        feed_of("http://two.example/c"),
    ]
    watched.run(*feeds, once=False, seconds=86400)

    asked = Counter(watched.asked)
    assert {1} == {asked[path] for path in asked if path.startswith("/p/")}
    assert all(asked[f"/{name}"] <= 52 for name in "abc")
    assert asked["/robots.txt"] <= 4
    assert sum(held.values()) == len(watched.names)
    assert [] == watched.told("not_read")


def test_a_feed_from_outside_leads_to_no_server_inside(watched, pages):
    inside = "http://127.0.0.1:8080"
    pages[FEED] = feed_reply(item(1, SHORT, link=f"{inside}/x"), item(2, SHORT))
    pages["/a/2"] = reply("", status="302 Found", Location=f"{inside}/y")
    watched.run(inside=(inside,))

    assert ["/robots.txt", FEED, "/a/2"] == [path for path in watched.asked if path != "/x"]
    assert not {"/x", "/y"} & set(watched.asked)
