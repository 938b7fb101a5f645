"""Acts told by pointing at the last one: "so will Denmark", "Poland will not", "as did Norway".

An auxiliary without its verb stands for the verb of the clause before; what is done, and how
firmly, is taken from there.
"""

from dataclasses import replace

from garant.model import Clue, Firmness, Kind
from garant.reading.acts.candidate import Topic
from garant.reading.acts.ellipsis import BARE
from garant.reading.acts.frame import Frame
from garant.reading.acts.hit import Hit
from garant.reading.acts.parties import Parties
from garant.reading.acts.syntax import Syntax
from garant.reading.acts.words import Predicate
from garant.reading.mention import Mention, MentionKind
from garant.reading.parse import QUOTES, Parse

ECHO = "echo"
"""The family of predicates that repeat the act before: also "followed suit"."""

SAME = replace(BARE, form="same", rule="echo_same", family=ECHO, kind=Kind.COMMIT)
DENIED = replace(BARE, form="denied", rule="echo_denied", family=ECHO)
AFFIRMED = replace(BARE, form="affirmed", rule="echo_affirmed", family=ECHO, kind=Kind.COMMIT)


def echoes(parse: Parse, syntax: Syntax, parties: Parties, barred: set[int]) -> list[Frame]:
    """The frames of a parse that repeat or deny, for another party, what was last told.

    Reads "so will Denmark", "nor will Italy", "Poland will not.", "Hungary won't", "Spain did too";
    does not read "Poland will not send", "so will the talks go on".
    """
    grammar = syntax.grammar
    found: list[Frame] = []
    for i, word in enumerate(parse.lower):
        if i in barred or word not in grammar["echo_auxiliary"]:
            continue
        if parse.pos[i] not in ("AUX", "VERB"):
            continue
        start, end = parse.sentences[parse.sentence_of[i]]
        first = _before_aside(parse, i, start)
        opener = parse.lower[first - 1] if first > start else ""
        if opener in grammar["echo_opener"]:
            mention = _after(parse, parties, i, end)
            if mention is not None:
                found.append(_frame(parse, SAME, i, mention))
            continue
        close = _close(parse, syntax, i, end)
        before = _before(parse, parties, i, start)
        if close is None or before is None:
            continue
        denied = any(parse.lower[j] in grammar["denier"] for j in range(i + 1, close))
        found.append(_frame(parse, DENIED if denied else AFFIRMED, i, before))
        found[-1].willed = word in grammar["future"]
    return found


def settle_echo(frame: Frame, topic: Topic, here: int) -> bool:
    """Give an echo the kind and rung of what it points at; False where there is nothing near."""
    if frame.leaf.predicate.family != ECHO:
        return True
    if not topic.kinds or here - topic.paragraph > 1:
        return False
    if frame.top is not frame.leaf:
        return topic.kinds[-1] in (Kind.COMMIT, Kind.REFUSE)  # "could follow suit" has its own rung
    last = topic.kinds[-1]
    rule = frame.top.predicate.rule
    if last is Kind.REQUEST and frame.willed and rule in ("echo_denied", "echo_affirmed"):
        denied = rule == "echo_denied"  # "Kyiv wants them to stay. Madrid will"
        frame.kind = Kind.REFUSE if denied else Kind.COMMIT
        frame.firmness = Firmness.EXCLUDED if denied else Firmness.COMMITTED
        return True
    if rule == "echo_denied" or (frame.negated and rule != "echo_same"):
        frame.kind, frame.firmness = Kind.REFUSE, Firmness.EXCLUDED
        return last in (Kind.COMMIT, Kind.REFUSE)
    if rule == "echo_affirmed" and last is Kind.REFUSE:
        frame.kind, frame.firmness = Kind.COMMIT, Firmness.COMMITTED
        return True
    frame.kind, frame.firmness = last, topic.firmness
    return last not in (Kind.MEET, Kind.SIGN)


_ASIDE = 6
"""Tokens that may be set in between commas: "so will, in turn, Poland", "nor, it seems, will"."""


def _before_aside(parse: Parse, i: int, start: int) -> int:
    """The place of an auxiliary, or of the comma that opens what is set in before it."""
    if i <= start or parse.words[i - 1] != ",":
        return i
    opened = (j for j in range(i - 2, max(start, i - _ASIDE) - 1, -1) if parse.words[j] == ",")
    return next(opened, i)


def _behind_aside(parse: Parse, i: int, end: int) -> int:
    """The auxiliary, or the comma that closes what is set in behind it."""
    if i + 1 >= end or parse.words[i + 1] != ",":
        return i
    closed = (j for j in range(i + 2, min(end, i + _ASIDE)) if parse.words[j] == ",")
    return next(closed, i)


def _after(parse: Parse, parties: Parties, i: int, end: int) -> Mention | None:
    """The party right after an auxiliary, where the clause then ends: "so will Denmark,"."""
    for mention in parties.held:
        if mention.kind is MentionKind.ADJECTIVE or not mention.codes or mention.place:
            continue
        if i < mention.start <= _behind_aside(parse, i, end) + 2:
            last = max((m.end for m in parties.phrase(mention.head)), default=mention.end)
            following = parse.pos[last] if last < end else "PUNCT"
            return mention if following in ("PUNCT", "CCONJ", "ADP", "SCONJ") else None
    return None


def _before(parse: Parse, parties: Parties, i: int, start: int) -> Mention | None:
    """The party right before an auxiliary: "but Poland will not"."""
    for mention in parties.held:
        if mention.kind is MentionKind.ADJECTIVE or not mention.codes or mention.place:
            continue
        if mention.end == i and mention.start >= start:
            led = parse.pos[mention.start - 1] if mention.start > start else ""
            return None if led == "ADP" else mention
    return None


def _close(parse: Parse, syntax: Syntax, i: int, end: int) -> int | None:
    """Where a clause of an auxiliary alone ends, None where a verb or a complement follows."""
    grammar = syntax.grammar
    if any(
        parse.heads[k] == i and k > i and parse.deps[k].startswith(("xcomp", "ccomp", "obj"))
        for k in range(i + 1, min(end, i + 8))
    ):
        return None
    j = i + 1
    while j < end and (
        parse.lower[j] in grammar["denier"] or parse.lower[j] in grammar["echo_closing"]
    ):
        j += 1
    if j + 1 < end and parse.lower[j] in grammar["but"] and parse.pos[j + 1] == "VERB":
        return None  # "cannot but support"
    if j < end and parse.words[j] == ":":
        return None  # what comes after is what is done: "Oslo will not:"
    if j + 1 < end and parse.lower[j] in QUOTES and parse.pos[j + 1] != "PUNCT":
        return None  # "because it was “too close”"
    return j if j >= end or parse.pos[j] in ("PUNCT", "CCONJ") else None


def _frame(parse: Parse, predicate: Predicate, i: int, mention: Mention) -> Frame:
    hit = Hit(i, (i,), predicate)
    return Frame(
        hit,
        hit,
        predicate.kind or Kind.COMMIT,
        predicate.firmness,
        [],
        {mention.head},
        (hit,),
        attitude=True,
        clues=[Clue("echo", predicate.rule, parse.passage(i, i + 1))],
    )
