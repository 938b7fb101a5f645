"""Whom a phrase points back to: "the former banker", "the ministry", "the official"."""

from collections.abc import Mapping

from garant.reading.mention import MentionKind
from garant.reading.parties.context import Context
from garant.reading.parties.discourse import PERSONS, Entity
from garant.reading.parties.keeping import agrees
from garant.reading.parties.scan import Scan
from garant.reading.parties.span import Span

_FORMER_REACH = 2
_BODY_REACH = 8
_ENVOYS = frozenset({"ambassador", "envoy"})
_HEADS = ("head_of_state", "head_of_government", "minister")
"""How the offices end whose holders nobody calls "the official"."""

_DIPLOMAT = "foreign_minister"


def former_person(context: Context, span: Span) -> Entity | None:
    """The person whom "the former ambassador" tells more of: the last who is subject.

    Not one who holds that very office: "the former president" beside the president is another.
    """
    if span.det != "def" or span.number != "s" or span.name is not None:
        return None
    last = context.discourse.last(
        PERSONS,
        gender=span.gender,
        since=context.sentence - _FORMER_REACH,
        subjects=True,
        number="s",
    )
    beside = last_person(context, span, _FORMER_REACH)
    if beside is not None and beside.mention.person and not beside.mention.codes:
        last = beside  # who speaks for nobody is likelier one who once held a post
    if last is None or last.mention.person is None:
        return None
    same = last.office == span.office and (
        not span.codes or set(span.codes) & set(last.mention.codes)
    )
    return None if same else last


def body_before(context: Context, span: Span, offices: Mapping[str, str]) -> tuple[str, ...]:
    """Whose "the ministry" is: the last named by that word, or its minister's.

    Args:
        context: What the text has said so far.
        span: The phrase.
        offices: By the noun, how the office ends whose holder speaks for such a body.
    """
    noun = span.key.split()[-1] if span.key else ""
    for entity in reversed(context.discourse.entities):
        if entity.sentence < context.sentence - _BODY_REACH:
            break
        mention = entity.mention
        if len(mention.codes) != 1 or entity.topic:
            continue
        named = mention.kind is MentionKind.BODY and noun in entity.key.split()
        ending = offices.get(noun, "")
        if named or (ending and entity.personal and entity.office.endswith(ending)):
            return mention.codes
    return ()


def official_before(context: Context, span: Span, reach: int) -> Entity | None:
    """Whom "the official" stands for: the last source left unnamed, else the last person.

    Nobody calls a president or a minister so; with such a one alone before it, it is nobody known.
    """
    for entity in reversed(context.discourse.entities):
        if entity.sentence < context.sentence - reach:
            break
        if entity.mention.anonymous and entity.personal and entity.number == "s":
            return entity
    last = context.discourse.last(
        PERSONS, gender=span.gender, since=context.sentence - reach, number="s"
    )
    if last is None or not last.office.endswith(_HEADS):
        return last
    return last if last.office == _DIPLOMAT and span.noun is not None and _means(span) else None


def _means(span: Span) -> bool:
    """Whether a phrase may call a foreign minister so: what points to persons, "the diplomat"."""
    return any(noun.points_to == "person" for noun in span.nouns)


_DASHES = frozenset("-–—")


def labels_turn(scan: Scan, span: Span) -> bool:
    """Whether a bare office opens a turn of a transcript: "PRIME MINISTER: Not now.".

    Or "LE PREMIER MINISTRE. - Non.", as transcripts have it in French.
    """
    words = scan.parse.words
    after = words[span.end : span.end + 2]
    dashed = after[:1] == ["."] and after[1:] != [] and after[1] in _DASHES
    return (after[:1] == [":"] or dashed) and all(
        word.isupper() for word in words[: span.end] if word != "'"
    )


def persons_alone(scan: Scan, gender: str) -> bool | None:
    """Whether a pronoun stands for persons alone, for none, or either; "it" is for none."""
    if not scan.lexicon.words.has_neuter or not gender:
        return None
    return gender != "n"


def last_person(context: Context, span: Span, reach: int = 8) -> Entity | None:
    """The last person named within some sentences, of the gender that a phrase shows."""
    return context.discourse.last(
        PERSONS, gender=span.gender, since=context.sentence - reach, number="s"
    )


def _in_office(context: Context, span: Span, since: int) -> Entity | None:
    """The last in such an office, of one sentence its subject: "Ruto met Abinader"."""
    offices = _ENVOYS if span.office in _ENVOYS else frozenset((span.office,))
    found: Entity | None = None
    for office in sorted(offices):
        last = context.discourse.last(PERSONS, office=office, gender=span.gender, since=since)
        if last is not None and (found is None or last.sentence > found.sentence):
            found = last
    if found is None or found.subject:
        return found
    for entity in context.discourse.entities:
        same = entity.sentence == found.sentence and entity.office in offices
        agree = not (span.gender and entity.gender and entity.gender != span.gender)
        if same and agree and entity.subject and entity.personal and not entity.topic:
            return entity
    return found


def person_before(context: Context, scan: Scan, span: Span) -> Entity | None:
    """Whom "le dirigeant", "l'officier", "le ministre" stand for: the person named before."""
    parse = scan.parse
    if span.det not in ("def", "dem") or span.owner is not None:
        return None
    if any(parse.deps[k] == "acl:relcl" for k in parse.children[span.core]):
        return None  # "le général qui la commande" says itself who is meant
    office = span.office
    last = None
    if office not in ("leader", ""):
        since = -1 if labels_turn(scan, span) else context.sentence - 12
        last = _in_office(context, span, since)
        # "Au Danemark, la Première ministre": the place and the word itself come first.
        own = context.scene() or (span.noun.default if span.noun is not None else ())
        if last is not None and own and not set(own) & set(last.mention.codes):
            return None
    elif any(noun.points_to == "person" for noun in span.nouns):
        last = last_person(context, span)
    if last is None and office in ("other_minister", "military", "adviser", "other_official"):
        last = last_person(context, span, reach=4)
    return last


def nearer_noun(scan: Scan, span: Span, found: list[Entity]) -> bool:
    """Whether a noun that is no party stands between a pronoun and what it would take up."""
    parse = scan.parse
    last = found[0].mention if found else None
    stop = last.end if last is not None and last.parse == scan.number else 0
    if last is not None and last.parse == scan.number:
        above = parse.heads[last.head]
        if above != last.head and agrees(scan, above, span):
            return True
    return any(agrees(scan, t, span) for t in range(stop, span.start))
