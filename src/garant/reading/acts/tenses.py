"""Tenses: of a verb's own form, and of the auxiliaries that some languages tell them by."""

from garant.reading.acts.tree import Tree
from garant.reading.parse import features


def undergone(syntax: Tree, i: int) -> bool:
    """Whether a verb is passive, or a participle that tells what was done to a noun.

    Reads "aucun soldat ne sera déployé" also where a small parser takes its auxiliary for one of
    tense; does not read "sont convenus", "est parti", "s'est déployé".
    """
    parse, grammar = syntax.parse, syntax.grammar
    if parse.lemmas[i] in grammar["with_to_be"]:
        return False
    below = parse.children[i]
    if any(
        parse.deps[j].startswith("expl") and parse.lower[j] in grammar["oneself"] for j in below
    ):
        return False  # "s'est engagée", whatever a small parser calls its auxiliary
    if any(parse.deps[j] in ("aux:pass", "nsubj:pass") for j in below):
        return True
    if any(
        parse.deps[j] == "aux:tense" and parse.lemmas[j] in grammar["passive_mark"] for j in below
    ):
        return not any(parse.lower[k] in grammar["reflexive"] and k < i for k in below)
    return (
        parse.deps[i].startswith("acl")
        and not syntax.auxiliaries(i)
        and parse.feature(i, "VerbForm") == "Part"
        and parse.feature(i, "Tense") == "Past"
    )


def tense(syntax: Tree, i: int) -> str:
    """The tense of a predicate: `fut`, `cnd`, `pres`, `going`, `past`, `inf`, `unreal` or `none`.

    A compound past counts as past in any mood, so the hearsay "aurait livré" is past too; a future
    or conditional auxiliary of the passive keeps its own. Where auxiliaries tell the future, "would
    have sent" is `unreal`: it was not sent, as "before it sends" is; "is sending" is `going`; "is
    to send" is future.
    """
    parse = syntax.parse
    finite = syntax.finite(i)
    if finite is None:
        return _without_finite(syntax, i)
    found = features(parse.morphs[finite])
    if found.get("Tense") == "Pres" and _awaited(syntax, i):
        return "unreal"
    if finite == i:
        return (_bare(syntax, i) and _shared(syntax, i)) or _simple(found)
    aided = _aided(syntax, i, finite)
    if aided:
        return aided
    passive = any(parse.deps[j] == "aux:pass" for j in parse.children[i])
    if not (passive and parse.deps[finite] == "aux:pass"):
        if any(parse.deps[j].startswith("cop") for j in parse.children[i]) and not _perfect(
            syntax, i, finite
        ):
            return _simple(found)
        return "unreal" if _unfulfilled(syntax, i, found) else "past"
    return _simple(found)


def _awaited(syntax: Tree, i: int) -> bool:
    """Whether a clause only tells before what something else comes: "before troops are sent"."""
    parse, led = syntax.parse, syntax.grammar["denied_time"]
    return any(k < i and parse.lower[k] in led for k in parse.children[i])


def _unfulfilled(syntax: Tree, i: int, found: dict[str, str]) -> bool:
    """Whether a past hangs on what did not come: "aurait envoyé, si l'Otan l'avait demandé"."""
    parse = syntax.parse
    if found.get("Mood") != "Cnd":
        return False
    start, end = parse.sentences[parse.sentence_of[i]]
    opened = [j for j in range(start, end) if parse.lower[j] in syntax.grammar["ambiguous_if"]]
    return any(
        parse.pos[k] == "AUX" and parse.feature(k, "Tense") == "Imp"
        for j in opened
        for k in range(j + 1, min(end, j + 10))
    )


def _bare(syntax: Tree, i: int) -> bool:
    """Whether a verb has the form that an auxiliary asks for, whatever the parser took it for."""
    parse = syntax.parse
    return bool(syntax.grammar["infinitive_mark"]) and parse.lower[i] == parse.lemmas[i]


def _without_finite(syntax: Tree, i: int) -> str:
    parse = syntax.parse
    own = features(parse.morphs[i])
    shared = _shared(syntax, i) if own.get("VerbForm") == "Inf" or _bare(syntax, i) else ""
    if shared:
        return shared
    if _only_named(syntax, i):
        return "unreal"
    if own.get("VerbForm") == "Inf" or any(
        parse.feature(j, "VerbForm") == "Inf" for j in syntax.auxiliaries(i)
    ):
        return "inf"
    if own.get("VerbForm") == "Ger":
        return "inf"
    if parse.pos[i] == "VERB" and own.get("VerbForm") == "Part":
        return "past" if own.get("Tense") == "Past" else "pres"
    return "none"


def _only_named(syntax: Tree, i: int) -> bool:
    """Whether a doing is only what a clause is about: "we believe that sending jets is risky"."""
    parse = syntax.parse
    form = parse.feature(i, "VerbForm")
    going = form == "Ger" or (form == "Part" and parse.feature(i, "Tense") == "Pres")
    return going and parse.deps[i] == "ccomp" and not syntax.auxiliaries(i)


def _shared(syntax: Tree, i: int) -> str:
    """The tense of an auxiliary that stands before another verb: "will train and equip them"."""
    parse = syntax.parse
    marks = syntax.grammar["infinitive_mark"]
    if parse.deps[i] != "conj" or any(
        parse.lower[k] in marks or parse.deps[k].startswith("nsubj") for k in parse.children[i]
    ):
        return ""
    head = parse.heads[i]
    if parse.deps[head] == "conj" and syntax.finite(head) in (None, head):
        return _shared(syntax, head)
    finite = syntax.finite(head)
    told = syntax.grammar["future"] | syntax.grammar["conditional"] | syntax.grammar["modal"]
    if finite is None or finite == head or parse.lower[finite] not in told:
        return ""
    return _aided(syntax, head, finite)


def _aided(syntax: Tree, i: int, finite: int) -> str:
    """The tense that an auxiliary gives by being that word, or the empty string."""
    parse, grammar = syntax.parse, syntax.grammar
    word = parse.lower[finite]
    if word in grammar["future"]:
        return "fut"
    if word in grammar["conditional"] | grammar["modal"]:
        return "unreal" if _perfect(syntax, i, finite) else "cnd"
    own = features(parse.morphs[i])
    marked = any(
        parse.lower[j] in grammar["infinitive_mark"] and finite < j < i for j in parse.children[i]
    )
    if marked:
        # "Oslo is to send" will; "the aim is to send" only aims.
        aims = any(
            parse.deps[j].startswith("nsubj") and parse.lemmas[j] in grammar["aim"]
            for j in parse.children[i]
        )
        return "inf" if aims else "fut"
    if own.get("VerbForm") == "Part" and own.get("Tense") == "Pres":
        found = _simple(features(parse.morphs[finite]))
        perfect = _perfect(syntax, i, finite)
        return "past" if perfect else ("going" if found == "pres" else found)
    if own.get("VerbForm") == "Inf":
        return _simple(features(parse.morphs[finite]))  # "did not send", "does send"
    return ""


def _perfect(syntax: Tree, i: int, finite: int) -> bool:
    """Whether a word for "have" stands among the auxiliaries: "would have sent", "has been"."""
    parse = syntax.parse
    return any(
        parse.lemmas[j] in syntax.grammar["perfect"] or parse.lower[j] in syntax.grammar["perfect"]
        for j in syntax.auxiliaries(i)
    )


def _simple(found: dict[str, str]) -> str:
    if found.get("Mood") == "Cnd":
        return "cnd"
    return {"Fut": "fut", "Pres": "pres", "Imp": "past", "Past": "past"}.get(
        found.get("Tense", ""), "pres"
    )


def for_now(syntax: Tree, i: int) -> bool:
    """Whether a denial is for the time being: "pour l'heure", "à ce stade"."""
    parse = syntax.parse
    start, end = parse.sentences[parse.sentence_of[i]]
    low = max(start, i - 8)
    high = min(end, max(i + 7, syntax.clause_end(i)))
    words = syntax.grammar["for_now"]
    return any(
        parse.lower[j] in words or " ".join(parse.lower[j : j + 2]) in words
        for j in range(low, high)
    )


def for_the_time_being(syntax: Tree, i: int) -> bool:
    """Whether a word says of a verb that it holds for now: "exclut à ce stade", not "now says"."""
    parse, words = syntax.parse, syntax.grammar["for_now"]
    end = parse.sentences[parse.sentence_of[i]][1]
    return any(
        parse.lower[j] in words and parse.pos[j] == "NOUN" and i in parse.ancestors(j)
        for j in range(i + 1, min(end, syntax.clause_end(i)))
    )


def not_yet(syntax: Tree, i: int) -> bool:
    """Whether a denial is only for now: "n'a pas encore"."""
    parse = syntax.parse
    low = syntax.group_start(i)
    return any(
        parse.lower[j] in syntax.grammar["not_yet"]
        for j in range(low, min(i + 3, len(parse.words)))
    )


def told_by(syntax: Tree, token: int) -> int:
    """The verb whose tense a participle shares: "une force chargée de former sera envoyée"."""
    parse = syntax.parse
    if not parse.deps[token].startswith("acl") or syntax.auxiliaries(token):
        return token
    return next((a for a in parse.ancestors(token) if parse.pos[a] == "VERB"), token)
