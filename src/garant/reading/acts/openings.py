"""Who a declaration says in its first line that it is by: "Statement by Chancellor Merz, …"."""

from garant.reading.mention import MentionKind, Mentions
from garant.reading.parse import READ, Parse

_NAMED = frozenset({MentionKind.STATE, MentionKind.BODY, MentionKind.PERSON, MentionKind.OFFICE})
_VERBS = ("VERB", "AUX")


def signed_in_opening(
    mentions: Mentions, parses: list[Parse], grammar: dict[str, frozenset[str]]
) -> tuple[str, ...]:
    """The parties that a first line without a verb says a paper is by, up to what it is about.

    None where it names fewer than two: a statement by one is told by its title.
    """
    number = next((n for n, parse in enumerate(parses) if parse.block.kind in READ), None)
    if number is None:
        return ()
    parse = parses[number]
    start, end = parse.sentences[0]
    opening = parse.lower[start : start + 3]
    by = next((t for t in range(start, end) if parse.lower[t] in grammar["agent"]), None)
    papers = any(word in grammar["own_text"] for word in opening)
    if by is None or by > start + 3 or not papers or _told(parse, start, end):
        return ()
    stop = next((t for t in range(by, end) if parse.lower[t] in grammar["title_stop"]), end)
    found = (
        m.codes
        for m in mentions.of(number)
        if by < m.start < stop and not m.place and m.codes and m.kind in _NAMED
    )
    codes = tuple(dict.fromkeys(code for held in found for code in held))
    return codes if len(codes) > 1 else ()


def _told(parse: Parse, start: int, end: int) -> bool:
    """Whether a sentence tells something, and is no heading: it has a finite verb."""
    return any(
        parse.pos[t] in _VERBS and parse.feature(t, "VerbForm") == "Fin" for t in range(start, end)
    )
