"""What a tag tells of: the quotation, clause or sentence around it, as a draft."""

from garant.reading.statements.draft import Draft, Place
from garant.reading.statements.extent import Range, around, cut
from garant.reading.statements.ground import DASHES, Ground
from garant.reading.statements.quotation import Quotation
from garant.reading.statements.speaker import Speakers
from garant.reading.statements.subject import pronominal
from garant.reading.statements.tag import Tag, goes_on


def draft_of_tag(
    ground: Ground,
    tag: Tag,
    speakers: Speakers,
    floor: int,
    tagged: set[int],
) -> Draft | None:
    """The statement that a tag makes, or None where its subject is the narrator.

    Args:
        ground: The block.
        tag: The tag.
        speakers: Who has been heard of.
        floor: Where the tag before this one ends.
        tagged: The identities of the quotations that have a tag behind them.
    """
    parse = ground.parse
    if parse.lower[tag.subject[0]] in ground.words.lists["first_person_subject"]:
        return None
    if tag.subject_first:
        voice = speakers.behind(ground, tag.subject, limit=tag.cue.start)
        pronoun = any(pronominal(ground, i) for i in range(*tag.subject))
        if voice.mention is None and not pronoun:
            return None
    else:
        voice = speakers.behind(ground, tag.subject)
    if parse.lower[tag.subject[0]] in ground.words.lists["inverted_impersonal"]:
        voice = speakers.placed(ground, tag.end)
    parts: list[Range]
    dashed = False
    _, stop = ground.sentence(tag.cue.head)
    if tag.within is not None and id(tag.within) not in tagged:
        parts = _incise(ground, tag, tag.within)
    elif tag.quotation is not None and tag.within is None:
        parts = _quoted(ground, tag, tag.quotation, floor)
        parts += _resumed(ground, tag, stop)
    elif tag.subject_first:
        parts = _broken_off(ground, tag, stop, floor)
    else:
        comma = next(
            (i for i in range(tag.end, stop) if parse.words[i] == "," or parse.words[i] in DASHES),
            stop,
        )
        quotation = ground.quotation_from(tag.end, stop)
        if quotation is not None and quotation.before < comma:
            comma = quotation.before
        resumes = comma < stop and goes_on(ground, comma, stop)
        parts = around(ground, tag.start, comma if resumes else stop, floor=floor)
        if tag.sentence_before and not parts:
            parts = sentence_before(ground, tag.start)
        dashed = parse.words[tag.start] in DASHES or (
            bool(parts) and parts[0][0] == 1 and parse.words[0] in DASHES
        )
    if not parts:
        return None
    return Draft(
        parts=places(ground, parts),
        cue_ground=ground,
        cue=(tag.cue.start, tag.cue.end),
        voice=voice,
        kind="tag",
        clause_start=min(tag.start, parts[0][0]),
        dashed=dashed,
    )


def resumes(ground: Ground, tag: Tag) -> bool:
    """Whether the clause that a tag breaks off goes on behind it."""
    if tag.subject_first:
        return _goes_on_behind(ground, tag, ground.sentence(tag.cue.head)[1])
    _, stop = ground.sentence(tag.cue.head)
    words = ground.parse.words
    comma = next((i for i in range(tag.end, stop) if words[i] == "," or words[i] in DASHES), stop)
    return comma < stop and goes_on(ground, comma, stop)


def _goes_on_behind(ground: Ground, tag: Tag, stop: int) -> bool:
    """Whether what is said goes on behind a tag: at its comma, if no words on the saying follow."""
    parse, i = ground.parse, tag.end
    if i >= stop or (parse.words[i] != "," and parse.words[i] not in DASHES):
        return False
    first, last = ground.trimmed(i, stop)
    if first >= last:
        return False
    if ground.is_mark(i + 1):
        # "The Europeans, he said, “will have to wait”": a subject without its verb goes on.
        return ground.main_finite(ground.sentence(tag.cue.head)[0], tag.start) < 0
    if parse.lower[first] in ground.words.lists["relatives"] or (
        parse.pos[first] == "VERB"
        and not ground.finite[first]
        and "VerbForm=Inf" not in parse.morphs[first]
    ):
        return False
    return not any(
        tuple(parse.lower[first : first + len(source.words)]) == source.words
        and not source.entry.closes
        for source in ground.words.sources.get(parse.lower[first], ())
    )


def _broken_off(ground: Ground, tag: Tag, stop: int, floor: int) -> list[Range]:
    """The clause before a tag, and what of it follows: "Rates could double, he said, if ..."."""
    begin, _ = ground.sentence(tag.cue.head)
    begin = max(begin, floor)
    if tag.within is not None:
        begin, stop = max(begin, tag.within.start), min(stop, tag.within.end)
    for i in range(tag.start - 1, begin - 1, -1):
        if ground.parse.words[i] in (";", ":") and ground.inside[i] == ground.inside[tag.start]:
            begin = i + 1
            break
    parts = [ground.trimmed(begin, tag.start)]
    if _goes_on_behind(ground, tag, stop):
        parts.append(ground.trimmed(tag.end, cut(ground, tag.end, stop)))
    return [part for part in parts if part[0] < part[1]]


def sentence_before(ground: Ground, token: int) -> list[Range]:
    """The sentence before the one of a token, where it has a clause."""
    number = ground.parse.sentence_of[token]
    if number == 0:
        return []
    begin, end = ground.parse.sentences[number - 1]
    part = ground.trimmed(begin, end)
    return [part] if ground.has_finite(*part) else []


def places(ground: Ground, parts: list[Range] | tuple[Range, ...]) -> list[Place]:
    """The ranges of one block as a draft's parts."""
    return [(ground, start, end) for start, end in parts if start < end]


def _incise(ground: Ground, tag: Tag, within: Quotation) -> list[Range]:
    """A quotation less the tag that stands inside its marks."""
    words = ground.parse.words
    resume = next(
        (i for i in range(tag.end, within.end) if words[i] in (",", ".", ";", "!", "?")), within.end
    )
    parts = [ground.trimmed(within.start, tag.start), ground.trimmed(resume, within.end)]
    return [part for part in parts if part[0] < part[1]]


def _quoted(ground: Ground, tag: Tag, quotation: Quotation, floor: int) -> list[Range]:
    """A tagged quotation with what leads to it in its sentence."""
    parse = ground.parse
    begin, _ = ground.sentence(quotation.start)
    begin = max(begin, floor)
    lead = ground.trimmed(begin, quotation.before)
    for i in range(quotation.before - 1, begin - 1, -1):
        if parse.words[i] == ";" and ground.inside[i] < 0:
            lead = ground.trimmed(i + 1, quotation.before)
            break
    alone = lead[0] >= lead[1] or parse.words[quotation.before - 1] == ":"
    if alone or (
        ground.is_clause(quotation)
        and parse.words[quotation.start][0].isupper()
        and ground.main_finite(*lead) >= 0
        and ground.has_finite(quotation.start, quotation.end)
    ):
        return [ground.trimmed(quotation.start, quotation.end)]
    return [(lead[0], ground.trimmed(lead[0], quotation.end)[1])]


def _resumed(ground: Ground, tag: Tag, stop: int) -> list[Range]:
    """The quotation that goes on behind a tag in the same sentence: "« A », dit X, « B »"."""
    quotation = ground.quotation_from(tag.end, stop)
    if quotation is None:
        return []
    parse = ground.parse
    between = range(tag.end, quotation.before)
    if any(ground.finite[i] or parse.words[i] == ":" for i in between):
        return []
    if any(parse.lower[i] in ground.words.verbs and parse.pos[i] == "VERB" for i in between):
        return []
    before = quotation.before - 1
    joined = parse.words[before] == "," or parse.words[before] in DASHES
    if not joined and parse.lower[before] not in ground.words.lists["coordinators"]:
        return []
    return [ground.trimmed(quotation.start, quotation.end)]
