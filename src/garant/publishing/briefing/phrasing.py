"""Points put into words: a phrase for each, never twice the same in a row, and what joins them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from garant.publishing.briefing.points import BriefingMaterial, Point

if TYPE_CHECKING:
    from garant.publishing.briefing.wording import Wording

_GROUPS = ("rungs", "voices", "unclear", "hinges", "changes", "waiting", "amount", "outcome")
_REFUSALS = frozenset({"reluctant", "excluded"})
_VOICES = frozenset({"oppose", "warn"})


@dataclass
class Phrasing:
    """Says the points of one briefing, each in the way whose turn it is."""

    material: BriefingMaterial
    wording: "Wording"
    turns: dict[str, int] = field(default_factory=dict)

    def is_rung(self, point: Point) -> bool:
        """Whether a point is what a party offers or refuses."""
        return point.what in self.wording.group("rungs")

    def joined(self, points: Sequence[Point]) -> list[tuple[Point, ...]]:
        """Points that follow each other and make one sentence: of the same party, in one breath."""
        rows: list[tuple[Point, ...]] = []
        for point in points:
            last = rows[-1] if rows else ()
            if len(last) == 1 and self._goes_on(last[0], point):
                rows[-1] = (*last, point)
            else:
                rows.append((point,))
        return rows

    def _goes_on(self, before: Point, point: Point) -> bool:
        if before.parties != point.parties or before.source != point.source:
            return False
        if point.what == "amount":
            return self.is_rung(before) and set(point.capabilities) <= set(before.capabilities)
        if {before.what, point.what} <= set(self.wording.group("changes")):
            return before.what != point.what
        kinds = {before.what, point.what}
        return kinds == _VOICES and before.capabilities == point.capabilities

    def named(self, point: Point) -> tuple[str, ...]:
        """The parties of a point that the text names; of very many only those of most weight."""
        return self.wording.named_of(point.parties)

    def words(self, points: Sequence[Point], before: Point | None = None) -> str:
        """One sentence's points in words, without a capital and a full stop.

        Args:
            points: One point, or two that `joined` put together.
            before: What was said just before, in the same part.
        """
        first, *rest = points
        if not rest and (fronted := self._fronted(first)):
            return fronted
        text = self._said(first)
        for point in rest:
            # Said of the same subject, which is not named again.
            more = self._phrase(point, same=True)
            text = self.wording.listed([text, self._filled(more, point)])
        # What begins with something else already needs nothing before it.
        if first.source is None and not text.startswith(self._who(first)):
            return text
        return self._opening(first, before) + text

    def _said(self, point: Point) -> str:
        if point.what == "counts":
            return self._counted(point)
        if point.what == "missing":
            labels = [self._need(name) for name in point.needs]
            phrase = self.wording.phrases("missing", "all")[0]
            return self.wording.filled(phrase, labels=self.wording.listed(labels))
        return self._filled(self._phrase(point), point)

    def _phrase(self, point: Point, *, same: bool = False) -> str:
        """The way of saying a point whose turn it is."""
        wording = self.wording
        if point.what == "firmest":
            return wording.phrases("introduction", "firmest")[0]
        group = next(
            name for name in _GROUPS if point.what == name or point.what in wording.group(name)
        )
        name = "other" if point.what == group else point.what
        if group == "unclear":
            name = "other" if point.source is not None else "own"
        elif group == "amount" and same:
            name = "same"
        elif same and f"{name}_same" in wording.group(group):
            name = f"{name}_same"
        phrases = wording.phrases(group, name)
        turn = self.turns.get(f"{group}.{name}", 0)
        self.turns[f"{group}.{name}"] = turn + 1
        phrase = phrases[turn % len(phrases)]
        return phrase.replace("{who} ", "", 1) if same else phrase

    def _filled(self, phrase: str, point: Point) -> str:
        wording = self.wording
        things = [self._thing(code, place) for place, code in enumerate(point.capabilities)]
        if not things:
            things = [{"thing": wording.frame("whole")}]
        parties = [{"party": name} for name in self._names(point)]
        phrase = wording.repeated(phrase, things, parties)
        # What a guarantee hinges on may be one party or one condition: its phrases need no form.
        agreed = wording.agreed(phrase, point.parties, many=self._is_crowd(point))
        return wording.filled(agreed, **self._values(point, things[0]))

    def _thing(self, code: str, place: int) -> dict[str, str]:
        """What a capability is called; after the first one it may lean on what was named there."""
        held: Mapping[str, str] = self.wording.group("capabilities")[code]
        beneficiary = [self.material.board["beneficiary"]]
        if place and "again" in held:
            return {**held, "give": self.wording.agreed(held["again"], beneficiary)}
        ways = held["give"]
        if isinstance(ways, str):
            return dict(held)
        turn = self.turns.get(f"give.{code}", 0)
        self.turns[f"give.{code}"] = turn + 1
        return {**held, "give": ways[turn % len(ways)]}

    def _values(self, point: Point, thing: Mapping[str, str]) -> dict[str, str]:
        wording = self.wording
        conditions = [wording.group("conditions")[one] for one in point.conditions]
        when = wording.listed([one["when"] for one in conditions])
        values = {
            **thing,
            "who": self._who(point),
            "when": f" {when}" if when else "",
            "ahead": when,
            "beneficiary": wording.name(self.material.board["beneficiary"]),
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

    def _who(self, point: Point) -> str:
        if self._is_crowd(point):
            return self.wording.crowd(len(point.parties), self.named(point))
        return self.wording.listed(self._names(point))

    def _names(self, point: Point) -> list[str]:
        """The parties by name; of very many those of most weight, and how many others."""
        named = self.named(point)
        names = [self.wording.name(code) for code in named]
        rest = len(point.parties) - len(named)
        return [*names, self.wording.count("others", rest)] if rest else names

    def _is_crowd(self, point: Point) -> bool:
        return self.wording.is_crowd(point.parties)

    def _fronted(self, point: Point) -> str:
        """The sentence with its condition first, every other time that it may stand there.

        Only what is said by the party itself: two openings in a row would be one too many.
        """
        wording = self.wording
        conditions = [wording.group("conditions")[one] for one in point.conditions]
        ways = wording.group("fronted")
        if point.source is not None or len(conditions) != 1 or point.what not in ways:
            return ""
        if not conditions[0].get("fronts"):
            return ""
        turn = self.turns.get("fronted", 0)
        self.turns["fronted"] = turn + 1
        return "" if turn % 2 else self._filled(ways[point.what], point)

    def _opening(self, point: Point, before: Point | None) -> str:
        """Who says so where it is another; else a word that ties the sentence to the last one."""
        wording = self.wording
        if point.source is not None:
            if not point.source:
                return wording.phrases("according", "unnamed")[0]
            phrase = wording.phrases("according", "other")[0]
            return wording.filled(phrase, source=wording.name(point.source))
        if before is None or not self.is_rung(point) or not self.is_rung(before):
            return ""
        refuses, refused = point.what in _REFUSALS, before.what in _REFUSALS
        if not set(point.capabilities) & set(before.capabilities) or before.source is not None:
            return ""
        if refuses and not refused:
            return self._tied("contrast", point)
        if before.parties != point.parties and not refused and before.what != point.what:
            return self._tied("beside", point)
        return ""

    def _tied(self, name: str, point: Point) -> str:
        ways = self.wording.phrases("ties", name)
        turn = self.turns.get(f"ties.{name}", 0)
        self.turns[f"ties.{name}"] = turn + 1
        return self.wording.agreed(
            ways[turn % len(ways)], point.parties, many=self._is_crowd(point)
        )

    def _counted(self, point: Point) -> str:
        wording = self.wording
        names = ("needs", "firm", "open", "lacking")
        told = {
            name: wording.count(name, count)
            for name, count in zip(names, point.counts, strict=True)
        }
        return wording.filled(wording.phrases("introduction", "counts")[0], **told)

    def _need(self, name: str) -> str:
        """A need by its capability, with its article, so that it stands in any sentence."""
        need: Any = next(one for one in self.material.board["needs"] if one["need"] == name)
        things = self.wording.group("capabilities")
        if need["capability"] in things:
            return str(things[need["capability"]]["thing"])
        label = need["label"]
        return str(label.get(self.wording.language) or next(iter(label.values())))
