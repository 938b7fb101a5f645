"""A briefing put together: points into sentences, sentences into parts, each with its sources."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from garant.model import DocumentRecord
from garant.publishing.briefing.points import (
    Acts,
    BriefingMaterial,
    Point,
    point_of_counts,
    points_of_changes,
    points_of_hinges,
    points_of_need,
    points_of_objections,
    points_of_unclear,
    points_of_waiting,
)

if TYPE_CHECKING:
    from garant.publishing.briefing.wording import Wording

BRIEFING_LENGTH = 650
"""Words of a briefing, by default; fewer where less is known."""

_NOTES_OF_A_SENTENCE = 8
_MOST_HINGES, _MOST_WAITING = 6, 3
_MOST_IN_A_ROW = 12


@dataclass(frozen=True, slots=True)
class Note:
    """A source: the act whose words it gives, the document they stand in, and the words."""

    number: int
    act: str
    document: DocumentRecord
    passage: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with all that it rests on.

    `because` are the keys of its acts, `notes` the numbers of its sources, the most telling of the
    acts. `reviewed` tells whether a person stands behind every one of them. One without acts says
    that there are none.
    """

    text: str
    because: tuple[str, ...]
    notes: tuple[int, ...]
    reviewed: bool
    point: Point


@dataclass(frozen=True, slots=True)
class Part:
    """Sentences under a heading; the introduction has none."""

    heading: str | None
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Briefing:
    """A briefing: what stands over it, its parts, its sources."""

    language: str
    title: str
    date_line: str
    parts: tuple[Part, ...]
    notes: tuple[Note, ...]
    published: str
    remark: str | None

    @property
    def sentences(self) -> Iterator[Sentence]:
        """Every sentence, in order."""
        for part in self.parts:
            yield from part.sentences


def compose_briefing(
    material: BriefingMaterial,
    wording: "Wording",
    *,
    published: date,
    length: int = BRIEFING_LENGTH,
) -> Briefing:
    """Write a briefing.

    Args:
        material: What is known.
        wording: The language.
        published: The day that it bears.
        length: Words at most, about: what weighs least is left out first.
    """
    writer = _Writer(material, wording)
    drafts = [(heading, list(points)) for heading, points in writer.outline() if points]
    drafts = _within(drafts, writer, length)
    parts = tuple(
        Part(heading, tuple(writer.sentence(point) for point in points))
        for heading, points in drafts
    )
    board = material.board
    day = date.fromisoformat(board["as_of"]) if board["as_of"] else None
    if not parts:
        when = wording.frame("when", day=wording.day(day)) if day else wording.frame("when_all")
        nothing = Sentence(
            wording.sentence(wording.frame("nothing", when=when)), (), (), True, Point("nothing")
        )
        parts = (Part(None, (nothing,)),)
    unreviewed = any(not one.reviewed for part in parts for one in part.sentences)
    title = board["title"].get(wording.language) or next(iter(board["title"].values()))
    return Briefing(
        language=wording.language,
        title=wording.finished(wording.frame("title", title=title)),
        date_line=(
            wording.frame("date_line", day=wording.day(day))
            if day
            else wording.frame("date_line_all")
        ),
        parts=parts,
        notes=tuple(writer.notes.values()),
        published=wording.finished(wording.frame("published", day=wording.day(published))),
        remark=wording.frame("unreviewed") if unreviewed else None,
    )


_Drafts = list[tuple[str | None, list[Point]]]


def _within(drafts: _Drafts, writer: "_Writer", length: int) -> _Drafts:
    """Leave out what weighs least until the rest is short enough; a part keeps its first."""
    sizes = {
        (place, number): len(writer.words(point).split())
        for place, (_, points) in enumerate(drafts)
        for number, point in enumerate(points)
    }
    left = dict.fromkeys(sizes)
    total = sum(sizes.values())
    order = sorted(sizes, key=lambda at: (drafts[at[0]][1][at[1]].weight, -at[1], -at[0]))
    for at in order:
        if total <= length:
            break
        if at[1] == 0:
            continue
        del left[at]
        total -= sizes[at]
    return [
        (heading, [point for number, point in enumerate(points) if (place, number) in left])
        for place, (heading, points) in enumerate(drafts)
    ]


@dataclass
class _Writer:
    material: BriefingMaterial
    wording: "Wording"
    notes: dict[str, Note] = field(default_factory=dict)
    turns: dict[str, int] = field(default_factory=dict)

    @property
    def acts(self) -> Acts:
        return self.material.acts

    def outline(self) -> Iterator[tuple[str | None, list[Point]]]:
        """What is said under which heading, in order."""
        board, wording = self.material.board, self.wording
        offered = {
            need["need"]: [each for one in points_of_need(need, self.acts) for each in _rows(one)]
            for need in board["needs"]
        }
        known = [point for points in offered.values() for point in points]
        objections = list(points_of_objections(board, self.acts))
        if not known and not objections:
            return
        yield None, [point_of_counts(board)]
        for pillar, label in board["pillars"].items():
            points = [
                point
                for need in board["needs"]
                if need["pillar"] == pillar
                for point in offered[need["need"]]
            ]
            heading = label.get(wording.language) or next(iter(label.values()))
            yield heading[:1].upper() + heading[1:], points
        yield wording.frame("unclear"), list(points_of_unclear(board, self.acts))
        yield wording.frame("objections"), objections
        yield wording.frame("hinges"), list(points_of_hinges(self.material.hinges))[:_MOST_HINGES]
        difference = self.material.difference
        if difference is not None and difference["since"]:
            since = wording.day(date.fromisoformat(difference["since"]))
            yield wording.frame("since", day=since), list(points_of_changes(difference))
        yield wording.frame("conclusion"), list(points_of_waiting(board))[:_MOST_WAITING]

    def sentence(self, point: Point) -> Sentence:
        """A point as a sentence with its sources."""
        held = [self.acts[key] for key in point.because if key in self.acts]
        return Sentence(
            text=self.wording.sentence(self.words(point, counts=True)),
            because=tuple(record.key for record in held),
            notes=self._noted(point),
            reviewed=all(record.standing.reviewed for record in held),
            point=point,
        )

    def words(self, point: Point, *, counts: bool = False) -> str:
        """A point in words; of several ways the one whose turn it is, where that counts."""
        wording = self.wording
        if point.what == "counts":
            return self._counted(point)
        if point.what == "missing":
            labels = [self._need(name) for name in point.needs]
            return wording.filled(
                wording.phrases("missing", "all")[0], labels=wording.listed(labels)
            )
        group = next(
            name
            for name in ("rungs", "voices", "unclear", "hinges", "changes", "waiting", "amount")
            if point.what == name or point.what in wording.group(name)
        )
        name = "other" if point.what == group else point.what
        if group == "unclear":
            name = "other" if point.source is not None else "own"
        phrases = wording.phrases(group, name)
        turn = self.turns.get(point.what, 0)
        if counts:
            self.turns[point.what] = turn + 1
        phrase = phrases[turn % len(phrases)]
        subject = point.parties
        if group == "hinges":
            subject = ()
            phrase = phrase.replace("{many}", "")
        text = wording.filled(
            wording.agreed(phrase, subject), **self._values(point), beneficiary=self._beneficiary
        )
        return self._source(point) + text

    def _values(self, point: Point) -> dict[str, str]:
        wording = self.wording
        things = wording.group("capabilities")
        held = things.get(point.capability or "", {})
        conditions = [wording.group("conditions")[one] for one in point.conditions]
        when = wording.listed([one["when"] for one in conditions])
        values = {
            "who": wording.names(point.parties),
            "thing": wording.frame("whole"),
            **held,
            "when": f" {when}" if when else "",
        }
        if point.what == "waiting":
            values["thing"] = conditions[0]["thing"]
        if point.what == "alone":
            lost = [wording.name(one) for one in point.parties]
            values["what"] = wording.listed([*lost, *(one["thing"] for one in conditions)])
            values["parts"] = wording.listed([self._need(name) for name in point.needs])
        if point.amount:
            values["amount"] = wording.amount(*point.amount)
        return values

    def _counted(self, point: Point) -> str:
        wording = self.wording
        names = ("needs", "firm", "open", "lacking")
        told = {
            name: wording.count(name, count)
            for name, count in zip(names, point.counts, strict=True)
        }
        return wording.filled(wording.phrases("introduction", "counts")[0], **told)

    def _source(self, point: Point) -> str:
        wording = self.wording
        if point.source is None:
            return ""
        if not point.source:
            return wording.phrases("according", "unnamed")[0]
        phrase = wording.phrases("according", "other")[0]
        return wording.filled(phrase, source=wording.name(point.source))

    def _need(self, name: str) -> str:
        """A need by its capability, with its article, so that it stands in any sentence."""
        need = next(one for one in self.material.board["needs"] if one["need"] == name)
        things = self.wording.group("capabilities")
        if need["capability"] in things:
            return str(things[need["capability"]]["thing"])
        label = need["label"]
        return label.get(self.wording.language) or next(iter(label.values()))

    @property
    def _beneficiary(self) -> str:
        return self.wording.name(self.material.board["beneficiary"])

    def _noted(self, point: Point) -> tuple[int, ...]:
        numbers = []
        for key in (point.quoted or point.because)[:_NOTES_OF_A_SENTENCE]:
            record = self.acts.get(key)
            if record is None:
                continue
            if key not in self.notes:
                passage = " […] ".join(record.words)
                self.notes[key] = Note(len(self.notes) + 1, key, record.document, passage)
            numbers.append(self.notes[key].number)
        return tuple(numbers)


def _rows(point: Point) -> Iterable[Point]:
    """A point said of so many that nobody could follow is said of some at a time."""
    if len(point.parties) <= _MOST_IN_A_ROW:
        return [point]
    places = range(0, len(point.parties), _MOST_IN_A_ROW)
    return [
        replace(
            point,
            parties=point.parties[place : place + _MOST_IN_A_ROW],
            quoted=point.quoted[place : place + _MOST_IN_A_ROW],
        )
        for place in places
    ]
