"""Tags whose subject stands before the verb: "..., Rutte said on Monday.", "as Rutte put it".

Reads "Rates could double, he added, if a ship were hit." and "“Not now,” smiled the minister" with
its order turned. Does not read "In Paris, Rutte announced the delivery", which has an object.
"""

from garant.reading.mention import MentionKind
from garant.reading.statements.conjugation import Form
from garant.reading.statements.cue import ANY_VERB, Cue
from garant.reading.statements.ground import DASHES, STOPS, Ground
from garant.reading.statements.subject import containing, nearest
from garant.reading.statements.tag import Tag, after_adposition, phrase_end, time_end, whole

_LONGEST_SUBJECT = 30
"""Words of a tag's subject at most, with its appositions."""

_BOUNDS = frozenset((",", ";", ":", *DASHES, *STOPS))
_LED = 8
"""Tokens before a quoted fragment among which the clause it stands in is seen."""

_FRAGMENT = 2
_CLAUSE = 5
"""Words before a tag at least, where no finite verb is seen among them."""

_SUBJECTS = frozenset(("DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ"))
_LOOSE = frozenset(("ADV", "PART", "INTJ"))


def read_subject_first(ground: Ground, cue: Cue) -> Tag | None:
    """The tag of a verb whose subject stands before it, or None where the verb is none."""
    parse, words = ground.parse, ground.words
    if not words.subject_first_tags or cue.form is not Form.FINITE or cue.passive or cue.negated:
        return None
    begin, end = ground.sentence(cue.head)
    inner = ground.inside[cue.head]
    within = ground.quotations[inner] if inner >= 0 else None
    if within is not None:
        begin, end = max(begin, within.start), min(end, within.end)
    subject = _subject(ground, cue)
    if not begin <= subject < cue.start or cue.start - subject > _LONGEST_SUBJECT:
        return None
    left = _left(ground, subject, begin)
    if left < 0 or _in_relative(ground, subject, left) or _parted(ground, left, subject, cue):
        return None
    stop = bare_end(ground, cue, end)
    if stop < 0 or (stop < end and parse.words[stop] == ":"):
        return None
    before = parse.lower[left - 1] if left > begin else ""
    if before in words.lists["as_adverb"]:
        return _as_clause(ground, cue, left - 1, begin, stop, end)
    quotation = ground.quotation_before(left)
    if quotation is not None and quotation is not within:
        if left == begin and parse.words[quotation.end - 1] == ".":
            return None
        led = ground.count(max(begin, quotation.before - _LED), quotation.before) > 1
        if not led and not whole(ground, quotation):
            return None
        return Tag(
            cue, left - 1, stop, _words(ground, left, cue), quotation, within, subject_first=True
        )
    if left == begin or cue.verb is ANY_VERB or "clause" not in cue.verb.takes:
        return None
    if parse.words[left - 1] not in (",", *DASHES) or not _told(ground, begin, left, stop, end):
        return None
    if parse.words[end - 1] == "?" and within is None:
        return None
    return Tag(cue, left - 1, stop, _words(ground, left, cue), None, within, subject_first=True)


def _subject(ground: Ground, cue: Cue) -> int:
    """The subject right before a verb; where the tree has none, the nearest noun."""
    parse = ground.parse
    for child in reversed(parse.children[cue.root]):
        if child < cue.start and parse.deps[child].startswith("nsubj"):
            return child if ground.inside[child] == ground.inside[cue.head] else -1
    return nearest(ground, cue)


def _in_relative(ground: Ground, subject: int, left: int) -> bool:
    """Whether a state stands right behind another noun: "a brigade Berlin promised Vilnius"."""
    mention = containing(ground, subject)
    if mention is None or mention.kind not in (MentionKind.STATE, MentionKind.SEAT):
        return False
    before = mention.start - 1
    return before > left and ground.parse.pos[before] == "NOUN"


def _left(ground: Ground, subject: int, begin: int) -> int:
    """Where the words of a subject begin; -1 where a clause of its own stands before it."""
    parse = ground.parse
    mention = containing(ground, subject)
    i = min(subject, mention.start) if mention is not None else subject
    inner = ground.inside[subject]
    while i > begin:
        word = parse.words[i - 1]
        if word in _BOUNDS or ground.is_mark(i - 1) or ground.inside[i - 1] != inner:
            return i
        if parse.lower[i - 1] in ground.words.lists["as_adverb"]:
            return i
        if parse.pos[i - 1] == "CCONJ" and _second_office(ground, i):
            i -= 1
            continue
        if ground.finite[i - 1] or parse.pos[i - 1] in ("SCONJ", "CCONJ"):
            return -1
        i -= 1
    return i


def _second_office(ground: Ground, i: int) -> bool:
    """Whether one who holds two offices is told of: "prime minister and | foreign minister X"."""
    first = any(m.kind is MentionKind.OFFICE and m.end == i - 1 for m in ground.named(i - 9, i - 1))
    return first and any(m.kind is MentionKind.OFFICE for m in ground.named(i, i + 1))


def _words(ground: Ground, left: int, cue: Cue) -> tuple[int, int]:
    """The words of a subject up to its first comma, without adverbs before it."""
    while left + 1 < cue.start and ground.parse.pos[left] == "ADV":
        left += 1
    return left, max(phrase_end(ground, left, cue.start), left + 1)


def _parted(ground: Ground, left: int, subject: int, cue: Cue) -> bool:
    """Whether a verb of its own stands between a subject and the verb of saying."""
    return ground.main_finite(subject, cue.start) >= 0 or any(
        ground.finite[i] for i in range(left, subject)
    )


def bare_end(ground: Ground, cue: Cue, end: int) -> int:
    """The token after a tag whose verb has no object and no clause; -1 where it has one.

    Passes over "on Thursday", "in an email", "as he left Paris" and whom it is said to.
    """
    parse, words = ground.parse, ground.words
    i = cue.end
    addressed = cue.verb.addressed
    while i < end:
        word, tag = parse.lower[i], parse.pos[i]
        if parse.words[i] in _BOUNDS or ground.is_mark(i):
            return i
        timed = time_end(ground, i, end)
        if timed > i:
            i = timed
        elif word in words.lists["that"] and tag == "SCONJ":
            return -1
        elif word in words.lists["occasions"]:
            i = _bound(ground, i, end)
        elif word in words.lists["infinitive_marks"] and i + 1 < end and _infinitive(ground, i + 1):
            return -1
        elif tag == "ADP" or word in words.lists["at"]:
            after = after_adposition(ground, i + 1, end)
            if after < end and parse.pos[after] == "VERB" and not ground.finite[after]:
                after = _bound(ground, after, end)
            if after == i + 1 and tag != "ADP":
                return -1
            i = max(after, i + 1)
        elif tag in _LOOSE or (
            tag == "ADJ" and i + 1 < end and parse.pos[i + 1] in ("ADP", "ADV", "SCONJ")
        ):
            i += 1  # "said again", "has said more than once"
        elif tag == "VERB" and not ground.finite[i] and not _infinitive(ground, i):
            i = _bound(ground, i, end)
        elif addressed and tag in ("NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM"):
            addressed = False
            after = max(phrase_end(ground, i, end), i + 1)
            if not _person(ground, i, after):
                return -1
            i = after
        else:
            return -1
        if i > cue.end and i < end and ground.finite[i]:
            return -1
    return end


def _person(ground: Ground, start: int, end: int) -> bool:
    """Whether a phrase tells whom something is said to, not what: "told the channel"."""
    parse = ground.parse
    return any(
        parse.pos[i] in ("PROPN", "PRON")
        or ground.names_speaker(i)
        or parse.lower[i] in ground.words.lists["audiences"]
        for i in range(start, end)
    )


def _infinitive(ground: Ground, i: int) -> bool:
    return "VerbForm=Inf" in ground.parse.morphs[i]


def _bound(ground: Ground, i: int, end: int) -> int:
    """The next mark that parts clauses."""
    return next(
        (j for j in range(i, end) if ground.parse.words[j] in _BOUNDS or ground.is_mark(j)), end
    )


def _told(ground: Ground, begin: int, left: int, stop: int, end: int) -> bool:
    """Whether a clause stands before a tag, or is broken off by it and goes on behind."""
    parse = ground.parse
    first, last = ground.trimmed(_floor(ground, begin, left), left)
    if first >= last:
        return False
    finite = ground.main_finite(first, last)
    subordinate = parse.pos[first] == "SCONJ" and not any(
        parse.words[i] == "," and ground.main_finite(i + 1, last) >= 0 for i in range(finite, last)
    )
    if finite >= 0 and not subordinate:
        return True
    broken = stop < end and parse.words[stop] in (",", *DASHES)
    if finite < 0 and ground.has_finite(first, last) and parse.pos[first] in _SUBJECTS:
        if broken and ground.finite[min(stop + 1, end - 1)]:
            return True  # "A force that nobody has paid for, he argues, is worth little"
        return ground.quotation_from(first, last) is not None  # "Europe “must pay”, Hegseth said"
    if broken:
        return ground.has_finite(stop + 1, end)
    if finite >= 0 or time_end(ground, first, last) == last:
        return False
    # A fragment ("No comment, he said"), or a clause whose verb the tagger missed.
    fragment = parse.lower[first] in ground.words.lists["fragments"]
    least = _FRAGMENT if fragment else _CLAUSE
    return ground.count(first, last) >= least and (fragment or parse.pos[first] in _SUBJECTS)


def _floor(ground: Ground, begin: int, left: int) -> int:
    for i in range(left - 1, begin - 1, -1):
        if ground.parse.words[i] == ";":
            return i + 1
    return begin


def _as_clause(ground: Ground, cue: Cue, place: int, begin: int, stop: int, end: int) -> Tag | None:
    """The tag "as Rutte said": what it tells of is the clause around it."""
    parse = ground.parse
    if cue.verb is ANY_VERB or not cue.verb.takes & {"clause", "quotation"}:
        return None
    opens = place == begin or parse.words[place - 1] in (",", *DASHES) or ground.is_mark(place - 1)
    if not opens:
        return None
    start = place - 1 if place > begin and parse.words[place - 1] in (",", *DASHES) else place
    if start <= begin and not (stop < end and parse.words[stop] == ","):
        return None
    return Tag(cue, start, stop, _words(ground, place + 1, cue), None, None, subject_first=True)


def verbs_behind(ground: Ground, taken: set[int]) -> list[Cue]:
    """Verbs on no list that have their subject before them behind a quotation: "…," she smiled."""
    found: list[Cue] = []
    if not ground.words.subject_first_tags:
        return found
    parse = ground.parse
    for quotation in ground.quotations:
        i = quotation.after
        if i >= len(parse) or parse.words[quotation.end - 1] not in (",", "?", "!"):
            if i >= len(parse) or parse.words[i] not in (",", *DASHES):
                continue
            i += 1
        for j in range(i + 1, min(i + 14, len(parse))):
            if parse.words[j] in STOPS or ground.is_mark(j) or parse.words[j] == ":":
                break
            if not ground.finite[j]:
                continue
            speaks = any(parse.deps[k].startswith("nsubj") for k in range(i, j))
            if speaks and parse.pos[j] == "VERB" and j not in taken:
                found.append(Cue(ANY_VERB, Form.FINITE, j, j, j + 1, j))
            break
    return found
