"""Rows of parties as they stand in the text: "Portugal, Spain, Greece and Cyprus"."""

from garant.reading.mention import Mention, MentionKind
from garant.reading.parse import Parse


def rows(
    parse: Parse, held: list[Mention], grammar: dict[str, frozenset[str]]
) -> dict[Mention, tuple[Mention, ...]]:
    """Lists of parties as they stand in the text, whatever the tree made of them.

    "Le Portugal, l'Espagne, la Grèce et Chypre" is one list; "à Paris, Londres a dit" is none,
    since no "et" closes it.
    """
    named = [m for m in held if m.kind is not MentionKind.ADJECTIVE and m.codes and not m.place]
    alike: dict[int, list[Mention]] = {}
    for m in named:
        alike.setdefault(m.start, []).append(m)
    tops: list[Mention] = []
    reach = 0  # where those end that start before
    for m in named:
        if reach < m.end and not any(o is not m and m.end <= o.end for o in alike[m.start]):
            tops.append(m)
        reach = max(reach, m.end)
    runs: dict[Mention, tuple[Mention, ...]] = {}
    run: list[Mention] = []
    closed = 0
    for place, before in enumerate(tops):
        after = tops[place + 1] if place + 1 < len(tops) else None
        run = run or [before]
        link = _link(parse, before, after, grammar) if after is not None else ""
        if after is not None and link:
            run.append(after)
            if link == "and":
                closed = len(run)
            continue
        for mention in run[:closed]:
            runs[mention] = tuple(run[:closed])
        run, closed = [], 0
    return runs


def _link(parse: Parse, before: Mention, after: Mention, grammar: dict[str, frozenset[str]]) -> str:
    """How two parties stand in a list: by "and", by a comma, or not at all."""
    if parse.sentence_of[before.head] != parse.sentence_of[after.head]:
        return ""
    gap = range(before.end, after.start)
    if len(gap) > 4:
        return ""
    seps = [k for k in gap if parse.pos[k] not in ("DET", "ADP")]
    led = before.start > 0 and parse.pos[before.start - 1] == "ADP"
    leads = any(parse.pos[k] == "ADP" for k in gap)
    if led and parse.lower[before.start - 1] in grammar["attended"] and len(gap) <= 2:
        led = before.start > 1 and parse.pos[before.start - 2] != "PUNCT"  # ", with Rome, Oslo and"
    if led and not leads and any(parse.lower[k] == "," for k in seps):
        return ""  # "sold to Kyiv, and Oslo gave"
    if [k for k in seps if parse.lower[k] in grammar["restrictive"]] == seps and not (
        set(parse.lower[max(0, before.start - 2) : before.end]) & grammar["as_much"]
    ):
        return ""  # "told the allies that Canada": what is told begins here
    if any(parse.lower[k] in grammar["joiner"] for k in seps) and all(
        parse.lower[k] in grammar["joiner"] or parse.lower[k] == "," for k in seps
    ):
        return "and"
    if [parse.lower[k] for k in seps] in (["but", "also"], ["but"]) and (
        before.start > 0 and parse.lower[before.start - 1] in grammar["not_denying"]
    ):
        return "and"  # "not only Oslo but also Riga"
    if [parse.lower[k] for k in seps] == [","] and led == leads:
        return "comma"
    return ""
