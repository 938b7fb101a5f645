"""Whom a relative clause of talks is hung on: "Zelensky, avec qui il venait de s'entretenir"."""

from garant.reading.acts.parties import Parties
from garant.reading.acts.syntax import Syntax
from garant.reading.mention import Mention
from garant.reading.parse import Parse


def with_whom(parse: Parse, syntax: Syntax, parties: Parties, token: int) -> list[Mention]:
    """The party before the relative pronoun that a word of company leads in, if one does."""
    start = parse.sentences[parse.sentence_of[token]][0]
    while parse.deps[token].startswith("xcomp"):
        token = parse.heads[token]
    first = syntax.group_start(token)
    for j in range(token - 1, max(start, first - 4), -1):
        led = j > start and parse.lower[j - 1] in syntax.grammar["company"]
        if parse.feature(j, "PronType") != "Rel" or not led:
            continue
        before = [m for m in parties.held if start <= m.start and m.end <= j and m.codes]
        return before[-1:]
    return []
