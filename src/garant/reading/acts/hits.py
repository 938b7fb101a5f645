"""Predicates found in a parse and who governs whom: "n'exclut pas de promettre l'envoi de"."""

from garant.model import Kind
from garant.reading.acts.admitting import admitted
from garant.reading.acts.governing import asks_whether, governor_of, says
from garant.reading.acts.hit import Hit
from garant.reading.acts.lookalikes import (
    aids_its_noun,
    before_its_noun,
    beside_its_object,
    goes_itself,
    marked_verb,
)
from garant.reading.acts.syntax import Syntax
from garant.reading.acts.words import ActWords, Predicate, Role
from garant.reading.parse import Parse

LEADING = frozenset({"PUNCT", "CCONJ", "ADP"})
"""What may stand before the word that opens a question: "and how many", "by how much"."""

REACH = 16
"""Tokens between a verb of judging and its verdict: the thing judged may stand between."""


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

    def accept(tokens: tuple[int, ...], predicate: Predicate) -> bool:
        token = tokens[0]
        if token in barred or _half_of_another(parse, syntax, tokens, predicate):
            return False
        refused = predicate.kind is Kind.REFUSE
        if predicate.pos == "verb" and before_its_noun(parse, tokens, refused=refused):
            return False
        if aids_its_noun(parse, syntax, tokens):
            return False  # "have issued" has no issue
        if predicate.role is Role.VOID and beside_its_object(parse, tokens):
            return False
        if goes_itself(parse, syntax, tokens) or marked_verb(parse, syntax, tokens):
            return False
        offers = predicate.family != "leave" and predicate.kind is Kind.COMMIT
        if offers and any(parse.lemmas[t] in syntax.grammar["leaving"] for t in tokens[1:]):
            return False  # "a programmé le retrait": the leaving counts
        if predicate.role is Role.JUDGE and not _near_verdict(parse, token, verdicts):
            return False
        return admitted(parse, syntax, token, predicate)

    hits = [
        Hit(_carrier(parse, found.tokens, found.value), found.tokens, found.value)
        for found in words.predicates.find(parse, accept=accept)
    ]
    hits = [
        hit
        for hit in hits
        if not says(parse, syntax, hit)
        and not (
            len(hit.tokens) == 1
            and hit.token in named
            and hit.predicate.role is not Role.MEET  # "talks with Kyiv" are named and held
        )
        and not _only_aids(parse, hit)
        and not _compounded(parse, hit)
    ]
    nouns = {
        h.token: h
        for h in hits
        if h.predicate.pos == "noun"
        and (h.predicate.role is not Role.DO or h.predicate.family == "leave")
    }
    hits = [
        hit
        for hit in hits
        if not _of_attitude(parse, hit, nouns) and not _speaks_of(parse, syntax, hit)
    ]
    at = {token: hit for hit in hits for token in hit.tokens}
    for hit in hits:
        hit.governor = governor_of(parse, syntax, at, hit)
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
        else:
            hit.governor = _between(parse, hit, hits) or hit.governor
    for hit in hits:
        if hit.predicate.role is Role.VAGUE:
            _over_a_question(parse, syntax, hit, hits)
            _over_what_follows(parse, syntax, hit, hits)
    for hit in hits:
        if _when_asked(parse, syntax, hit):
            hit.open = True
        over = hit.governor
        if over is None:
            continue
        open_question = over.predicate.role is Role.HOLD and asks_whether(
            parse, syntax, over, hit.token
        )
        if open_question:
            over.open = True  # "décidera si elle enverra": neither done nor promised
        else:
            over.governed.append(hit)
    return hits


def _over_a_question(parse: Parse, syntax: Syntax, hit: Hit, hits: list[Hit]) -> None:
    """Hang on an open matter the doing it is about: "how much Rome would pay is unclear"."""
    start = parse.sentences[parse.sentence_of[hit.token]][0]
    whether = syntax.grammar["whether"]
    first = next((t for t in range(start, hit.token) if parse.pos[t] not in LEADING), hit.token)
    if parse.lower[first] not in whether:
        return
    asked = next(
        (h for h in hits if first < h.token < hit.token and h.governor in (None, hit)), None
    )
    if asked is not None and hit.governor in (None, asked):
        hit.governor, asked.governor = None, hit


def _over_what_follows(parse: Parse, syntax: Syntax, hit: Hit, hits: list[Hit]) -> None:
    """Hang on what is not told the doing right after it: "ne veut pas dire combien il enverra"."""
    asking = syntax.grammar["which"] | syntax.grammar["whether"] | syntax.grammar["how_many"]
    last = hit.tokens[-1]
    if len(hit.tokens) < 2 or parse.lower[last] not in asking:
        return
    end = parse.sentences[parse.sentence_of[last]][1]
    stop = next((j for j in range(last, end) if parse.lower[j] in (",", ";", ":")), end)
    told = next((h for h in hits if last < h.token < stop), None)
    if told is not None and told.governor in (None, hit.governor):
        told.governor = hit


def _when_asked(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether one was only asked a question: "when asked about sending troops, Merz said"."""
    token = hit.token
    return (
        hit.predicate.role is Role.ASK
        and hit.predicate.pos == "verb"
        and parse.deps[token].startswith(("advcl", "acl"))
        and any(parse.lemmas[t] in syntax.grammar["asks_whether"] for t in hit.tokens)
        and not syntax.auxiliaries(token)
        and syntax.finite(token) is None
        and not syntax.present_participle(token)
        and not any(
            parse.deps[k].startswith(("obj", "xcomp", "obl:agent")) for k in parse.children[token]
        )
    )


def _of_attitude(parse: Parse, hit: Hit, nouns: dict[int, Hit]) -> bool:
    """Whether it is an attitude, or a leaving, that goes on: "objections remain".

    "Le retrait des troupes se poursuivra", "a organisé le départ" tell of the leaving alone.
    """
    goes_on = hit.predicate.family == "move" or hit.predicate.rule == "begin_verb"
    below = [k for k in parse.children[hit.token] if k in nouns]
    if goes_on and any(parse.deps[k].startswith("nsubj") for k in below):
        return True
    doing = hit.predicate.role is Role.DO and hit.predicate.family != "leave"
    return doing and any(
        parse.deps[k] in ("obj", "nsubj:pass") and nouns[k].predicate.family == "leave"
        for k in below
    )


def _speaks_of(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether a verb of meeting only names a matter: "too early to talk of sending troops"."""
    grammar, after = syntax.grammar, hit.tokens[-1] + 1
    if hit.predicate.role is not Role.MEET or hit.predicate.pos != "verb" or after >= len(parse):
        return False
    if parse.pos[hit.tokens[-1]] == "NOUN":
        return False  # "hosts the leaders of Egypt"
    naming = grammar["possessor"] | (grammar["topic_word"] - grammar["place_inside"])
    return bool(grammar["denier"]) and (
        parse.lower[after] in naming
        and not any(
            parse.lower[k] in grammar["with"]
            for c in parse.children[hit.token]
            for k in parse.children[c]
        )
    )


def _compounded(parse: Parse, hit: Hit) -> bool:
    """Whether a participle is half of an attribute: "the Kenyan-led mission"."""
    i = hit.token
    return (
        i > 1
        and len(hit.tokens) == 1
        and parse.lower[i - 1] == "-"
        and parse.pos[i - 2] in ("ADJ", "PROPN", "NOUN")
    )


def _only_aids(parse: Parse, hit: Hit) -> bool:
    """Whether the verb of a phrase only helps another: "y a affecté" tells of no existence."""
    return hit.predicate.rule == "existence" and any(
        parse.deps[t].startswith("aux") for t in hit.tokens
    )


def _half_of_another(
    parse: Parse, syntax: Syntax, tokens: tuple[int, ...], predicate: Predicate
) -> bool:
    """Whether a phrase took a word that belongs to what follows.

    The "no" of "said no jets would fly", the owner of "support Ukraine's request".
    """
    last = tokens[-1]
    if len(tokens) < 2:
        return False
    if any(parse.lower[t] in syntax.grammar["not_yet"] for t in tokens) and any(
        parse.lower[t] in syntax.grammar["denier"]
        for t in range(tokens[0] + 1, last)
        if t not in tokens
    ):
        return True  # "has not yet agreed" denies the agreeing
    if predicate.role is Role.MEET and _of_other_noun(parse, syntax, tokens):
        return True
    if parse.heads[last] <= last:
        return False
    if parse.lower[last] in syntax.grammar["no_article"]:
        return parse.deps[last] == "det"
    return parse.deps[last] == "nmod:poss" and predicate.pos == "verb"


def _of_other_noun(parse: Parse, syntax: Syntax, tokens: tuple[int, ...]) -> bool:
    """Whether who is met only tells whose a thing is: "welcomed President Sandu's decision"."""
    last, verb = tokens[-1], tokens[0]
    if parse.pos[verb] != "VERB" or parse.pos[last] not in ("NOUN", "PROPN"):
        return False
    grammar = syntax.grammar
    if any(
        parse.lower[k] in grammar["dative"] | grammar["place_inside"] for k in parse.children[last]
    ):
        return False  # "welcomed Zelensky to the White House"
    named = last
    while parse.pos[named] == "PROPN" or named == last:
        if parse.deps[named].startswith("nmod") and parse.deps[named] != "nmod:desc":
            return True
        if parse.heads[named] in tokens:
            return False
        named = parse.heads[named]
    return parse.pos[named] == "NOUN"


def _between(parse: Parse, hit: Hit, hits: list[Hit]) -> Hit | None:
    """The attitude beside a doing that it completes: "will go on refusing, to give"."""
    over = hit.governor
    if over is None or hit.predicate.role is not Role.DO or parse.deps[hit.token] == "conj":
        return None
    return next(
        (
            other
            for other in hits
            if other.governor is over
            and other.predicate.role is Role.HOLD
            and over.token < other.token < hit.token
            and parse.deps[other.token] in ("xcomp", "advcl")
            and parse.heads[other.token] in over.tokens
            and parse.deps[hit.token] in ("xcomp", "advcl")
            and not any(h.governor is other for h in hits)
        ),
        None,
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
    """The attitude that a verb shares with the one it is set beside: "must stop and withdraw".

    Also that before a copula, "could be on the ground", and "might help by sending".
    """
    linked = parse.deps[hit.token] == "cop" and hit.predicate.role is Role.DO
    beside = parse.deps[hit.token] == "conj" and syntax.finite(hit.token) is None
    if not (linked or beside or syntax.by_doing(hit.token)):
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
    head = parse.heads[hit.token]
    if (
        outer is not None
        and outer.predicate.role is Role.VOID
        and parse.deps[head] == "ccomp"
        and parse.heads[head] in outer.tokens
    ):
        return False  # "nothing shows that Oslo is ready": a clause of its own
    if outer is None or hit.predicate.role is not Role.HOLD:
        led = outer is not None and parse.deps[outer.token].startswith("aux")
        beside = parse.deps[head] == "conj" and any(
            parse.deps[k].startswith("nsubj") for k in parse.children[head]
        )  # "has sent missiles, and more are under way"
        bare = syntax.finite(hit.token) is None  # "promised to be present"
        return parse.deps[hit.token].startswith("cop") and not (led or beside or bare)
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
