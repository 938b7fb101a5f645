"""Denial by a single word: "will not send", "no troops will", "sends nobody", "nor will Oslo".

French denies with two words around the verb; English and German with one, on the verb, its object
or its subject. A language's `denier` list tells that it works this way. An auxiliary that is an
attitude of its own ("could", "must") has the denial that follows it; its verb has none.
"""

from collections.abc import Collection

from garant.reading.acts.tree import Tree
from garant.reading.parse import Parse

NEAR = 5
"""Tokens from the first to the last word of a phrase whose words stand side by side."""

OBJECTS = ("obj", "iobj", "nsubj:pass")


def denied(syntax: Tree, i: int) -> bool:
    """Whether one word denies a predicate.

    Reads "will not send", "vowed never to send", "has no plans", "will join no patrols", "no
    soldier will go", "neither Oslo nor Riga will", "without sending", "will not send or pay"; does
    not read "will not only send", "not a brigade but a battalion".
    """
    parse, grammar = syntax.parse, syntax.grammar
    if _is_modal(syntax, i):
        verb = parse.heads[i]
        return (
            _denied_once(syntax, range(i + 1, verb), verb)
            or _by_subject(syntax, i)
            or _by_object(syntax, verb)
        )
    if any(
        parse.lower[j] in grammar["without"] and parse.deps[j] in ("mark", "case")
        for j in parse.children[i]
        if j < i
    ):
        return True
    if syntax.far_from(i) or _anything_but(syntax, i) or _rather_than(syntax, i) or _too(syntax, i):
        return True
    if _not_without(syntax, i):
        return True
    if parse.pos[i] in ("NOUN", "PROPN"):
        return any(parse.lower[j] in grammar["no_article"] for j in parse.children[i] if j < i)
    if any(_is_modal(syntax, j) for j in syntax.auxiliaries(i)):
        return False  # "could not send" denies that it could
    start = syntax.group_start(i)
    near = {*range(start, i), *(j for j in parse.children[i] if j < i)}
    if _denied_once(syntax, near, i) or _yet_to(syntax, start, i):
        return True
    if parse.pos[i] == "ADJ" and any(parse.lower[j] in grammar["hardly"] for j in near):
        return True  # "is hardly eager to send"
    return _by_object(syntax, i) or _by_subject(syntax, i) or _shared(syntax, i)


def inside(syntax: Tree, tokens: tuple[int, ...]) -> bool:
    """Whether a word of denial stands between a phrase's words: "has no plans", "is hardly eager".

    That of a verb further on is not the phrase's: "agreed not to cut"; nor, where the words stand
    far apart, what hangs on neither: "will send not one but two batteries".
    """
    far = tokens[-1] - tokens[0] > NEAR
    lower, heads = syntax.parse.lower, syntax.parse.heads
    grammar = syntax.grammar
    return any(
        (
            lower[j] in grammar["denier"] | grammar["no_article"]
            or (lower[j] in grammar["none_of"] and lower[j - 1] not in grammar["one"])
        )
        and not (j + 1 < len(lower) and lower[j + 1] in grammar["not_denying"])
        for j in range(tokens[0] + 1, tokens[-1])
        if j not in tokens
        and not (heads[j] > tokens[-1] and syntax.parse.pos[heads[j]] == "VERB")
        and not (far and heads[j] not in tokens)
    )


def _is_modal(syntax: Tree, i: int) -> bool:
    return syntax.parse.lower[i] in syntax.grammar["modal"] and syntax.parse.deps[i].startswith(
        "aux"
    )


def _denied_once(syntax: Tree, near: Collection[int], i: int) -> bool:
    """Whether some tokens deny, and not twice over: "cannot not send" denies nothing."""
    deniers = sorted(j for j in near if _denies(syntax, j, i))
    return bool(deniers) and deniers != [deniers[0], deniers[0] + 1]


def _denies(syntax: Tree, j: int, i: int) -> bool:
    parse, grammar = syntax.parse, syntax.grammar
    if j and parse.lower[j] in grammar["no_more"] and parse.lower[j - 1] in grammar["no_article"]:
        return True  # "no longer opposes"
    if parse.lower[j] not in grammar["denier"]:
        return False
    after = parse.lower[j + 1] if j + 1 < len(parse.lower) else ""
    if after in grammar["not_denying"]:
        return False
    return not part_denied(syntax, i)


def part_denied(syntax: Tree, i: int) -> bool:
    """Whether one thing of a kind is denied for another: "not a brigade but a battalion"."""
    parse, grammar = syntax.parse, syntax.grammar
    end = parse.sentences[parse.sentence_of[i]][1]
    if i + 1 >= end or not (parse.lower[i + 1] in grammar["one"] or parse.pos[i + 1] == "NUM"):
        return False
    for k in range(i + 2, min(end, i + 12)):
        if parse.pos[k] in ("VERB", "AUX") and syntax.finite(k) == k:
            return False
        if parse.lower[k] in grammar["but"]:
            return parse.pos[k + 1] in ("DET", "NUM") if k + 1 < end else False
    return False


def _by_object(syntax: Tree, i: int) -> bool:
    """Whether the object denies: "will send no troops", "offers nothing", "in no way supports"."""
    parse, grammar = syntax.parse, syntax.grammar
    for k in parse.children[i]:
        dep = parse.deps[k]
        if not dep.startswith(("obj", "obl", "nsubj:pass")) or dep.startswith("obl:agent"):
            continue
        if parse.lower[k] in grammar["negative_subject"] and not dep.startswith("obl"):
            after = parse.lower[k + 1] if k + 1 < len(parse.lower) else ""
            return after not in grammar["not_denying"]
        first = [j for j in parse.children[k] if j < k]
        if dep == "obj" and _set_off(parse, grammar, i, k):
            return True
        if not any(parse.lower[j] in grammar["no_article"] for j in first):
            continue
        if not dep.startswith("obl"):
            return not _outdone(parse, grammar, k)
        if any(parse.lower[j] in grammar["denying_case"] for j in first) and (
            k < i or parse.lemmas[k] in grammar["denied_circumstance"]
        ):
            return True  # "at no point will"; not "will send them with no strings attached"
    return False


def _set_off(parse: Parse, grammar: dict[str, frozenset[str]], i: int, k: int) -> bool:
    """Whether the object is denied for another: "will send not soldiers but minehunters"."""
    opens = min(j for j in parse.subtree(k) if j > i) if k > i else k
    return (
        opens == i + 1
        and opens + 1 < len(parse)
        and parse.lower[opens] in grammar["negative_adverb"]
        and parse.lower[opens + 1] not in grammar["not_denying"]
    )


def _not_without(syntax: Tree, i: int) -> bool:
    """Whether a fronted condition denies: "Not without a vote will Oslo send"."""
    parse, grammar = syntax.parse, syntax.grammar
    first = parse.sentences[parse.sentence_of[i]][0]
    if i < first + 4 or parse.lower[first] not in grammar["negative_adverb"]:
        return False
    if parse.lower[first + 1] not in grammar["without"] | grammar["denied_time"]:
        return False
    finite, subject = syntax.finite(i), syntax.subject(i)
    turned = finite is not None and subject is not None and first + 1 < finite < subject < i
    return turned and parse.lower[first + 2] not in grammar["not_without"]


def _anything_but(syntax: Tree, i: int) -> bool:
    """Whether "anything but" stands before a predicate: "is anything but opposed"."""
    start, lower = syntax.group_start(i), syntax.parse.lower
    return (
        start > 1
        and lower[start - 1] in syntax.grammar["but"]
        and lower[start - 2] in syntax.grammar["anything"]
    )


def _rather_than(syntax: Tree, i: int) -> bool:
    """Whether another doing is put first: "would rather pay than send", "rather than send"."""
    parse, grammar = syntax.parse, syntax.grammar
    before = [j for j in range(max(0, i - 3), i) if parse.lower[j] in grammar["than"]]
    if not before or parse.pos[i] not in ("VERB", "AUX") or syntax.finite(i) is not None:
        return False
    start = parse.sentences[parse.sentence_of[i]][0]
    return any(parse.lower[j] in grammar["rather"] for j in range(start, before[-1]))


def _too(syntax: Tree, i: int) -> bool:
    """Whether a quality stands in the way: "is too divided to send", "too weak to join"."""
    parse, grammar = syntax.parse, syntax.grammar
    head = parse.heads[i]
    return (
        parse.deps[i].startswith(("xcomp", "advcl", "ccomp", "acl"))
        and syntax.finite(i) is None
        and head < i
        and parse.pos[head] in ("ADJ", "ADV", "VERB")
        and any(
            parse.lower[j] in grammar["too"] and parse.lower[j - 1] not in grammar["not_too"]
            for j in parse.children[head]
            if 0 < j < head
        )
    )


def _outdone(parse: Parse, grammar: dict[str, frozenset[str]], k: int) -> bool:
    """Whether a denial only bounds: "no fewer than ten", "no less than"."""
    return any(parse.lower[j] in grammar["not_denying"] for j in range(max(0, k - 4), k + 1))


def _by_subject(syntax: Tree, i: int) -> bool:
    """Whether the subject denies: "no soldier will go", "neither Oslo nor Riga"."""
    parse, grammar = syntax.parse, syntax.grammar
    subject = syntax.subject(i)
    if subject is None or subject > i or parse.deps[i].startswith(("xcomp", "acl")):
        return False
    if parse.lower[subject] in grammar["negative_subject"]:
        return not _superlative(syntax, i)
    first = min(parse.subtree(subject))
    if parse.lower[first] not in grammar["negative_subject"]:
        return False
    after = parse.lower[first + 1] if first + 1 < len(parse.lower) else ""
    if after in grammar["not_denying"] or _outdone(parse, grammar, subject):
        return False
    return not _superlative(syntax, i)


def _yet_to(syntax: Tree, start: int, i: int) -> bool:
    """Whether a doing is still to come: "has yet to pledge"."""
    lower, grammar = syntax.parse.lower, syntax.grammar
    return any(
        lower[j] in grammar["not_yet"] and lower[j + 1] in grammar["infinitive_mark"]
        for j in range(max(0, start - 1), i - 1)
    )


def _superlative(syntax: Tree, i: int) -> bool:
    """Whether nobody does as much: "no country has sent more" denies nothing."""
    parse = syntax.parse
    end = parse.sentences[parse.sentence_of[i]][1]
    return any(
        parse.lower[j] in syntax.grammar["superlative"] for j in range(i + 1, min(end, i + 3))
    )


def _shared(syntax: Tree, i: int) -> bool:
    """Whether a denial reaches a second verb: "will not send troops or pay for them"."""
    parse = syntax.parse
    if parse.deps[i] != "conj" or syntax.finite(i) is not None:
        return False
    head = parse.heads[i]
    if parse.pos[head] not in ("VERB", "AUX", "ADJ") or head > i:
        return False
    joined = any(parse.lower[j] in syntax.grammar["or"] for j in parse.children[i] if j < i)
    return joined and syntax.negated(head)
