"""Files of ours and of others: what is said of them is so, and pages load nothing else."""

import re
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

import garant.web
from garant.web.linking import static_address, web_address
from garant.web.rendering import TEMPLATES

STATIC = Path(garant.web.__file__).parent / "static"
VENDOR = STATIC / "vendor"


def vendored():
    """The files of others with their digests, as the list of them has it."""
    listed = (VENDOR / "VENDORED.md").read_text("utf-8")
    return dict(re.findall(r"^\| `([^`]+)` \|.*`([0-9a-f]{64})` \|$", listed, re.MULTILINE))


def test_every_file_of_others_is_listed_with_the_digest_it_has():
    files = {path.name for path in VENDOR.iterdir()} - {"VENDORED.md"}

    assert {name: sha256((VENDOR / name).read_bytes()).hexdigest() for name in files} == vendored()


def test_the_address_of_a_file_of_ours_changes_with_it():
    digest = sha256((STATIC / "garant.css").read_bytes()).hexdigest()

    assert f"/static/garant.css?v={digest[:10]}" == static_address("garant.css")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//evil.example",
        "http://[",
        "http:",
        "",
        None,
    ],
)
def test_only_addresses_of_the_web_are_linked(url):
    assert "" == web_address(url)


@pytest.mark.parametrize(
    "url", ["https://a.example/b?c=d", "http://a.example", "HTTPS://a.example"]
)
def test_addresses_of_the_web_stay_as_they_are(url):
    assert url == web_address(url)


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.stem)
def test_no_template_holds_a_script_a_style_or_a_handler_in_itself(path):
    text = path.read_text("utf-8")

    assert [] == re.findall(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=|\|\s*safe\b", text)


def test_no_template_names_an_address_of_others():
    for path in TEMPLATES.rglob("*.html"):
        found = re.findall(r"(?:src|href|action)=\"(?:https?:)?//[^\"]*", path.read_text("utf-8"))
        assert [] == found, path.name


PAGES = ("board", "board?need=land", "documents", "parties/FRA", "positions/DEU/ground_troops")


@pytest.mark.parametrize("path", PAGES)
def test_a_sign_that_a_page_uses_is_drawn_and_no_name_stands_twice(client, path):
    tree = html.fromstring(client.get(f"/fr/{path}").text)
    ids = tree.xpath("//@id")

    assert sorted(set(ids)) == sorted(ids)
    assert set() == {use.lstrip("#") for use in tree.xpath("//use/@href")} - set(ids)


@pytest.mark.parametrize("path", PAGES)
def test_headings_go_down_one_level_at_a_time(client, path):
    tree = html.fromstring(client.get(f"/en/{path}").text)
    levels = [int(each.tag[1]) for each in tree.xpath("//h1|//h2|//h3|//h4")]

    assert 1 == levels[0]
    assert all(after <= before + 1 for before, after in pairwise(levels))
