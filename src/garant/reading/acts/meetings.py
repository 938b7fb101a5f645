"""Meetings: who met, spoke or will meet whom."""

from garant.model import Clue, Kind
from garant.reading.acts.candidate import Candidate
from garant.reading.acts.hits import Hit
from garant.reading.acts.parties import Parties, actors, codes
from garant.reading.acts.roles import Caster
from garant.reading.acts.setting import COLLECTIVES
from garant.reading.acts.syntax import Syntax
from garant.reading.mention import Mention, MentionKind
from garant.reading.parse import Parse


def meeting(
    number: int, parse: Parse, syntax: Syntax, parties: Parties, hit: Hit, caster: Caster
) -> Candidate | None:
    """A meeting of at least two parties, or of a collective.

    Reads "Zelensky rencontrera Rubio", "un sommet réunissant 30 pays"; does not read "a-t-il dit
    après avoir reçu son homologue", where talks are only the occasion.
    """
    if syntax.negated(hit.token):
        return None
    found: list[Mention] = []
    if hit.predicate.pos != "noun":
        subject = syntax.subject(hit.token)
        if subject is not None:
            found.extend(parties.phrase(subject))
            found.extend(parties.owners(subject))
    scope = syntax.complement(hit.token, hit.tokens)
    found.extend(
        m for m in parties.inside(scope) if m.kind is not MentionKind.SEAT and m not in found
    )
    held = [m for m in found if m.codes]
    named = codes(held)
    if len(named) < 2 and not set(named) & COLLECTIVES:
        return None
    said = caster.said(hit.token)
    start, end = parse.sentences[parse.sentence_of[hit.token]]
    return Candidate(
        order=(number, hit.token),
        kind=Kind.MEET,
        actors=actors(parse, held),
        targets=(),
        capability=None,
        firmness=None,
        conditions=(),
        quantity=None,
        speaker=said.speaker if said else None,
        evidence=(parse.passage(start, end),),
        clues=(
            Clue("predicate", hit.predicate.rule, parse.passage(hit.tokens[0], hit.tokens[-1] + 1)),
        ),
        sentence=(number, parse.sentence_of[hit.token]),
    )
