"""Chains: "Selon l'AFP, Macron a dit que..." is one statement, by Macron, carried by the AFP."""

from garant.reading.parse import Parse
from garant.reading.statements.draft import Draft
from garant.reading.statements.speaker import Speakers

_WORDS = 3

NEAR = 16
"""Drafts before and behind one among which its chain is looked for; bounds the work."""


def resolve_chains(drafts: list[Draft], speakers: Speakers) -> list[Draft]:
    """The drafts of a block with each chain made one statement of its innermost speaker.

    A statement that takes up all of another is its link; one that is only part of what another
    says stands beside it. "Selon lui" within the same speaker's words opens none.
    """
    dropped: set[int] = set()
    for number, inner in enumerate(drafts):
        for outer in drafts[max(0, number - NEAR) : number + NEAR]:
            if inner is outer or id(outer) in dropped or id(inner) in dropped:
                continue
            own = inner.kind == "self" and _same(inner, outer)
            if own and outer.kind != "tag" and outer.covers(inner.cue_ground, inner.cue[0]):
                dropped.add(id(inner))
                continue
            if not _within(inner, outer):
                continue
            if _slight(inner):
                dropped.add(id(inner))
                continue
            if own or _spoken_for(inner, outer):
                dropped.add(id(inner))
            elif inner.unsaid and outer.kind == "verb":
                # "a dit que Paris répondrait" tells of nothing that Paris said.
                dropped.add(id(inner))
            elif inner.fragment and not _carrier(outer):
                # "Vingt pays s'engagent à agir « sur terre et en mer », a dit Macron": his words.
                dropped.add(id(inner))
            elif _fills(inner, outer):
                dropped.add(id(outer))
                mention = outer.voice.mention
                if mention is not None and not _same(inner, outer):
                    inner.via = inner.via or speakers.text(mention)
    return [draft for draft in drafts if id(draft) not in dropped]


def _slight(draft: Draft) -> bool:
    """Whether next to nothing is said within somebody's own words: "First they say no"."""
    quoted = draft.cue[0] < draft.cue[1] and draft.cue_ground.inside[draft.cue[0]] >= 0
    cue = range(*draft.cue)
    said = sum(
        1
        for ground, start, end in draft.parts
        for i in range(start, end)
        if ground.parse.pos[i] != "PUNCT"
        and not (ground is draft.cue_ground and (i in cue or _subject(ground.parse, i, cue)))
    )
    return quoted and said < _WORDS


def _subject(parse: Parse, i: int, cue: range) -> bool:
    return parse.heads[i] in cue and parse.deps[i].startswith("nsubj")


def _carrier(draft: Draft) -> bool:
    """Whether a draft's speaker is a medium that carries what others say."""
    mention = draft.voice.mention
    if mention is None:
        return True
    words = draft.cue_ground.words
    parse = speakers_parse(draft)
    return any(
        words.has("media", parse.lower[i])
        for i in range(mention.start, min(mention.end, len(parse)))
    )


def speakers_parse(draft: Draft) -> Parse:
    """The parse in which the words of a draft's speaker were read."""
    return draft.cue_ground.parse


def _same(inner: Draft, outer: Draft) -> bool:
    one, other = inner.voice.mention, outer.voice.mention
    if one is None or other is None:
        return one is other
    return (one.codes, one.person) == (other.codes, other.person)


def _spoken_for(inner: Draft, outer: Draft) -> bool:
    """Whether a spokesman says what his party holds: "Paris deems it premature, X said" is X's."""
    one, other = inner.voice.mention, outer.voice.mention
    if one is None or other is None or not inner.attitude or outer.kind != "tag":
        return False
    return (
        bool(one.codes)
        and one.codes == other.codes
        and one.person is None
        and (other.person is not None)
    )


def _within(inner: Draft, outer: Draft) -> bool:
    """Whether the inner one's cue and content stand in the outer one's content."""
    return outer.covers(inner.cue_ground, inner.cue[0]) and all(
        outer.start <= start and end <= outer.end for _, start, end in inner.parts
    )


def _fills(inner: Draft, outer: Draft) -> bool:
    """Whether nothing of the outer content is left beside the inner statement and its tag."""
    begin = inner.clause_start if inner.clause_start >= 0 else inner.start
    begin = min(begin, inner.start)
    ground = outer.ground
    if len({g.number for g, _, _ in outer.parts}) > 1:
        return False
    lead = ground.count(outer.start, max(begin, outer.start))
    last = max(inner.end, inner.cue[1])
    trail = ground.count(last, max(outer.end, last))
    return (
        lead <= 3
        and not ground.has_finite(outer.start, max(begin, outer.start))
        and trail <= 6
        and (not ground.has_finite(last, max(outer.end, last)))
    )
