"""What is at an address is let in within bounds, or a sentence says why not."""

import gzip
import ssl
import threading
import time
import tracemalloc
import zlib

import pytest
from fetching.servers import PUBLIC, reply

from garant.errors import InputError
from garant.fetching import Fetched


def test_a_page_is_fetched(get, pages):
    pages["/a"] = reply(
        "<p>Un été.</p>", ETag='"x1"', Last_Modified="Tue, 02 Sep 2025 08:00:00 GMT"
    )

    assert (
        Fetched(
            "http://news.example/a",
            "<p>Un été.</p>".encode(),
            "text/html",
            '"x1"',
            "Tue, 02 Sep 2025 08:00:00 GMT",
        )
        == get()
    )


def test_it_says_who_asks_and_nothing_of_whom_for(get, pages, server):
    pages["/a?b=c"] = reply()
    get("http://news.example/a?b=c#d")
    (asked,) = server.asked

    assert asked.startswith("GET /a?b=c HTTP/1.1\r\n")
    assert "\r\nHost: news.example\r\n" in asked
    assert "User-Agent: Garant/" in asked
    for unasked in ("cookie", "referer", "authorization", "x-forwarded", "accept-language"):
        assert unasked not in asked.lower()


def test_redirects_are_followed_to_the_end(get, pages, web):
    pages["/a"] = reply("", status="301 Moved", Location="/b")
    pages["/b"] = reply("", status="302 Found", Location="//other.example/c?d")
    pages["/c?d"] = reply("<p>fin</p>")

    assert "http://other.example/c?d" == get().address
    assert ["news.example", "news.example", "other.example"] == web.asked


def test_redirects_without_an_end_are_not(get, pages, server):
    pages["/a"] = reply("", status="302 Found", Location="/a")

    with pytest.raises(InputError, match="leads on more than 5 times"):
        get()
    assert 6 == len(server.asked)


def test_by_https_the_server_proves_its_name(get, pages, web):
    pages["/a"] = reply()
    get("https://news.example/a")
    ((host, mode, context),) = web.hosts

    assert ("news.example", ssl.CERT_REQUIRED, True) == (host, mode, context.check_hostname)
    assert [PUBLIC] == web.connected


def test_what_is_unchanged_is_told_without_its_bytes(get, pages, server):
    pages["/a"] = reply("", status="304 Not Modified", Content_Type=None, ETag='"x1"')
    found = get(etag='"x1"', modified="Tue, 02 Sep 2025 08:00:00 GMT")

    assert found.is_unchanged
    assert b"" == found.data
    assert 'If-None-Match: "x1"' in server.asked[0]
    assert "If-Modified-Since: Tue" in server.asked[0]


def test_a_mark_with_a_line_break_in_it_is_not_sent(get, pages, server):
    pages["/a"] = reply()
    get(etag='"x"\r\nEvil: yes')

    assert "Evil" not in server.asked[0]


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("404 Not Found", "answers 404 (not found); check the address"),
        ("403 Forbidden", "open it yourself"),
        ("401 No", "open it yourself"),
        ("429 Slow", "try again later"),
        ("500 Oh", "answers 500 (internal server error); try again later"),
        ("599 Odd", "answers 599 (unknown)"),
        ("204 No Content", "answers 204"),
        ("304 Not Modified", "answers 304"),
        ("302 Found", "answers 302"),
    ],
)
def test_an_answer_that_is_none_is_told(get, pages, status, told):
    pages["/a"] = reply("<p>x</p>", status=status)

    with pytest.raises(InputError) as refused:
        get()
    assert told in str(refused.value)


@pytest.mark.parametrize(
    "kind",
    [
        "image/png",
        "video/mp4",
        "application/zip",
        "application/gzip",
        "text/css",
        "font/woff2",
        "application/vnd.ms-excel",
        "multipart/x-mixed-replace; boundary=x",
        "x" * 500,
    ],
)
def test_what_is_no_text_is_not_let_in(get, pages, kind):
    pages["/a"] = reply(b"x", kind=kind)

    with pytest.raises(InputError, match="is of the type") as refused:
        get()
    assert len(str(refused.value)) < 300


@pytest.mark.parametrize(
    "kind",
    [
        "",
        "text/html",
        "TEXT/HTML; charset=x",
        "text/plain",
        "text/xml",
        "application/rss+xml",
        "application/pdf",
        "application/json",
        "application/octet-stream",
        None,
    ],
)
def test_what_may_be_a_text_is(get, pages, kind):
    pages["/a"] = reply(b"x", kind=kind)

    assert b"x" == get().data


@pytest.mark.parametrize(
    ("packing", "pack"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("GZIP", lambda body: gzip.compress(body[:9]) + gzip.compress(body[9:]) + b"\0\0\0"),
        ("deflate", zlib.compress),
        ("deflate", lambda body: zlib.compress(body)[2:-4]),
        ("identity", bytes),
        ("", bytes),
    ],
)
def test_a_packed_page_is_unpacked(get, pages, packing, pack):
    body = "<p>Un été à l’est.</p>".encode() * 500
    pages["/a"] = reply(pack(body), Content_Encoding=packing)

    assert body == get().data


@pytest.mark.parametrize(
    ("packing", "body", "told"),
    [
        ("br", b"x", "which was not asked for"),
        ("gzip, gzip", b"x", "which was not asked for"),
        ("gzip", b"not packed", "cannot be unpacked"),
        ("gzip", gzip.compress(b"x" * 1_000, mtime=0)[:-9], "its end is missing"),
        ("gzip", gzip.compress(b"x" * 1_000, mtime=0)[:-8] + b"\1" * 8, "cannot be unpacked"),
        ("deflate", zlib.compress(b"abc" * 99)[:-6], "its end is missing"),
    ],
)
def test_a_page_that_cannot_be_unpacked_is_told(get, pages, packing, body, told):
    pages["/a"] = reply(body, Content_Encoding=packing)

    with pytest.raises(InputError, match=told):
        get()


def test_a_bomb_takes_no_more_memory_than_what_is_let_in(get, pages):
    packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    zeros = bytes(1 << 20)
    bomb = b"".join([*(packer.compress(zeros) for _ in range(1024)), packer.flush()])
    pages["/a"] = reply(bomb, Content_Encoding="gzip")
    tracemalloc.start()
    with pytest.raises(InputError, match="larger than 20 MB"):
        get()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(bomb) < 1_200_000
    assert most < 64_000_000


@pytest.mark.parametrize("said", ["2001", None, "x", "-1"])
def test_a_page_that_is_too_large_is_not_read_to_its_end(get, pages, said):
    sent = []

    def endless():
        yield reply(b"", Content_Length=said if said != "x" else None)
        for _ in range(10_000):
            sent.append(1)
            yield b"x" * 65_536

    pages["/a"] = endless

    with pytest.raises(InputError, match=r"larger than 0.002 MB|HTTP"):
        get(limits={"most_bytes": 2_000})
    assert len(sent) < 1_000


def test_a_page_in_chunks_without_end_is_not_either(get, pages):
    def endless():
        yield reply(b"", Content_Length=None, Transfer_Encoding="chunked")
        while True:
            yield b"1000\r\n" + b"x" * 4096 + b"\r\n"

    pages["/a"] = endless

    with pytest.raises(InputError, match=r"larger than 0\.1 MB"):
        get(limits={"most_bytes": 100_000})


@pytest.mark.parametrize("where", ["nothing", "head", "body", "interim", "lines"])
def test_a_server_that_dribbles_is_waited_for_once(get, pages, where):
    def dribble():
        if where == "nothing":
            yield 9.0
        elif where == "head":
            yield b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX: "
            while True:
                yield b"x"
                yield 0.1
        elif where == "lines":
            yield b"HTTP/1.1 200 OK\r\n"
            while True:
                yield b"X: y\r\n"
                yield 0.1
        elif where == "interim":
            while True:
                yield b"HTTP/1.1 103 Early Hints\r\n\r\n"
                yield 0.1
        else:
            yield reply(b"", Content_Length="1000")
            while True:
                yield b"x"
                yield 0.1

    pages["/a"] = dribble
    begun = time.monotonic()

    with pytest.raises(InputError, match=r"took more than 1 seconds|did not speak"):
        get(limits={"seconds": 1.0})
    assert time.monotonic() - begun < 3


def test_all_redirects_share_one_time(get, pages):
    pages["/a"] = lambda: [0.4, reply("", status="302 Found", Location="/a")]
    begun = time.monotonic()

    with pytest.raises(InputError, match="took more than"):
        get(limits={"seconds": 1.0})
    assert time.monotonic() - begun < 2.5


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"hello\r\n\r\n",
        b"HTTP/1.1 200\r\nContent-Length: x\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcde",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"\x00" * 500,
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 50_000 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 500_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ],
)
def test_a_server_that_speaks_something_else_is_told(get, pages, raw):
    pages["/a"] = raw

    with pytest.raises(InputError, match=r"did not speak HTTP|took more") as refused:
        get()
    assert 1 == len(str(refused.value).splitlines())


def test_a_name_that_nobody_knows_is_told(get, web):
    web.numbers = {"nowhere.example": []}

    with pytest.raises(InputError, match="is at no server that is known; check the address"):
        get("http://nowhere.example/")


def test_a_server_that_is_not_there_is_told(get, web, monkeypatch):
    def refuse(number, port, seconds):
        web.connected.append(number)
        raise OSError("refused")

    web.numbers = {"two.example": [PUBLIC, "8.8.8.8"]}
    monkeypatch.setattr(web, "connect", refuse)

    with pytest.raises(InputError, match=r"cannot be reached \(refused\)"):
        get("http://two.example/")
    assert [PUBLIC, "8.8.8.8"] == web.connected


def test_a_slow_look_up_is_not_waited_for(monkeypatch):
    from garant.fetching import network

    awaited = threading.Event()

    def look_up(*_, **__):
        awaited.wait(60)
        return []

    monkeypatch.setattr(network.socket, "getaddrinfo", look_up)
    begun = time.monotonic()

    with pytest.raises(TimeoutError):
        network.resolve("slow.example", 80, 0.2)
    assert time.monotonic() - begun < 30
    awaited.set()


@pytest.mark.parametrize(
    ("body", "kind", "text"),
    [
        ("L'été".encode("iso-8859-1"), "text/html; charset=ISO-8859-1", "L'été"),
        ("L’été".encode("cp1252"), 'text/plain; charset="windows-1252"', "L’été"),
        ("Київ".encode("koi8-u"), "text/html;charset=koi8-u", "Київ"),
        ("L'été".encode(), "text/html; charset=iso-8859-1", "L'été"),
    ],
)
def test_a_text_is_in_utf8_where_only_the_server_says_what_it_is_in(get, pages, body, kind, text):
    pages["/a"] = reply(body, kind=kind)

    assert text.encode() == get().data


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b'<meta charset="iso-8859-1">\xe9t\xe9', "text/html; charset=koi8-r"),
        (b"\xe9t\xe9", "text/html; charset=rot13"),
        (b"\xe9t\xe9", "text/html; charset=nothing"),
        (b"\xe9t\xe9", "application/pdf; charset=iso-8859-1"),
    ],
)
def test_what_says_otherwise_is_left_as_it_came(get, pages, body, kind):
    pages["/a"] = reply(body, kind=kind)

    assert body == get().data
