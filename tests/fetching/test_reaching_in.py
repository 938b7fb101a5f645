"""However it is spelled, wherever it leads, nothing behind us is asked."""

import pytest
from fetching.servers import PUBLIC, reply

from garant.errors import InputError
from garant.fetching.addresses import checked_address, is_public

SPELLINGS = [
    "http://127.0.0.1/",
    "http://127.0.0.1:80/",
    "http://127.1/",
    "http://127.0.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0X7F.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://0177.1/",
    "http://127.0.0.1./",
    "http://127.000.000.001/",
    "http://00127.0.0.1/",
    "http://0/",
    "http://0.0.0.0/",
    "http://00/",
    "http://0x0/",
    "http://127.255.255.254/",
    "http://1.2.3/",
    "http://256.256.256.256/",
    "http://999999999999/",
    "http://localhost/",
    "http://LOCALHOST/",
    "http://localhost./",
    "http://localhost:80/",
    "http://a.localhost/",
    "http://localhost.localdomain/",
    "http://ip6-localhost/",
    "http://router/",
    "http://router.lan/",
    "http://printer.local/",
    "http://wiki.internal/",
    "http://metadata.google.internal/computeMetadata/v1/",
    "http://metadata/",
    "http://169.254.169.254/latest/meta-data/",
    "http://0xa9fea9fe/",
    "http://2852039166/",
    "http://[fd00:ec2::254]/",
    "http://168.63.129.16/",
    "http://100.100.100.200/",
    "http://192.0.0.192/",
    "http://10.0.0.1/",
    "http://10.1/",
    "http://172.16.0.1/",
    "http://172.31.255.255/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://198.18.0.1/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://240.0.0.1/",
    "http://[::1]/",
    "http://[::]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::127.0.0.1]/",
    "http://[64:ff9b::a9fe:a9fe]/",
    "http://[64:ff9b:1::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[2002:a00:1::1]/",
    "http://[2001:0:7f00:1::]/",
    "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[fe80::1%eth0]/",
    "http://[fc00::1]/",
    "http://[fd12:3456::1]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
    "http://[2001:db8::1]/",
    "http://[2606:4700::5efe:7f00:1]/",
    "http://[::1/",
    "http://[127.0.0.1]/",
    "http://127。0。0。1/",
    "http://１２７.0.0.1/",
    "http://①②⑦.⓪.⓪.①/",
    "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/",
    "http://127%2e0%2e0%2e1/",
    "http://%6c%6f%63alhost/",
    "http://user@127.0.0.1/",
    "http://news.example@127.0.0.1/",
    "http://news.example:80@127.0.0.1/",
    "http://127.0.0.1@news.example/",
    "http://user:secret@news.example/",
    "http://@news.example/",
    "http://news.example#@127.0.0.1/",
    "http://news.example?@127.0.0.1/",
    "http://news.example\\@127.0.0.1/",
    "http://127.0.0.1\\@news.example/",
    "http:\\\\127.0.0.1\\",
    "http:/127.0.0.1/",
    "http:127.0.0.1/",
    "//127.0.0.1/",
    "127.0.0.1",
    "http://news.example:22/",
    "http://news.example:8080/",
    "http://news.example:443/",
    "https://news.example:80/",
    "http://news.example:0/",
    "http://news.example:99999/",
    "http://news.example:80:80/",
    "http://news.example :80/",
    "http://127.0.0.1\t/",
    "http://127.0.0.1\n/",
    "http://127.0.0.1\r\nHost: x/",
    "http://127.0.0.1\x00.news.example/",
    "http://\u200b127.0.0.1/",
    "http://",
    "http:///",
    "http://./",
    "http://../",
    "http://-/",
    "http://a..b/",
    "",
    "   ",
    "file:///etc/passwd",
    "FILE:///etc/passwd",
    "ftp://news.example/",
    "gopher://127.0.0.1:25/_HELO",
    "dict://127.0.0.1:11211/stats",
    "ldap://127.0.0.1/",
    "jar:http://127.0.0.1!/",
    "javascript:alert(1)",
    "data:text/html,x",
    "view-source:http://127.0.0.1/",
    "unix:/run/docker.sock",
    "http+unix://%2Frun%2Fdocker.sock/",
    "http://news.example/" + "a" * 3_000,
    "http://" + "a" * 300 + ".example/",
]

NAMES_THAT_LEAD_IN = {
    "127.0.0.1.rebind.example": ["127.0.0.1"],
    "six.rebind.example": ["::1"],
    "mapped.rebind.example": ["::ffff:169.254.169.254"],
    "scoped.rebind.example": ["fe80::1%2"],
    "mixed.rebind.example": [PUBLIC, "10.0.0.5"],
    "mixed-late.rebind.example": [PUBLIC, PUBLIC, PUBLIC, PUBLIC, PUBLIC, "192.168.0.1"],
    "odd.rebind.example": ["0x7f.1"],
    "nothing.rebind.example": [],
}

INSIDE = "<p>what nobody outside may see</p>"


def outside(spelling):
    """Whether a spelling, strange as it is, names the public web alone."""
    return spelling in (
        "http://news.example#@127.0.0.1/",
        "http://news.example?@127.0.0.1/",
    )


@pytest.mark.parametrize("spelling", [each for each in SPELLINGS if not outside(each)])
def test_an_odd_spelling_is_refused_before_anything_is_asked(get, web, server, pages, spelling):
    pages["/"] = reply(INSIDE)

    with pytest.raises(InputError) as refused:
        get(spelling)

    told = str(refused.value)
    assert [] == web.connected == server.asked
    assert 1 == len(told.splitlines())
    assert len(told) < 400
    assert "secret" not in told


@pytest.mark.parametrize("spelling", [each for each in SPELLINGS if outside(each)])
def test_what_stands_behind_the_host_is_no_host(get, web, pages, spelling):
    with pytest.raises(InputError, match="404"):
        get(spelling)

    assert ["news.example"] == web.asked


@pytest.mark.parametrize("name", NAMES_THAT_LEAD_IN)
def test_a_name_that_stands_for_what_is_behind_us_is_refused(get, web, server, pages, name):
    web.numbers = NAMES_THAT_LEAD_IN
    pages["/"] = reply(INSIDE)

    with pytest.raises(InputError):
        get(f"http://{name}/")

    assert [] == web.connected == server.asked


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See", "307 T", "308 P"])
@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1/",
        "//127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://2130706433/",
        "http://169.254.169.254/latest/",
        "http://in.example/",
        "http://user@news.example/",
        "http://news.example:22/",
        "file:///etc/passwd",
        "\\\\127.0.0.1\\",
        "/\\127.0.0.1/",
        "http://in.example\\@news.example/",
    ],
)
def test_a_redirect_is_looked_at_like_any_address(get, web, server, pages, status, location):
    web.numbers = {"in.example": ["10.0.0.1"]}
    pages["/"] = reply(INSIDE)
    pages["/a"] = reply("", status=status, Location=location)

    with pytest.raises(InputError):
        get("http://news.example/a")

    assert [PUBLIC] == web.connected
    assert 1 == len(server.asked)


def test_a_name_that_changes_its_number_is_asked_once_and_held_to_it(get, web, pages):
    numbers = iter([[PUBLIC], ["127.0.0.1"], ["127.0.0.1"]])
    web.numbers = {"rebind.example": lambda: next(numbers)}
    pages["/a"] = reply("<p>public</p>")

    assert b"public" in get("http://rebind.example/a").data
    assert [PUBLIC] == web.connected
    assert ["rebind.example"] == web.asked


def test_a_name_that_changes_its_number_between_redirects_is_refused(get, web, server, pages):
    numbers = iter([[PUBLIC], ["127.0.0.1"]])
    web.numbers = {"rebind.example": lambda: next(numbers)}
    pages["/a"] = reply("", status="302 Found", Location="/b")
    pages["/b"] = reply(INSIDE)

    with pytest.raises(InputError, match="not an address of the public web"):
        get("http://rebind.example/a")

    assert [PUBLIC] == web.connected
    assert 1 == len(server.asked)


def test_the_real_look_up_of_this_machine_leads_nowhere_inside():
    import socket

    from garant.fetching import fetch

    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.2)
        for host in ("localhost", "127.0.0.1", "[::1]", "0", socket.gethostname()):
            with pytest.raises(InputError):
                fetch(f"http://{host}/")
        with pytest.raises(TimeoutError):
            listening.accept()


def test_what_the_environment_says_of_proxies_is_not_followed(get, web, pages, monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    pages["/a"] = reply("<p>public</p>")

    assert b"public" in get("http://news.example/a").data


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.example.org/a?b=c", "www.example.org"),
        (" HTTPS://WWW.Example.ORG/A ", "www.example.org"),
        ("https://www.example.org:443/", "www.example.org"),
        ("http://93.184.215.14/", "93.184.215.14"),
        (
            "http://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/",
            "2606:2800:21f:cb07:6820:80da:af6b:8b2c",
        ),
        ("https://www.éxample.fr/été?q=là", "www.xn--xample-9ua.fr"),
        ("https://a_b.example.org/", "a_b.example.org"),
        ("https://www.example.org./", "www.example.org."),
        ("https://example.org/@user/a|b", "example.org"),
        ("https://example.org/#:~:text=a", "example.org"),
    ],
)
def test_an_address_as_people_write_them_may_be_asked(address, host):
    assert host == checked_address(address).raw_host.decode()


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("8.8.8.8", True),
        ("2001:4860:4860::8888", True),
        ("64:ff9b::808:808", True),
        ("64:ff9b::a00:1", False),
        ("100.127.255.255", False),
        ("100.128.0.1", True),
        ("172.32.0.1", True),
        ("192.88.99.1", False),
        ("::ffff:8.8.8.8", False),
        ("1.2.3.4.5", False),
        ("", False),
    ],
)
def test_numbers_are_told_apart(number, public):
    assert public is is_public(number)
