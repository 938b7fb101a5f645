"""What is watched, and how: read from a TOML file that docs/watch.md describes.

All mistakes in it are told at once, with their lines.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from email.utils import parseaddr
from enum import StrEnum
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from garant.ontology import PlacedToml, read_toml

LEAST_SECONDS = 300.0
"""How often a feed is asked at most: every five minutes."""

LEAST_DELAY_SECONDS = 1.0
"""Between two questions to one server, at least."""

_TIMES = {"s": 1, "min": 60, "m": 60, "h": 3600, "d": 86400}
_TIME = re.compile(r"(\d{1,6}(?:\.\d)?)\s*(s|min|m|h|d)")
_TOP = ("contact", "every", "delay", "follow", "inside", "state", "changes", "feed")
_OF_FEED = ("url", "publisher", "language", "every", "follow")
_OF_CHANGES = ("pact", "languages", "site", "from", "to")
_LANGUAGES = ("fr", "en")


class Follow(StrEnum):
    """Which entries of a feed are read from their page.

    `SHORT`: where the feed gives only the start of the article.
    """

    SHORT = "short"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed that is watched.

    `publisher` and `language` prevail over what the feed says.
    """

    url: str
    every_seconds: float
    follow: Follow
    publisher: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is watched, how politely, and what is told of changes.

    Attributes:
        contact: Where those who run the servers can complain: an address of mail or of a page.
        feeds: The feeds.
        delay_seconds: Between two questions to one server.
        inside: Servers that may be asked although they are not public, as `http://host:port`.
        state: Where it is kept what was seen; None for beside the ledger.
        pact: Whose changes are told.
        languages: What changes are told in.
        site: Where the pages of this ledger are served; empty where they are not.
        sender, recipients: Of the digest.
    """

    contact: str
    feeds: tuple[Feed, ...]
    delay_seconds: float = 10.0
    inside: tuple[str, ...] = ()
    state: Path | None = None
    pact: str = "ukraine"
    languages: tuple[str, ...] = ("fr",)
    site: str = ""
    sender: str = "garant@localhost"
    recipients: tuple[str, ...] = ()


def load_plan(path: Path) -> Plan:
    """Load what is to be watched.

    Raises:
        WordsError: It cannot be read, or has mistakes: one line for each.
    """
    return _Loading(read_toml(path), path.parent).plan()


class _Loading:
    """A plan as it is read, with the mistakes in it."""

    def __init__(self, toml: PlacedToml, folder: Path) -> None:
        self.toml = toml
        self.folder = folder

    def plan(self) -> Plan:
        toml, top = self.toml, self.toml.value
        self._known(top, _TOP)
        every = self._seconds("every", default=1800.0, least=LEAST_SECONDS)
        follow = self._follow(top.get("follow", Follow.SHORT.value), "follow")
        inside = self._texts(top.get("inside", []), "inside")
        for place, origin in enumerate(inside):
            if not _is_origin(origin):
                toml.fault(
                    f"{origin!r} is no server; write its beginning alone, as http://127.0.0.1:8080",
                    *("inside", place),
                )
        state = self._text(top, "state")
        made = Plan(
            contact=self._contact(),
            feeds=self._feeds(every, follow),
            delay_seconds=self._seconds("delay", default=10.0, least=LEAST_DELAY_SECONDS),
            inside=inside,
            state=self.folder / state if state else None,
            **self._changes(),
        )
        toml.finish()
        return made

    def _contact(self) -> str:
        contact = self._text(self.toml.value, "contact") or ""
        is_page = contact.startswith(("https://", "http://"))
        is_plain = contact.isascii() and contact.isprintable() and len(contact) <= 200
        if not is_plain or not (is_page or "@" in parseaddr(contact)[1]):
            self.toml.fault(
                "contact is missing, or neither mail nor page; say where those who run the servers "
                'reach you: contact = "desk@example.org"',
                "contact",
            )
        return contact

    def _feeds(self, every: float, follow: Follow) -> tuple[Feed, ...]:
        found = self.toml.value.get("feed", [])
        if not isinstance(found, list) or not found or not all(isinstance(f, dict) for f in found):
            self.toml.fault('names no feed; add one: [[feed]], and below it url = "https://…"')
            return ()
        feeds: list[Feed] = []
        for place, entry in enumerate(found):
            keys = ("feed", place)
            self._known(entry, _OF_FEED, *keys)
            url = self._text(entry, "url", *keys) or ""
            if not _is_address(url):
                self.toml.fault(f'{url!r} is no address; write url = "https://…"', *keys, "url")
            if any(url == other.url for other in feeds):
                self.toml.fault(f"{url} stands twice; leave one out", *keys, "url")
            own = self._follow(entry.get("follow", follow.value), *keys, "follow")
            feeds.append(
                Feed(
                    url=url,
                    every_seconds=self._seconds("every", *keys, default=every, least=LEAST_SECONDS),
                    follow=own,
                    publisher=self._text(entry, "publisher", *keys),
                    language=self._text(entry, "language", *keys),
                )
            )
        return tuple(feeds)

    def _changes(self) -> dict[str, Any]:
        table = self.toml.value.get("changes", {})
        if not isinstance(table, dict):
            self.toml.fault("changes is no table; write [changes]", "changes")
            return {}
        self._known(table, _OF_CHANGES, "changes")
        found: dict[str, Any] = {}
        for key, name in (("pact", "pact"), ("site", "site"), ("from", "sender")):
            if text := self._text(table, key, "changes"):
                found[name] = text
        if found.get("site") and not _is_address(found["site"]):
            self.toml.fault(f"{found['site']!r} is no address of pages", "changes", "site")
        found["site"] = f"{found['site'].rstrip('/')}/" if found.get("site") else ""
        if "languages" in table:
            found["languages"] = self._texts(table["languages"], "changes", "languages")
            for language in found["languages"]:
                if language not in _LANGUAGES:
                    problem = f"changes are told in {' and '.join(_LANGUAGES)}, not in {language!r}"
                    self.toml.fault(problem, "changes", "languages")
        if "to" in table:
            found["recipients"] = self._texts(table["to"], "changes", "to")
        for key, mails in (("from", [found.get("sender")]), ("to", found.get("recipients", ()))):
            for mail in filter(None, mails):
                if "@" not in parseaddr(mail)[1] or not mail.isprintable():
                    self.toml.fault(f"{mail!r} is no address of mail", "changes", key)
        return found

    def _known(self, table: dict[str, Any], names: Sequence[str], *keys: str | int) -> None:
        for key in table:
            if key not in names:
                near = get_close_matches(key, names, n=1)
                advice = f"did you mean {near[0]}?" if near else f"there are {', '.join(names)}"
                self.toml.fault(f"unknown key {key!r}; {advice}", *keys, key)

    def _text(self, table: dict[str, Any], key: str, *keys: str | int) -> str | None:
        value = table.get(key)
        if value is not None and not isinstance(value, str):
            self.toml.fault(f"{key} is no text; put it in quotes", *keys, key)
            return None
        return value or None

    def _texts(self, value: object, *keys: str | int) -> tuple[str, ...]:
        texts = [value] if isinstance(value, str) else value
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            self.toml.fault(f'{keys[-1]} is no list of texts; write {keys[-1]} = ["…"]', *keys)
            return ()
        return tuple(texts)

    def _follow(self, value: object, *keys: str | int) -> Follow:
        if value not in tuple(Follow):
            named = ", ".join(Follow)
            self.toml.fault(f"follow is {value!r}; give one of {named}", *keys)
            return Follow.SHORT
        return Follow(str(value))

    def _seconds(self, key: str, *above: str | int, default: float, least: float) -> float:
        table: Any = self.toml.value
        for name in above:
            table = table[name]
        if key not in table:
            return default
        written = table[key]
        found = _TIME.fullmatch(written.strip()) if isinstance(written, str) else None
        seconds = float(found[1]) * _TIMES[found[2]] if found else 0.0
        if found is None:
            problem = f'{key} is {written!r}, no time; write "30 min", "2 h" or "45 s"'
            self.toml.fault(problem, *above, key)
        elif seconds < least:
            self.toml.fault(
                f"{key} is less than {least:g} s, the least that is polite", *above, key
            )
        return seconds


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and url.isprintable()
    except ValueError:
        return False


def _is_origin(origin: str) -> bool:
    try:
        parts = urlsplit(origin)
        named = parts.port is None or parts.port > 0
    except ValueError:
        return False
    return _is_address(origin) and named and not (parts.path or parts.query or parts.username)
