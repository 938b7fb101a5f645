"""Predicates found in a parse and who governs whom: "n'exclut pas de promettre l'envoi de"."""

from dataclasses import dataclass, field

from garant.reading.acts.syntax import Syntax
from garant.reading.acts.words import ActWords, Predicate, Role
from garant.reading.parse import Parse

REACH = 16
"""Tokens between a verb of judging and its verdict: the thing judged may stand between."""


@dataclass(slots=True, eq=False)
class Hit:
    """One predicate at its place, with the predicate over it and those under it.

    `open` is set where it only leaves a question open: "décidera si elle enverra".
    """

    token: int
    tokens: tuple[int, ...]
    predicate: Predicate
    governor: "Hit | None" = None
    governed: list["Hit"] = field(default_factory=list)
    open: bool = False


def find_hits(
    parse: Parse,
    syntax: Syntax,
    words: ActWords,
    named: frozenset[int] = frozenset(),
    verdicts: frozenset[int] = frozenset(),
    barred: frozenset[int] = frozenset(),
) -> list[Hit]:
    """The predicates of a parse, linked to one another, in order.

    `named` are tokens of names of things ("le prêt de réparation"), which predicate nothing;
    `verdicts` the first tokens of words of judgement, without which a verb judges nothing;
    `barred` stand in conditions, which do nothing themselves.
    """

    def accept(token: int, predicate: Predicate) -> bool:
        if token in barred:
            return False
        if predicate.role is Role.JUDGE and not _near_verdict(parse, token, verdicts):
            return False
        if (
            predicate.pos == "adj"
            and parse.pos[token] == "NOUN"
            and any(parse.deps[k] == "det" for k in parse.children[token])
        ):
            return False  # "un prêt de 140 milliards"
        if predicate.family == "train" and any(
            parse.deps[k] == "obj" and parse.lemmas[k] in syntax.grammar["formed_thing"]
            for k in parse.children[token]
        ):
            return False  # "formeront un groupe de travail"
        if (
            predicate.family == "move"
            and predicate.theme == "either"
            and _copular(parse, syntax, token)
        ):
            return False  # "remain appalled": nobody stays
        if (
            predicate.family == "riposte"
            and predicate.needs == "party"
            and not any(
                parse.pos[k] == "PROPN" and parse.deps[k] in ("obj", "iobj", "nsubj:pass")
                for k in parse.children[token]
            )
        ):
            return False  # "defends its values": nobody is protected
        if predicate.family == "riposte" and any(
            parse.deps[k] == "obj" and parse.lower[k] in syntax.grammar["reflexive"]
            for k in parse.children[token]
        ):
            return False  # "as it defends itself"
        if predicate.family == "needing" and not any(
            parse.deps[k].startswith(("obj", "nsubj:pass")) for k in parse.children[token]
        ):
            return False  # "what they needed", "when they need to"
        if predicate.family in ("host", "get") and _receives_somebody(parse, syntax, token):
            return False  # "hosted Zelensky" is a meeting
        if predicate.needs == "complement" and not _has_clause(parse, token):
            return False
        return not predicate.reflexive or _reflexive(parse, syntax, token)

    hits = [
        Hit(_carrier(parse, found.tokens, found.value), found.tokens, found.value)
        for found in words.predicates.find(parse, accept=accept)
    ]
    hits = [
        hit
        for hit in hits
        if not _says(parse, syntax, hit)
        and not (len(hit.tokens) == 1 and hit.token in named)
        and not _only_aids(parse, hit)
    ]
    at = {token: hit for hit in hits for token in hit.tokens}
    for hit in hits:
        hit.governor = _governor(parse, syntax, at, hit)
    for hit in hits:
        if hit.governor is not None and _over_its_governor(parse, syntax, hit):
            outer = hit.governor
            hit.governor, outer.governor = outer.governor, hit
            for other in hits:
                if other is not outer and _shares_modal(parse, syntax, outer, other):
                    other.governor = hit  # "could send troops and provide aircraft"
    for hit in hits:
        if hit.governor is None:
            hit.governor = _modal_before(parse, syntax, at, hit)
    for hit in hits:
        over = hit.governor
        if over is None:
            continue
        open_question = over.predicate.role is Role.HOLD and _asks_whether(
            parse, syntax, over, hit.token
        )
        if open_question:
            over.open = True  # "décidera si elle enverra": neither done nor promised
        else:
            over.governed.append(hit)
    return hits


def _copular(parse: Parse, syntax: Syntax, token: int) -> bool:
    """Whether a verb only links its subject to a quality: "remain concerned"."""
    return parse.lemmas[token] in syntax.grammar["linking"] and any(
        parse.deps[k] == "xcomp" and parse.pos[k] in ("ADJ", "VERB") for k in parse.children[token]
    )


def _receives_somebody(parse: Parse, syntax: Syntax, token: int) -> bool:
    """Whether the object is a person: "hosted Zelensky", not "hosted the headquarters"."""
    return any(
        parse.deps[k] in ("obj", "nsubj:pass")
        and (parse.pos[k] == "PROPN" or parse.lemmas[k] in syntax.grammar["people_noun"])
        for k in parse.children[token]
    )


def _only_aids(parse: Parse, hit: Hit) -> bool:
    """Whether the verb of a phrase only helps another: "y a affecté" tells of no existence."""
    return hit.predicate.rule == "existence" and any(
        parse.deps[t].startswith("aux") for t in hit.tokens
    )


def _shares_modal(parse: Parse, syntax: Syntax, outer: Hit, other: Hit) -> bool:
    """Whether a verb beside another has its auxiliary too: "could send troops and pay"."""
    return (
        parse.deps[other.token] == "conj"
        and parse.heads[other.token] == outer.token
        and other.predicate.pos == "verb"
        and syntax.finite(other.token) is None
        and other.governor is not outer
    )


def _modal_before(parse: Parse, syntax: Syntax, at: dict[int, Hit], hit: Hit) -> Hit | None:
    """The attitude that a verb shares with the one it is set beside: "must stop and withdraw"."""
    if parse.deps[hit.token] != "conj" or syntax.finite(hit.token) is not None:
        return None
    for k in parse.children[parse.heads[hit.token]]:
        other = at.get(k)
        if (
            other is not None
            and other.token == k
            and parse.deps[k].startswith("aux")
            and parse.lower[k] in syntax.grammar["modal"]
            and other.predicate.role is Role.HOLD
        ):
            return other
    return None


def _over_its_governor(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether the parser hung an attitude on the doing it is about.

    "Envoyer des soldats est hors de question", "Pas question d'y installer une base", "could send".
    """
    outer = hit.governor
    if outer is not None and outer.predicate.role is Role.SAY:
        return False
    if outer is None or hit.predicate.role is not Role.HOLD:
        return parse.deps[hit.token].startswith("cop")
    if parse.deps[hit.token].startswith("cop"):
        return True
    if parse.deps[hit.token].startswith("aux"):
        return parse.lower[hit.token] in syntax.grammar["modal"]
    return (
        hit.predicate.pos == "any"
        and outer.predicate.role is Role.DO
        and hit.token < outer.token
        and parse.feature(outer.token, "VerbForm") == "Inf"
        and outer.governor is None
    )


def _near_verdict(parse: Parse, token: int, verdicts: frozenset[int]) -> bool:
    number = parse.sentence_of[token]
    return any(abs(v - token) <= REACH and parse.sentence_of[v] == number for v in verdicts)


def _carrier(parse: Parse, tokens: tuple[int, ...], predicate: Predicate) -> int:
    """The token of a phrase that has its tense and denial: the verb in "rien ne dit"."""
    if predicate.pos == "any":
        return next((t for t in tokens if parse.pos[t] in ("VERB", "AUX")), tokens[0])
    return tokens[0]


def _has_clause(parse: Parse, token: int) -> bool:
    """Whether an infinitive or a clause completes a predicate: "ne manquera pas d'envoyer"."""
    if any(parse.deps[k] in ("xcomp", "ccomp") for k in parse.children[token]):
        return True
    end = parse.sentences[parse.sentence_of[token]][1]
    return any(
        parse.feature(j, "VerbForm") in ("Inf", "Ger")
        or (parse.feature(j, "Tense") == "Pres" and parse.feature(j, "VerbForm") == "Part")
        for j in range(token + 1, min(end, token + 9))
    )


def _reflexive(parse: Parse, syntax: Syntax, token: int) -> bool:
    start = syntax.group_start(token)
    near = token - 1
    if (
        near > 0
        and parse.lower[near] in syntax.grammar["first_person"]
        and any(
            parse.lower[j] == parse.lower[near]
            for j in range(parse.sentences[parse.sentence_of[token]][0], near)
        )
    ):
        return True  # "nous nous engageons", "nous, ministres de ..., nous engageons"
    return any(
        parse.lower[j] in syntax.grammar["reflexive"] and not parse.deps[j].startswith("nsubj")
        for j in (*range(start, token), *(k for k in parse.children[token] if k < token))
    )


def _governor(
    parse: Parse, syntax: Syntax, at: dict[int, Hit], hit: Hit, depth: int = 0
) -> Hit | None:
    """The nearest predicate over a hit, through complements only.

    A relative clause, an adverbial clause or a clause set beside the main one stands by itself;
    what is coordinated with a governed predicate is governed alike.
    """
    token = hit.token
    if depth > 6:
        return None
    noun = _held_by_noun(parse, syntax, at, token)
    if noun is not None:
        return noun
    for _ in range(12):
        dep, head = parse.deps[token], parse.heads[token]
        if head == token or dep.startswith("parataxis"):
            return None
        if dep == "acl:relcl" and not _carries(parse, syntax, at.get(head), token):
            if parse.pos[head] != "PRON":
                return None
            token = head  # "ce que Washington apporterait"
            continue
        if (
            dep.startswith("acl")
            and parse.feature(token, "VerbForm") == "Part"
            and not syntax.auxiliaries(token)
            and not _led(parse, syntax, token)
        ):
            return None
        if _asks_whether(parse, syntax, at.get(head), token):
            return at[head]
        if dep.startswith("advcl") and (
            syntax.finite(token) is not None or (hit.predicate.pos == "adj" and token == hit.token)
        ):
            return None
        if _introduced_apart(parse, syntax, at, token):
            return None
        if dep == "ccomp" and _relative(parse, syntax, token):
            return None
        other = at.get(head)
        if other is hit:
            token = head
            continue
        if dep == "conj" and other is not None:
            if (
                syntax.finite(token) is None
                and syntax.finite(head) is not None
                and (parse.feature(token, "VerbForm") == "Inf")
            ):
                return other
            return _governor(parse, syntax, at, other, depth + 1)
        if other is not None and _parted(parse, syntax, head, token):
            return None
        if dep == "nsubj" and not (other is not None and _takes_subject(syntax, other)):
            return None
        if other is not None:
            if other.predicate.role is Role.MEET and dep.startswith(("acl", "nsubj")):
                return None
            return other
        if dep == "ccomp" and syntax.finite(token) is not None:
            return None
        token = head
    return None


def _parted(parse: Parse, syntax: Syntax, head: int, token: int) -> bool:
    """Whether a clause with its own verb stands after a colon: "tout était prêt : Paris avait"."""
    if syntax.finite(token) is None or head > token:
        return False
    return any(parse.lower[j] in (":", ";") for j in range(head + 1, token))


def _asks_whether(parse: Parse, syntax: Syntax, over: Hit | None, token: int) -> bool:
    """Whether a clause with "si" is what is doubted or asked: "ignore si Berlin enverra"."""
    if over is None or not (
        over.predicate.role in (Role.VOID, Role.SAY)
        or any(parse.lemmas[t] in syntax.grammar["asks_whether"] for t in over.tokens)
    ):
        return False
    first = min(parse.subtree(token))
    return (
        parse.lower[first] in syntax.grammar["whether"]
        and over.token < first <= over.token + 4
        and parse.lower[first - 1] != ","
    )


def _held_by_noun(parse: Parse, syntax: Syntax, at: dict[int, Hit], token: int) -> Hit | None:
    """The noun of attitude right before an infinitive: "maintient son refus d'envoyer"."""
    if parse.feature(token, "VerbForm") not in ("Inf", "Ger"):
        return None
    first = syntax.group_start(token) - 1
    if parse.lower[first + 1] in syntax.grammar["infinitive_mark"]:
        first += 1  # the mark counts as part of the verb: "refusal to send"
    if first < 1 or parse.lower[first] not in syntax.grammar["complementizer"]:
        return None
    other = at.get(first - 1)
    if other is not None and other.predicate.pos == "noun" and other.predicate.role is Role.HOLD:
        return other
    return None


def _relative(parse: Parse, syntax: Syntax, token: int) -> bool:
    """Whether a clause taken for a complement is relative: "des missiles, que Paris livre"."""
    first = min(parse.subtree(token))
    return (
        first > 0
        and parse.lower[first] in syntax.grammar["restrictive"]
        and parse.lower[first - 1] == ","
        and first > parse.heads[token] + 1
        and parse.pos[first - 2] in ("NOUN", "PROPN", "ADJ")
    )


def _carries(parse: Parse, syntax: Syntax, hit: Hit | None, token: int) -> bool:
    """Whether a clause taken for a relative one is what a noun holds: "la promesse que Rome"."""
    if hit is None or hit.predicate.role is Role.DO:
        return False
    first = min(parse.subtree(token))
    return parse.lower[first] in syntax.grammar["restrictive"]


def _led(parse: Parse, syntax: Syntax, token: int) -> bool:
    """Whether a participle completes a noun: "the possibility of sending"."""
    return syntax.present_participle(token) and any(
        parse.lower[k] in syntax.grammar["complementizer"] and k < token
        for k in parse.children[token]
    )


def _introduced_apart(parse: Parse, syntax: Syntax, at: dict[int, Hit], token: int) -> bool:
    """Whether an infinitive opens a clause of its own: "sans écarter", "après avoir refusé"."""
    if parse.pos[token] not in ("VERB", "AUX"):
        return False
    if syntax.far_from(token):
        return True
    marks = [
        k
        for k in parse.children[token]
        if k < token
        and parse.deps[k] in ("mark", "case")
        and parse.pos[k] in ("ADP", "SCONJ")
        and at.get(k, at.get(token)) is at.get(token)  # "ruled out sending": the verb's particle
    ]
    gerund = syntax.present_participle(token)
    return any(
        parse.lower[k] not in syntax.grammar["complementizer"] and (parse.pos[k] == "ADP" or gerund)
        for k in marks
    )


def _says(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether a verb is only the tag or the frame of speech: ", a-t-il ajouté", "ajoute que"."""
    token = hit.token
    if hit.predicate.pos != "verb" or len(hit.tokens) > 1:
        return False
    children = [k for k in parse.children[token] if k not in hit.tokens]
    if parse.deps[token].startswith("parataxis") and not any(
        parse.deps[k] in ("obj", "xcomp", "ccomp", "iobj") and parse.pos[k] != "PRON"
        for k in children
    ):
        return True
    after = token + 1
    if (
        hit.predicate.role is Role.DO
        and after < len(parse.words)
        and (parse.lower[after] in syntax.grammar["restrictive"] and not syntax.restricted(token))
    ):
        return True
    return hit.predicate.role is Role.DO and any(
        parse.deps[k] == "ccomp"
        and k > token
        and syntax.finite(k) is not None
        and any(
            parse.deps[m] == "mark"
            and parse.lower[m] in syntax.grammar["restrictive"]
            and parse.lower[m - 1] not in syntax.grammar["with_that"]
            for m in parse.children[k]
        )
        for k in children
    )


def _takes_subject(syntax: Syntax, hit: Hit) -> bool:
    return hit.predicate.theme != "object" or syntax.passive(hit.token)
