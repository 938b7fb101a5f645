"""Verdicts: which word of judgement is what a verb calls a thing."""

from garant.model import Kind
from garant.reading.acts.hit import Hit
from garant.reading.acts.parties import Parties
from garant.reading.acts.syntax import Syntax
from garant.reading.acts.words import Role
from garant.reading.parse import QUOTES, Parse
from garant.reading.phrases import Found


def is_verdict(parse: Parse, syntax: Syntax, hit: Hit, verdict: Found[Kind]) -> bool:
    """Whether a word of judgement is what a verb calls a thing, where a word marks it.

    "Calls the force illegal", "sees it as a threat"; not "saw the aggression go on".
    """
    cases = syntax.grammar["verdict_case"]
    if not cases:
        return True
    if verdict.value is Kind.REFUSE and _closes(parse, verdict):
        return True
    for token in verdict.tokens:
        for step in (token, *parse.ancestors(token)):
            if step in hit.tokens:
                break
            led = {parse.lower[k] for k in parse.children[step] if parse.deps[k] == "case"}
            if any(parse.lower[k] in cases and k < step for k in parse.children[step]):
                return True
            if led & syntax.grammar["against"]:
                break  # "as a shield against aggression"
            if parse.heads[step] not in hit.tokens:
                continue
            objects = [
                k for k in parse.children[parse.heads[step]] if parse.deps[k].startswith("obj")
            ]
            dep = parse.deps[step]
            if dep.startswith(("xcomp", "ccomp")) or (step in objects and len(objects) > 1):
                return True
            if dep == "advcl" and parse.lower[verdict.start - 1] in QUOTES:
                return True  # "calls this "playing with fire""
            return parse.pos[step] == "ADJ" or (dep == "obl" and step == token)
    return False


def _closes(parse: Parse, verdict: Found[Kind]) -> bool:
    """Whether a verdict stands behind the thing judged: "called talk of troops premature"."""
    after = verdict.end >= len(parse) or parse.pos[verdict.end] == "PUNCT"
    return after and parse.pos[verdict.start - 1] in ("NOUN", "PROPN")


def by_speaker(syntax: Syntax, parties: Parties, hit: Hit) -> bool:
    """Whether whoever speaks judges: "would be seen as an intervention", by nobody named."""
    judged = hit.predicate.role in (Role.JUDGE, Role.OPPOSE) and syntax.passive(hit.token)
    whole = judged and bool(syntax.auxiliaries(hit.token))
    return whole and not parties.agent(hit.token)
