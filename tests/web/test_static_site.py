"""The site as files: every link leads to a file, nothing asks a server, no document is whole."""

import hashlib
import json
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import feedparser
import pytest
from lxml import etree, html
from told import READINGS, RUN, Told, reading
from web.accounts import add_accounts
from web.hostile import hostile_readings

from garant.answers import Answers
from garant.errors import GarantError
from garant.ledger import Asked, Ledger
from garant.settings import Settings
from garant.web import Site, Wanted, static_site, write_site

PACT = {"pact": "ukraine"}


def wanted(**more):
    return Wanted("ukraine", {**PACT, **more.pop("query", {})}, forms=("md",), **more)


def site_over(ledger, ontology):
    address = ledger.store.engine.url.render_as_string()
    return Site(answers=Answers(ledger, lambda: ontology), settings=Settings(ledger=address))


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    path = tmp_path_factory.mktemp("static") / "garant.db"
    with Ledger.open(f"sqlite:///{path}") as held:
        held.record(READINGS, RUN)
        yield held


@pytest.fixture(scope="module")
def folder(ledger, ontology, tmp_path_factory):
    """A site that was written with an address."""
    out = tmp_path_factory.mktemp("static") / "out"
    address = "https://exemple.example/garant/"
    write_site(site_over(ledger, ontology), out, wanted(since="2026-03-01", address=address))
    return out


def pages(folder):
    """Every page with its file, but for the briefing that stands alone."""
    for file in sorted(folder.rglob("*.html")):
        yield file, html.document_fromstring(file.read_bytes().decode())


def digests(folder):
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_it_has_what_there_is_to_see_in_both_languages(folder):
    for language in ("fr", "en"):
        for name in ("index", "hinges", "changes", "briefing"):
            assert (folder / language / f"{name}.html").is_file()
        for name in ("needs", "positions/DEU", "parties", "acts", "hinges"):
            assert list((folder / language / name).glob("*.html")), name
        assert (folder / language / "briefing.md").is_file()


def test_every_link_leads_to_a_file_and_to_the_place_that_it_names(folder):
    held = {file.resolve(): page for file, page in pages(folder)}
    lost = []
    for file, page in held.items():
        for element in page.xpath("//*[@href or @src]"):
            link = element.get("href") or element.get("src")
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                # A source's own address is the one thing that leads elsewhere.
                assert element.tag == "a", link
                continue
            target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
            if link.startswith("/") or not target.is_file():
                lost.append((str(file), link))
            elif parts.fragment and target in held:
                there = held[target].xpath("//*[@id=$name]", name=parts.fragment)
                lost += [] if there else [(str(file), link)]

    assert [] == lost


def test_nothing_runs_and_nothing_asks_a_server(folder):
    for file, page in pages(folder):
        scripts = page.xpath("//script[not(@type='application/ld+json')]")
        assert [] == [*scripts, *page.xpath("//form | //iframe | //object | //base")], file
        assert [] == [
            name
            for element in page.iter()
            if isinstance(element.tag, str)
            for name in element.attrib
            if name.startswith(("on", "hx-")) or name == "style"
        ], file
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy.startswith("default-src 'none'")
        assert "script-src" not in policy
        assert "//" not in policy


def test_a_page_weighs_little(folder):
    for file, page in pages(folder):
        with_it = [
            (file.parent / unquote(link)).resolve()
            for link in page.xpath("//link[@rel='stylesheet' or @rel='icon']/@href | //img/@src")
            if not link.startswith("data:")
        ]
        assert file.stat().st_size + sum(one.stat().st_size for one in with_it) < 300_000, file


def test_pages_quote_passages_and_never_more(folder, ledger):
    acts = {one.key: one for one in ledger.acts()}
    for file, page in pages(folder):
        if file.parent.name != "acts":
            continue
        record = acts[file.stem]
        words = page.xpath("string((//blockquote[contains(@class, 'words')])[1])")
        told = " […] ".join(" ".join(one.split()) for one in record.words)
        assert told == " ".join(words.split())
        assert not page.xpath("//blockquote//span[contains(@class, 'around')][text()!=' […] ']")


def test_no_page_holds_a_document(tmp_path, ontology):
    told = [
        Told(f"{name} enverra des soldats, la {number}e phrase.", party, target="UKR")
        for number, (name, party) in enumerate(
            [("La France", "FRA"), ("L'Estonie", "EST"), ("La Suède", "SWE")], start=1
        )
    ]
    with Ledger.open(f"sqlite:///{tmp_path / 'g.db'}") as ledger:
        ledger.record([reading("long.txt", "2026-03-01", *told)], RUN)
        whole = " ".join(ledger.document(ledger.documents()[0].key).text.split())
        write_site(site_over(ledger, ontology), tmp_path / "out", wanted())

    assert 3 == whole.count("phrase")
    for file, page in pages(tmp_path / "out"):
        shown = " ".join(page.text_content().split())
        assert whole not in shown, file
        if file.parent.name == "acts":
            (words,) = page.xpath("//section[h2[@id='words']]/blockquote")
            assert 1 == words.text_content().count("phrase")


def test_the_same_ledger_gives_the_same_files(ledger, ontology, folder, tmp_path):
    address = "https://exemple.example/garant/"
    again = tmp_path / "again"
    write_site(site_over(ledger, ontology), again, wanted(since="2026-03-01", address=address))

    assert digests(folder) == digests(again)


def test_the_feed_leads_to_pages_that_are_there(folder):
    for language in ("fr", "en"):
        found = feedparser.parse((folder / language / "changes.atom").read_bytes())
        assert not found.bozo
        assert found.entries
        assert f"https://exemple.example/garant/{language}/changes.atom" == found.feed.id
        for entry in found.entries:
            there = next(link.href for link in entry.links if link.rel == "alternate")
            file = there.removeprefix("https://exemple.example/garant/")
            assert (folder / file).is_file(), there


def test_search_engines_find_every_page(folder):
    tree = etree.fromstring((folder / "sitemap.xml").read_bytes())
    found = {one.text for one in tree.iter("{*}loc")}
    own = {"index.html", "fr/briefing-alone.html"}
    expected = {
        f"https://exemple.example/garant/{file.relative_to(folder).as_posix()}"
        for file, _ in pages(folder)
        if file.relative_to(folder).as_posix() not in own
    }

    assert expected == found
    robots = (folder / "robots.txt").read_text()
    assert "Sitemap: https://exemple.example/garant/sitemap.xml" in robots


def test_an_act_tells_programs_what_it_claims(folder, ledger):
    acts = {one.key: one for one in ledger.acts()}
    told = 0
    for file, page in pages(folder):
        for text in page.xpath("//script[@type='application/ld+json']/text()"):
            claim = json.loads(text)["@graph"][0]
            assert "Claim" == claim["@type"]
            assert file.stem == claim["identifier"]
            assert acts[file.stem].words[0] in claim["text"]
            told += 1
    assert told == len(list(folder.glob("*/acts/*.html")))


def test_who_decided_is_not_told_to_the_web(tmp_path, ontology):
    from garant.model import Verdict

    with Ledger.open(f"sqlite:///{tmp_path / 'g.db'}") as ledger:
        ledger.record(READINGS, RUN)
        for record in ledger.acts(Asked(party="DEU")):
            ledger.review(record.key, Verdict.ACCEPT, who="Ada Lovelace", why="relu")
        write_site(site_over(ledger, ontology), tmp_path / "out", wanted())

    text = "".join(file.read_text() for file in (tmp_path / "out").rglob("*.html"))
    assert "relu" in text
    assert "Lovelace" not in text


def test_hostile_texts_stay_texts(tmp_path, ontology):
    with Ledger.open(f"sqlite:///{tmp_path / 'g.db'}") as ledger:
        ledger.record(hostile_readings()[:12], RUN)
        write_site(site_over(ledger, ontology), tmp_path / "out", wanted())

    for _, page in pages(tmp_path / "out"):
        assert [] == page.xpath(
            "//script[not(@type='application/ld+json')] | //iframe | //img[@onerror]"
        )
        links = [urlsplit(one).scheme for one in page.xpath("//@href | //@src")]
        assert set(links) <= {"", "http", "https", "data"}
        for text in page.xpath("//script/text()"):
            assert "<" not in text
            json.loads(text)


def test_a_ledger_with_accounts_is_published_as_it_is(tmp_path, ontology, monkeypatch):
    from argon2 import PasswordHasher

    from garant.access import secrets

    monkeypatch.setattr(secrets, "_hasher", lambda: PasswordHasher(1, 8, 1))
    with Ledger.open(f"sqlite:///{tmp_path / 'g.db'}") as ledger:
        ledger.record(READINGS, RUN)
        add_accounts(ledger)
        built = write_site(site_over(ledger, ontology), tmp_path / "out", wanted())

    assert built.pages > 20
    page = html.document_fromstring((tmp_path / "out/fr/index.html").read_bytes().decode())
    assert not page.xpath("//a[contains(@href, 'review') or contains(@href, 'sign')]")


def test_a_day_gone_by_has_no_feed_and_tells_of_nothing_later(ledger, ontology, tmp_path):
    query = {"as_of": "2026-03-15"}
    write_site(site_over(ledger, ontology), tmp_path / "out", wanted(query=query))

    assert not list((tmp_path / "out").rglob("*.atom"))
    shown = {file.stem for file in (tmp_path / "out/fr/acts").glob("*.html")}
    days = {str(one.day) for one in ledger.acts() if one.key in shown and one.day}
    assert max(days) <= "2026-03-15"


# The folder.


@pytest.fixture
def empty_site(tmp_path, ontology):
    with Ledger.open(f"sqlite:///{tmp_path / 'empty.db'}") as ledger:
        yield site_over(ledger, ontology)


def test_an_empty_ledger_is_a_site_that_says_so(empty_site, tmp_path):
    built = write_site(empty_site, tmp_path / "out", wanted())

    assert built.pages > 0
    assert "Rien n’est connu" in (tmp_path / "out/fr/briefing.html").read_text()


def test_what_is_no_site_of_ours_is_left_as_it_is(empty_site, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "thesis.txt").write_text("years of work")

    with pytest.raises(GarantError, match=r"holds something that is no site of Garant; .* --force"):
        write_site(empty_site, out, wanted())
    assert ["thesis.txt"] == [one.name for one in out.iterdir()]
    write_site(empty_site, out, wanted(), force=True)
    assert not (out / "thesis.txt").exists()


def test_a_site_of_ours_is_replaced_whole(empty_site, tmp_path):
    out = tmp_path / "out"
    write_site(empty_site, out, wanted())
    (out / "fr" / "stale.html").write_text("gone")

    write_site(empty_site, out, wanted())
    assert not (out / "fr" / "stale.html").exists()
    assert ["empty.db", "out"] == sorted(
        one.name for one in tmp_path.iterdir() if "-" not in one.name
    )


def test_force_replaces_no_folder_that_holds_the_ledger(empty_site, tmp_path):
    with pytest.raises(GarantError, match="holds more than a site, and is not replaced"):
        write_site(empty_site, tmp_path, wanted(), force=True)
    assert (tmp_path / "empty.db").is_file()


def test_a_file_is_no_folder(empty_site, tmp_path):
    (tmp_path / "out").write_text("x")

    with pytest.raises(GarantError, match="is a file; name a folder"):
        write_site(empty_site, tmp_path / "out", wanted(), force=True)


def test_what_fails_midway_leaves_the_old_site(empty_site, tmp_path, monkeypatch):
    out = tmp_path / "out"
    write_site(empty_site, out, wanted())
    before = digests(out)

    def broken(self):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(static_site._Builder, "_robots", broken)
    with pytest.raises(OSError, match="No space left"):
        write_site(empty_site, out, wanted())
    assert before == digests(out)
    assert [] == [one.name for one in tmp_path.iterdir() if one.name.startswith(".")]


def test_files_of_ours_alone_are_copied(folder):
    kinds = {file.suffix for file in (folder / "static").rglob("*") if file.is_file()}

    assert {".css", ".svg"} == kinds
    assert not re.search(r"url\(['\"]?(?!data:|#)", _styles(folder))


def _styles(folder):
    return "".join(Path(file).read_text() for file in sorted((folder / "static").glob("*.css")))
