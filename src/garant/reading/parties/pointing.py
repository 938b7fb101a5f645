"""Whom a phrase points back to: "the former banker", "the ministry", "the official"."""

from collections.abc import Mapping

from garant.reading.mention import MentionKind
from garant.reading.parties.context import Context
from garant.reading.parties.discourse import PERSONS, Entity
from garant.reading.parties.span import Span

_FORMER_REACH = 2
_BODY_REACH = 8
_HEADS = ("head_of_state", "head_of_government", "minister")
"""How the offices end whose holders nobody calls "the official"."""


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
    return None if last is not None and last.office.endswith(_HEADS) else last
