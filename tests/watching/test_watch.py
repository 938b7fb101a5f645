import pytest
from fetching.servers import reply
from watching.made_up import LONG, feed_of, feed_reply, item

from garant.watching import Follow

FEED = "/feed"
SHORT = "Le début seulement."


def page(words=LONG):
    return reply(f"<html><body><article><h1>Titre</h1><p>{words}</p></article></body></html>")


def test_what_is_new_is_recorded_once(watched, pages):
    pages[FEED] = feed_reply(item(1), item(2))
    watched.run()
    watched.clock.moment += 3600
    watched.run()

    assert ["http://news.example/a/1", "http://news.example/a/2"] == watched.names
    assert ["read", "unchanged"] == [
        event.what for event in watched.events if event.what in ("read", "unchanged")
    ]


def test_where_a_feed_gives_the_start_the_page_is_read(watched, pages):
    pages[FEED] = feed_reply(item(1, SHORT, day="Thu, 04 Sep 2025 10:00:00 GMT"), item(2))
    pages["/a/1"] = page("Le corps entier de l'article. " * 30)
    watched.run()

    by_name = {one.id: watched.ledger.document(one.key) for one in watched.ledger.documents()}
    assert ["http://news.example/a/1", "http://news.example/a/2"] == sorted(by_name)
    assert "Le corps entier" in by_name["http://news.example/a/1"].text


@pytest.mark.parametrize(("follow", "asked"), [(Follow.ALWAYS, 2), (Follow.NEVER, 0)])
def test_pages_are_read_as_the_plan_says(watched, pages, follow, asked):
    pages[FEED] = feed_reply(item(1, SHORT), item(2))
    pages["/a/1"], pages["/a/2"] = page("Un. " * 50), page("Deux. " * 50)
    watched.run(feed_of(follow=follow))

    assert asked == sum(path.startswith("/a/") for path in watched.asked)
    assert 2 == len(watched.names)


def test_a_page_that_is_not_there_is_read_as_the_feed_gives_it(watched, pages):
    pages[FEED] = feed_reply(item(1, SHORT))
    watched.run()

    assert ["http://news.example/a/1"] == watched.names
    assert 1 == len(watched.told("page_given_up"))


def test_a_page_that_fails_is_asked_again_later_and_at_last_read_from_the_feed(watched, pages):
    pages[FEED] = feed_reply(item(1, SHORT))
    pages["/a/1"] = reply("", status="500 Internal Server Error")
    watched.run(once=False, seconds=86400)

    assert 5 == watched.asked.count("/a/1")
    assert ["http://news.example/a/1"] == watched.names


def test_the_same_entry_with_changed_words_is_a_new_version(watched, pages):
    words = " ".join(f"Mot numéro {number} du texte." for number in range(60))
    pages[FEED] = feed_reply(item(1, words))
    watched.run()
    pages[FEED] = feed_reply(item(1, f"{words} Et une phrase de plus."))
    watched.clock.moment += 3600
    watched.run()

    assert 1 == len(watched.told("update"))
    assert 1 == sum(one.superseded_by is not None for one in watched.ledger.documents())


def test_a_copy_is_told_as_one(watched, pages):
    words = " ".join(f"Mot numéro {number} du texte." for number in range(60))
    pages[FEED] = feed_reply(item(1, words), item(2, words))
    watched.run()

    assert 1 == len(watched.told("copy"))


def test_an_entry_without_a_day_is_read(watched, pages):
    pages[FEED] = feed_reply(item(1))
    watched.run()

    assert [None] == [one.published for one in watched.ledger.documents()]


@pytest.mark.parametrize(
    ("link", "name", "url"),
    [
        ("/b/1", "http://news.example/b/1", "http://news.example/b/1"),
        ("b/1", "http://news.example/b/1", "http://news.example/b/1"),
        ("javascript:alert(1)", "http://news.example/feed (javascript:alert(1))", None),
        ("file://etc/passwd", "http://news.example/feed (file://etc/passwd)", None),
    ],
)
def test_links_are_addresses_of_the_web_or_none(watched, pages, link, name, url):
    pages[FEED] = feed_reply(item(1, SHORT, link=link))
    pages["/b/1"] = page()
    watched.run()

    (record,) = watched.ledger.documents()
    assert (name, url) == (record.id, record.url)


def test_a_page_in_the_place_of_a_feed_is_told_with_its_feed(watched, pages):
    body = '<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head></html>'
    pages[FEED] = reply(body)
    watched.run()

    assert "http://news.example/rss" in watched.told("failed")[0]["why"]


@pytest.mark.parametrize(
    "body",
    [
        b"<rss version='2.0'><channel>" + b"<item><title>x</title></item>" * 400_000,
        b'<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel><item>'
        b"<title>&b;</title></item></channel></rss>",
        b"<rss version='2.0'><channel></channel></rss>",
        b"",
        b"\x00\x01\x02",
    ],
    ids=["larger than is let in", "entities of its own", "no entry", "empty", "no text"],
)
def test_a_feed_that_is_none_stops_nothing(watched, pages, body):
    pages[FEED] = reply(body, "application/rss+xml")
    pages["/other"] = feed_reply(item(1))
    watched.run(feed_of(), feed_of("http://news.example/other"))

    assert ["http://news.example/a/1"] == watched.names
    assert watched.told("failed") or watched.told("not_read")


def test_a_feed_that_never_ends_is_let_go(watched, pages, monkeypatch):
    from garant.watching import watch

    def endless():
        yield b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n<rss><channel>"
        while True:
            yield b" " * 1000
            yield 0.05

    monkeypatch.setattr(watch, "_FEED_SECONDS", 0.5)
    pages[FEED] = endless
    pages["/other"] = feed_reply(item(1))
    watched.run(feed_of(), feed_of("http://news.example/other"))

    assert ["http://news.example/a/1"] == watched.names


def test_an_entry_that_stops_the_reader_is_told_and_the_others_are_read(watched, pages):
    watched.reader.poison = "venin"
    pages[FEED] = feed_reply(item(1), item(2, f"venin {LONG}"), item(3))
    watched.run()
    watched.clock.moment += 3600
    watched.run()

    assert ["http://news.example/a/1", "http://news.example/a/3"] == watched.names
    assert 1 == len(watched.told("not_read"))


def test_a_round_is_settled_once_at_its_end(watched, pages):
    pages[FEED] = feed_reply(item(1, SHORT), item(2, SHORT))
    pages["/a/1"] = pages["/a/2"] = page()
    watched.run()

    assert 1 == watched.settled


def test_a_round_leaves_what_is_too_much_for_the_next(watched, pages, monkeypatch):
    from garant.watching import watch

    monkeypatch.setattr(watch, "_PAGES_A_ROUND", 2)
    pages[FEED] = feed_reply(*(item(number, SHORT) for number in range(5)))
    for number in range(5):
        pages[f"/a/{number}"] = page(f"Le corps de l'article numéro {number}. " * 40)
    watched.run()
    first = len(watched.names)
    watched.run()
    watched.run()

    assert (2, 5) == (first, len(watched.names))
    assert [3, 1, None] == [event.get("pages") for event in watched.told("stopped")]


def test_an_entry_whose_link_tells_who_follows_it_stays_the_same(watched, pages):
    for number in range(3):
        link = f"http://news.example/a/1?id=7&utm_source={number}#n{number}"
        pages[FEED] = feed_reply(item(1, link=link, guid=f"tag:{number}"))
        watched.clock.moment += 3600
        watched.run()
    pages[FEED] = feed_reply(item(1, link="http://news.example/a/1?id=8"))
    watched.clock.moment += 3600
    watched.run()

    assert ["http://news.example/a/1?id=7&utm_source=0#n0", "http://news.example/a/1?id=8"] == (
        watched.names
    )
