"""The site as a folder of files, for any web server and for reading without one.

The pages are asked of the application itself, as a visitor who may read, so that site and server
cannot disagree. The folder is written beside its place and put there once all of it stands.
"""

import asyncio
import os
import re
import shutil
import zlib
from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlencode
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape

from fastapi import FastAPI

import garant
from garant import publishing
from garant.answers import BRIEFING_FORMATS, Answers
from garant.errors import GarantError
from garant.model import Role
from garant.web.app import STATIC, create_app
from garant.web.site import Site
from garant.web.speaking import LANGUAGES, load_speech
from garant.web.static_pages import POLICY, Place, links_in, parsed, stand_alone
from garant.web.visitors import Visitor

MARKER = "garant-site.txt"
"""The file that tells a folder of ours: only such a folder is put another in the place of."""

_HOST = "garant.invalid"
"""Under this name the application is asked; it stands in no file."""

_REDIRECTS = 3
_READER = Visitor("", Role.READ, "open door")
_FOLLOWED = frozenset({"need", "part", "position", "party", "act"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which state of a guarantee the site shows, and where it is going to stand.

    `query` is what every page is asked with: pact, as_of, known_at, reviewed. `since` is the first
    day that changes are told from. `address` is where it will be reached, ending in a slash, or
    empty: then it has no map for search engines, and its feed leads by relative addresses. `forms`
    are what the briefing is written as besides its page.
    """

    pact: str
    query: Mapping[str, str]
    since: str = ""
    address: str = ""
    forms: tuple[str, ...] = tuple(BRIEFING_FORMATS)


@dataclass(slots=True)
class Built:
    """What was written: how many pages and files, and what had to be left out."""

    pages: int = 0
    files: int = 0
    left_out: list[str] = field(default_factory=list)


def write_site(
    site: Site,
    folder: Path,
    wanted: Wanted,
    *,
    force: bool = False,
    on_page: Callable[[int], None] = lambda count: None,
) -> Built:
    """Write the site into a folder; what stood there before is gone once the new one stands.

    Args:
        site: What is shown.
        folder: Where to; it may be there if it is empty or a site of ours.
        wanted: Which state of it.
        force: Whether to replace whatever stands in the folder.
        on_page: Is told how many pages are made.

    Raises:
        GarantError: Something else stands in the folder, or a page cannot be made.
        OSError: The folder cannot be written.
    """
    folder = Path(os.path.realpath(folder))
    _check_folder(folder, site.settings.ledger, force=force)
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    old = folder.with_name(f".{folder.name}.{os.getpid()}.old")
    shutil.rmtree(part, ignore_errors=True)
    try:
        part.mkdir()
        builder = _Builder(site, part, wanted, on_page)
        # In a thread of its own, so that it works where a loop runs already, as in a notebook.
        with ThreadPoolExecutor(1) as pool:
            built = pool.submit(builder.build).result()
        if folder.exists():
            folder.rename(old)
        try:
            part.rename(folder)
        except OSError:
            if old.exists():
                old.rename(folder)
            raise
    finally:
        shutil.rmtree(part, ignore_errors=True)
        if folder.exists():
            shutil.rmtree(old, ignore_errors=True)
    return built


def _check_folder(folder: Path, ledger: str, *, force: bool) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise GarantError(f"{folder} is a file; name a folder for the site")
    if (folder / MARKER).is_file() or not any(folder.iterdir()):
        return
    if not force:
        raise GarantError(
            f"{folder} holds something that is no site of Garant; name a folder that is new or "
            "empty, or replace all of it with --force"
        )
    held = (Path.home(), Path.cwd(), Path(ledger.removeprefix("sqlite:///")).absolute())
    if any(folder == one or folder in one.parents for one in held):
        raise GarantError(f"{folder} holds more than a site, and is not replaced; name another")


class _Builder:
    """Asks the application for pages, and writes them as files."""

    def __init__(
        self, site: Site, folder: Path, wanted: Wanted, on_page: Callable[[int], None]
    ) -> None:
        self._answers: Answers = site.answers
        self._app = create_app(site)
        self._folder, self._wanted, self._on_page = folder, wanted, on_page
        self._pages: dict[Place, bytes] = {}
        self._built = Built()
        self._files: dict[str, str] = {}
        self._followed: list[Place] = []
        parties = publishing.view_parties(self._answers.ontology.parties.values())
        self._parties = publishing.parties_by_code(parties)

    def build(self) -> Built:
        with asyncio.Runner() as runner:
            self._runner = runner
            for language in LANGUAGES:
                self._extras(language)
            self._crawl()
        for place in self._pages:
            self._write(place.file, self._page(place))
        for file in sorted(STATIC.rglob("*")):
            if file.suffix in (".css", ".svg"):
                self._write(f"static/{file.relative_to(STATIC).as_posix()}", file.read_bytes())
        self._write("index.html", self._entrance())
        self._write("robots.txt", self._robots())
        if self._wanted.address:
            self._write("sitemap.xml", self._map())
        self._write(MARKER, f"A site by Garant {garant.__version__}: {_READ_ME}\n".encode())
        self._built.pages = len(self._pages)
        return self._built

    # Asking.

    def _crawl(self) -> None:
        """Ask for every page that another one leads to; what acts lead to is not followed."""
        queue = deque(
            Place(language, kind)
            for language in LANGUAGES
            for kind in ("board", "hinges", "changes", "briefing")
        )
        queue += self._followed
        seen = set(queue)
        while queue:
            place = queue.popleft()
            status, body = self._ask(*self._address(place))
            if status != HTTPStatus.OK:
                if not place.about:
                    raise GarantError(f"the page {place.file} cannot be made: {_told(body)}")
                # What is told of an act that is gone, or of a party without a page, is no page.
                continue
            self._pages[place] = zlib.compress(body, 1)
            self._on_page(len(self._pages))
            if place.kind == "act":
                continue
            for found in links_in(parsed(body.decode())):
                if found.kind in _FOLLOWED and found not in seen:
                    seen.add(found)
                    queue.append(found)

    def _address(self, place: Place) -> tuple[str, dict[str, str]]:
        query = {name: value for name, value in self._wanted.query.items() if value}
        about = "/".join(quote(one, safe="") for one in place.about)
        base = f"/{place.language}"
        if place.kind == "act":
            return f"{base}/acts/{about}", {}
        if place.kind == "need":
            return f"{base}/board", {**query, "need": place.about[0]}
        if place.kind == "part":
            return f"{base}/hinges", {**query, "part": place.about[0]}
        if place.kind == "position":
            return f"{base}/positions/{about}", query
        if place.kind == "party":
            return f"{base}/parties/{about}", {k: v for k, v in query.items() if k != "pact"}
        if place.kind == "changes":
            until = query.pop("as_of", "")
            ends = {"from": self._wanted.since, "to": until}
            return f"{base}/changes", {**query, **{k: v for k, v in ends.items() if v}}
        if place.kind == "briefing" and self._wanted.since:
            query["since"] = self._wanted.since
        return f"{base}/{place.kind}", query

    def _ask(self, path: str, query: Mapping[str, str]) -> tuple[int, bytes]:
        """What the application answers, as to a visitor who may read."""
        address = f"{path}?{urlencode(query)}"
        for _ in range(_REDIRECTS):
            status, body, there = self._runner.run(_answer(self._app, address))
            if not there:
                break
            address = there
        return status, body

    def _extras(self, language: str) -> None:
        """The feed of changes and the briefing as files."""
        feed = "/api/v1/feeds/changes.atom"
        asked = {"pact": self._wanted.pact, "reviewed": self._wanted.query.get("reviewed", "")}
        status, body = HTTPStatus.NOT_FOUND.value, b""
        # A feed tells of now: of a day gone by there is none.
        if not (self._wanted.query.get("as_of") or self._wanted.query.get("known_at")):
            status, body = self._ask(
                feed, {"language": language, **{k: v for k, v in asked.items() if v}}
            )
        if status == HTTPStatus.OK:
            file = f"{language}/changes.atom"
            self._write(file, self._feed(body.decode(), file))
            self._files[f"{language} {feed}"] = file
        _, query = self._address(Place(language, "briefing"))
        for form in self._wanted.forms:
            asked = {**query, "language": language, "format": form}
            status, body = self._ask("/api/v1/briefing", asked)
            if status == HTTPStatus.OK:
                file = (
                    f"{language}/briefing.{form}"
                    if form != "html"
                    else (f"{language}/briefing-alone.html")
                )
                self._write(file, body)
                self._files[f"{language} /api/v1/briefing {form}"] = file
            elif language == LANGUAGES[0]:
                self._built.left_out.append(f"the briefing as {form}")

    def _feed(self, text: str, file: str) -> bytes:
        """The feed with the addresses that its files will have."""
        for language, key in re.findall(rf"http://{_HOST}/(\w+)/acts/(\w+)", text):
            self._followed.append(Place(language, "act", (key,)))
        own = f"{self._wanted.address}{file}" if self._wanted.address else "changes.atom"
        # Its name must be whole, wherever it stands.
        name = f"{self._wanted.pact} {file}"
        identity = own if self._wanted.address else uuid5(NAMESPACE_URL, name).urn
        there = rf"http://{_HOST}/api/v1/feeds/changes\.atom[^\"<]*"
        text = re.sub(rf"<id>{there}", f"<id>{identity}", text, count=1)
        text = re.sub(there, own, text)
        start = self._wanted.address or "../"
        return re.sub(rf"http://{_HOST}/([^\"<]+)", rf"{start}\1.html", text).encode()

    # Writing.

    def _page(self, place: Place) -> bytes:
        page = parsed(zlib.decompress(self._pages[place]).decode())
        language = place.language
        files = {"/api/v1/feeds/changes.atom": f"{language}/changes.atom"}
        for link in page.xpath("//a[starts-with(@href, '/api/v1/briefing')]"):
            form = re.search(r"format=(\w+)", link.get("href"))
            held = self._files.get(f"{language} /api/v1/briefing {form[1] if form else ''}")
            if held:
                # Each form has a file; its address would be the same for all but for the query.
                link.set("href", f"/files/{held}")
                files[f"/files/{held}"] = held
        return stand_alone(
            page,
            place,
            has=self._pages.__contains__,
            files=files,
            data=self._data(place),
        )

    def _data(self, place: Place) -> list[Any]:
        """What the page of an act says, for programs."""
        if place.kind != "act":
            return []
        dossier = self._answers.dossier(place.about[0])
        claims = publishing.schema_org_claims(
            [dossier["act"]],  # type: ignore[typeddict-item]
            parties=self._parties,
            language=place.language,
        )
        return [publishing.schema_org_graph(claims)]

    def _entrance(self) -> bytes:
        links = "".join(
            f'<li><a href="{code}/index.html" lang="{code}" hreflang="{code}">'
            f"{escape(load_speech(code)(f'base.in_{code}'))}</a></li>"
            for code in LANGUAGES
        )
        title = "Garant"
        return (
            f'<!doctype html>\n<html lang="{LANGUAGES[0]}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f'<title>{title}</title>\n<link rel="stylesheet" href="static/garant.css">\n'
            '<link rel="icon" href="static/garant.svg" type="image/svg+xml">\n</head>\n'
            f'<body>\n<main id="content">\n<h1>{title}</h1>\n<ul>{links}</ul>\n</main>\n'
            "</body>\n</html>\n"
        ).encode()

    def _robots(self) -> bytes:
        lines = ["User-agent: *", "Allow: /"]
        if self._wanted.address:
            lines.append(f"Sitemap: {self._wanted.address}sitemap.xml")
        return ("\n".join(lines) + "\n").encode()

    def _map(self) -> bytes:
        found = "\n".join(
            f"<url><loc>{escape(self._wanted.address + quote(place.file))}</loc></url>"
            for place in self._pages
        )
        return (
            '<?xml version="1.0" encoding="utf-8"?>\n'
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{found}\n</urlset>\n'
        ).encode()

    def _write(self, name: str, held: bytes) -> None:
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(held)
        self._built.files += 1


def _told(body: bytes) -> str:
    """What a page of trouble tells, on one line."""
    told = parsed(body.decode("utf-8", "replace")).xpath("string(//main)")
    return " ".join(told.split())


_READ_ME = "this folder is replaced as a whole when the site is written again."


async def _answer(app: FastAPI, address: str) -> tuple[int, bytes, str]:
    """One request to the application: its status, its whole answer, where it sends on to."""
    path, _, query = address.partition("?")
    status, there, parts = 500, "", []
    asked = iter([{"type": "http.request", "body": b"", "more_body": False}])

    async def receive() -> Any:
        return next(asked, {"type": "http.disconnect"})

    async def send(message: Any) -> None:
        nonlocal status, there
        if message["type"] == "http.response.start":
            status = message["status"]
            there = dict(message["headers"]).get(b"location", b"").decode()
        elif message["type"] == "http.response.body":
            parts.append(message.get("body", b""))

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(b"host", _HOST.encode())],
        "server": (_HOST, 80),
        "client": ("127.0.0.1", 0),
        "state": {"visitor": _READER},
    }
    await app(scope, receive, send)
    return status, b"".join(parts), there
