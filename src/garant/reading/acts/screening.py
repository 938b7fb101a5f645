"""Which predicates stand for an act of their own, and which only describe, ask or set a scene."""

from garant.model import Kind
from garant.reading.acts.figures import is_figure
from garant.reading.acts.hit import Hit
from garant.reading.acts.lapsing import has_lapsed, is_helpless
from garant.reading.acts.parties import Parties
from garant.reading.acts.qualities import (
    called,
    described,
    is_asked,
    of_those,
    said_of,
    told_by_verb,
)
from garant.reading.acts.syntax import Syntax
from garant.reading.acts.untold import untold
from garant.reading.acts.words import Role
from garant.reading.parse import Parse

STOPS = frozenset("?!.»”")  # what ends a question inside a longer sentence: "Can they? No"
GIVING = frozenset({"give", "deploy", "train", "money", "arm"})
"""Families whose participles tell of a doing: "vingt blindés livrés par Oslo"."""


def stands(parse: Parse, syntax: Syntax, parties: Parties, hit: Hit, hits: list[Hit]) -> bool:
    """Whether a predicate can stand for an act, or for several with those under it."""
    if hit.governor is not None or hit.predicate.family == "get":
        return False
    if hit.predicate.pos == "noun" and (
        _named_before(parse, syntax, hit)
        or _talked_about(parse, syntax, hit)
        or any(parse.deps[k].startswith("cop") for k in parse.children[hit.token])
        or described(parse, syntax, parties, hit, hits)
        or told_by_verb(parse, syntax, hit, hits)
    ):
        return False
    if hit.predicate.family == "move" and (
        _remains(parse, syntax, hit)
        or any(parse.lower[k] in syntax.grammar["falling"] for k in parse.children[hit.token])
    ):
        return False
    if hit.predicate.family == "leave" and _sets_out(parse, parties, hit):
        return False
    return not (
        asked(parse, hit.token)
        or _in_passing(parse, syntax, parties, hit)
        or (hit.predicate.pos == "noun" and parse.pos[hit.token] == "PROPN")
        or _attribute(parse, syntax, parties, hit)
        or _asked_for(parse, hits, hit)
        or _loose(parse, syntax, hit, hits)
        or _set_aside(parse, syntax, hit)
        or _taken_back(parse, syntax, hit)
        or _stopped(parse, syntax, hit)
        or _neither(parse, syntax, hit)
        or _untrue(parse, syntax, hit)
        or _averted(parse, syntax, hit)
        or _rumoured(parse, syntax, hit, hits)
        or _preferred(parse, syntax, hit)
        or is_figure(parse, syntax, hit)
        or has_lapsed(parse, syntax, hit)
        or is_helpless(parse, syntax, parties, hit)
        or untold(parse, syntax, hit, hits)
    )


def _preferred(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether somebody would rather that another did it: "would rather the force monitored"."""
    below = [k for k in parse.children[hit.token] if k < hit.token]
    return any(
        parse.lower[k] in syntax.grammar["rather"]
        and any(k < s and parse.deps[s].startswith("nsubj") for s in below)
        for k in below
    )


def _sets_out(parse: Parse, parties: Parties, hit: Hit) -> bool:
    """Whether a town is left that is no party's: "deux frégates quitteront Toulon" go somewhere."""
    return any(
        parse.pos[k] == "PROPN"
        and parse.deps[k] == "obj"
        and parties.at(k) is None
        and k not in parties.things
        for k in parse.children[hit.token]
    )


def _taken_back(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether a refusal or an objection was given up: "dropped its objections to the force"."""
    if hit.predicate.family == "leave":
        return any(
            under.predicate.pos == "noun" and under.predicate.role is Role.OPPOSE
            for under in hit.governed
        )
    head = parse.heads[hit.token]
    if hit.predicate.pos == "noun" and parse.lemmas[head] in syntax.grammar["lapsing"]:
        return parse.deps[hit.token].startswith("nsubj")  # "let its pledge lapse"
    return (
        hit.predicate.pos == "noun"
        and (hit.predicate.role is Role.OPPOSE or _refuses(syntax, hit))
        and parse.deps[hit.token] in ("obj", "nsubj:pass")
        and parse.lemmas[head] in syntax.grammar["dropping"]
        and not syntax.negated(head)
    )


def _stopped(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether a refusal or an objection is no longer made: "has stopped refusing to deliver"."""
    grammar = syntax.grammar
    if parse.lemmas[hit.token] in grammar["ceasing"]:
        below = [k for k in parse.children[hit.token] if parse.deps[k] == "xcomp"]
        return any(parse.lemmas[k] in grammar["refusing"] for k in below)
    if any(parse.lemmas[t] in grammar["reason_noun"] for t in hit.tokens) and any(
        parse.lemmas[under.token] in grammar["refusing"] for under in hit.governed
    ):
        return True
    if hit.predicate.role is not Role.OPPOSE and not _refuses(syntax, hit):
        return False
    head = parse.heads[hit.token]
    named = parse.lemmas[max(0, hit.token - 2) : hit.token]
    if parse.deps[hit.token].startswith(("acl", "xcomp", "advcl")) and (
        {parse.lemmas[head], *named} & grammar["reason_noun"]
    ):
        return True  # "n'a plus de raison de refuser"
    return (
        parse.deps[hit.token].startswith(("xcomp", "ccomp", "advcl"))
        and parse.lemmas[head] in grammar["ceasing"]
        and not syntax.negated(head)
    )


def _averted(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether somebody is kept from a doing: "dissuaded Rome from sending"; or not won for it."""
    grammar = syntax.grammar
    if _refuses(syntax, hit):
        won = [k for k in parse.children[hit.token] if parse.deps[k] == "xcomp"]
        return any(parse.lemmas[k] in grammar["persuading"] for k in won)
    if hit.predicate.role not in (Role.DO, Role.HOLD) or hit.predicate.pos != "verb":
        return False
    start = syntax.group_start(hit.token)
    if parse.lemmas[start - 1 : start] in ([w] for w in grammar["denying"]):
        return True  # "denies having promised", whatever the tree
    marks = [k for k in parse.children[hit.token] if parse.lower[k] in grammar["kept_from"]]
    near = {parse.heads[hit.token], *(j for k in marks for j in range(max(0, k - 4), k))}
    return bool(marks) and any(parse.lemmas[j] in grammar["dissuading"] for j in near)


def _untrue(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether a thing is called untrue: "it is not true that Oslo refuses", "il est faux que"."""
    grammar = syntax.grammar
    for token in (hit.token, *parse.ancestors(hit.token)):
        told = parse.deps[token].startswith("nsubj") and parse.lemmas[token] in grammar["rumour"]
        if told or parse.deps[token].startswith(("csubj", "ccomp", "advcl", "xcomp")):
            head = parse.heads[token]
            if parse.lemmas[head] in grammar["untruth"]:
                return not syntax.negated(head)
            if parse.lemmas[head] in grammar["truth"] and parse.pos[head] == "ADJ":
                return syntax.negated(head)
    return False


def _neither(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether a thing is neither confirmed nor denied, neither refused nor promised."""
    head = parse.heads[hit.token]
    if parse.deps[hit.token] != "conj":
        head = next((k for k in parse.children[hit.token] if parse.deps[k] == "conj"), head)
    if hit.predicate.role is Role.HOLD and head != hit.token:
        between = parse.lower[min(head, hit.token) : max(head, hit.token)]
        told = {parse.lemmas[head] in syntax.grammar["refusing"], _refuses(syntax, hit)}
        return len(told) == 2 and any(word in syntax.grammar["neither"] for word in between)
    if hit.predicate.role is not Role.VOID and hit.predicate.family != "deny":
        return False
    return parse.deps[hit.token] == "conj" and parse.lemmas[head] in syntax.grammar["confirming"]


def _refuses(syntax: Syntax, hit: Hit) -> bool:
    """Whether a noun of attitude stands for a refusal: "refusal", "a decision not to send"."""
    if hit.predicate.role is not Role.HOLD:
        return False
    return hit.predicate.kind is Kind.REFUSE or any(
        syntax.negated(under.token) for under in hit.governed
    )


def _rumoured(parse: Parse, syntax: Syntax, hit: Hit, hits: list[Hit]) -> bool:
    """Whether a doing is only what is denied: "reports that Oslo would send troops are false"."""
    if hit.predicate.role in (Role.OPPOSE, Role.VOID) and hit.predicate.pos == "verb":
        return any(
            parse.deps[k] in ("obj", "nsubj:pass")
            and parse.lemmas[k] in syntax.grammar["rumour"]
            and any(parse.deps[c].startswith(("acl", "ccomp")) for c in parse.children[k])
            for k in parse.children[hit.token]
        )
    for token in (hit.token, *parse.ancestors(hit.token)):
        head = parse.heads[token]
        if parse.deps[token].startswith(("acl", "ccomp")) and (
            parse.lemmas[head] in syntax.grammar["rumour"]
        ):
            over = parse.heads[head]
            return parse.deps[head] in ("obj", "nsubj:pass", "nsubj") and any(
                over in other.tokens and other.predicate.role in (Role.OPPOSE, Role.VOID)
                for other in hits
            )
    return False


def _set_aside(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether a doing stands in a clause of purpose, manner or time: "so that Kyiv can win"."""
    if hit.predicate.role not in (Role.DO, Role.HOLD):
        return False
    for token in (hit.token, *parse.ancestors(hit.token)):
        if any(
            k < token
            and parse.lower[k] in syntax.grammar["aside_mark"]
            and parse.deps[k].startswith(("mark", "advmod"))
            for k in parse.children[token]
        ):
            return True
        if parse.deps[token].startswith(("advcl", "ccomp", "acl", "parataxis", "root", "ROOT")):
            return False
    return False


def _named_before(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether a noun points back at what was told: "cette décision nécessiterait un vote"."""
    return hit.predicate.role in (Role.DO, Role.HOLD) and any(
        parse.lower[k] in syntax.grammar["demonstrative"] for k in parse.children[hit.token]
    )


def _talked_about(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether a verb of another kind only turns on a noun: "consultera sur la contribution"."""
    token = hit.token
    while parse.deps[token] == "conj":
        token = parse.heads[token]
    led = {parse.lower[k] for k in parse.children[token]}
    turned = syntax.grammar["topic_word"] | syntax.grammar["facing"]
    return parse.deps[token].startswith("obl") and bool(led & turned)


def _remains(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether what is left is only listed: "Reste le filet de sécurité américain"."""
    start = parse.sentences[parse.sentence_of[hit.token]][0]
    subject = syntax.subject(hit.token)
    return hit.token == start and (subject is None or subject > hit.token)


def asked(parse: Parse, token: int) -> bool:
    """Whether a token stands in a question, which says nothing."""
    end = parse.sentences[parse.sentence_of[token]][1]
    if any(
        parse.deps[a] == "acl:relcl" and parse.pos[parse.heads[a]] == "PROPN"
        for a in (token, *parse.ancestors(token))
    ):
        return False  # "Que répondez-vous à Trump, qui veut que les Européens paient ?"
    stop = next((word for word in parse.words[token:end] if word in STOPS), None)
    return stop == "?" or "?" in parse.words[max(token, end - 3) : end]


def _in_passing(parse: Parse, syntax: Syntax, parties: Parties, hit: Hit) -> bool:
    """Whether a noun of doing is only a circumstance: "lors du vote sur la force".

    One of the things by which something was done is told of nobody: "terni par l'arrivée de".
    """
    if hit.predicate.pos == "noun" and hit.predicate.role is Role.DO:
        above = hit.token
        while parse.deps[above].startswith(("conj", "nmod", "appos")):
            above = parse.heads[above]
        if above != hit.token and parse.deps[above].startswith("obl"):
            led = {parse.lower[k] for k in parse.children[above]}
            if led & (syntax.grammar["agent"] | syntax.grammar["instancing"]):
                return True
    return (
        hit.predicate.pos == "noun"
        and parse.deps[hit.token].startswith(("obl", "nmod", "advcl"))
        and not any(m.codes for m in parties.owners(hit.token))
        and not parties.agent(hit.token)
    )


def _attribute(parse: Parse, syntax: Syntax, parties: Parties, hit: Hit) -> bool:
    """Whether a participle only describes: "la force promise par la coalition", "en temps voulu".

    A participle that tells who did it stands for an act: "vingt blindés livrés par Oslo", "saluée
    par Kiev".
    """
    if parse.feature(hit.token, "VerbForm") != "Part" or syntax.auxiliaries(hit.token):
        return False
    if not parse.deps[hit.token].startswith(("acl", "amod")) or hit.predicate.pos != "verb":
        return False
    role, head = hit.predicate.role, parse.heads[hit.token]
    if parse.lemmas[head] in syntax.grammar["assembly_noun"]:
        return True  # "une réunion consacrée aux garanties"
    if syntax.present_participle(hit.token) and not syntax.grammar["denier"]:
        # "des coupes affectant les opérations": done by no party
        owned = parties.owners(head) if head in parties.things else []
        if not any(m.codes for m in (*parties.phrase(head), *owned)):
            return True
    if role is Role.DO and of_those(parse, syntax, hit):
        return False
    if role is Role.DO and hit.predicate.family in GIVING:
        # "jets based in Romania" only tells which; where participles are rarer it tells of a doing.
        return (
            bool(syntax.grammar["denier"])
            and hit.predicate.family == "deploy"
            and not parties.agent(hit.token)
        )
    return role in (Role.DO, Role.HOLD) or not parties.agent(hit.token)


def _loose(parse: Parse, syntax: Syntax, hit: Hit, hits: list[Hit]) -> bool:
    """Whether an infinitive is nobody's plan: "il s'agit de garantir la paix".

    One that stands as a sentence or names an aim counts: "D'abord, renforcer l'armée".
    """
    if hit.predicate.role is not Role.DO or hit.predicate.pos != "verb":
        return False
    if syntax.grammar["denier"] and said_of(parse, syntax, hit, hits):
        return True
    if syntax.tense(hit.token) != "inf" or parse.deps[hit.token] in ("ROOT", "root", "conj"):
        return False
    if any(parse.lower[k] in syntax.grammar["without"] for k in parse.children[hit.token]):
        # "prêtera l'argent sans toucher aux avoirs"; not what another is asked to do without
        return any(
            parse.heads[hit.token] in other.tokens and is_asked(other.governor) for other in hits
        )
    if syntax.far_from(hit.token):
        return False
    head = parse.heads[hit.token]
    if parse.lemmas[head] in syntax.grammar["aim"] | syntax.grammar["glad"]:
        return False  # "our aim is to disburse", "am proud to announce"
    if called(parse, syntax, hit, hits):
        return True
    if of_those(parse, syntax, hit):
        return False
    if parse.pos[head] == "NOUN":
        # "aid to help Kyiv" is no plan; where infinitives follow any noun only a noun of plans is.
        if not syntax.grammar["infinitive_mark"]:
            return False
        over = parse.heads[head]
        acted = parse.deps[head] in ("obj", "obl") and parse.pos[over] == "VERB"
        if acted and not any(over in other.tokens for other in hits):
            return True  # "rubbished the idea of sending": what is done to it is not known
        return parse.lemmas[head] not in syntax.grammar["plan_noun"]
    if syntax.grammar["infinitive_mark"] and syntax.controlled(hit.token) is not None:
        return True  # "asks them to convene": theirs to do
    return (
        not (
            parse.deps[hit.token] == "xcomp"
            and syntax.tense(head) in ("past", "fut", "cnd", "pres")
        )
        or parse.lemmas[head] in syntax.grammar["impersonal_verb"]
    )


def _asked_for(parse: Parse, hits: list[Hit], hit: Hit) -> bool:
    """Whether a doing only describes what is asked for: "précisent l'appui qu'ils apporteront"."""
    if hit.predicate.role is not Role.DO:
        return False
    relative = False
    for above in (hit.token, *parse.ancestors(hit.token)):
        if relative and parse.deps[above].startswith("nsubj"):
            return False  # "Washington, qui a payé, demande": told of who asks
        relative = relative or parse.deps[above] == "acl:relcl"
        if relative and any(
            above in other.tokens and other.predicate.role is Role.ASK for other in hits
        ):
            return True
    return False


def brought_up(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether a noun of doing is only brought up: "a évoqué, hier, l'envoi de soldats"."""
    head = parse.heads[hit.token]
    return (
        hit.predicate.pos == "noun"
        and parse.deps[hit.token] == "obj"
        and parse.lemmas[head] in syntax.grammar["mentioning"]
    )


def reports(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether an attitude's verb only introduces a clause: "convient que l'armée est usée"."""
    return hit.predicate.pos == "verb" and any(
        parse.deps[k] == "ccomp" and syntax.finite(k) is not None and k > hit.token
        for k in parse.children[hit.token]
    )


def for_purpose(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether an infinitive of purpose follows a movement, where a word marks infinitives."""
    mark = syntax.grammar["infinitive_mark"]
    return hit.predicate.family == "move" and any(
        parse.pos[k] == "VERB"
        and k > hit.tokens[-1]
        and parse.deps[k].startswith(("advcl", "xcomp", "acl"))
        and any(parse.lower[m] in mark for m in parse.children[k])
        for t in hit.tokens
        for k in parse.children[t]
    )
