"""Nouns of saying: "l'annonce de Berlin selon laquelle...", "la promesse de Paris, « ... »"."""

from dataclasses import replace

from garant.reading.statements.draft import Draft
from garant.reading.statements.ground import Ground
from garant.reading.statements.memory import Voice
from garant.reading.statements.quotation import Quotation
from garant.reading.statements.speaker import Speakers
from garant.reading.statements.tag import phrase_end

_REACH = 14
"""Tokens between a noun of saying and what was said at most."""


def find_nominal(ground: Ground, speakers: Speakers, drafts: list[Draft]) -> list[Draft]:
    """The statements that a noun of saying makes, those not read already."""
    parse, words = ground.parse, ground.words
    found: list[Draft] = []
    for i, word in enumerate(parse.lower):
        if word not in words.nouns or parse.pos[i] not in ("NOUN", "VERB", "PROPN"):
            continue
        if i and parse.pos[i - 1] in ("PRON", "AUX", "ADV"):
            continue
        part = _said(ground, i)
        if part is None:
            continue
        start, end, cue_end = part
        if any(draft.covers(ground, start) for draft in drafts):
            continue
        if any(
            abs(draft.start - start) <= 1 and draft.cue_ground is ground
            for draft in [*drafts, *found]
        ):
            continue
        voice = _holder(ground, i, cue_end, speakers)
        if voice.mention is None or not (voice.mention.codes or voice.mention.person):
            continue
        found.append(
            Draft([(ground, start, end)], ground, (i, i + 1), voice, "noun", max(0, i - 1))
        )
    return found


def _said(ground: Ground, noun: int) -> tuple[int, int, int] | None:
    """What a noun of saying introduces: content start, end, and where the words between end."""
    parse, words = ground.parse, ground.words
    _, stop = ground.sentence(noun)
    for i in range(noun + 1, min(stop, noun + _REACH)):
        lower = parse.lower[i]
        if lower == ":" and ground.quotation_from(i, stop) is None:
            start, end = ground.trimmed(i + 1, stop)
            return (start, end, i) if ground.has_finite(start, end) else None
        if ground.finite[i] and parse.lemmas[i] in words.lists["copulas"]:
            continue  # "L'avertissement de Moscou est clair : ..."
        if ground.finite[i] or lower in (";", "."):
            return None
        if (
            any(
                source.words == (lower,) and not source.entry.closes
                for source in words.sources.get(lower, ())
            )
            and i + 1 < stop
            and parse.lower[i + 1] in words.lists["relatives"]
        ):
            start, end = ground.trimmed(i + 2, _clause_stop(ground, i + 2, stop))
            return (start, end, i) if ground.has_finite(start, end) else None
        if lower in words.lists["that"] and parse.pos[i] == "SCONJ":
            late = i + 1 < stop and ground.finite[i + 1]
            if parse.lower[i - 1] in words.lists["comparative"] or late:
                return None  # "Paris's answer to that came late"
            start, end = ground.trimmed(i + 1, _clause_stop(ground, i + 1, stop))
            return (start, end, i) if ground.has_finite(start, end) else None
        if lower in words.lists["relatives"]:
            return None
        if ground.is_mark(i):
            quotation = ground.quotation_from(i, stop)
            if quotation is None or not _full(ground, quotation):
                return None
            start, end = ground.trimmed(quotation.start, quotation.end)
            return start, end, i
    return None


def _full(ground: Ground, quotation: Quotation) -> bool:
    return ground.has_finite(quotation.start, quotation.end) and (
        ground.count(quotation.start, quotation.end) >= 3
    )


def _clause_stop(ground: Ground, start: int, stop: int) -> int:
    """Where a subordinate clause ends that a main verb may follow: "... partira a surpris"."""
    parse = ground.parse
    seen = False
    for i in range(start, stop):
        if parse.words[i] == ";":
            return i
        if ground.finite[i]:
            joined = parse.pos[i] == "AUX" or not seen
            if seen and not joined:
                return i
            if seen and parse.pos[i - 1] not in ("PRON", "ADV", "CCONJ", "SCONJ", "NOUN", "PROPN"):
                return i
            seen = True
        if parse.words[i] == "," and seen:
            return i
    return stop


def _holder(ground: Ground, noun: int, end: int, speakers: Speakers) -> Voice:
    """Whose words a noun of saying tells of: "de Berlin", "sa promesse", "l'annonce berlinoise"."""
    parse, words = ground.parse, ground.words
    links = words.lists["of"] | words.lists["holders"]
    for i in range(noun + 1, end):
        if parse.lower[i] in links and i + 1 <= end:
            stop = phrase_end(ground, i + 1, end)
            if stop > i + 1:
                return speakers.behind(ground, (i + 1, stop))
    for mention in ground.named(noun + 1, end):
        led = mention.start and parse.lower[mention.start - 1]
        if mention.codes and led not in words.lists["recipients"]:
            return Voice(mention)
    if noun and parse.lower[noun - 1] in words.lists["possessive"]:
        return speakers.last(ground, noun)
    return _owner(ground, noun)


def _owner(ground: Ground, noun: int) -> Voice:
    """The owner right before a noun of saying: "Berlin's announcement", "the Kremlin's claim"."""
    parse, words = ground.parse, ground.words
    i = noun - 1
    while i > 0 and parse.pos[i] == "ADJ":
        i -= 1
    if i < 1 or parse.lower[i] not in words.lists["possessive_marks"]:
        return Voice(None)
    held = [m for m in ground.named_around(i - 1) if m.codes or m.person]
    longest = max(held, key=lambda m: m.end - m.start, default=None)
    return Voice(replace(longest, place=False) if longest is not None else None)
