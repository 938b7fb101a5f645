"""How the parts of a pact hang together: what its logic names, what leans on what."""

import re
from collections import Counter, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from garant.ontology.placed_yaml import Path

_LEAN = re.compile(r"\s*(\S+)\s+on\s+(\S+)\s*")


@dataclass(frozen=True, slots=True)
class LogicPart:
    """A name in a logic, and where it stands."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class LeanText:
    """What leans on what as it was written; both None where it could not be read."""

    path: Path
    text: str
    what: str | None = None
    on: str | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """One thing that another does not hold without; `verb` says by what it is tied."""

    start: str
    verb: str
    end: str
    path: Path


def read_lean(text: str) -> tuple[str, str] | None:
    """The two names of "force on backstop", None for a text of another form."""
    found = _LEAN.fullmatch(text)
    return (found[1], found[2]) if found else None


class Links:
    """The names of a pact, and what ties them; whatever is not of its form is left out."""

    def __init__(self, root: Mapping[str, object]) -> None:
        self._root = root
        self.pillars = _entries(root.get("pillars"))
        self.needs = _entries(root.get("needs"))
        self.names = {**self.pillars, **self.needs}
        self.leans = tuple(_leans(root.get("leans")))
        self.entries: list[tuple[Path, dict[str, object]]] = []
        self._parts = {"": list(self._walk(root.get("logic"), ("logic",)))}
        for name, pillar in self.pillars.items():
            path = ("pillars", name, "logic")
            self._parts[name] = list(self._walk(pillar.get("logic"), path))

    @property
    def parts(self) -> Iterator[LogicPart]:
        """Every name in every logic."""
        for parts in self._parts.values():
            yield from parts

    def needs_of(self, pillar: str) -> tuple[str, ...]:
        """The names of a pillar's needs."""
        return self._needs_of.get(pillar, ())

    def has_logic(self, pillar: str) -> bool:
        """Whether a pillar says by itself when it holds."""
        return self.pillars[pillar].get("logic") is not None

    def reached(self) -> set[str]:
        """What has a say in whether the guarantee holds."""
        waiting = [part.name for part in self._parts[""]]
        if self._root.get("logic") is None:
            waiting = list(self.pillars)
        reached: set[str] = set()
        while waiting:
            name = waiting.pop()
            if name in self.names and name not in reached:
                reached.add(name)
                waiting += (edge.end for edge in self._edges.get(name, ()))
        return reached

    def cycles(self) -> Iterator[tuple[Edge, ...]]:
        """Circles of things none of which holds without the next.

        Whatever closes a circle is in one of them; of the many that may be woven into one another,
        the shortest are told.
        """
        inside = _without_ends([edge for held in self._edges.values() for edge in held])
        edges: dict[str, list[Edge]] = {}
        for edge in inside:
            edges.setdefault(edge.start, []).append(edge)
        told: set[Edge] = set()
        for edge in inside:
            if edge in told:
                continue
            back = _shortest(edges, edge.end, edge.start)
            if back is not None:
                told.update((edge, *back))
                yield (edge, *back)

    @cached_property
    def _needs_of(self) -> dict[str, tuple[str, ...]]:
        held: dict[str, tuple[str, ...]] = {}
        for name, need in self.needs.items():
            pillar = need.get("pillar")
            if isinstance(pillar, str):
                held[pillar] = (*held.get(pillar, ()), name)
        return held

    @cached_property
    def _edges(self) -> dict[str, list[Edge]]:
        edges: dict[str, list[Edge]] = {}
        for pillar in self.pillars:
            if self.has_logic(pillar):
                inside = [(part.name, part.path) for part in self._parts[pillar]]
            else:
                inside = [(name, ("pillars", pillar)) for name in self.needs_of(pillar)]
            for name, path in inside:
                edges.setdefault(pillar, []).append(Edge(pillar, "needs", name, path))
        for lean in self.leans:
            if lean.what and lean.on and {lean.what, lean.on} <= self.names.keys():
                edge = Edge(lean.what, "leans on", lean.on, lean.path)
                edges.setdefault(lean.what, []).append(edge)
        return edges

    def _walk(self, logic: object, path: Path) -> Iterator[LogicPart]:
        if isinstance(logic, str):
            yield LogicPart(path, logic)
        elif isinstance(logic, dict):
            self.entries.append((path, logic))
            for form in ("all", "any", "of"):
                parts = logic.get(form)
                for place, part in enumerate(parts if isinstance(parts, list) else ()):
                    yield from self._walk(part, (*path, form, place))


def _without_ends(edges: list[Edge]) -> list[Edge]:
    """The edges without those that lead to or from an end, which are in no circle."""
    for start, end in (("start", "end"), ("end", "start")):
        leaving = Counter(getattr(edge, start) for edge in edges)
        arriving: dict[str, list[Edge]] = {}
        for edge in edges:
            arriving.setdefault(getattr(edge, end), []).append(edge)
        gone: set[str] = set()
        waiting = deque(name for name in arriving if not leaving[name])
        while waiting:
            name = waiting.popleft()
            gone.add(name)
            for edge in arriving.get(name, ()):
                before = getattr(edge, start)
                leaving[before] -= 1
                if not leaving[before]:
                    waiting.append(before)
        edges = [edge for edge in edges if getattr(edge, end) not in gone]
    return edges


def _shortest(edges: Mapping[str, list[Edge]], start: str, end: str) -> tuple[Edge, ...] | None:
    """The shortest way from one name to another, None where there is none."""
    ways: dict[str, Edge | None] = {start: None}
    waiting = deque([start])
    while waiting and end not in ways:
        for edge in edges.get(waiting.popleft(), ()):
            if edge.end not in ways:
                ways[edge.end] = edge
                waiting.append(edge.end)
    if end not in ways:
        return None
    way: list[Edge] = []
    while (last := ways[end]) is not None:
        way.append(last)
        end = last.start
    return tuple(reversed(way))


def _entries(section: object) -> dict[str, dict[str, object]]:
    """The entries of a section by name; one that is no mapping counts as an empty one."""
    if not isinstance(section, dict):
        return {}
    return {name: held if isinstance(held, dict) else {} for name, held in section.items()}


def _leans(section: object) -> Iterator[LeanText]:
    for place, entry in enumerate(section if isinstance(section, list) else ()):
        path: Path = ("leans", place)
        text = entry
        if isinstance(entry, dict):
            path, text = (*path, "lean"), entry.get("lean")
        if isinstance(text, str):
            what, on = read_lean(text) or (None, None)
            yield LeanText(path, text, what, on)
