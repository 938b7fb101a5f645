"""Refusals without a verb, and what is offered against them.

"Pas de soldats norvégiens", "mais pas de troupes", "Rome, non", "pas de troupes, mais des avions".
"""

from dataclasses import replace

from garant.model import Clue, Firmness, Kind
from garant.reading.acts.candidate import Topic
from garant.reading.acts.concepts import Concepts
from garant.reading.acts.frame import Frame
from garant.reading.acts.hit import Hit
from garant.reading.acts.parties import Parties
from garant.reading.acts.scene import Scene
from garant.reading.acts.syntax import Syntax
from garant.reading.acts.words import Predicate, Role
from garant.reading.parse import Parse

BARE = Predicate(
    form="bare negation",
    rule="bare_negation",
    role=Role.HOLD,
    kind=Kind.REFUSE,
    pos="bare",
    firmness=Firmness.EXCLUDED,
    negated_kind=None,
    negated_firmness=None,
    capability=None,
    family=None,
    theme="object",
    needs=None,
    reflexive=False,
)


CLOSING = frozenset({"PUNCT", "CCONJ"})

OFFER = replace(BARE, form="bare offer", rule="bare_offer", kind=Kind.COMMIT)


def bare_refusals(
    parse: Parse, syntax: Syntax, concepts: Concepts, parties: Parties, barred: set[int]
) -> list[Frame]:
    """The refusals of a parse that stand without a verb.

    Reads "Pas de bataillon, en revanche", "… du renseignement, mais pas de troupes", "Rome, non",
    "pas la Grèce"; does not read "n'enverra pas de troupes" (the verb has it), "pas moins de".
    """
    grammar = syntax.grammar
    found: list[Frame] = []
    for i, word in enumerate(parse.lower):
        if i in barred or word not in grammar["bare_opener"]:
            continue
        end = parse.sentences[parse.sentence_of[i]][1]
        whole = i + 1 < end and parse.lower[i + 1] in grammar["whole_denial"]
        if _with_verb(parse, syntax, i) or (not whole and syntax.contrasted(i, i, end)):
            continue
        frame = _of_thing(parse, syntax, concepts, i) or _of_party(parse, parties, i)
        if frame is None:
            continue
        found.append(frame)
        offer = _offer(parse, syntax, concepts, i, barred) if frame.capabilities else None
        if offer is not None:
            found.append(offer)
    return found


def turned(
    frame: Frame, topic: Topic, place: tuple[int, int], parse: Parse, syntax: Syntax
) -> None:
    """Turn a bare denial after a refusal into what stays open: "ruled out troops, but not jets"."""
    i = frame.top.token
    if (
        frame.top.predicate is BARE
        and frame.doer is None
        and frame.capabilities
        and topic.kinds[-1:] == [Kind.REFUSE]
        and topic.sentence == place
        and i > 0
        and parse.lower[i - 1] in syntax.grammar["but"]
        and parse.lower[i] in syntax.grammar["negative_adverb"]
    ):
        frame.kind, frame.firmness, frame.negated = Kind.COMMIT, Firmness.POSSIBLE, False


def confirms(scene: Scene, frame: Frame) -> None:
    """Let what only repeats be what it repeats: "n'enverra personne. Cela a été confirmé"."""
    subject = scene.syntax.subject(frame.top.token)
    said = frame.top.predicate.role is Role.HOLD and frame.leaf is frame.top
    pronoun = subject is None or scene.parse.pos[subject] == "PRON"
    passive = scene.syntax.passive(frame.top.token)
    if said and pronoun and passive and scene.topic.kinds[-1:] == [Kind.REFUSE]:
        frame.kind, frame.firmness = Kind.REFUSE, scene.topic.firmness


def set_off(parse: Parse, syntax: Syntax, concepts: Concepts) -> set[int]:
    """The tokens of things named only to be left out: "will send ships, not soldiers"."""
    grammar = syntax.grammar
    found: set[int] = set()
    if not grammar["denier"]:
        return found
    for i, word in enumerate(parse.lower):
        if word not in grammar["negative_adverb"] or not i or parse.lower[i - 1] != ",":
            continue
        end = parse.sentences[parse.sentence_of[i]][1]
        j = i + 1
        while j < end and _leads_in(parse, j) and concepts.at(j) is None:
            j += 1
        concept = concepts.at(j) if j < end else None
        if concept is None or parse.lower[i + 1] in grammar["not_denying"]:
            continue
        while j < end and parse.pos[j] not in ("PUNCT", "VERB", "AUX", "CCONJ"):
            j += 1
        found.update(range(i, j))
    return found


def _offer(
    parse: Parse, syntax: Syntax, concepts: Concepts, i: int, barred: set[int]
) -> Frame | None:
    """What is set against a bare refusal: "pas de fantassins, mais quatre avions"."""
    end = parse.sentences[parse.sentence_of[i]][1]
    but = next((j for j in range(i + 1, end) if parse.lower[j] in syntax.grammar["but"]), None)
    if but is None or set(parse.lower[but + 1 : but + 2]) & syntax.grammar["bare_opener"]:
        return None
    for j in range(i + 1, end):
        if parse.lower[j] in (";", ":", "»", "”") and j > but:
            end = j
            break
        if parse.pos[j] in ("VERB", "AUX") and syntax.finite(j) is not None:
            return None
    named: dict[str, int] = {}
    for concept in concepts.found:
        code = concept.value.code
        if code is None or concept.value.weak or concept.start in barred:
            continue
        if but < concept.start < end and _counted(parse, syntax, concepts.head(concept)):
            named.setdefault(code, concept.start)
    if not named:
        return None
    hit = Hit(but, (but,), OFFER)
    return Frame(
        hit,
        hit,
        Kind.COMMIT,
        Firmness.COMMITTED,
        list(named.items()),
        set(range(but + 1, end)),
        (hit,),
        attitude=True,
        clues=[Clue("predicate", OFFER.rule, parse.passage(but, end))],
    )


def _counted(parse: Parse, syntax: Syntax, head: int) -> bool:
    """Whether a thing is given in number or amount: "quatre avions", "du renseignement"."""
    return bool(syntax.grammar["denier"]) or any(
        parse.pos[k] in ("DET", "NUM") or parse.lower[k] in syntax.grammar["partitive"]
        for k in parse.children[head]
    )


def _in_clause(parse: Parse, syntax: Syntax, i: int) -> bool:
    """Whether a word of denial stands in a clause with a verb, where one word denies alone.

    "Will send no troops" and "no troops will go" are the verb's; "but no troops", "no soldiers on
    the ground" and "instructors, not troops" stand alone.
    """
    start, end = parse.sentences[parse.sentence_of[i]]
    j = i - 1
    while j >= start and parse.lower[j] in syntax.grammar["certainly"]:
        j -= 1
    opens = (
        j < start
        or parse.pos[j] in ("PUNCT", "CCONJ")
        or parse.lower[j] in (syntax.grammar["but"] | syntax.grammar["bare_after"])
    )
    if not opens:
        return True
    if i + 1 < end and parse.lower[i + 1] in syntax.grammar["not_bare"]:
        return True
    for k in range(i + 1, end):
        if parse.lower[k] in (",", ";", ":", "—", "–", "”", '"', "»") or (
            parse.lower[k] in syntax.grammar["but"]
        ):
            return False
        if parse.pos[k] in ("VERB", "AUX") and (
            parse.feature(k, "VerbForm") == "Fin" or syntax.finite(k) is not None
        ):
            return True
    return False


def _with_verb(parse: Parse, syntax: Syntax, i: int) -> bool:
    """Whether a negative word completes a verb that carries "ne", or denies a verb after it."""
    if syntax.grammar["denier"]:
        return _in_clause(parse, syntax, i)
    start, end = parse.sentences[parse.sentence_of[i]]
    j = i - 1
    while j >= start and parse.lower[j] not in (";", ":", "(", "«", "“", "."):
        if parse.lower[j] in syntax.grammar["negator"]:
            return True
        if parse.lower[j] == "," and parse.lower[i - 1] != ",":
            break
        if parse.lower[j] in syntax.grammar["but"] or parse.lower[j] == ",":
            break
        j -= 1
    if any(parse.lower[k] in syntax.grammar["negator"] for k in range(i + 1, min(end, i + 9))):
        return True
    after = range(i + 1, min(end, i + 3))
    return any(
        parse.pos[k] in ("VERB", "AUX") or parse.lower[k] in syntax.grammar["not_bare"]
        for k in after
    )


def _of_thing(parse: Parse, syntax: Syntax, concepts: Concepts, i: int) -> Frame | None:
    """The refusal of a thing within a few words: "pas de troupes", "pas un soldat".

    Does not read "pas avec des infirmiers", "des garanties, pas des promesses", which set one thing
    against another.
    """
    end = parse.sentences[parse.sentence_of[i]][1]
    after = parse.lower[i + 1 : min(end, i + 3)]
    grammar = syntax.grammar
    but = i > 0 and parse.lower[i - 1] in grammar["but"]
    whole = (set(after) & grammar["denied_article"] and after[0] in grammar["denied_opening"]) or (
        but and (grammar["denier"] or parse.pos[i + 1 : i + 2] == ["DET"])
    )
    if parse.lower[i] in grammar["negative_adverb"] and not whole:
        return None
    for j in range(i + 1, min(end, i + 5)):
        concept = concepts.at(j)
        if concept is not None and concept.value.code and not concept.value.weak:
            between = range(i + 1, j)
            if any(
                not _leads_in(parse, k)
                and ((held := concepts.at(k)) is None or not held.value.weak)
                for k in between
            ):
                return None
            stop = next((k for k in range(j, end) if parse.pos[k] in CLOSING), end)
            scope = {k for k in parse.subtree(concepts.head(concept)) if k < stop}
            return _frame(parse, i, [(concept.value.code, concept.start)], scope)
        if parse.pos[j] in ("PUNCT", "VERB", "AUX"):
            return None
    return None


def _leads_in(parse: Parse, k: int) -> bool:
    """Whether a word may stand before the thing denied: "no more", "not U.S. troops"."""
    if parse.pos[k] in ("ADP", "DET", "ADJ", "NUM"):
        return True
    owns = parse.deps[k].startswith(("compound", "nmod:poss", "flat", "case"))
    return (
        owns
        and parse.pos[k] in ("PROPN", "PART")
        and (parse.heads[k] > k or parse.pos[k] == "PART")
    )


def _of_party(parse: Parse, parties: Parties, i: int) -> Frame | None:
    """The refusal of a party alone with a denial of what was just said: "Rome, non"."""
    start, end = parse.sentences[parse.sentence_of[i]]
    before = parties.at(i - 2) if i - 2 >= start and parse.lower[i - 1] == "," else None
    closing = i + 1 >= end or parse.pos[i + 1] == "PUNCT"
    if before is not None and before.codes and closing:
        return _frame(parse, i, [], {before.head})
    for j in range(i + 1, min(end, i + 3)):
        mention = parties.at(j)
        if mention is not None and mention.codes and mention.head == j:
            last = mention.end
            if last >= end or parse.pos[last] == "PUNCT":
                return _frame(parse, i, [], {mention.head})
    return None


def _frame(
    parse: Parse, i: int, capabilities: list[tuple[str | None, int]], scope: set[int]
) -> Frame:
    hit = Hit(i, (i,), BARE)
    return Frame(
        hit,
        hit,
        Kind.REFUSE,
        Firmness.EXCLUDED,
        capabilities,
        scope,
        (hit,),
        attitude=True,
        negated=True,
        clues=[Clue("negation", BARE.rule, parse.passage(i, i + 1))],
    )
