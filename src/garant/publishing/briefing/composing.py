"""A briefing put together: points into sentences, sentences into parts, each with its sources."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from garant.model import DocumentRecord
from garant.publishing.briefing.phrasing import Phrasing
from garant.publishing.briefing.points import (
    Acts,
    BriefingMaterial,
    Point,
    point_of_outcome,
    points_of_changes,
    points_of_hinges,
    points_of_objections,
    points_of_pillar,
    points_of_the_whole,
    points_of_unclear,
    points_of_waiting,
)

if TYPE_CHECKING:
    from garant.publishing.briefing.wording import Wording

BRIEFING_LENGTH = 650
"""Words of a briefing, by default; fewer where less is known."""

_NOTES_OF_A_SENTENCE = 8
_MOST_HINGES, _MOST_WAITING = 6, 3


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
    that there are none. `points` are what it says, and `named`, for each of them, the parties that
    the text names: all but where they are told by their number.
    """

    text: str
    because: tuple[str, ...]
    notes: tuple[int, ...]
    reviewed: bool
    points: tuple[Point, ...]
    named: tuple[tuple[str, ...], ...] = ()


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
    outline = _Writer(material, wording)
    whole = [(heading, list(points)) for heading, points in outline.outline() if points]
    limit = length
    while True:
        writer = _Writer(material, wording)
        drafts = _within(whole, writer, limit)
        parts = tuple(writer.part(heading, points) for heading, points in drafts)
        words = sum(len(one.text.split()) for part in parts for one in part.sentences)
        # What ties sentences together is known once they stand.
        if words <= length or limit <= 0:
            break
        limit -= max(words - length, 1)
    board = material.board
    day = date.fromisoformat(board["as_of"]) if board["as_of"] else None
    if not parts:
        when = wording.frame("when", day=wording.day(day)) if day else wording.frame("when_all")
        nothing = Sentence(
            wording.sentence(wording.frame("nothing", when=when)), (), (), True, (Point("nothing"),)
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
        (place, number): writer.size(point)
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

    def __post_init__(self) -> None:
        self._phrasing = Phrasing(self.material, self.wording)

    @property
    def acts(self) -> Acts:
        return self.material.acts

    def outline(self) -> Iterator[tuple[str | None, list[Point]]]:
        """What is said under which heading, in order."""
        board, wording = self.material.board, self.wording
        offered = {
            pillar: list(points_of_pillar(board, pillar, self.acts)) for pillar in board["pillars"]
        }
        objections = list(points_of_objections(board, self.acts))
        if not any(offered.values()) and not objections:
            return
        yield None, list(points_of_the_whole(board))
        for pillar, label in board["pillars"].items():
            heading = label.get(wording.language) or next(iter(label.values()))
            yield heading[:1].upper() + heading[1:], offered[pillar]
        yield wording.frame("unclear"), list(points_of_unclear(board, self.acts))
        yield wording.frame("objections"), objections
        yield wording.frame("hinges"), list(points_of_hinges(self.material.hinges))[:_MOST_HINGES]
        difference = self.material.difference
        if difference is not None and difference["since"]:
            since = wording.day(date.fromisoformat(difference["since"]))
            yield wording.frame("since", day=since), list(points_of_changes(difference))
        waiting = list(points_of_waiting(board))[:_MOST_WAITING]
        yield (
            wording.frame("conclusion"),
            [point_of_outcome(board, self.material.hinges), *waiting],
        )

    def part(self, heading: str | None, points: list[Point]) -> Part:
        """Points as sentences under a heading."""
        sentences: list[Sentence] = []
        before: Point | None = None
        for row in self._phrasing.joined(points):
            sentences.append(self._sentence(row, before))
            before = row[0]
        return Part(heading, tuple(sentences))

    def size(self, point: Point) -> int:
        """The words that a point takes, at least when it stands alone."""
        return len(Phrasing(self.material, self.wording).words((point,)).split())

    def _sentence(self, points: tuple[Point, ...], before: Point | None) -> Sentence:
        keys = dict.fromkeys(key for point in points for key in point.because)
        held = [self.acts[key] for key in keys if key in self.acts]
        return Sentence(
            text=self.wording.sentence(self._phrasing.words(points, before)),
            because=tuple(record.key for record in held),
            notes=tuple(sorted({one for point in points for one in self._noted(point)})),
            reviewed=all(record.standing.reviewed for record in held),
            points=points,
            named=tuple(self._phrasing.named(point) for point in points),
        )

    def _noted(self, point: Point) -> tuple[int, ...]:
        numbers = []
        for key in (point.quoted or point.because)[:_NOTES_OF_A_SENTENCE]:
            record = self.acts.get(key)
            if record is None:
                continue
            passage = " […] ".join(record.words)
            # Acts of one passage are one source.
            place = f"{record.document.key} {' '.join(passage.split())}"
            if place not in self.notes:
                self.notes[place] = Note(len(self.notes) + 1, key, record.document, passage)
            numbers.append(self.notes[place].number)
        return tuple(dict.fromkeys(numbers))
