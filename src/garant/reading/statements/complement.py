"""Complements: what stands behind a verb of saying and makes it a statement."""

from dataclasses import dataclass
from typing import Literal

from garant.reading.mention import MentionKind
from garant.reading.statements.cue import Cue
from garant.reading.statements.extent import clause_end, is_gerund_of_saying
from garant.reading.statements.ground import NOMINAL, Ground
from garant.reading.statements.quotation import Quotation
from garant.reading.statements.tag import time_end

ComplementKind = Literal["clause", "infinitive", "event", "quotation", "judgement", "self", "colon"]


@dataclass(frozen=True, slots=True)
class Complement:
    """What a verb of saying carries: its kind and half-open token range."""

    kind: ComplementKind
    start: int
    end: int


def find_complement(ground: Ground, cue: Cue) -> Complement | None:
    """The complement that makes a verb a verb of saying here, or None.

    Reads "affirme que...", "dit vouloir...", "annonce la livraison de...", "dénonce « trois mots au
    moins »", "juge l'envoi prématuré". Does not read "n'a pas dit que", "salue l'accord".
    """
    parse, words = ground.parse, ground.words
    _, stop = ground.sentence(cue.head)
    inner = ground.inside[cue.head]
    if inner >= 0:
        stop = min(stop, ground.quotations[inner].end)
    elif parse.words[stop - 1] == "?":
        return None
    silent = cue.negated != (cue.verb.negated == "only") and not (
        cue.negated and cue.verb.negated is True
    )
    takes = cue.verb.takes
    if "self" in takes:
        return None if silent else _of_self(ground, cue, stop)
    found = _scan(ground, cue, stop, inner)
    if found is not None:
        kind, place, quotation = found
        if kind == "clause" and not silent and "clause" in takes:
            end = clause_end(ground, cue, place, stop, coordinate=True)
            return _made(ground, "clause", place, end)
        if kind == "infinitive" and not silent and "infinitive" in takes:
            end = clause_end(ground, cue, place, stop, coordinate=True)
            return _made(ground, "infinitive", place, end)
        if kind == "colon" and not silent and "clause" in takes:
            end = clause_end(ground, cue, place, stop, coordinate=True)
            return _made(ground, "colon", place, end)
        if kind == "quotation" and quotation is not None:
            blocked = silent and "clause" in takes
            quoted = None if blocked else _quoted(ground, cue, place, quotation, stop)
            if quoted is not None:
                return quoted
    if silent:
        return None
    if "event" in takes:
        event = _event(ground, cue, stop)
        if event is not None:
            return event
    if "judgement" in takes:
        return _judgement(ground, cue, stop)
    del words
    return None


def _made(ground: Ground, kind: ComplementKind, start: int, end: int) -> Complement | None:
    start, end = ground.trimmed(start, end)
    return Complement(kind, start, end) if start < end else None


def _scan(
    ground: Ground, cue: Cue, stop: int, inner: int
) -> tuple[Literal["clause", "infinitive", "colon", "quotation"], int, Quotation | None] | None:
    """The first thing behind a verb that may be its complement."""
    parse, words = ground.parse, ground.words
    direct = True  # nothing but adverbs and clitics so far
    noun = False
    for i in range(cue.end, stop):
        word, tag = parse.lower[i], parse.pos[i]
        if ground.inside[i] != inner or (inner < 0 and ground.is_mark(i)):
            quotation = ground.quotation_from(i, stop)
            if quotation is not None:
                return "quotation", cue.end, quotation
            return None
        if word == ":":
            quotation = ground.quotation_from(i, min(stop, i + 3))
            if quotation is not None:
                return "quotation", i + 1, quotation
            bare = direct or not noun
            return ("colon", i + 1, None) if bare and ground.has_finite(i, stop) else None
        if word == ";" or is_gerund_of_saying(ground, i):
            return None
        if word in words.lists["that"]:
            if _complementizer(ground, cue, i, noun):
                return "clause", i, None
            if tag == "PRON" or noun:
                continue
            return None
        if ground.finite[i] and not word.startswith("-"):
            return None
        if tag in ("VERB", "AUX") and "VerbForm=Inf" in parse.morphs[i]:
            if direct:
                return "infinitive", past_time(ground, cue.end, i), None
            lead = i
            while lead > cue.end and parse.pos[lead - 1] in ("ADV", "PRON"):
                lead -= 1
            if parse.words[lead - 1] == ",":
                return "infinitive", lead, None  # "a dit, mardi, ne pas croire"
            if not (i and parse.pos[i - 1] in ("ADP", "ADV", "PRON")):
                return None
        if tag not in ("ADV", "PRON", "PUNCT") and word not in words.lists["negative"]:
            direct = False
        noun = noun or (
            tag in ("NOUN", "NUM")
            and word not in words.lists["people"]
            and word not in words.lists["institutions"]
            and not _governed(ground, i, cue.end)
        )
    return None


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


def _governed(ground: Ground, i: int, floor: int) -> bool:
    """Whether a noun stands behind a preposition ("à la presse") or is a time ("jeudi")."""
    parse, words = ground.parse, ground.words
    if words.has("time", parse.lower[i]):
        return True
    j = i - 1
    while j >= floor and parse.pos[j] in ("DET", "ADJ", "NUM", "NOUN", "PROPN", "ADV"):
        if parse.pos[j] == "DET" and parse.lower[j] in words.lists["at"]:
            return True
        j -= 1
    if j >= floor and parse.lower[j] in words.lists["partitive"]:
        # "réclame à Kiev des missiles": an article, where no noun stands before.
        return parse.pos[j - 1] == "NOUN"
    return j >= floor and (parse.pos[j] == "ADP" or parse.lower[j] in words.lists["at"])


def _complementizer(ground: Ground, cue: Cue, i: int, noun: bool) -> bool:
    """Whether "que" leads in the verb's clause, not a comparison or a relative clause."""
    parse, words = ground.parse, ground.words
    before = parse.lower[i - 1]
    if before in cue.verb.through:
        return True
    if before in words.lists["demonstrative"]:
        return i >= 2 and parse.lower[i - 2] in words.lists["that_links"]
    if before in words.lists["fact"]:
        return True
    if before in words.lists["comparative"] and i > cue.end:
        return False
    if (
        parse.lower[cue.start] in words.lists["negator"]
        and not cue.negated
        and i == cue.end
        and cue.root == cue.head
    ):
        return False  # "ne dit que"
    if before == "," and parse.pos[i] == "PRON":
        return False
    if noun and (before == "," or parse.pos[i - 1] in ("NOUN", "PROPN", "ADJ")):
        return False  # "les missiles que", "l'appui, que"
    if any(
        parse.pos[j] == "ADV" and parse.lower[j] in words.lists["comparative"]
        for j in range(cue.end, i)
    ):
        return not noun
    return True


def _quoted(
    ground: Ground, cue: Cue, start: int, quotation: Quotation, stop: int
) -> Complement | None:
    """A quotation behind a verb: of itself, or within the verb's object."""
    parse, words = ground.parse, ground.words
    count = ground.count(quotation.start, quotation.end)
    if "judgement" in cue.verb.takes and "clause" not in cue.verb.takes:
        return None if cue.negated else _judgement(ground, cue, stop)
    if count < 3 and not (count == 2 and ground.is_clause(quotation)):
        return None
    if is_name(ground, quotation, verb=cue.head):
        return None
    colon = quotation.before > 0 and parse.words[quotation.before - 1] == ":"
    if colon or (ground.is_clause(quotation) and _bare(ground, start, quotation.before)):
        end = max(quotation.end, min(stop, quotation.end))
        if colon:
            return _made(ground, "quotation", quotation.start, end)
        end = (
            clause_end(ground, cue, quotation.after, stop, coordinate=False)
            if (quotation.after < stop)
            else quotation.end
        )
        return _made(ground, "quotation", quotation.start, max(end, quotation.end))
    start = past_time(ground, start, quotation.before)
    end = clause_end(ground, cue, start, max(stop, quotation.end), coordinate=False)
    if end < quotation.end:
        return None
    del words
    return _made(ground, "quotation", start, end)


def _bare(ground: Ground, start: int, end: int) -> bool:
    """Whether no object stands between a verb and its quotation."""
    return not any(
        ground.parse.pos[i] in ("NOUN", "PROPN") and not _governed(ground, i, start)
        for i in range(start, end)
    )


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


def _event(ground: Ground, cue: Cue, stop: int) -> Complement | None:
    """A noun phrase that names an event or an assessment, as the verb's object."""
    parse, words = ground.parse, ground.words
    i = cue.end
    if cue.inverted >= 0:
        return None
    while i < stop:
        tag, word = parse.pos[i], parse.lower[i]
        timed = time_end(ground, i, stop)
        if timed > i:
            i = timed
            continue
        if (
            tag == "ADV"
            or words.has("time", word)
            or (tag == "PUNCT" and word == "," and i > cue.end)
        ):
            i += 1
            continue
        if tag == "ADP" and i == cue.end and word in words.lists["event_links"]:
            i += 1
            continue
        if tag == "ADP":
            i += 1
            while i < stop and (
                parse.pos[i] in ("ADJ", "NUM", "NOUN", "PROPN")
                or (parse.pos[i] == "DET" and parse.pos[i - 1] == "ADP")
            ):
                i += 1
            continue
        break
    if i >= stop or parse.pos[i] not in ("DET", "NUM", "NOUN", "ADJ", "ADP"):
        return None
    start = i
    own = parse.lower[i] in words.lists["possessive"]
    while i < stop and parse.pos[i] in ("DET", "NUM", "ADJ", "ADV"):
        i += 1
    if i >= stop or parse.pos[i] not in NOMINAL:
        return None
    noun = parse.lower[i]
    singular = parse.lemmas[i]
    if noun in words.events.attitudes or singular in words.events.attitudes:
        return None
    if noun in words.lists["people"] or singular in words.lists["people"]:
        return None
    listed = noun in words.events.nouns or singular in words.events.nouns
    if own and not listed:
        return None
    if cue.verb.any_noun:
        mention = ground.mention_at(i)
        if mention is not None and mention.kind not in (MentionKind.ADJECTIVE, MentionKind.SHORT):
            return None
    elif not (listed or words.is_event(noun) or words.is_event(singular)):
        return None
    return _made(ground, "event", start, clause_end(ground, cue, start, stop, coordinate=False))


def _judgement(ground: Ground, cue: Cue, stop: int) -> Complement | None:
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
        return _made(ground, "judgement", cue.end, end)
    if cue.end < end and parse.pos[cue.end] == "PRON":
        return None
    first = past_time(ground, cue.end, end)
    for i in range(first, end):
        if ground.inside[i] >= 0 and ground.inside[cue.head] < 0:
            return _made(ground, "judgement", first, end)
        if parse.pos[i] == "ADJ" or "VerbForm=Part" in parse.morphs[i]:
            if i == first or (parse.heads[i] == cue.head and parse.deps[i].startswith("xcomp")):
                return _made(ground, "judgement", first, end)
            known = "Definite=Ind" not in parse.morphs[first] and parse.pos[first] == "DET"
            last = i + 1 >= end or parse.words[i + 1] == ","
            bare = last or not any(parse.pos[k] in ("ADP", "PUNCT") for k in range(first, i))
            if known and bare and parse.pos[i - 1] in ("NOUN", "PROPN", "ADV"):
                return _made(ground, "judgement", first, end)
    return None


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


def _of_self(ground: Ground, cue: Cue, stop: int) -> Complement | None:
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
    return _made(ground, "self", start, end)
