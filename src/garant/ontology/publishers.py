"""What the user says of publishers: how reliable one is, and what to flag it as.

Nothing is said of any publisher beforehand; this reads a file of the user's own.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from garant.errors import WordsError

_FIELDS = ("name", "host", "reliability", "flag", "note")
_GRADES = "ABCDEF"
"""The grades of a source in the Admiralty system, from reliable to not to be judged."""

_LONGEST = {"reliability": 30, "flag": 40, "note": 500}
"""Characters: a reliability and a flag stand beside every act, in tables and on pages."""

_APOSTROPHES = {ord(sign): "'" for sign in "’‘ʼ`"}


@dataclass(frozen=True, slots=True)
class PublisherRating:
    """What the user says of one publisher.

    It is known by any of its `names` and `hosts`. `reliability` is a grade of the Admiralty system
    (`A`, reliable, to `E`, unreliable; `F`, not to be judged) or the user's own words, `flag` what
    to show it as ("state media"), `note` why; any of them may be left out.
    """

    names: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    reliability: str | None = None
    flag: str | None = None
    note: str | None = None


class Publishers:
    """The publishers that the user rated; call it with a name and an address.

    A name prevails over a host, and a host over the one that it is a part of. Accents, capitals
    and the shape of apostrophes do not matter in names.
    """

    def __init__(self, ratings: tuple[PublisherRating, ...] = ()) -> None:
        self.ratings = ratings
        self._by_name = {_folded(name): rating for rating in ratings for name in rating.names}
        self._by_host = {host: rating for rating in ratings for host in rating.hosts}

    def __call__(self, publisher: str | None, url: str | None) -> tuple[str | None, str | None]:
        """The reliability and the flag of a publisher, each None where the user gave none.

        Args:
            publisher: The name that a document gives.
            url: The address of the document.
        """
        rating = self.rating(publisher, url)
        return (rating.reliability, rating.flag) if rating else (None, None)

    def rating(self, publisher: str | None, url: str | None) -> PublisherRating | None:
        """Everything the user says of a publisher, None for nothing."""
        named = self._by_name.get(_folded(publisher)) if publisher else None
        if named is not None:
            return named
        return next((self._by_host[host] for host in _hosts_of(url) if host in self._by_host), None)


def load_publishers(path: Path) -> Publishers:
    """Read a file of publishers.

    Args:
        path: A YAML file with a list `publishers`; an entry has a `name` or a `host` or lists of
            them, and a `reliability`, a `flag` or both, and may have a `note`.

    Raises:
        WordsError: The file cannot be read or has mistakes, all told with their lines.
    """
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except OSError as error:
        raise WordsError(
            f"{path}: {error.strerror}; give the path of a readable YAML file"
        ) from error
    except UnicodeDecodeError as error:
        raise WordsError(f"{path}: not UTF-8; save it as UTF-8") from error
    except yaml.YAMLError as error:
        raise WordsError(f"{path}: no valid YAML: {' '.join(str(error).split())}") from error
    file = _File(path)
    ratings = tuple(file.ratings(root))
    if file.faults:
        raise WordsError("\n".join(file.faults))
    return Publishers(ratings)


class _File:
    """One file while it is read: gathers its mistakes, each with its line."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.faults: list[str] = []
        self._entries: dict[tuple[str, str], yaml.Node] = {}

    def ratings(self, root: yaml.Node | None) -> Iterator[PublisherRating]:
        if root is None:
            return
        if not isinstance(root, yaml.MappingNode):
            self._fault(root, "a list `publishers` was expected, in a mapping of that one name")
            return
        for key, value in root.value:
            if _text(key) != "publishers":
                self._fault(key, f"unknown section {_text(key)!r}; there is `publishers` alone")
            elif isinstance(value, yaml.SequenceNode):
                yield from filter(None, map(self._rating, value.value))
            elif not _is_empty(value):
                self._fault(value, "`publishers` is a list; begin each entry with '- '")

    def _rating(self, node: yaml.Node) -> PublisherRating | None:
        if not isinstance(node, yaml.MappingNode):
            self._fault(node, "an entry has fields, such as '- {name: ..., reliability: B}'")
            return None
        before = len(self.faults)
        fields: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = _text(key)
            if name not in _FIELDS:
                near = get_close_matches(name, _FIELDS, n=1)
                advice = f"did you mean {near[0]}?" if near else f"there are {', '.join(_FIELDS)}"
                self._fault(key, f"unknown field {name!r}; {advice}")
            elif name in fields:
                self._fault(key, f"{name} stands twice in one entry; give a list")
            else:
                fields[name] = value
        names = self._known_by(node, fields.get("name"), "name")
        hosts = self._known_by(node, fields.get("host"), "host")
        said = {name: self._said(fields.get(name), name) for name in _LONGEST}
        if len(self.faults) > before:
            return None
        if not names and not hosts:
            self._fault(node, "an entry needs a name or a host to be known by")
        elif not said["reliability"] and not said["flag"]:
            self._fault(node, "an entry needs a reliability or a flag; it says nothing as it is")
        return PublisherRating(names, hosts, **said)

    def _known_by(self, entry: yaml.Node, node: yaml.Node | None, field: str) -> tuple[str, ...]:
        """The names or hosts of an entry; no other entry of the file may have them."""
        if node is None or _is_empty(node):
            return ()
        held = node.value if isinstance(node, yaml.SequenceNode) else [node]
        found = []
        for each in held:
            text = " ".join(_text(each).split())
            if not text:
                self._fault(each, f"a {field} is a text, or a list of texts")
                continue
            if field == "host":
                host = _host(text)
                if host is None:
                    self._fault(
                        each,
                        f"{text!r} is no host; write it without https:// and path, as example.org",
                    )
                    continue
                text = host
            known = text if field == "host" else _folded(text)
            first = self._entries.setdefault((field, known), entry)
            if first is not entry:
                line = first.start_mark.line + 1
                self._fault(
                    each, f"the {field} {text!r} stands in the entry of line {line} already"
                )
                continue
            found.append(text)
        return tuple(dict.fromkeys(found))

    def _said(self, node: yaml.Node | None, field: str) -> str | None:
        if node is None or _is_empty(node):
            return None
        text = " ".join(_text(node).split())
        if not text or node.tag.endswith(":bool"):
            self._fault(node, f"{field} is a text; leave it out where there is none")
            return None
        if len(text) > _LONGEST[field]:
            self._fault(node, f"{field} has {len(text)} characters; at most {_LONGEST[field]} fit")
            return None
        if field == "reliability" and len(text) == 1 and text.isalpha():
            if text.upper() not in _GRADES:
                self._fault(node, f"{text!r} is no grade; give A to F, or words of your own")
                return None
            return text.upper()
        return text

    def _fault(self, node: yaml.Node, problem: str) -> None:
        self.faults.append(f"{self.path}: line {node.start_mark.line + 1}: {problem}")


def _text(node: yaml.Node) -> str:
    return node.value if isinstance(node, yaml.ScalarNode) else ""


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag.endswith(":null")


def _folded(name: str) -> str:
    """A name without accents, capitals and shapes of apostrophes: "L’Humanité" as "l'humanite"."""
    letters = unicodedata.normalize("NFKD", name.translate(_APOSTROPHES))
    plain = "".join(sign for sign in letters if not unicodedata.combining(sign))
    return " ".join(plain.casefold().split())


def _host(text: str) -> str | None:
    """A host as hosts are compared, None for what is none: "WWW.Example.org." is example.org."""
    name = text.lower().rstrip(".").removeprefix("www.")
    try:
        name = name.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    parts = name.split(".")
    well_formed = all(part and part.replace("-", "").isalnum() for part in parts)
    return name if len(parts) > 1 and well_formed else None


def _hosts_of(url: str | None) -> Iterator[str]:
    """The host of an address and those that it is a part of, the narrowest first."""
    try:
        named = urlsplit(url or "").hostname
    except ValueError:
        return
    host = _host(named) if named else None
    parts = host.split(".") if host else []
    for start in range(len(parts) - 1):
        yield ".".join(parts[start:])
