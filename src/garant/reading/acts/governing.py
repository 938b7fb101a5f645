"""Which predicate governs which: "n'exclut pas de promettre l'envoi de"."""

from garant.reading.acts.hit import Hit
from garant.reading.acts.moods import set_beside
from garant.reading.acts.syntax import Syntax
from garant.reading.acts.words import Role
from garant.reading.parse import Parse


def governor_of(
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
    doubted = _doubted(parse, syntax, at, token)
    if doubted is not None:
        return doubted
    if syntax.by_doing(token):
        over = at.get(parse.heads[token])  # "a promis d'aider Riga en livrant des radars"
        return (
            None if over is None or over is hit else governor_of(parse, syntax, at, over, depth + 1)
        )
    for _ in range(12):
        dep, head = parse.deps[token], parse.heads[token]
        if head == token or dep.startswith("parataxis"):
            return None
        if dep == "acl:relcl" and not _carries(parse, syntax, at, token):
            asked = any(parse.lower[k] in syntax.grammar["whether"] for k in parse.children[head])
            if parse.pos[head] != "PRON" and not asked:
                return None
            token = head  # "ce que Washington apporterait", "what help he might offer"
            continue
        if (
            dep.startswith("acl")
            and parse.feature(token, "VerbForm") == "Part"
            and not syntax.auxiliaries(token)
            and not _led(parse, syntax, token)
        ):
            return None
        if set_beside(parse, syntax, token):
            return None  # "there was a split, with Rome voicing doubts"
        if asks_whether(parse, syntax, at.get(head), token):
            return at[head]
        if _left_unsaid(parse, at.get(head), token):
            return at[head]
        if hit.predicate.pos == "noun" and _opens(parse, syntax, token):
            return None
        if _wanted(parse, syntax, at.get(head), token):
            return at[head]
        if dep.startswith("advcl") and (
            syntax.finite(token) is not None or (hit.predicate.pos == "adj" and token == hit.token)
        ):
            return None
        if _introduced_apart(parse, syntax, at, token) or _added(parse, syntax, at, token):
            return None
        if _dates(parse, syntax, hit, token):
            return None
        if dep == "ccomp" and _relative(parse, syntax, token):
            return None
        if dep == "xcomp" and _by_itself(parse, syntax, token):
            return None
        other = at.get(head) or _owed(parse, at, head)
        if other is hit:
            token = head
            continue
        if dep == "conj" and other is not None:
            if (
                syntax.finite(token) is None
                and syntax.finite(head) is not None
                and (parse.feature(token, "VerbForm") == "Inf" or _marked(parse, syntax, token))
                and other.predicate.role not in (Role.DO, Role.MEET)  # "will train and send"
            ):
                return other
            told = (
                parse.feature(token, "VerbForm") == "Fin"
                and parse.lower[token]
                != (
                    parse.lemmas[token]  # a small tagger takes infinitives for finite
                )
            )
            if told and token == hit.token and syntax.finite(head) is None:
                return None  # "nie avoir envoyé des soldats et dénonce"
            return governor_of(parse, syntax, at, other, depth + 1)
        if other is not None and _parted(parse, syntax, head, token):
            return None
        if dep == "nsubj" and not (other is not None and _takes_subject(syntax, other)):
            return None
        if other is not None:
            if other.predicate.role is Role.MEET and (
                dep.startswith(("acl", "nsubj")) or hit.predicate.pos == "adj"
            ):
                return None
            return other
        asked = any(parse.lower[k] in syntax.grammar["whether"] for k in parse.children[head])
        if dep == "ccomp" and syntax.finite(token) is not None and not asked:
            return None  # "what support it would give" is one with what is not said
        token = head
    return None


def _marked(parse: Parse, syntax: Syntax, token: int) -> bool:
    """Whether a gerund stands under a mark of its own: "committed to sending — or to keeping"."""
    marks = syntax.grammar["infinitive_mark"]
    return any(k < token and parse.lower[k] in marks for k in parse.children[token])


def _owed(parse: Parse, at: dict[int, Hit], head: int) -> Hit | None:
    """The need that hangs on whose it is to meet it: "it is up to Berlin to send"."""
    return next(
        (
            at[k]
            for k in parse.children[head]
            if parse.deps[k] == "cop" and k in at and at[k].predicate.family == "owed"
        ),
        None,
    )


def _added(parse: Parse, syntax: Syntax, at: dict[int, Hit], token: int) -> bool:
    """Whether a participle adds a clause after a comma: "declined, offering instead to run".

    It completes an attitude that has nothing else: "has not, and will not, rule out, sending".
    """
    over = at.get(parse.heads[token])
    if _leads(parse, syntax, token):
        return True
    if over is not None and over.predicate.role is Role.HOLD:
        others = (k for t in over.tokens for k in parse.children[t] if k not in over.tokens)
        if not any(
            parse.deps[k].startswith(("obj", "xcomp", "ccomp", "nsubj:pass")) for k in others
        ):
            return False
    return (
        parse.deps[token] == "advcl"
        and token > parse.heads[token]
        and syntax.present_participle(token)
        and parse.lower[token - 1] == ","
    )


def _leads(parse: Parse, syntax: Syntax, token: int) -> bool:
    """Whether a participle or a purpose opens a sentence: "Having delivered guns, we will train".

    "To make sure that it pays, we will keep its assets frozen" promises only what follows.
    """
    head, marks = parse.heads[token], syntax.grammar["infinitive_mark"]
    if not marks or parse.deps[token] != "advcl" or token > head:
        return False
    last = max(k for k in parse.subtree(token) if parse.pos[k] != "PUNCT")
    led = any(
        parse.deps[k] in ("mark", "case") and parse.lower[k] not in marks
        for k in parse.children[token]
    )
    return syntax.finite(token) is None and not led and last < head and parse.lower[last + 1] == ","


def _parted(parse: Parse, syntax: Syntax, head: int, token: int) -> bool:
    """Whether a clause with its own verb stands after a colon: "tout était prêt : Paris avait"."""
    if syntax.finite(token) is None or head > token:
        return False
    return any(parse.lower[j] in (":", ";") for j in range(head + 1, token))


def asks_whether(parse: Parse, syntax: Syntax, over: Hit | None, token: int) -> bool:
    """Whether a clause with "si" is what is doubted or asked: "ignore si Berlin enverra"."""
    if over is None or not (
        over.predicate.role in (Role.VOID, Role.SAY, Role.VAGUE)
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
    noun = first - 1
    while noun > 0 and parse.pos[noun] == "ADJ" and parse.heads[noun] < noun:
        noun -= 1  # "le refus italien d'envoyer"
    if noun not in at and parse.deps[noun] == "nmod" and parse.pos[noun] == "PROPN":
        noun = parse.heads[noun]  # "the decision by Oslo to send"
    other = at.get(noun)
    if other is not None and other.predicate.pos == "noun" and other.predicate.role is Role.HOLD:
        return other
    return None


def _doubted(parse: Parse, syntax: Syntax, at: dict[int, Hit], token: int) -> Hit | None:
    """The verb right before "whether", wherever the clause was hung: "decides whether to send"."""
    if not syntax.grammar["infinitive_mark"]:
        return None
    mark = next(
        (k for k in parse.children[token] if k < token and parse.deps[k] in ("mark", "advmod")), 0
    )
    over = at.get(mark - 1)
    return over if mark and asks_whether(parse, syntax, over, token) else None


def _left_unsaid(parse: Parse, over: Hit | None, token: int) -> bool:
    """Whether a clause is what is not told: "n'a pas indiqué de quelle façon ils contribueront"."""
    return (
        over is not None
        and over.predicate.role is Role.VAGUE
        and len(over.tokens) > 1
        and over.tokens[-1] < token
        and parse.deps[token].startswith(("advcl", "ccomp"))
        and "," not in parse.lower[over.tokens[-1] : token]
    )


def _wanted(parse: Parse, syntax: Syntax, over: Hit | None, token: int) -> bool:
    """Whether a clause is what one presses for: "fait pression pour que Berlin envoie"."""
    grammar = syntax.grammar
    return (
        over is not None
        and over.predicate.role is Role.ASK
        and parse.deps[token].startswith("advcl")
        and over.tokens[-1] < token
        and any(
            parse.lower[k] in grammar["restrictive"]
            and parse.lower[k - 1] in grammar["complementizer"]
            for k in range(over.tokens[-1] + 2, token)
            if parse.deps[k] in ("mark", "fixed")
        )
    )


def _opens(parse: Parse, syntax: Syntax, token: int) -> bool:
    """Whether a phrase before the subject sets the scene: "en réponse à Chypre, Oslo"."""
    if not parse.deps[token].startswith("obl"):
        return False
    return any(
        token < k < parse.heads[token]
        for k in parse.children[parse.heads[token]]
        if parse.deps[k].startswith("nsubj")
    )


def _dates(parse: Parse, syntax: Syntax, hit: Hit, token: int) -> bool:
    """Whether a noun only tells when: "garder des soldats après le départ de la mission"."""
    return (
        hit.predicate.pos == "noun"
        and parse.deps[token].startswith(("obl", "nmod"))
        and any(
            parse.lower[k] in syntax.grammar["occasion"] and parse.deps[k] == "case"
            for k in parse.children[token]
        )
    )


def _by_itself(parse: Parse, syntax: Syntax, token: int) -> bool:
    """Whether a clause set beside another is taken for a part of it: "…, Oslo livrera des"."""
    return syntax.finite(token) is not None and any(
        parse.deps[k] == "nsubj" and parse.pos[k] == "PROPN" and k < token
        for k in parse.children[token]
    )


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


def _carries(parse: Parse, syntax: Syntax, at: dict[int, Hit], token: int) -> bool:
    """Whether a clause taken for a relative one is what a noun holds: "la promesse que Rome"."""
    hit, own = at.get(parse.heads[token]), at.get(token)
    if hit is None or hit.predicate.role is Role.DO:
        return False
    first = min(parse.subtree(token))
    answers = own is not None and own.predicate.role in (Role.OPPOSE, Role.ENDORSE)
    if answers and parse.deps[first].startswith("obj") and hit.predicate.role is Role.ASK:
        return False  # "a demand that Kyiv has rejected"
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
    if any(
        parse.lower[k] in syntax.grammar["than"] and parse.deps[k] == "mark"
        for k in parse.children[token]
    ):
        return True  # "would rather pay than send"
    whole = parse.feature(token, "VerbForm") == "Inf"
    marks = [
        k
        for k in parse.children[token]
        if k < token
        and parse.deps[k] in ("mark", "case")
        and parse.pos[k] in ("ADP", "SCONJ")
        and not (whole and parse.lower[k] in syntax.grammar["by_doing"])  # "en supporter le coût"
        and at.get(k, at.get(token)) is at.get(token)  # "ruled out sending": the verb's particle
    ]
    gerund = syntax.present_participle(token)
    return any(
        parse.lower[k] not in syntax.grammar["complementizer"] and (parse.pos[k] == "ADP" or gerund)
        for k in marks
    )


def says(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether a verb is only the tag or the frame of speech: ", a-t-il ajouté", "ajoute que"."""
    token = hit.token
    if hit.predicate.pos != "verb" or len(hit.tokens) > 1:
        return False
    children = [k for k in parse.children[token] if k not in hit.tokens]
    if parse.deps[token].startswith("parataxis") and not (
        _beside_the_main(parse, token)
        or _judges(parse, syntax, hit)
        or any(
            parse.deps[k] in ("obj", "xcomp", "ccomp", "iobj")
            and (parse.pos[k] != "PRON" or parse.lower[k] in syntax.grammar["plural_pronoun"])
            for k in children
        )
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


def _judges(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether the tag of a quotation tells what is judged: "…, s'est réjoui X après l'accord"."""
    return hit.predicate.role in (Role.ENDORSE, Role.OPPOSE) and any(
        parse.deps[k].startswith("obl")
        and parse.pos[k] == "NOUN"
        and k > hit.token
        and parse.lemmas[k] not in syntax.grammar["occasion_noun"]
        for k in parse.children[hit.token]
    )


def _beside_the_main(parse: Parse, token: int) -> bool:
    """Whether a stop parts a clause from the one before it: "; elle participera"."""
    first = min(parse.subtree(token))
    stops = {parse.lower[first], parse.lower[max(first - 1, 0)]} & {":", ";"}
    return parse.heads[token] < token and bool(stops)


def _takes_subject(syntax: Syntax, hit: Hit) -> bool:
    return (
        hit.predicate.theme != "object"
        or syntax.passive(hit.token)
        or any(syntax.parse.deps[k] == "cop" for k in syntax.parse.children[hit.token])
    )
