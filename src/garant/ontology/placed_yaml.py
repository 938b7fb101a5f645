"""YAML as plain texts, lists and mappings, with the line that each of them stands on.

Every scalar stays a text: `NO` and `on` are no booleans, `2025-02-30` is left to whoever knows what
a day is. Built from the parser's events, one after the other, so that neither depth nor aliases
can make much of little.
"""

import re
from dataclasses import dataclass, field

import yaml

Path = tuple[str | int, ...]
"""From the top of a file: keys and places in lists."""

DEEPEST = 30
"""Levels of nesting; a file written by hand has a third of them."""

LONGEST = 1_000_000
"""Bytes; a pact has some ten thousand."""

_ADVICE = {
    "tab": "; indent with blanks",
    "token": "; indent with blanks, no tabs",
    "flow": "; is a bracket left open, or a comma missing?",
    "quoted": "; is a quotation mark left open?",
    "mapping": "; is it indented as its neighbours are, and is there a blank after each colon?",
}
"""What to do about what the parser says, by a word of it."""

_EMPTY = {"", "~", "null", "Null", "NULL"}
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in a text: line and column, from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a text, and where; without a place it is the whole of it."""

    place: Place | None
    problem: str


@dataclass(slots=True)
class PlacedYaml:
    """What a YAML text holds: `value` is None where it holds nothing.

    `places` and `key_places` say where each value and each key stands, `faults` what is wrong; of a
    key that stands twice, the first counts. Not whole is what broke off at the last of the faults.
    """

    value: object = None
    places: dict[Path, Place] = field(default_factory=dict)
    key_places: dict[Path, Place] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    is_whole: bool = True

    def place(self, path: Path) -> Place | None:
        """Where a value stands; its key where it begins below that, or what it would stand in."""
        while path not in self.places and path:
            path = path[:-1]
        key, value = self.key_places.get(path), self.places.get(path)
        return key if key and value and key.line < value.line else value

    def key_place(self, path: Path) -> Place | None:
        """Where a key stands."""
        return self.key_places.get(path) or self.place(path)


def read_placed_yaml(data: bytes) -> PlacedYaml:
    """Read a YAML text; never raises, whatever it holds.

    Does not read aliases, tags and keys that are no plain word: each is a fault.

    Args:
        data: The text as it stands in a file.
    """
    if len(data) > LONGEST:
        return _failed(None, f"larger than {LONGEST:,} bytes; a pact takes some ten thousand")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = Place(data.count(b"\n", 0, error.start) + 1, 1)
        return _failed(place, "not UTF-8; save it as UTF-8")
    forbidden = _FORBIDDEN.search(text)
    if forbidden:
        start = forbidden.start()
        place = Place(text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
        problem = f"the character U+{ord(forbidden[0]):04X} may not stand in YAML; take it away"
        return _failed(place, problem)
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if not builder.take(event):
                break
    except yaml.YAMLError as error:
        builder.result.faults.append(_syntax_fault(error, text))
        builder.result.is_whole = False
    return builder.result


def _failed(place: Place | None, problem: str) -> PlacedYaml:
    return PlacedYaml(faults=[Fault(place, problem)], is_whole=False)


def _syntax_fault(error: yaml.YAMLError, text: str) -> Fault:
    place = None
    told = " ".join(str(error).split())
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        if mark:
            # What is not closed is missed on the line after the last.
            last = text.rstrip().count("\n") + 1
            place = Place(mark.line + 1, mark.column + 1) if mark.line < last else Place(last, 1)
        told = " ".join(filter(None, (error.problem, error.context)))
    advice = next((advice for sign, advice in _ADVICE.items() if sign in told), "")
    return Fault(place, f"no valid YAML: {told}{advice}")


def _start(event: yaml.Event) -> Place:
    mark = event.start_mark
    return Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being read; `key` is the one whose value comes next."""

    path: Path
    held: "dict[str, object] | list[object]"
    key: str | None = None
    is_skipped: bool = False

    @property
    def awaits_key(self) -> bool:
        return isinstance(self.held, dict) and self.key is None


class _Builder:
    """Takes events and makes of them values with places."""

    def __init__(self) -> None:
        self.result = PlacedYaml()
        self._open: list[_Open] = []
        self._documents = 0
        self._skipped = 0

    def take(self, event: yaml.Event) -> bool:
        """Take the next event; false where there is no use in another."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._fault(event, "a second document begins here; a file holds one pact")
                return False
        elif isinstance(event, yaml.AliasEvent):
            self._fault(event, "aliases (*) are not read; write out what it stands for")
            self._put(None, event)
        elif isinstance(event, yaml.ScalarEvent):
            self._check_tag(event)
            is_plain = not event.style
            self._put(None if is_plain and event.value in _EMPTY else event.value, event)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._check_tag(event)
            if len(self._open) == DEEPEST:
                self._fault(event, f"nested more than {DEEPEST} deep; nothing below is read")
                self.result.is_whole = False
                return False
            is_mapping = isinstance(event, yaml.MappingStartEvent)
            held: dict[str, object] | list[object] = {} if is_mapping else []
            self._open.append(_Open(self._put(held, event), held))
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._open.pop()
        return True

    def _put(self, value: object, event: yaml.Event) -> Path:
        """Put a value where it belongs; tells where that is."""
        place = _start(event)
        if not self._open:
            self.result.value = value
            self.result.places[()] = place
            return ()
        inside = self._open[-1]
        if inside.awaits_key:
            return self._take_key(inside, value, event)
        if isinstance(inside.held, list):
            path = (*inside.path, len(inside.held))
            inside.held.append(value)
        else:
            assert inside.key is not None  # what awaits no key has one
            path = (*inside.path, inside.key)
            if not inside.is_skipped:
                inside.held[inside.key] = value
            inside.key = None
            if inside.is_skipped:
                inside.is_skipped = False
                return (*inside.path, self._skip())
        self.result.places[path] = place
        return path

    def _take_key(self, inside: _Open, value: object, event: yaml.Event) -> Path:
        key = value if isinstance(value, str) else ""
        path = (*inside.path, key)
        first = self.result.key_places.get(path)
        if not key:
            self._fault(event, "a key is a word, as in 'key: value'")
        elif first is not None:
            self._fault(event, f"'{key}' stands twice; it stands on line {first.line} already")
        else:
            self.result.key_places[path] = _start(event)
        inside.key = key
        inside.is_skipped = not key or first is not None
        return (*inside.path, self._skip())

    def _skip(self) -> int:
        """A place that nothing else has, for what is read and dropped."""
        self._skipped -= 1
        return self._skipped

    def _check_tag(self, event: yaml.Event) -> None:
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._fault(event, f"tags ({tag}) are not read; take it away")

    def _fault(self, event: yaml.Event, problem: str) -> None:
        self.result.faults.append(Fault(_start(event), problem))
