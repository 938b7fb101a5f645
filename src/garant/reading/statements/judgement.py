"""Judgements: what a thing is held to be, and what somebody says of himself."""

from dataclasses import dataclass
from typing import Literal

from garant.reading.statements.cue import Cue
from garant.reading.statements.extent import clause_end
from garant.reading.statements.ground import Ground
from garant.reading.statements.quotation import Quotation
from garant.reading.statements.tag import time_end

ComplementKind = Literal["clause", "infinitive", "event", "quotation", "judgement", "self", "colon"]


@dataclass(frozen=True, slots=True)
class Complement:
    """What a verb of saying carries: its kind and half-open token range."""

    kind: ComplementKind
    start: int
    end: int


def judgement(ground: Ground, cue: Cue, stop: int) -> Complement | None:
    """An object and what it is held to be: "juge l'envoi prématuré", "y voit « un pas »"."""
    parse = ground.parse
    end = clause_end(ground, cue, cue.end, stop, coordinate=False)
    leads = cue.verb.leads
    if leads:
        place = next(
            (i for i in range(cue.end, end) if parse.lower[i] in leads and ground.inside[i] < 0), -1
        )
        clitic = any(parse.lower[i] in leads for i in range(cue.start, cue.head))
        if place < 0 and not clitic:
            quotation = ground.quotation_from(cue.end, end)
            near = quotation is not None and quotation.before <= cue.end + 1
            if quotation is None or not near or is_name(ground, quotation):
                return None
            if ground.count(quotation.start, quotation.end) < 3:
                return None
        elif not clitic and not _leads(ground, cue, place, end):
            return None
        return made(ground, "judgement", cue.end, end)
    pronouns = ground.words.lists["object_pronouns"]
    if cue.end < end and parse.pos[cue.end] == "PRON" and parse.lower[cue.end] not in pronouns:
        return None
    first = past_time(ground, cue.end, end)
    for i in range(first, end):
        if ground.inside[i] >= 0 and ground.inside[cue.head] < 0:
            return made(ground, "judgement", first, end)
        if i > first and (
            parse.lower[i] in ground.words.lists["assessing"]
            or (bool(pronouns) and _predicate(ground, i, end))
        ):
            return made(ground, "judgement", first, end)
        if parse.pos[i] == "ADJ" or "VerbForm=Part" in parse.morphs[i]:
            if i == first or (parse.heads[i] == cue.head and parse.deps[i].startswith("xcomp")):
                return made(ground, "judgement", first, end)
            known = "Definite=Ind" not in parse.morphs[first] and parse.pos[first] == "DET"
            last = i + 1 >= end or parse.words[i + 1] == ","
            bare = last or not any(parse.pos[k] in ("ADP", "PUNCT") for k in range(first, i))
            if known and bare and parse.pos[i - 1] in ("NOUN", "PROPN", "ADV"):
                return made(ground, "judgement", first, end)
    return None


def _predicate(ground: Ground, i: int, end: int) -> bool:
    """Whether a second noun phrase begins right behind the object: "called the offer | a ruse"."""
    parse = ground.parse
    return (
        "Definite=Ind" in parse.morphs[i]
        and parse.pos[i - 1] in ("NOUN", "PROPN", "PRON")
        and time_end(ground, i, end) == i
    )


def of_self(ground: Ground, cue: Cue, stop: int) -> Complement | None:
    """What somebody says of himself: "se dit prêt à une trêve", "s'est dite opposée à l'envoi"."""
    parse, words = ground.parse, ground.words
    i = cue.end
    while i < stop and (parse.pos[i] == "ADV" or parse.words[i] == ","):
        i += 1
    if i >= stop:
        return None
    start = i
    while i < stop and ground.is_mark(i):
        i += 1
    tag = parse.pos[i] if i < stop else ""
    if tag == "ADP" and parse.lower[i] not in words.lists["self_leads"]:
        return None
    if not (tag in ("ADJ", "VERB", "ADP", "NOUN", "ADV") or ground.inside[start] >= 0 or i > start):
        return None
    end = clause_end(ground, cue, start, stop, coordinate=False)
    if ground.count(start, end) < 3:
        return None
    del words
    return made(ground, "self", start, end)


def _leads(ground: Ground, cue: Cue, place: int, end: int) -> bool:
    """Whether a word leads in what a thing is held to be.

    "qualifie de provocation l'offre", not "traite de la question"; "voit dans l'offre une ruse",
    not "a vu le ministre dans la soirée".
    """
    parse, words = ground.parse, ground.words
    follows = place + 1
    if follows >= end or words.has("time", parse.lower[min(follows + 1, end - 1)]):
        return False
    if place == cue.end and parse.lower[place] in words.lists["of"]:
        return ground.is_mark(follows) or parse.pos[follows] in ("NOUN", "ADJ", "PROPN", "VERB")
    if parse.lower[place] in words.lists["at"] and "judgement" in cue.verb.takes:
        if parse.lower[place] in words.lists["within"]:
            return place <= cue.end + 1 and any(
                parse.pos[i] == "DET" or ground.is_mark(i) for i in range(follows + 2, end)
            )
        return place > cue.end and (
            ground.is_mark(follows) or parse.pos[follows] in ("DET", "NOUN", "PROPN")
        )
    return True


def is_name(ground: Ground, quotation: Quotation, *, verb: int = -1) -> bool:
    """Whether a quotation is the name of a thing: "l'exercice « Arctic Endurance »"."""
    parse, words = ground.parse, ground.words
    before = quotation.before - 1
    if before > 0 and words.has("named_after_noun", parse.lower[before]):
        held = parse.pos[before - 1] in ("NOUN", "PROPN", "ADJ")
        return held and not ground.has_finite(quotation.start, quotation.end)
    if before >= 0 and before != verb and words.has("named", parse.lower[before]):
        # "la force dite « de paix »", not "se dit « disposée » à"
        if parse.pos[before] == "NOUN":
            held = parse.words[quotation.start][0].isupper()
        else:
            held = before > 0 and parse.pos[before - 1] in ("NOUN", "PROPN", "ADJ", "AUX")
        return held and not ground.has_finite(quotation.start, quotation.end)
    if compound(ground, quotation):
        return True
    if (
        before >= 0
        and parse.pos[quotation.start] in ("NOUN", "PROPN")
        and 2 <= ground.count(quotation.start, quotation.end) <= 4
        and not ground.has_finite(quotation.start, quotation.end)
    ):
        # "la future « route Trump »": an article outside, a noun inside.
        place = before - (parse.pos[before] in ("ADJ", "NOUN"))
        if place >= 0 and parse.pos[place] == "DET" and "Definite=Def" in parse.morphs[place]:
            return True
    sentence, _ = ground.sentence(quotation.start)
    titled = parse.words[quotation.start][0].isupper() and before >= sentence
    return (
        titled
        and not ground.has_finite(quotation.start, quotation.end)
        and parse.words[before] not in (":", ",")
        and ground.count(quotation.start, quotation.end) <= 4
        and parse.words[quotation.end - 1] not in (".", "!", "?", "…")
    )


def compound(ground: Ground, quotation: Quotation) -> bool:
    """Whether a quotation is a compound of nouns behind an article: "a “reassurance force”"."""
    parse = ground.parse
    start, end = quotation.start, quotation.end
    before = quotation.before - 1
    return (
        1 < end - start <= 3
        and before >= 0
        and parse.pos[before] == "DET"
        and all(parse.pos[i] in ("NOUN", "PROPN") for i in range(start, end))
        and all(parse.deps[i] == "compound" for i in range(start, end - 1))
    )


def past_time(ground: Ground, i: int, stop: int) -> int:
    """The token behind adverbs and words of time that open a complement; negation stays."""
    parse, lists = ground.parse, ground.words.lists
    while i < stop:
        timed = time_end(ground, i, stop)
        if timed > i:
            i = timed
        elif parse.pos[i] == "ADV" and parse.lower[i] not in lists["negator"] | lists["negative"]:
            i += 1
        else:
            break
    return i


def made(ground: Ground, kind: ComplementKind, start: int, end: int) -> Complement | None:
    """A complement less the punctuation at its ends; None where nothing is left."""
    start, end = ground.trimmed(start, end)
    return Complement(kind, start, end) if start < end else None
