"""Drafts: statements in the making, and the values they become."""

from dataclasses import dataclass, field

from garant.model import Document, Doubt, Mode, Passage, Speaker
from garant.reading.mention import Mention
from garant.reading.statements.extent import Range
from garant.reading.statements.found import FoundStatement, statement_id
from garant.reading.statements.ground import Ground
from garant.reading.statements.judgement import is_name
from garant.reading.statements.memory import Voice

Place = tuple[Ground, int, int]


@dataclass(slots=True)
class Draft:
    """A statement in the making: its parts as token ranges, mostly of one block.

    `start` is the first token of its clause with the subject: where it stands in a chain. `dashed`
    marks a direct quotation without marks of its own (behind a dash, an interview's answer);
    `fragment` one that a verb takes as its object and that is no clause ("dénonce « un nid »");
    `unsaid` one whose verb stands in the conditional; `attitude` one that is no clause of its own
    and so never direct ("se dit « impatient d'agir »").
    """

    parts: list[Place]
    cue_ground: Ground
    cue: Range
    voice: Voice
    kind: str
    clause_start: int = -1
    via: str | None = None
    dashed: bool = False
    fragment: bool = False
    unsaid: bool = False
    attitude: bool = False
    denied: bool = False
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def ground(self) -> Ground:
        """The block in which the content begins."""
        return self.parts[0][0]

    @property
    def start(self) -> int:
        """The first token of the content, in its first block."""
        return self.parts[0][1]

    @property
    def end(self) -> int:
        """The token after the content, in its last block."""
        return self.parts[-1][2]

    def covers(self, ground: Ground, token: int) -> bool:
        """Whether a token belongs to the content."""
        return any(g is ground and s <= token < e for g, s, e in self.parts)

    def add(self, ground: Ground, start: int, end: int) -> None:
        """Let the content go on with a further part."""
        self.parts.append((ground, start, end))
        self.parts.sort(key=lambda part: (part[0].number, part[1]))


def finish(document: Document, draft: Draft, grounds: list[Ground]) -> FoundStatement:
    """The statement that a draft has become."""
    parts = tuple(ground.parse.passage(start, end) for ground, start, end in draft.parts)
    content = Passage(parts[0].start, max(part.end for part in parts))
    mention = draft.voice.mention
    doubts = [*draft.voice.doubts, *draft.doubts]
    if mention is None:
        speaker = Speaker("", via=draft.via)
        doubts.append(Doubt("speaker_unknown", "the words name nobody who can be told", content))
    else:
        speaker = Speaker(
            text=_text(document, grounds[mention.parse], mention),
            code=_code(mention),
            person=mention.person,
            anonymous=mention.anonymous and mention.person is None,
            via=draft.via,
        )
    for ground, start, end in draft.parts:
        for quotation in ground.quotations:
            if quotation.broken and quotation.start < end and start < quotation.end:
                doubts.append(
                    Doubt(
                        "unbalanced_quotation",
                        "a quotation mark has no counterpart",
                        ground.parse.passage(quotation.start, quotation.end),
                    )
                )
    mode = _mode(draft)
    cue_parse = draft.cue_ground.parse
    first, last = draft.cue
    return FoundStatement(
        id=statement_id(document, content),
        speaker=speaker,
        mode=mode,
        cue=cue_parse.surface(first, last) if first < last else "",
        content=content,
        parts=parts if len(parts) > 1 else (),
        doubts=tuple(dict.fromkeys(doubts)),
        parse=draft.ground.number,
        ranges=tuple((ground.number, start, end) for ground, start, end in draft.parts),
        mention=mention,
        first_person=_first_person(draft, mode),
        denied=draft.denied,
        cue_parse=draft.cue_ground.number,
        cue_range=draft.cue,
    )


def _code(mention: Mention) -> str | None:
    """The party of a speaker; of one unnamed of several, nobody's: "a Baltic envoy"."""
    one = len(mention.codes) == 1 or (bool(mention.codes) and not mention.anonymous)
    return mention.codes[0] if one else None


def _text(document: Document, ground: Ground, mention: Mention) -> str:
    """The words of a mention as printed, an inverted pronoun without its hyphens."""
    passage = ground.parse.passage(mention.start, min(mention.end, len(ground.parse)))
    text = " ".join(passage.of(document.text).split())
    return text.rpartition("-")[2] if text.startswith("-") else text


def _mode(draft: Draft) -> Mode:
    """Direct where all is quoted and a clause, mixed where a fragment is, else indirect."""
    if draft.dashed:
        return Mode.DIRECT
    outside = inside = 0
    clause = False
    loose = True  # nothing outside but articles and conjunctions
    for ground, start, end in draft.parts:
        home = (
            ground.inside[draft.cue[0]]
            if (
                ground is draft.cue_ground
                and draft.cue[0] < draft.cue[1]
                and draft.kind == "nested"
            )
            else -1
        )
        parse = ground.parse
        for i in range(start, end):
            if parse.pos[i] == "PUNCT" or ground.is_mark(i):
                continue
            number = ground.inside[i]
            if (
                number >= 0
                and number != home
                and not is_name(ground, ground.quotations[number], verb=draft.cue[1] - 1)
            ):
                inside += 1
            else:
                outside += 1
                loose = loose and parse.pos[i] in ("DET", "CCONJ", "SCONJ")
        for number, quotation in enumerate(ground.quotations):
            if number != home and quotation.start < end and start < quotation.end:
                clause = clause or ground.is_clause(quotation)
    if inside == 0:
        return Mode.INDIRECT
    if not draft.attitude and (outside == 0 or (loose and outside <= 2)) and clause:
        return Mode.DIRECT
    return Mode.MIXED


def _first_person(draft: Draft, mode: Mode) -> bool:
    for ground, start, end in draft.parts:
        own = ground.words.lists["own"]
        for i in range(start, end):
            if ground.parse.lower[i] in own and (mode is Mode.DIRECT or ground.inside[i] >= 0):
                return True
    return False
