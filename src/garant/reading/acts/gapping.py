"""Gapping: what a verb gives once more to other doers, without being said again.

"La Norvège livrera des obus, la Suède des canons et le Danemark, un radar."
"""

from dataclasses import dataclass, replace

from garant.model import Clue, Kind
from garant.reading.acts.concepts import Concepts, code_of
from garant.reading.acts.ellipsis import BARE
from garant.reading.acts.frame import Frame
from garant.reading.acts.hit import Hit
from garant.reading.acts.parties import Parties
from garant.reading.acts.syntax import Syntax
from garant.reading.acts.words import Role
from garant.reading.mention import Mention, MentionKind
from garant.reading.parse import Parse

GAPPED = replace(BARE, form="gapped verb", rule="gapped_verb", kind=Kind.COMMIT)

STOPS = frozenset({";", ":", "»", "”", "(", ")", "—", "–", "."})


@dataclass(frozen=True, slots=True)
class Gap:
    """A doer with its thing, under a verb that stands before: half-open token range.

    `code` is None where only a number stands, of the same thing: "la Suède 400".
    """

    verb: int
    doer: int
    start: int
    end: int
    code: str | None
    shown: int

    def frame(self, parse: Parse, base: Frame) -> Frame:
        """The frame of the verb that is not said again, with the doer and thing of the gap."""
        hit = Hit(self.doer, (self.doer,), GAPPED)
        same = [(code, self.shown) for code, _ in base.capabilities[:1]]
        return Frame(
            hit,
            hit,
            base.kind,
            base.firmness,
            [(self.code, self.shown)] if self.code else same,
            set(range(self.doer + 1, self.end)),
            (hit,),
            doer=self.doer,
            clues=[Clue("predicate", GAPPED.rule, parse.passage(self.start, self.end))],
        )


def find_gaps(
    parse: Parse, syntax: Syntax, concepts: Concepts, parties: Parties, hits: list[Hit]
) -> list[Gap]:
    """The gaps of a parse.

    Reads "…, la Suède des canons et le Danemark, un radar"; does not read "avec la Norvège et la
    Suède, des alliés sûrs", where the parties are one list, "la Suède livrera des canons".
    """
    found: list[Gap] = []
    for mention in parties.held:
        if mention.kind is MentionKind.ADJECTIVE or not mention.codes or mention.place:
            continue
        start, end = parse.sentences[parse.sentence_of[mention.head]]
        opened = _after_stop(parse, syntax, mention, start)
        if opened is None:
            continue
        before = [h for h in hits if start <= h.token < opened and h.predicate.pos == "verb"]
        if not before or not _gives(before[-1]):
            continue
        verb = before[-1]
        if syntax.negated(verb.token) or not _object_between(concepts, verb.token, opened):
            continue
        thing = _thing_at(parse, syntax, parties, mention, opened, end)
        if thing is None and _bare_thing(parse, syntax, concepts, mention, end):
            thing = mention.end
        if thing is None:
            continue
        stop = _stop(parse, syntax, parties, thing, end)
        if any(_finite(parse, syntax, t) for t in range(verb.token + 1, min(stop + 3, end))):
            continue
        concept = next(
            (
                c
                for c in concepts.found
                if thing <= c.start < min(stop, thing + 4) and c.value.code and not c.value.weak
            ),
            None,
        )
        doing = verb.predicate.role is Role.DO
        code = code_of(concept, verb.predicate.family if doing else None) if concept else None
        if concept is not None and code is not None:
            found.append(Gap(verb.token, mention.head, mention.start, stop, code, concept.start))
        elif stop == thing + 1 and parse.pos[thing] == "NUM":
            found.append(Gap(verb.token, mention.head, mention.start, stop, None, thing))
    return found


def _gives(hit: Hit) -> bool:
    """Whether a verb can be left out the second time: a doing, or a promise of a thing."""
    promise = hit.predicate.role is Role.HOLD and hit.predicate.kind is Kind.COMMIT
    return hit.predicate.role is Role.DO or (promise and not hit.governed)


def _after_stop(parse: Parse, syntax: Syntax, mention: Mention, start: int) -> int | None:
    """The place of the comma, semicolon or "and" right before a party."""
    j = mention.start - 1
    joined = j > start and parse.lower[j] in syntax.grammar["and"]
    if joined and parse.lower[j - 1] in (",", ";"):
        j -= 1
    return j if joined or (j > start and parse.lower[j] in (",", ";")) else None


def _object_between(concepts: Concepts, verb: int, opened: int) -> bool:
    return any(c.value.code and verb < c.start < opened for c in concepts.found)


def _thing_at(
    parse: Parse, syntax: Syntax, parties: Parties, mention: Mention, opened: int, end: int
) -> int | None:
    """Where the thing begins that stands right after a party: "la Suède des", "la Suède, un"."""
    k = mention.end
    if k < end and parse.lower[k] == ",":
        held = parties.at(opened - 1)
        if parse.lower[opened] == "," or (held is not None and not held.place):
            return None  # one list of parties, or an apposition
        k += 1
        if k + 1 < end and parse.pos[k] == "PRON" and parse.lower[k + 1] == ",":
            k += 2  # "la Suède, elle, des canons"
    if k >= end:
        return None
    quantified = parse.lower[k] in syntax.grammar["partitive"] | syntax.grammar["one"]
    return k if quantified or parse.pos[k] == "NUM" else None


def _bare_thing(
    parse: Parse, syntax: Syntax, concepts: Concepts, mention: Mention, end: int
) -> bool:
    """Whether a thing stands bare behind a party's name: "Rome sends doctors, Madrid soldiers"."""
    concept = concepts.at(mention.end) if mention.end < end else None
    if concept is None or concept.value.code is None or concept.value.weak:
        return False
    named = mention.kind in (MentionKind.STATE, MentionKind.SEAT)
    adjectival = parse.lower[mention.end - 1] in syntax.grammar["adjectival_name"]
    closed = concept.end >= end or parse.pos[concept.end] in ("PUNCT", "CCONJ", "ADP")
    return named and closed and not adjectival and parse.pos[mention.end] == "NOUN"


def share_out(parse: Parse, syntax: Syntax, gaps: list[Gap], bare: list[Frame]) -> None:
    """Give each bare denial beside a gap its own doer: "doctors but no soldiers, Madrid tanks"."""
    for frame in bare:
        token = frame.top.token
        near = [g for g in gaps if parse.sentence_of[g.verb] == parse.sentence_of[token]]
        if frame.top.predicate is not BARE or frame.doer is not None or not near:
            continue
        before = [g.doer for g in near if g.doer < token]
        if before:
            frame.doer = max(before)
        elif near[0].verb < token:
            frame.doer = syntax.subject(near[0].verb)


def _stop(parse: Parse, syntax: Syntax, parties: Parties, thing: int, end: int) -> int:
    for t in range(thing, end):
        if parse.lower[t] in STOPS or parse.lower[t] == ",":
            return t
        if parse.lower[t] in syntax.grammar["and"] and any(m.start == t + 1 for m in parties.held):
            return t
    return end


def _finite(parse: Parse, syntax: Syntax, t: int) -> bool:
    return parse.pos[t] in ("VERB", "AUX") and syntax.finite(t) == t
