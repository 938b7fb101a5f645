"""Which words can be predicates where they stand: "hosted a base" gives, "hosted her" meets."""

from garant.model import Firmness
from garant.reading.acts.concepts import Concepts
from garant.reading.acts.syntax import Syntax
from garant.reading.acts.words import Predicate, Role
from garant.reading.parse import Parse


def admitted(parse: Parse, syntax: Syntax, token: int, predicate: Predicate) -> bool:
    """Whether a word can be a predicate here, by what hangs on it."""
    if predicate.family == "deploy" and parse.lemmas[token] in syntax.grammar["teaching"]:
        things = [k for k in parse.children[token] if parse.deps[k] == "obj"]
        known = syntax.grammar["definite_plural"]
        if any(parse.lower[d] in known for k in things for d in parse.children[k]):
            return False  # "former les forces haïtiennes" teaches those that are there
    if predicate.family == "move" and parse.words[token + 1 :] == [":"]:
        return False  # "nous allons :" goes nowhere: its items tell what is done
    if (
        predicate.family == "give"
        and parse.deps[token] == "amod"
        and any(parse.deps[k] == "det" for k in parse.children[parse.heads[token]])
        and not parse.children[token]
    ):
        return False  # "a shared commitment to peace" shares nothing
    if (
        predicate.rule == "existence"
        and parse.deps[token] == "advmod"
        and parse.pos[parse.heads[token]] == "VERB"
    ):
        return False  # "any soldier sent there will be a target"
    if predicate.rule == "come_after" and (
        has_object(parse, token) or syntax.tense(token) != "fut"
    ):
        return False  # "follows the talks", "the deployment that followed": nobody comes
    if (
        predicate.pos == "adj"
        and parse.pos[token] == "NOUN"
        and any(parse.deps[k] in ("det", "case") for k in parse.children[token])
    ):
        return False  # "un prêt de 140 milliards", "a mis son veto au prêt"
    if (
        predicate.pos == "adj"
        and parse.pos[token] == "VERB"
        and has_object(parse, token)
        and any(parse.lower[k] in syntax.grammar["infinitive_mark"] for k in parse.children[token])
    ):
        return False  # "intends to open a pier"
    if (
        predicate.pos == "adj"
        and parse.pos[token] == "VERB"
        and parse.feature(token, "VerbForm") == "Fin"
        and parse.deps[token] not in ("advcl", "acl", "amod", "xcomp")
        and any(parse.deps[k] in ("obj", "ccomp") for k in parse.children[token])
    ):
        return False  # "they opened a centre": nobody is open to anything
    if (
        predicate.role is Role.ASK
        and predicate.pos == "noun"
        and parse.deps[token].startswith("obl")
        and any(
            parse.lower[k] in syntax.grammar["at_request"] and k < token
            for k in parse.children[token]
        )
    ):
        return False  # "à la demande de Kiev": on a condition
    if predicate.family == "train" and any(
        parse.deps[k] == "obj" and parse.lemmas[k] in syntax.grammar["formed_thing"]
        for k in parse.children[token]
    ):
        return False  # "formeront un groupe de travail"
    if parse.lower[token] in syntax.grammar["from_then_on"] and (
        0 < token < len(parse) - 1
        and parse.lower[token - 1] in syntax.grammar["dative"]
        and parse.lower[token + 1] in syntax.grammar["possessor"]
    ):
        return False  # "à partir de janvier": nobody leaves
    if (
        predicate.family == "move"
        and predicate.theme == "either"
        and _copular(parse, syntax, token, predicate)
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
    if predicate.family == "letting" and any(
        parse.deps[k] in ("xcomp", "ccomp") for k in parse.children[token]
    ):
        return False  # "will not let them take part": theirs to do
    if predicate.needs == "denied" and not syntax.negated(token):
        return False  # "n'a pas envie d'envoyer", not "a intérêt à envoyer"
    if predicate.rule == "commit_verb" and _of_talks(parse, syntax, token):
        return False  # "talks are under way on a mission": nothing is
    if predicate.needs == "person" and not _meets_somebody(parse, syntax, token):
        return False
    joins = predicate.family == "move" and parse.lemmas[token] in syntax.grammar["joining_person"]
    if joins and _meets_somebody(parse, syntax, token):
        return False  # "joined Zelensky in Kyiv" is a meeting
    if predicate.needs == "place" and not _at_a_place(parse, syntax, token):
        return False
    if predicate.family in ("host", "get") and _receives_somebody(parse, syntax, token):
        return False  # "hosted Zelensky" is a meeting
    possible = predicate.role is Role.HOLD and predicate.firmness is Firmness.POSSIBLE
    likened = parse.lower[token + 1 : token + 2]
    if possible and likened and likened[0] in syntax.grammar["likening"]:
        return False  # "would be considered as an intervention"
    if predicate.needs == "complement" and not _has_clause(parse, token):
        return False
    return not predicate.reflexive or _reflexive(parse, syntax, token)


def _of_talks(parse: Parse, syntax: Syntax, token: int) -> bool:
    """Whether talks or studies are what is under way: "des discussions sont en cours"."""
    if parse.lemmas[token] not in syntax.grammar["copula"]:
        return False
    head = parse.heads[token] if parse.deps[token] == "cop" else token
    subject = syntax.subject(head)
    return subject is not None and parse.lemmas[subject] in syntax.grammar["talks_noun"]


def _meets_somebody(parse: Parse, syntax: Syntax, token: int) -> bool:
    """Whether the object is a person: a full name or a title, "joined the Polish president"."""
    return any(
        parse.deps[k] == "obj"
        and (
            any(parse.deps[c] == "flat:name" for c in parse.children[k])
            or (
                parse.lemmas[k] in syntax.grammar["people_noun"]
                and parse.feature(k, "Number") != "Plur"
            )
        )
        for k in parse.children[token]
    )


def _at_a_place(parse: Parse, syntax: Syntax, token: int) -> bool:
    """Whether "be" tells where somebody is: "soldiers could be in Ukraine by May"."""
    place = parse.heads[token]
    return (
        parse.deps[token] == "cop"
        and parse.pos[place] == "PROPN"
        and any(
            parse.lower[k] in syntax.grammar["place_inside"] and token < k < place
            for k in parse.children[place]
        )
    )


def has_object(parse: Parse, token: int) -> bool:
    """Whether a word is a verb with an object here: "open to monitoring a truce"."""
    return parse.pos[token] == "VERB" and any(parse.deps[k] == "obj" for k in parse.children[token])


def named_things(concepts: Concepts) -> frozenset[int]:
    """The words of a thing's name, which are no predicates: "training mission"."""
    parse = concepts.parse
    return frozenset(
        t
        for c in concepts.found
        if c.value.code and len(c.tokens) > 1
        for t in c.tokens
        if t == c.start or (parse.pos[t] == "NOUN" and parse.heads[t] in c.tokens)
        if not has_object(parse, t)
    )


def _copular(parse: Parse, syntax: Syntax, token: int, predicate: Predicate) -> bool:
    """Whether a verb only links its subject to a quality: "remain concerned", not "stay put"."""
    own = predicate.form.split()[1:]
    return parse.lemmas[token] in syntax.grammar["linking"] and any(
        (parse.deps[k] == "xcomp" or (parse.deps[k] == "amod" and k > token))
        and parse.pos[k] in ("ADJ", "VERB")
        and not any(parse.lower[k] in word.split("|") for word in own)
        for k in parse.children[token]
    )


def _receives_somebody(parse: Parse, syntax: Syntax, token: int) -> bool:
    """Whether the object is a person: "hosted Zelensky", not "hosted the headquarters"."""
    return any(
        parse.deps[k] in ("obj", "nsubj:pass")
        and (
            parse.pos[k] == "PROPN"
            or parse.lemmas[k] in syntax.grammar["people_noun"]
            or (parse.pos[k] == "PRON" and parse.lower[k] in syntax.grammar["somebody"])
        )
        for k in parse.children[token]
    )


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
