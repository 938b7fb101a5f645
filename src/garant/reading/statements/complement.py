"""Complements: what stands behind a verb of saying and makes it a statement."""

from typing import Literal

from garant.reading.mention import MentionKind
from garant.reading.statements.bare_clause import bare_clause
from garant.reading.statements.cue import Cue
from garant.reading.statements.extent import clause_end, is_gerund_of_saying
from garant.reading.statements.ground import NOMINAL, VERBAL, Ground
from garant.reading.statements.judgement import (
    Complement,
    is_name,
    judgement,
    made,
    of_self,
    past_time,
)
from garant.reading.statements.quotation import Quotation
from garant.reading.statements.tag import time_end


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
        return None if silent else of_self(ground, cue, stop)
    found = _scan(ground, cue, stop, inner)
    if found is not None:
        kind, place, quotation = found
        if kind == "clause" and not silent and "clause" in takes:
            end = clause_end(ground, cue, place, stop, coordinate=True)
            if words.subject_first_tags and _pointing(ground, place, end):
                return None  # "has been saying that since May"
            return made(ground, "clause", place, end)
        if kind == "infinitive" and not silent and "infinitive" in takes:
            end = clause_end(ground, cue, place, stop, coordinate=True)
            return made(ground, "infinitive", place, end)
        if kind == "colon" and not silent and "clause" in takes:
            end = clause_end(ground, cue, place, stop, coordinate=True)
            return made(ground, "colon", place, end)
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
        return judgement(ground, cue, stop)
    del words
    return None


def _scan(
    ground: Ground, cue: Cue, stop: int, inner: int
) -> tuple[Literal["clause", "infinitive", "colon", "quotation"], int, Quotation | None] | None:
    """The first thing behind a verb that may be its complement."""
    parse, words = ground.parse, ground.words
    if cue.verb.bare and "clause" in cue.verb.takes and cue.inverted < 0:
        start = bare_clause(ground, cue, stop)
        if start >= 0:
            return "clause", start, None
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
        if direct and "infinitive" in cue.verb.takes and _gerund(ground, cue, i):
            return "infinitive", i, None
        marked = i and parse.lower[i - 1] in words.lists["infinitive_marks"]
        if marked and "infinitive" not in cue.verb.takes:
            direct = False
            continue  # "promised to “stand firm”": only what is quoted counts
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
        light = tag in ("ADV", "PRON", "PUNCT") or word in words.lists["infinitive_marks"]
        if not light and word not in words.lists["negative"]:
            direct = False
        noun = noun or (
            tag in ("NOUN", "NUM")
            and word not in words.lists["people"]
            and word not in words.lists["institutions"]
            and not _governed(ground, i, cue.end)
            and not (cue.verb.addressed and _told_to(ground, cue, i))
        )
    return None


def _told_to(ground: Ground, cue: Cue, i: int) -> bool:
    """Whether a noun is whom it is said to: "told a briefing in Beijing that"."""
    parse, lists = ground.parse, ground.words.lists
    told = parse.lower[i] in lists["audiences"] or parse.lemmas[i] in lists["audiences"]
    return told and parse.heads[i] == cue.head and parse.deps[i].startswith("iobj")


def _pointing(ground: Ground, place: int, end: int) -> bool:
    """Whether "that" only points back, and opens no clause: "saying that since May"."""
    pos = ground.parse.pos
    follows = pos[place + 1] if place + 1 < end else ""
    return follows in ("", "ADP", "SCONJ", "PUNCT", "ADV") and not any(
        pos[i] in VERBAL for i in range(place, end)
    )


def _gerund(ground: Ground, cue: Cue, i: int) -> bool:
    """Whether a gerund is what a verb admits or denies: "denied supplying weapons"."""
    morph = ground.parse.morphs[i]
    return (
        ground.words.subject_first_tags
        and i == cue.end
        and ground.parse.pos[i] in ("VERB", "AUX")
        and ("VerbForm=Ger" in morph or "Tense=Pres|VerbForm=Part" in morph)
    )


def _governed(ground: Ground, i: int, floor: int) -> bool:
    """Whether a noun stands behind a preposition ("à la presse") or is a time ("jeudi")."""
    parse, words = ground.parse, ground.words
    if words.has("time", parse.lower[i]):
        return True
    j = i - 1
    while j >= floor and (
        parse.pos[j] in ("DET", "ADJ", "NUM", "NOUN", "PROPN", "ADV") or parse.words[j] == "-"
    ):
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
    if parse.feature(i, "PronType") == "Dem":
        return False  # "said of that deal"
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
    if words.subject_first_tags and parse.pos[i] == "PRON" and parse.pos[i - 1] in NOMINAL:
        clause = parse.heads[i]  # "asked for a brigade that would stay"
        if parse.deps[clause].startswith("acl:relcl") and cue.end <= parse.heads[clause] < i:
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
        return None if cue.negated else judgement(ground, cue, stop)
    if count < 3 and not (count == 2 and ground.is_clause(quotation)):
        return None
    if is_name(ground, quotation, verb=cue.head):
        return None
    colon = quotation.before > 0 and parse.words[quotation.before - 1] == ":"
    if colon or (ground.is_clause(quotation) and _bare(ground, start, quotation.before)):
        end = max(quotation.end, min(stop, quotation.end))
        if colon:
            return made(ground, "quotation", quotation.start, end)
        end = (
            clause_end(ground, cue, quotation.after, stop, coordinate=False)
            if (quotation.after < stop)
            else quotation.end
        )
        return made(ground, "quotation", quotation.start, max(end, quotation.end))
    start = past_time(ground, start, quotation.before)
    end = clause_end(ground, cue, start, max(stop, quotation.end), coordinate=False)
    if end < quotation.end:
        return None
    del words
    return made(ground, "quotation", start, end)


def _bare(ground: Ground, start: int, end: int) -> bool:
    """Whether no object stands between a verb and its quotation."""
    return not any(
        ground.parse.pos[i] in ("NOUN", "PROPN") and not _governed(ground, i, start)
        for i in range(start, end)
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
        named = tag == "DET" and timed < stop and parse.pos[timed] in ("NOUN", "ADJ")
        if timed > i and not named:  # not "the November 29 announcement"
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
    return made(ground, "event", start, clause_end(ground, cue, start, stop, coordinate=False))
