"""Conditions: what an act is made to depend on, and to which predicate each belongs."""

from itertools import islice

from garant.model import Condition
from garant.reading.acts.conditional import PARTY_CODES, Concept, Conditional, codes_of
from garant.reading.acts.fronting import fronted, inverted_at
from garant.reading.acts.hit import Hit
from garant.reading.acts.words import ActWords, Marker, Role
from garant.reading.parse import Parse
from garant.reading.phrases import Found

AGREEMENT = frozenset({Condition.HOST_REQUEST, Condition.RUSSIAN_CONSENT})
"""Conditions that are somebody's word: "si Kyiv le demande", not "si Kyiv tarde"."""


WEAK = PARTY_CODES | {Condition.OTHER}
"""Conditions too loosely named to hold beyond their own sentence."""


def conditionals(parse: Parse, words: ActWords) -> list[Conditional]:
    """The conditions of a parse.

    A marker ("en cas de", "si", "une fois") opens a scope; what is named there gives the code. A
    marker that always conditions counts as `other` where nothing known is named. Reads "une fois un
    cessez-le-feu conclu", "sous réserve d'un vote", "pas avant un retrait", "dans les mêmes
    conditions"; does not read "si bien que", "s'il le faut", "après le sommet", "sans attendre".
    """
    concepts = [c for c in words.conditions.find(parse, overlap=True) if not _pronoun(parse, c)]
    found = [
        Conditional(
            concept.start, frozenset(concept.tokens), (concept.value[0],), "standing", False, True
        )
        for concept in concepts
        if concept.value[1]
    ]
    concepts = [concept for concept in concepts if not concept.value[1]]
    for marker in words.markers.find(parse):
        if _idle(parse, marker, words):
            continue
        scope = _scope(parse, marker)
        codes = _read(parse, marker, scope, concepts, words)
        if not codes and set(_lowers(parse, marker.tokens)) & words.grammar["same"]:
            codes = next((c.codes for c in reversed(found) if c.anchor < marker.start), ())
        if codes:
            apart = parse.pos[marker.start] == "VERB" and not set(codes) <= WEAK
            tokens = frozenset(scope)
            value = marker.value
            found.append(
                Conditional(marker.start, tokens, codes, value.form, value.negative, apart)
            )
    found.extend(fronted(parse, concepts, words))
    return found


def _pronoun(parse: Parse, concept: Concept) -> bool:
    """Whether what looks like a name is a pronoun: "help us", not "help the US"."""
    return concept.end - concept.start == 1 and parse.pos[concept.start] == "PRON"


def _lowers(parse: Parse, tokens: tuple[int, ...]) -> list[str]:
    return [parse.lower[t] for t in tokens]


def _read(
    parse: Parse, marker: Found[Marker], scope: set[int], concepts: list[Concept], words: ActWords
) -> tuple[Condition, ...]:
    """The codes of what a marker's scope names."""
    grammar = words.grammar
    whose = range(marker.start + 1, marker.end)  # "at Kyiv's request"
    named = [
        c
        for c in concepts
        if (c.start in scope and c.start >= marker.end - 1)
        or (c.start in whose and c.start not in marker.tokens)
    ]
    if set(_lowers(parse, marker.tokens)) & grammar["after_event"]:
        named = [c for c in named if c.value[0] is not Condition.RENEWED_ATTACK]
    if parse.lower[marker.start] in grammar["attached"]:
        named = [c for c in named if not _verb_between(parse, marker.end, c.start)]
    if not marker.value.bare:
        named = _events(parse, marker, named, words)
    elif not _agrees(parse, scope | set(marker.tokens), words):
        named = [c for c in named if c.value[0] not in AGREEMENT and not _only_does(parse, c)]
    codes = codes_of(parse, named, words)
    if codes:
        return codes
    back = _pointed(parse, marker, scope, concepts, words)
    if back:
        return back
    if marker.value.bare:
        return (Condition.OTHER,)
    clause = any(parse.lower[t] in grammar["restrictive"] for t in range(marker.start, marker.end))
    opens = parse.lower[marker.start] in grammar["opening_time"]
    if (clause or _restrictive_next(parse, marker, words)) and opens:
        return (Condition.OTHER,)
    if marker.value.negative and any(parse.lemmas[t] in grammar["event_noun"] for t in scope):
        return (Condition.OTHER,)
    return ()


def _only_does(parse: Parse, concept: Concept) -> bool:
    """Whether the United Nations are who does something else: "provided the UN pays"."""
    return concept.value[0] is Condition.UN_MANDATE and any(
        parse.deps[t] == "nsubj" and parse.pos[t] == "PROPN" for t in concept.tokens
    )


def _verb_between(parse: Parse, start: int, end: int) -> bool:
    """Whether a verb parts a preposition from a word: "with monitoring the ceasefire"."""
    return end - start > 4 or any(parse.pos[t] in ("VERB", "PUNCT") for t in range(start, end))


def _restrictive_next(parse: Parse, marker: Found[Marker], words: ActWords) -> bool:
    return marker.end < len(parse) and parse.lower[marker.end] in words.grammar["restrictive"]


def _agrees(parse: Parse, scope: set[int], words: ActWords) -> bool:
    agreeing = words.grammar["agreeing"] | words.grammar["consent"]
    return any(parse.lemmas[t] in agreeing for t in scope)


def _events(
    parse: Parse, marker: Found[Marker], named: list[Concept], words: ActWords
) -> list[Concept]:
    """Keep what happens; keep a party only with a word of consent: "avec l'accord de Moscou".

    Some stand before the party itself: "sans les Américains", "une fois les Européens sur place".
    """
    rest = range(marker.end, len(parse))
    nouns = [*islice((t for t in rest if parse.pos[t] in ("NOUN", "PROPN", "VERB", "NUM")), 1)]
    if parse.pos[marker.start] == "NOUN" or (
        nouns and parse.lemmas[nouns[0]] in words.grammar["consent"]
    ):
        return named
    if nouns and parse.lower[marker.start] in words.grammar["attended"]:
        named = [c for c in named if c.value[0] not in PARTY_CODES or nouns[0] in c.tokens]
        # "with Kyiv" is no consent of Kyiv's, "without Kyiv" waits for it.
        alone = {Condition.RUSSIAN_CONSENT}
        if not marker.value.negative:
            alone.add(Condition.HOST_REQUEST)
        return [
            c
            for c in named
            if c.value[0] not in alone
            or any(parse.lemmas[t] in words.grammar["consent"] for t in c.tokens)
        ]
    clause = parse.lower[marker.end - 1] in words.grammar["restrictive"]
    if clause or _restrictive_next(parse, marker, words):
        scope = set(range(marker.end, min(len(parse), marker.end + 14)))
        if _agrees(parse, scope, words):
            return named
    return [c for c in named if c.value[0] not in PARTY_CODES]


def _pointed(
    parse: Parse, marker: Found[Marker], scope: set[int], concepts: list[Concept], words: ActWords
) -> tuple[Condition, ...]:
    """What "celui-ci" or "cela" in a scope points back to: "après celui-ci"."""
    if not any(parse.lower[t] in words.grammar["latter"] for t in scope if t >= marker.end):
        return ()
    before = [c for c in concepts if c.end <= marker.start and c.value[0] not in PARTY_CODES]
    return (before[-1].value[0],) if before else ()


def _idle(parse: Parse, marker: Found[Marker], words: ActWords) -> bool:
    """Whether a marker's words do other work here: "si bien que", "même si", "s'" of a verb."""
    i, grammar = marker.start, words.grammar
    start, end = parse.sentences[parse.sentence_of[i]]
    before = parse.lower[max(start, i - 2) : i]
    if before and before[-1] in grammar["concessive"] and before[0] not in grammar["possessor"]:
        return True
    if before and before[-1] in grammar["source_mark"]:
        return True  # "d'après l'ONU"
    if (
        parse.lower[i] in grammar["opening_time"]
        and parse.deps[i] == "advmod"
        and i > start
        and parse.pos[i - 1] == "AUX"
        and parse.heads[i - 1] == parse.heads[i]
    ):
        return True  # "a aussitôt demandé"
    after = " ".join(parse.lower[marker.end : min(end, marker.end + 5)])
    if after.startswith(tuple(grammar["idle_after"])):
        return True
    if parse.lower[i] in grammar["with_that"] and _gives(parse, i):
        return True
    if _either_way(parse, i, words) or _came_before(parse, i, words):
        return True
    if parse.lower[i] in grammar["without"] | grammar["denied_time"]:
        opening = parse.lower[marker.end] if marker.end < end else ""
        return opening in grammar["not_without"] or not _denied(parse, start, end, words)
    if parse.lower[i] not in grammar["ambiguous_if"]:
        return False
    following = parse.lower[i + 1] if i + 1 < end else ""
    if parse.pos[i] in ("ADV", "PRON") and following not in grammar["impersonal"] | grammar["they"]:
        return True
    if following in grammar["not_if"]:
        return True
    if parse.lower[i].endswith("'") and following not in grammar["impersonal"] | grammar["they"]:
        return True  # "s'agissant de"
    # "demander si", "savoir si" open a question, not a condition
    j = i - 1
    while j > start and parse.pos[j] in ("ADV", "PRON"):
        j -= 1
    return parse.lemmas[j] in grammar["asks_whether"] or _future(parse, i, end)


def _either_way(parse: Parse, token: int, words: ActWords) -> bool:
    """Whether a thing matters neither way: "with or without a ceasefire"."""
    grammar = words.grammar
    start, end = parse.sentences[parse.sentence_of[token]]
    without = grammar["without"]
    after = parse.lower[token + 1 : min(end, token + 3)]
    before = parse.lower[max(start, token - 1) : token]
    return (len(after) > 1 and after[0] in grammar["or"] and after[1] in without) or (
        parse.lower[token] in without and bool(before) and before[0] in grammar["or"]
    )


def _came_before(parse: Parse, token: int, words: ActWords) -> bool:
    """Whether what came after it is told as done: "comes after Ottawa has promised"."""
    verb = parse.heads[token]
    return (
        parse.lower[token] in words.grammar["told_after"]
        and parse.pos[verb] == "VERB"
        and parse.feature(verb, "VerbForm") == "Part"
        and any(
            parse.pos[k] == "AUX"
            and parse.feature(k, "VerbForm") == "Fin"
            and parse.feature(k, "Mood") == "Ind"
            and parse.feature(k, "Tense") != "Fut"
            for k in parse.children[verb]
        )
    )


def _gives(parse: Parse, token: int) -> bool:
    """Whether a word is a plain verb with its object: "providing aid", not "providing it holds"."""
    below = [parse.deps[k] for k in parse.children[token]]
    last = max(
        (max(parse.subtree(k)) for k in parse.children[token] if parse.deps[k] == "obj"),
        default=token,
    )
    if last > token and last + 1 < len(parse) and parse.pos[last + 1] in ("VERB", "AUX"):
        return False  # "provided a ceasefire held"
    return (
        parse.pos[token] == "VERB"
        and (token == 0 or parse.lower[token - 1] != ",")
        and any(dep in ("obj", "iobj") for dep in below)
        and not any(dep.startswith(("ccomp", "csubj", "advcl")) for dep in below)
    )


def _denied(parse: Parse, start: int, end: int, words: ActWords) -> bool:
    """Whether a sentence denies something: "avant" and "sans" condition only what is refused."""
    denying = words.grammar["negator"] | words.grammar["bare_negative"] | words.grammar["denier"]
    return any(
        parse.lower[j] in denying or parse.lemmas[j] in words.grammar["refusing"]
        for j in range(start, end)
    )


def _future(parse: Parse, i: int, end: int) -> bool:
    """Whether the clause of an "if" is in the future, which a condition never is.

    "Si la Bulgarie n'enverra pas de soldats, elle ouvrira ses ports" sets two facts side by side.
    """
    for j in range(i + 1, min(end, i + 10)):
        if parse.pos[j] in ("VERB", "AUX") and parse.feature(j, "VerbForm") == "Fin":
            return parse.feature(j, "Tense") == "Fut"
    return False


def _scope(parse: Parse, marker: Found[Marker]) -> set[int]:
    """The tokens a marker governs: the subtree of what it introduces, cut at the clause's end."""
    end = parse.sentences[parse.sentence_of[marker.start]][1]
    head = parse.heads[marker.start]
    for token in marker.tokens:
        if parse.heads[token] not in marker.tokens:
            own = parse.pos[token] == "NOUN" and parse.deps[token].startswith(("obl", "nmod"))
            head = token if own else parse.heads[token]  # "in the event of a truce, Oslo will"
    inverted = inverted_at(parse, marker, end)
    if inverted is not None:
        return set(range(marker.start, inverted))
    below = parse.subtree(head if head >= marker.start else marker.start)
    if (comma := _fronted_end(parse, marker, head, end)) is not None:
        return set(range(marker.start, comma))
    if parse.heads[head] == head and head == marker.start:
        # "Absent a truce, Oslo will not": a small parser takes the marker for the main word.
        comma = next((j for j in range(marker.end, end) if parse.lower[j] == ","), end)
        below = [t for t in below if t < comma]
    tokens = {t for t in below if t >= marker.start}
    # A small parser loses the tail of a scope: words go with it up to the next comma.
    j = marker.end
    while j < end:
        whole = j > marker.end or parse.pos[j - 1] == "NOUN"  # "at Kyiv's request, Oslo will"
        if parse.lower[j] in (",", ";", ":", ".", "»", "”") and whole:
            break
        if (
            parse.pos[j] == "CCONJ"
            and parse.heads[j] not in tokens
            and _acts(parse, parse.heads[j])
        ):
            break  # "will work with Kyiv and send missiles"
        tokens.add(j)
        j += 1
    return {t for t in tokens if t <= max(j, marker.end + 14)}


def _fronted_end(parse: Parse, marker: Found[Marker], head: int, end: int) -> int | None:
    """Where a condition ends that opens a clause: "in case of a truce, Oslo will send soldiers".

    Only the subject after the comma shows that the verb above is not the condition's own.
    """
    words = range(marker.start, marker.end)
    if any(parse.pos[t] == "SCONJ" for t in words) or parse.pos[head] != "VERB":
        return None
    comma = next((j for j in range(marker.end, end) if parse.lower[j] == ","), end)
    subjects = [k for k in parse.children[head] if parse.deps[k].startswith("nsubj")]
    if comma < head and subjects and all(k > comma for k in subjects):
        return comma
    return None


def _acts(parse: Parse, token: int) -> bool:
    """Whether a token is a verb that goes on where another left off."""
    return parse.pos[token] == "VERB" and parse.deps[token] == "conj"


def hangs_on(
    parse: Parse, conditional: Conditional, chain: tuple[Hit, ...], hits: list[Hit]
) -> bool:
    """Whether a condition belongs to a chain of predicates.

    At the head of a sentence it belongs to all that follow. Else the nearest predicate above it in
    the tree has it: in "ont promis X et entendent envoyer Y en cas de trêve" only the second. Where
    none is above, the nearest before it, or the first after.
    """
    tokens = {token for hit in chain for token in hit.tokens}
    start = parse.sentences[parse.sentence_of[conditional.anchor]][0]
    if conditional.anchor <= start + 2:
        return True
    outer = [
        hit
        for hit in hits
        if hit.token not in conditional.tokens and hit.predicate.role is not Role.SAY
    ]
    at = {token: hit for hit in outer for token in hit.tokens}
    over = {above for hit in chain for above in parse.ancestors(hit.token)}
    for above in parse.ancestors(conditional.anchor):
        if above in tokens:
            return True
        nearer = at.get(above)
        if nearer is None or nearer.predicate.pos == "noun":
            continue
        if parse.deps[above].startswith("acl") and parse.feature(above, "VerbForm") == "Part":
            continue  # "les moyens annoncés" does nothing by itself
        if above in over:
            break  # hung too high: "rappelle que Rome partira dès que"
        return _completes(nearer, chain)
    nearest = [hit for hit in outer if start <= hit.token < conditional.anchor][-1:]
    if not nearest:
        after = [hit.token for hit in outer if hit.token > conditional.anchor]
        return bool(after) and after[0] in tokens
    hit: Hit | None = nearest[0]
    while hit is not None and hit.token not in tokens:
        hit = hit.governor
    return hit is not None


def _completes(nearer: Hit, chain: tuple[Hit, ...]) -> bool:
    """Whether a predicate is what a chain leads to, and not a second thing beside its own."""
    over = nearer.governor
    return over is not None and over in chain and not any(hit.governor is over for hit in chain)
