"""Tags: a cue with its subject behind it, set off from what was said.

Reads "..., a déclaré jeudi le ministre X.", "..., prévient-elle.", "Rien, dit-il, n'est fait." Does
not read "Merz, le chancelier, a annoncé le départ", whose subject stands before the verb.
"""

from dataclasses import dataclass

from garant.reading.mention import Mention, MentionKind
from garant.reading.statements.cue import ANY_VERB, Cue
from garant.reading.statements.ground import DASHES, NOMINAL, STOPS, Ground
from garant.reading.statements.quotation import Quotation


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: the tokens from its comma to where the words of its subject end.

    `subject` is the half-open range of the subject's words, the pronoun alone where it is one;
    `subject_first` tells that it stands before the verb without more ado ("..., Rutte said").
    """

    cue: Cue
    start: int
    end: int
    subject: tuple[int, int]
    quotation: Quotation | None
    within: Quotation | None
    sentence_before: bool = False
    subject_first: bool = False


def read_tag(ground: Ground, cue: Cue) -> Tag | None:
    """The tag that a cue is part of, or None where the cue is none."""
    parse, words = ground.parse, ground.words
    if not cue.finite or cue.start == 0 or cue.passive:
        return None
    before = parse.words[cue.start - 1]
    quotation = ground.quotation_before(cue.start)
    within = ground.quotations[ground.inside[cue.head]] if ground.inside[cue.head] >= 0 else None
    set_off = before == "," or before in DASHES
    stopped = before in STOPS and before != "."
    if quotation is None and not set_off and not stopped:
        return None
    if quotation is None and cue.verb is ANY_VERB and cue.inverted < 0:
        return None
    begin, end = ground.sentence(cue.head)
    if within is not None:
        end = min(end, within.end)
    if parse.words[end - 1] == "?" and quotation is None and within is None:
        return None
    if cue.inverted >= cue.head or cue.inverted >= 0:
        subject = (cue.inverted, cue.inverted + 1)
    else:
        place = subject_place(ground, cue.end, end)
        if place < 0:
            return None
        stop = phrase_end(ground, place, end)
        full = quotation is not None and whole(ground, quotation)
        if words.subject_first_tags and (
            place > cue.end
            or (cue.verb.addressed and cue.verb.name not in words.lists["absolute"])
            or (
                quotation is None
                and stop < end
                and ground.finite[stop]
                and ground.main_finite(begin, cue.start - 1) < 0
            )
        ):
            return None  # "..., said London stood ready": the subject of what was said
        if quotation is not None and _apposed(ground, quotation, begin):
            return None
        if not _may_speak(ground, place, stop) and (not full or _object(ground, cue, place)):
            return None  # behind a full quotation whoever follows the verb is its subject
        if not full:
            sure = "clause" in cue.verb.takes and _person(ground, place, stop)
            sure = sure and cue.verb.name not in words.lists["said_of_persons"]
            if not sure and not _stands_apart(ground, cue, begin, stop, end):
                return None
        subject = (place, stop)
    return Tag(cue, cue.start - 1, max(subject[1], cue.end), subject, quotation, within)


def _apposed(ground: Ground, quotation: Quotation, begin: int) -> bool:
    """Whether a quotation tells more of a noun: "La promesse de Paris, « ... », a rassuré Kiev"."""
    parse = ground.parse
    return (
        quotation.before - begin > 1
        and parse.words[quotation.before - 1] == ","
        and parse.pos[begin] in ("DET", "NOUN")
        and parse.lower[begin + 1] in ground.words.nouns
        and not ground.has_finite(begin, quotation.before)
    )


def as_clause(ground: Ground, cue: Cue) -> Tag | None:
    """The tag made by "comme l'a dit Macron", "c'est ce qu'a dit Macron", or None.

    Does not read "comme il a été rapporté", which names nobody.
    """
    parse, words = ground.parse, ground.words
    if not cue.finite or cue.passive or cue.negated or cue.start == 0:
        return None
    begin, end = ground.sentence(cue.head)
    first = cue.start
    if any(word in words.lists["contrary"] for word in parse.lower[begin : cue.start]):
        return None  # "contrairement à ce qu'affirme Moscou": the narrator says otherwise
    if (
        parse.lower[first - 1] in words.lists["it"]
        and first - 1 > begin
        and parse.lower[first - 2] in words.lists["as_adverb"]
    ):
        first -= 1  # "comme le rappelle Paris": a pronoun that the tagger takes for an article
    clitic = cue.verb.name in words.lists["says_it"] and any(
        parse.lower[i] in words.lists["it"] for i in range(first, cue.head)
    )
    lead = first - 1
    subject = (-1, -1)
    if clitic and parse.lower[lead] not in words.lists["as_adverb"]:
        # "comme Macron l'a dit": the subject stands between.
        opening = next(
            (
                i
                for i in range(lead, max(begin, lead - 8) - 1, -1)
                if parse.lower[i] in words.lists["as_adverb"]
            ),
            -1,
        )
        if opening < 0 or any(
            ground.finite[i] or parse.words[i] in (",", ":", ";") for i in range(opening, lead + 1)
        ):
            return None
        subject, lead = (opening + 1, cue.start), opening
    elif clitic:
        place = subject_place(ground, cue.end, end)
        if place < 0:
            return None
        subject = (place, phrase_end(ground, place, end))
    elif (
        parse.lower[lead] in words.lists["that"]
        and lead > begin
        and parse.lower[lead - 1] in words.lists["demonstrative"]
        and lead - 1 - begin <= 4
    ):
        place = subject_place(ground, cue.end, end)
        if place < 0:
            return None
        subject = (place, phrase_end(ground, place, end))
        return Tag(cue, begin, subject[1], subject, None, None, sentence_before=True)
    else:
        return None
    start = lead
    while start > begin and (
        parse.words[start - 1] == "," or parse.lower[start - 1] in words.lists["as_adverb"]
    ):
        start -= 1
    within = ground.quotations[ground.inside[cue.head]] if ground.inside[cue.head] >= 0 else None
    return Tag(cue, start, max(subject[1], cue.end), subject, None, within)


def subject_place(ground: Ground, i: int, end: int) -> int:
    """Where the subject behind a verb begins: what stands between is passed over; -1 if none.

    Passes over "jeudi", "à l'AFP", "dans un communiqué", "de son côté", "toutefois".
    """
    parse, words = ground.parse, ground.words
    while i < end:
        word, tag = parse.lower[i], parse.pos[i]
        if word in words.lists["that"] or word == ":" or ground.is_mark(i):
            return -1
        if tag == "ADP" or word in words.lists["at"]:
            i = after_adposition(ground, i + 1, end)
            continue
        if tag == "DET" or tag in NOMINAL or tag == "ADJ":
            stop = time_end(ground, i, end)
            if stop > i:
                i = stop
                continue
            if tag == "ADJ" and not (i + 1 < end and parse.pos[i + 1] in NOMINAL):
                i += 1
                continue
            if tag == "PRON" and word in words.lists["clitics"] and not word.startswith("c"):
                return -1
            return i
        if tag in ("ADV", "PUNCT", "CCONJ", "INTJ", "X") and parse.words[i] not in STOPS:
            if parse.words[i].istitle() and tag == "X":
                return i
            if parse.words[i] == ";":
                return -1
            i += 1
            continue
        return -1
    return -1


def after_adposition(ground: Ground, i: int, end: int) -> int:
    """The token after a prepositional phrase whose preposition is just before."""
    parse, words = ground.parse, ground.words
    noun = False
    while i < end:
        mention = _starting(ground, i)
        if mention is not None and not noun:
            i = mention.end
            noun = True
            continue
        tag = parse.pos[i]
        if tag == "ADP":
            if noun and parse.lower[i] not in words.lists["of"]:
                return i
            i += 1
            noun = False
            continue
        if tag == "PRON" and not noun and parse.feature(i, "Poss") == "Yes":
            i += 1
            continue  # "on his way"
        if noun and tag not in ("ADJ",):
            return i
        if tag in ("NOUN", "PROPN", "PRON") or parse.words[i][0].isupper():
            noun = True
        elif tag not in ("DET", "ADJ", "NUM", "ADV"):
            return i
        i += 1
    return i


def _starting(ground: Ground, i: int) -> Mention | None:
    """The longest mention that begins at a token."""
    return max(ground.named(i, i + 1), key=lambda mention: mention.end, default=None)


def time_end(ground: Ground, i: int, end: int) -> int:
    """The token after words of time that begin here ("jeudi", "le 4 septembre"); else the same."""
    parse, words = ground.parse, ground.words
    if any(m.kind is MentionKind.PRONOUN and m.end > i + 1 for m in ground.named(i, i + 1)):
        return i  # "ce dernier"
    j, timed = i, False
    while j < end:
        word, tag = parse.lower[j], parse.pos[j]
        beside = tag == "NUM" or word.isdigit() or (tag in ("DET", "ADJ") and not timed)
        if words.has("time", word):
            timed = True
        elif not beside:
            break
        j += 1
    return j if timed else i


def phrase_end(ground: Ground, i: int, end: int) -> int:
    """Where the noun phrase that begins at a token ends: at a comma, mark, colon or verb."""
    parse = ground.parse
    j = i
    inner = ground.inside[i]
    while j < end:
        mention = _starting(ground, j)
        if mention is not None and mention.end <= end and mention.end > j:
            j = mention.end
            continue
        word, tag = parse.words[j], parse.pos[j]
        if tag == "PUNCT" and word not in ("-", "'", "’", "."):
            break
        if (word in STOPS and word != ".") or ground.inside[j] != inner or ground.is_mark(j):
            break
        if word == "." and j == end - 1:
            break
        if ground.finite[j] or tag in ("SCONJ",) or word in (";", ":", "("):
            break
        if j > i and ground.words.has("relatives", parse.lower[j]):
            break
        j += 1
    return j


def is_apposition(ground: Ground, i: int, stop: int) -> bool:
    """Whether the phrase behind a comma tells more of the noun before it.

    "Rutte, chef de l'OTAN,", "le chef de l'OTAN, Mark Rutte,", "Marta K., du Centre d'études,", "la
    déclaration, adoptée lundi,"; not "Le Parisien, la Tour Eiffel,".
    """
    parse, words = ground.parse, ground.words
    if i >= stop or ground.is_mark(i):
        return False
    if parse.lower[i] in words.lists["relatives"] or parse.lower[i] in words.lists["of"]:
        return True
    if "VerbForm=Part" in parse.morphs[i] or parse.pos[i] in ("ADJ", "PROPN", "NOUN"):
        return True
    for j in range(i, min(stop, i + 4)):
        if parse.words[j] == "," or ground.finite[j] or parse.pos[j] == "ADP":
            return False
        if ground.names_speaker(j):
            return True
    return False


def _may_speak(ground: Ground, start: int, end: int) -> bool:
    """Whether a noun phrase names somebody or something that speaks."""
    parse = ground.parse
    for mention in [*ground.named_around(start), *ground.named(start + 1, start + 3)]:
        if mention.kind is not MentionKind.ADJECTIVE and not mention.place:
            return True
    for i in range(start, end):
        if parse.pos[i] == "ADP":
            return False
        if ground.names_speaker(i) or (parse.pos[i] == "PROPN" and i <= start + 1):
            return True
        if parse.pos[i] == "PRON" and i == start:
            return True
        if parse.pos[i] == "NOUN":
            return False
    return False


def _person(ground: Ground, start: int, end: int) -> bool:
    """Whether a noun phrase is a person's name or office."""
    return any(
        mention.kind in (MentionKind.PERSON, MentionKind.OFFICE, MentionKind.OFFICIAL)
        for mention in ground.named(start, start + 1)
    )


def whole(ground: Ground, quotation: Quotation) -> bool:
    """Whether a quotation is enough to be a statement: a clause of two words, or three words."""
    least = 2 if ground.has_finite(quotation.start, quotation.end) else 3
    return ground.count(quotation.start, quotation.end) >= least and ground.is_clause(quotation)


def _object(ground: Ground, cue: Cue, place: int) -> bool:
    """Whether the noun behind a verb is its object: its subject stands before it in the tree."""
    parse = ground.parse
    return any(
        child < cue.start and parse.deps[child].startswith("nsubj")
        for child in parse.children[cue.head]
        if ground.inside[child] == ground.inside[cue.head]
    ) and not any(
        child >= place and parse.deps[child].startswith("nsubj")
        for child in parse.children[cue.head]
    )


def _stands_apart(ground: Ground, cue: Cue, begin: int, stop: int, end: int) -> bool:
    """Whether what stands before a verb and its noun is not the verb's own subject.

    A clause of its own stands before ("La force partira, annonce Paris"), or one is broken off and
    goes on behind ("La force, annonce Paris, partira"), or it has no verb and no subject either
    ("Pas de soldats, prévient Paris").
    """
    parse = ground.parse
    floor = begin
    for i in range(cue.start - 2, begin - 1, -1):
        if parse.words[i] == ";" and ground.inside[i] < 0:
            floor = i + 1
            break
    if ground.main_finite(floor, cue.start - 1) >= 0:
        return True
    left = next(
        (
            child
            for child in parse.children[cue.root]
            if child < cue.start and parse.deps[child].startswith("nsubj")
        ),
        -1,
    )
    broken = stop < end and parse.words[stop] == "," and goes_on(ground, stop + 1, end)
    if broken and (stop + 1 < end and ground.is_mark(stop + 1)):
        return True  # "Orban, persifle Tusk, « a enfin trouvé un allié »"
    if "clause" not in cue.verb.takes:
        return False
    if broken:
        return True
    # "Washington, de son côté, menace les gangs": a speaker stands there, not a clause.
    first = [m for m in ground.named(floor, floor + 2) if m.kind is not MentionKind.ADJECTIVE]
    return left < 0 and not (first and cue.verb.name in ground.words.lists["said_of_persons"])


def goes_on(ground: Ground, i: int, end: int) -> bool:
    """Whether a broken-off clause goes on at a token: with a verb that no relative introduces."""
    parse, words = ground.parse, ground.words
    while i < end and parse.words[i] == ",":
        i += 1
    if i >= end or parse.lower[i] in words.lists["relatives"]:
        return False
    quotation = ground.quotation_from(i, i + 1)
    if quotation is not None or ground.completes(i, end):
        return True
    j = i
    while j < end and (parse.lower[j] in words.lists["clitics"] or parse.pos[j] == "ADV"):
        j += 1
    if j < end and parse.pos[j] in ("VERB", "AUX"):
        return "Tense=Pres|VerbForm=Part" not in parse.morphs[j]
    stop = next((k for k in range(i, end) if parse.words[k] == ","), end)
    return ground.main_finite(i, stop) >= 0
