"""Refusals without a verb: "Pas de soldats norvégiens", "mais pas de troupes", "Rome, non"."""

from garant.model import Clue, Firmness, Kind
from garant.reading.acts.concepts import Concepts
from garant.reading.acts.frame import Frame
from garant.reading.acts.hits import Hit
from garant.reading.acts.parties import Parties
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
        if _with_verb(parse, syntax, i) or syntax.contrasted(i, i, end):
            continue
        frame = _of_thing(parse, syntax, concepts, i) or _of_party(parse, parties, i)
        if frame is not None:
            found.append(frame)
    return found


def _with_verb(parse: Parse, syntax: Syntax, i: int) -> bool:
    """Whether a negative word completes a verb that carries "ne", or denies a verb after it."""
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
    if parse.lower[i] in syntax.grammar["negative_adverb"] and not (
        set(parse.lower[i + 1 : min(end, i + 3)]) & syntax.grammar["denied_article"]
        and parse.lower[i + 1] in syntax.grammar["denied_opening"]
    ):
        return None
    for j in range(i + 1, min(end, i + 5)):
        concept = concepts.at(j)
        if concept is not None and concept.value.code and not concept.value.weak:
            between = range(i + 1, j)
            if any(parse.pos[k] not in ("ADP", "DET", "ADJ", "NUM") for k in between):
                return None
            head = concepts.head(concept)
            return _frame(parse, i, [(concept.value.code, concept.start)], set(parse.subtree(head)))
        if parse.pos[j] in ("PUNCT", "VERB", "AUX"):
            return None
    return None


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
