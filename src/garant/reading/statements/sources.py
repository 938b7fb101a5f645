"""Sources: "selon Rutte", "d'après une étude", "pour Marta K.," and the clause that is theirs."""

from dataclasses import dataclass

from garant.reading.mention import MentionKind
from garant.reading.statements.extent import Range, around, behind
from garant.reading.statements.ground import Ground
from garant.reading.statements.tag import phrase_end
from garant.reading.statements.words import Source

_OWNER = 8
"""Tokens of a source's name and its mark at most."""

SPEAKING = frozenset(
    (
        MentionKind.PERSON,
        MentionKind.OFFICE,
        MentionKind.OFFICIAL,
        MentionKind.SEAT,
        MentionKind.SHORT,
    )
)
"""The kinds of mention that an ambiguous word ("pour", "suivant") makes a source."""


@dataclass(frozen=True, slots=True)
class FoundSource:
    """A source in a sentence: its words, the noun phrase behind them, and the parts said."""

    source: Source
    start: int
    end: int
    subject: Range
    parts: tuple[Range, ...]


def find_sources(ground: Ground) -> list[FoundSource]:
    """The sources of a block in order."""
    found: list[FoundSource] = []
    lower = ground.parse.lower
    sources = ground.words.sources
    skip = -1
    for i, word in enumerate(lower):
        held = sources.get(word)
        if held is None or i < skip:
            continue
        for source in held:
            end = i + len(source.words)
            if tuple(lower[i:end]) == source.words:
                made = _read(ground, source, i, end)
                if made is not None:
                    found.append(made)
                    skip = made.end
                break
    return found


def _read(ground: Ground, source: Source, i: int, end: int) -> FoundSource | None:
    parse, words = ground.parse, ground.words
    begin, stop = ground.sentence(i)
    if ground.inside[i] >= 0:
        stop = min(stop, ground.quotations[ground.inside[i]].end)
        begin = max(begin, ground.quotations[ground.inside[i]].start)
    elif parse.words[stop - 1] == "?":
        return None
    entry = source.entry
    if end >= stop:
        return None
    opens = (
        i == begin
        or not parse.words[i - 1][0].isalnum()
        or parse.lower[i - 1] in words.lists["coordinators"]
    )
    if entry.start and not opens:
        return None
    if entry.antecedent:
        subject = (i, end)
        last = stop
        for k in range(end, stop):
            if parse.words[k] == "," and ground.has_finite(end, k):
                follows = parse.pos[k + 1] if k + 1 < stop else ""
                if follows in ("AUX", "VERB"):
                    last = k
                    break
        part = ground.trimmed(end, last)
        if part[0] >= part[1] or not ground.has_finite(*part):
            return None
        return FoundSource(source, i, end, subject, (part,))
    if entry.own:
        # The adjective behind "de source": diplomatique, proche du dossier.
        close = end
        while close < stop and parse.pos[close] in ("ADJ", "NOUN", "ADP", "DET", "ADV", "PROPN"):
            close += 1
        subject = (end - 1, close)
    elif entry.self_:
        subject = (i, end)
        close = end
    elif entry.closes:
        owned = _owned(ground, end, stop, entry.closes)
        if owned is None:
            return None
        subject, close = owned
    else:
        if parse.lower[end] in words.lists["not_sources"] | words.lists["relatives"] or parse.pos[
            end
        ] in (
            "SCONJ",
            "VERB",
            "AUX",
        ):
            return None
        if parse.lower[end] in words.lists["demonstrative"] and (
            parse.lower[end + 1] in words.lists["that"] if end + 1 < stop else False
        ):
            return None  # "selon ce qu'a dit X" is read at its verb
        after = end + 1 if parse.pos[end] == "DET" and end + 1 < stop else end
        if parse.lower[after] in words.lists["not_sources"]:
            return None
        close = phrase_end(ground, end, stop)
        if close <= end:
            return None
        if not entry.named and not _speaks(ground, end, close):
            return None
        if entry.named and not _named(ground, end, close):
            return None
        subject = (end, close)
        if close < stop and parse.lower[close] in words.lists["relatives"]:
            close = next((k for k in range(close, stop) if parse.words[k] == ","), stop)
        mention = next((m for m in ground.named(end, end + 1) if m.end <= close), None)
        comma = close < stop and parse.words[close] == ","
        if opens and i == begin and not comma and mention is not None:
            close = mention.end  # "Selon Paris la force partira"
            subject = (end, close)
        elif opens and i == begin and not comma:
            close = _noun_end(ground, end, stop)
            subject = (end, close)
    first = i - 1 if i > begin and parse.words[i - 1] == "," else i
    if first > begin and parse.pos[first - 1] in ("CCONJ", "SCONJ"):
        # "... car, selon eux, il était vide": only what follows is theirs.
        part = behind(ground, close, stop)
        parts = [part] if part[0] < part[1] else []
    else:
        parts = around(ground, first, close)
    if not parts or not any(_claims(ground, part) for part in parts):
        return None
    if entry.start and i == begin and not ground.has_finite(*parts[0]):
        fragment = parse.lower[parts[0][0]] in words.lists["fragments"]
        if not fragment and not ground.quotation_from(parts[0][0] - 1, parts[0][1]):
            return None
    return FoundSource(source, i, close, subject, tuple(parts))


def _owned(
    ground: Ground, start: int, stop: int, closes: tuple[str, ...]
) -> tuple[Range, int] | None:
    """The owner and the end of "in Rutte's view": a name, its mark, and what is owned."""
    parse, words = ground.parse, ground.words
    for i in range(start + 1, min(stop, start + _OWNER)):
        if parse.words[i] == "," or ground.finite[i] or parse.pos[i] == "ADP":
            return None
        if parse.lower[i] in words.lists["possessive_marks"]:
            last = next(
                (
                    j
                    for j in range(i + 1, min(stop, i + 3))
                    if parse.lower[j] in closes and parse.pos[j] == "NOUN"
                ),
                -1,
            )
            if last < 0:
                return None
            return ((start, i), last + 1) if _named(ground, start, i) else None
    return None


def _claims(ground: Ground, part: Range) -> bool:
    """Whether words are enough to be said: a finite verb, or three words where none has any."""
    if ground.has_finite(*part):
        return True
    return ground.count(*part) >= 3 and not ground.has_finite(*ground.sentence(part[0]))


def _speaks(ground: Ground, start: int, end: int) -> bool:
    """Whether a noun phrase names a person, body or text, not a measure ("selon l'humeur")."""
    parse = ground.parse
    for mention in [*ground.named_around(start), *ground.named(start + 1, start + 2)]:
        if start < mention.end and mention.kind is not (MentionKind.ADJECTIVE):
            return True
    unknown = False
    for i in range(start, end):
        if ground.names_speaker(i) or parse.pos[i] in ("PROPN", "PRON"):
            return True
        if unknown and parse.pos[i] == "ADP":
            return False
        unknown = unknown or parse.pos[i] == "NOUN"
    return False


def _named(ground: Ground, start: int, end: int) -> bool:
    parse, words = ground.parse, ground.words
    near = [*ground.named_around(start), *ground.named(start + 1, start + 2)]
    if any(mention.kind in SPEAKING for mention in near):
        return True
    for i in range(start, end):
        if parse.pos[i] == "NOUN":
            return words.has("people", parse.lower[i].rpartition("-")[2])
        if parse.pos[i] in ("ADP", "VERB"):
            return False
    return False


def _noun_end(ground: Ground, start: int, stop: int) -> int:
    """Where the first noun with its complements ends, before a clause without comma."""
    parse = ground.parse
    i, noun = start, False
    while i < stop and not ground.finite[i] and parse.words[i] != ",":
        tag = parse.pos[i]
        if noun and tag in ("DET", "PRON", "PROPN") and parse.pos[i - 1] not in ("ADP", "DET"):
            break
        noun = noun or tag in ("NOUN", "PROPN")
        i += 1
    return i
