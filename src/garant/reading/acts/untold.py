"""Doings that a sentence names and does not tell of.

"No enthusiasm for sending troops", "has not seen Beijing deliver weapons", "under what
circumstances it could send", "given the losses", "when it comes to training": a verb of giving
stands there, and nobody gives.
"""

from garant.reading.acts.hit import Hit
from garant.reading.acts.syntax import Syntax
from garant.reading.acts.words import Role
from garant.reading.parse import Parse


def untold(parse: Parse, syntax: Syntax, hit: Hit, hits: list[Hit]) -> bool:
    """Whether a doing or an attitude is only named where it stands."""
    if hit.predicate.role is Role.SAY:  # "dit n'avoir aucun intérêt à participer"
        return bool(hit.governed) and all(untold(parse, syntax, h, hits) for h in hit.governed)
    if hit.predicate.role not in (Role.DO, Role.HOLD):
        return False
    return (
        _of_no_will(parse, syntax, hit, hits)
        or _authored(parse, syntax, hit, hits)
        or _unseen(parse, syntax, hit)
        or _how(parse, syntax, hit)
        or _participle(parse, syntax, hit)
        or _meant(parse, syntax, hit)
        or _turns_to(parse, syntax, hit)
        or _dates(parse, syntax, hit)
        or _means_denied(parse, syntax, hit)
        or _hangs_on(parse, syntax, hit)
        or _announced(parse, syntax, hit)
        or _talked_of(parse, syntax, hit)
    )


def _hangs_on(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether something else hinges on a doing: "depends on Moscow accepting a truce"."""
    token = hit.token
    for _ in range(4):
        head = parse.heads[token]
        if head == token or parse.deps[token].startswith(("acl:relcl", "parataxis")):
            return False
        if parse.lemmas[head] in syntax.grammar["hinging"]:
            return not parse.deps[token].startswith(("nsubj", "csubj", "conj", "advcl"))
        token = head
    return False


def _talked_of(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether only talks about a thing are announced: "confirmed discussions about troops"."""
    return (
        hit.predicate.rule == "commit_verb"
        and parse.lemmas[hit.token] in syntax.grammar["announcing"]
        and any(
            parse.deps[k] == "obj" and parse.lemmas[k] in syntax.grammar["talk_noun"]
            for k in parse.children[hit.token]
        )
    )


def _announced(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether what was just told is only said to be announced: "announced this in Paris"."""
    if parse.lemmas[hit.token] not in syntax.grammar["announcing"] or hit.governed:
        return False
    pointing = syntax.grammar["anaphor_object"]
    return any(
        parse.deps[k] == "obj" and parse.pos[k] == "PRON" and parse.lower[k] in pointing
        for k in parse.children[hit.token]
    )


def _dates(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether an event to come only tells when: "will stay on after the mission goes".

    Also one seen from then: "would wait until the last tank had left".
    """
    token = hit.token
    if hit.predicate.family not in ("move", "leave") or parse.deps[token] != "advcl":
        return False
    marks = {parse.lower[k] for k in parse.children[token] if k < token}
    if marks & syntax.grammar["up_to"]:
        return True
    return syntax.tense(token) == "pres" and bool(marks & syntax.grammar["occasion"])


def _of_no_will(parse: Parse, syntax: Syntax, hit: Hit, hits: list[Hit]) -> bool:
    """Whether it hangs on a noun there is none of: "no enthusiasm for sending", "no sign of".

    A noun that is itself known ("no plans to send") holds its own denial; "no doubt that it will"
    denies nothing.
    """
    grammar = syntax.grammar
    if syntax.finite(hit.token) is not None or parse.deps[hit.token] in ("root", "ROOT"):
        return False
    known = {token for other in hits for token in other.tokens}
    head = parse.heads[hit.token]
    if parse.deps[hit.token] == "conj" and parse.pos[head] in ("VERB", "AUX"):
        return False  # "will not train pilots or send jets"
    before = min(parse.subtree(hit.token)) - 1
    noun = next((k for k in (head, before) if k >= 0 and parse.pos[k] == "NOUN"), None)
    if noun is None or noun > hit.token or parse.lemmas[noun] in grammar["undenying_noun"]:
        return False
    if noun in known and noun == head:
        return False
    over = parse.heads[noun]
    return any(k < noun and parse.lower[k] in grammar["none_of"] for k in parse.children[noun]) or (
        parse.deps[noun] == "obj" and syntax.negated(over)
    )


def _unseen(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether nobody has seen it done: "we have not seen China provide weapons"."""
    token = hit.token
    for above in parse.ancestors(token):
        if parse.deps[token] not in ("ccomp", "xcomp", "advcl", "obj", "acl", "aux"):
            return False
        if parse.lemmas[above] in syntax.grammar["perceiving"]:
            return syntax.negated(above)
        token = above
    return False


def _how(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether a clause asks under what circumstances, or at what price, it would be done."""
    asking = syntax.grammar["which"]
    verb = hit.token
    if parse.deps[verb].startswith("aux"):
        verb = parse.heads[verb]
    start = min(parse.subtree(verb))
    first = parse.sentences[parse.sentence_of[verb]][0]
    return any(
        parse.lower[k] in asking and parse.pos[k - 1] == "ADP" and parse.pos[k + 1] == "NOUN"
        for k in range(max(first + 1, start - 3), min(start + 3, verb))
    )


def _participle(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether a participle only introduces: "given the bravery", "based on these facts"."""
    if parse.feature(hit.token, "VerbForm") != "Part" or syntax.auxiliaries(hit.token):
        return False
    if not parse.deps[hit.token].startswith(("advcl", "case", "obl", "prep", "acl", "mark")):
        return False
    lower, grammar = parse.lower[hit.token], syntax.grammar
    if lower in grammar["granted_that"]:
        return any(parse.deps[k] in ("obj", "ccomp", "obl") for k in parse.children[hit.token])
    after = hit.token + 1
    return (
        lower in grammar["founded"]
        and after < len(parse)
        and parse.lower[after] in grammar["founded_on"]
    )


def _meant(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether a past participle right behind a noun tells what that is for: "a force intended"."""
    token, before = hit.token, hit.token - 1
    return (
        hit.predicate.role is Role.HOLD
        and parse.deps[token] == "advcl"
        and parse.feature(token, "Tense") == "Past"
        and not syntax.auxiliaries(token)
        and not any(parse.deps[k].startswith(("nsubj", "mark")) for k in parse.children[token])
        and before >= 0
        and parse.pos[before] in ("NOUN", "PROPN")
        and not parse.deps[before].startswith(("nsubj", "ROOT"))
    )


def _turns_to(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether nobody comes: "when it comes to training", "if it comes to that"."""
    subject = syntax.subject(hit.token)
    return (
        hit.predicate.family == "move"
        and subject is not None
        and parse.lower[subject] in syntax.grammar["impersonal"]
        and parse.lemmas[hit.token] in syntax.grammar["turning_to"]
    )


def _means_denied(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether it is a means of what is denied: "will not be engaged, either by sending troops"."""
    if not parse.deps[hit.token].startswith(("advcl", "parataxis")):
        return False
    if not any(
        k < hit.token and parse.lower[k] in syntax.grammar["agent"]
        for k in parse.children[hit.token]
    ):
        return False
    head = parse.heads[hit.token]
    verbs = [
        k
        for k in (head, *parse.children[head])
        if k < hit.token and parse.pos[k] == "VERB" and not parse.deps[k].startswith("acl")
    ]
    return bool(verbs) and syntax.negated(max(verbs))


def _authored(parse: Parse, syntax: Syntax, hit: Hit, hits: list[Hit]) -> bool:
    """Whether a clause beside only recalls whose plan it was: "Malta, which wrote the plan, …"."""
    if hit.predicate.role is not Role.HOLD:
        return False
    verb = hit.token if hit.predicate.pos == "verb" else parse.heads[hit.token]
    if parse.deps[verb] != "acl:relcl" or syntax.tense(verb) != "past":
        return False
    known = {token for other in hits for token in other.tokens}
    whose = parse.heads[verb]
    again = parse.deps[whose].startswith("nsubj") and parse.heads[whose] in known
    if verb in known and not (again and verb == hit.token):
        return False
    plans = [k for k in parse.children[verb] if parse.deps[k] == "obj"]
    return any(
        parse.lemmas[plan] in syntax.grammar["plan_noun"]
        and any(parse.feature(k, "Definite") == "Def" for k in parse.children[plan])
        for plan in (plans if verb == hit.token else [k for k in plans if k == hit.token])
    )
