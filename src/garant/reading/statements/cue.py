"""Cues: the verbs of saying in a block, each with its auxiliaries, clitics and governing verb."""

from dataclasses import dataclass

from garant.reading.statements.auxiliary import auxiliary_of, is_denied, leading
from garant.reading.statements.conjugation import Form
from garant.reading.statements.governor import governor, narrated
from garant.reading.statements.ground import VERBAL, Ground
from garant.reading.statements.words import Verb

ANY_VERB = Verb("", (), False, frozenset(("quotation",)), frozenset(), False, frozenset(), False)
"""Stands for a verb that is on no list: with its subject behind a quotation, it speaks."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying: `start` to `end` is the whole group, `head` the verb itself.

    `inverted` is the subject pronoun behind the verb ("-t-il"), or -1. `root` is the token whose
    subject is the group's: the governing verb where there is one.
    """

    verb: Verb
    form: Form
    start: int
    head: int
    end: int
    root: int
    inverted: int = -1
    negated: bool = False
    passive: bool = False

    @property
    def finite(self) -> bool:
        """Whether the group has a finite verb, and so may have a subject of its own."""
        return self.form in (Form.FINITE, Form.FUTURE)


def find_cues(ground: Ground) -> list[Cue]:
    """The cues of a block in order, listed verbs and verbs that follow a quotation."""
    verbs = ground.words.verbs
    cues: list[Cue] = []
    done = -1
    for i, word in enumerate(ground.parse.lower):
        held = verbs.get(word)
        if held is None or i < done:
            continue
        cue = _read(ground, i, held)
        if cue is not None:
            cues.append(cue)
            done = cue.end
    heads = {i for cue in cues for i in range(cue.start, cue.end)}
    places = {quotation.after for quotation in ground.quotations}
    for i, word in enumerate(ground.parse.words):
        if i in places:
            cue = _after_quotation(ground, i, heads)
        elif word == "," and i + 1 not in places:
            cue = _after_quotation(ground, i, heads)
            if cue is not None and (cue.inverted < 0 or _impersonal(ground, cue)):
                cue = None
        else:
            continue
        if cue is not None:
            cues.append(cue)
            heads.add(cue.head)
    cues.sort(key=lambda cue: cue.head)
    return cues


def _read(ground: Ground, i: int, held: tuple[tuple[Verb, Form], ...]) -> Cue | None:
    parse, words = ground.parse, ground.words
    if i > 1 and parse.words[i - 1] == "-" and parse.starts[i] == parse.ends[i - 2] + 1:
        return None  # "the so-called coalition"
    if parse.pos[i] not in VERBAL and not _verbal_place(ground, i) and not _always(ground, i, held):
        gerund = any(form is Form.GERUND for _, form in held)
        first = i - (i > 0 and parse.lower[i - 1] in words.lists["it"])
        if not gerund or first < 1 or parse.words[first - 1] != ",":
            return None  # "l'idée, la qualifiant de dangereuse"
    auxiliary = auxiliary_of(ground, i)
    place, lead = leading(ground, i if auxiliary < 0 else auxiliary)
    for verb, form in held:
        if form is Form.PARTICIPLE:
            if auxiliary < 0 and not _agent(ground, i):
                continue
        elif _is_participle(ground, i, verb, form, auxiliary, held):
            continue
        elif form is not Form.GERUND and auxiliary < 0:
            # English has one form for "they say" and "will say": what leads it tells.
            bare = (verb, Form.INFINITIVE) in held and (verb, Form.FINITE) in held
            if bare and (form is Form.INFINITIVE) != (lead == "unsaid"):
                continue
        tail = _tail(ground, i + 1, verb)
        if tail < 0 or _particle(ground, i, verb):
            continue
        cue = _group(ground, i, verb, form, auxiliary, tail, place if lead == "support" else -1)
        if cue is not None and lead == "unsaid" and auxiliary >= 0:
            cue = None  # "would have said", "to be told"
        if cue is not None:
            return cue
        if verb.reflexive:
            continue
        return None
    return None


def _particle(ground: Ground, i: int, verb: Verb) -> bool:
    """Whether a particle makes another verb of it: "add up", "call off", "make up"."""
    parse = ground.parse
    return any(
        parse.deps[k] == "compound:prt"
        and parse.lower[k] not in verb.tail
        and parse.lower[k] not in ground.words.lists["at"]
        for k in parse.children[i]
    )


def _is_participle(
    ground: Ground,
    i: int,
    verb: Verb,
    form: Form,
    auxiliary: int,
    held: tuple[tuple[Verb, Form], ...],
) -> bool:
    """Whether a form that is a participle too is one here."""
    if (verb, Form.PARTICIPLE) not in held:
        return False
    return auxiliary >= 0 or (form is Form.FINITE and _agent(ground, i))


def _agent(ground: Ground, i: int) -> bool:
    """Whether a participle without an auxiliary has an agent: "a force described by Moscow as"."""
    parse, words = ground.parse, ground.words
    if not words.subject_first_tags or "VerbForm=Part" not in parse.morphs[i]:
        return False
    return any(parse.lower[j] in words.lists["by"] for j in range(i + 1, min(i + 3, len(parse))))


def _always(ground: Ground, i: int, held: tuple[tuple[Verb, Form], ...]) -> bool:
    """Whether a form is never anything but a verb: "confirms", "writes", not "claims", "notes".

    Only of a language that lists the forms that are nouns too.
    """
    return (
        bool(ground.words.lists["verbs_and_nouns"])
        and not _noun_too(ground, i)
        and ground.parse.words[i].islower()
        and any(form is Form.FINITE for _, form in held)
        and not any(form is Form.INFINITIVE for _, form in held)
    )


def _noun_too(ground: Ground, i: int) -> bool:
    nouns, word = ground.words.lists["verbs_and_nouns"], ground.parse.lower[i]
    return bool(nouns) and (
        word in nouns or word.removesuffix("s") in nouns or word in ground.words.nouns
    )


def _only_verb(ground: Ground, i: int) -> bool:
    """Whether what looks like a noun is the verb a sentence lacks: "Moscow claims to have won"."""
    parse, words = ground.parse, ground.words
    begin, end = ground.sentence(i)
    if i == begin or i + 1 >= end or ground.has_finite(begin, i):
        return False
    before, after = i - 1, parse.lower[i + 1]
    if parse.pos[before] not in ("NOUN", "PROPN", "PRON", "ADV") or (
        parse.lower[before] in words.lists["possessive_marks"] or parse.feature(before, "Poss")
    ):
        return False
    return (
        after in words.lists["that"] | words.lists["infinitive_marks"]
        or after == ":"
        or ground.is_mark(i + 1)
        or (parse.words[i + 1] == "." and ground.quotation_before(begin) is not None)
        or (parse.pos[i + 1] in ("DET", "PRON") and ground.has_finite(i, end))
    )


def _verbal_place(ground: Ground, i: int) -> bool:
    """Whether a token that the tagger takes for no verb stands where one must.

    "prévient" before "-elle", "annonce" after a comma and before a name, "assure" after "l'".
    """
    parse, words = ground.parse, ground.words
    if i + 1 < len(parse) and parse.words[i + 1].startswith("-"):
        return True
    if parse.pos[i] not in ("NOUN", "ADJ", "PROPN", "X", "ADV", "SCONJ", "INTJ"):
        return False
    if _noun_too(ground, i) and parse.pos[i] == "NOUN":
        return _only_verb(ground, i)
    if any(parse.deps[child].startswith("nsubj") for child in parse.children[i]):
        return True
    before = parse.lower[i - 1] if i else ""
    if before in words.auxiliaries.have and parse.lower[i].endswith(("é", "i", "u", "t", "s")):
        return True
    after = parse.pos[i + 1] if i + 1 < len(parse) else ""
    opened = before == "," or (i > 0 and ground.is_mark(i - 1))
    if opened and after in ("DET", "PROPN", "ADV"):
        return parse.pos[i] != "ADV" and parse.words[i].islower()
    follows = parse.lower[i + 1] if i + 1 < len(parse) else ""
    if follows in words.lists["that"]:
        # "Paris annonce que", "un ministre polonais doute que": a noun has its determiner.
        j = i - 1 if i > 1 and parse.pos[i - 1] == "ADJ" and parse.pos[i - 2] == "NOUN" else i
        return not (j and parse.pos[j - 1] in ("DET", "ADP", "ADJ", "NUM"))
    return False


def _tail(ground: Ground, i: int, verb: Verb) -> int:
    """The token after the fixed words that follow a verb; -1 if they do not follow."""
    parse = ground.parse
    for n, word in enumerate(verb.tail):
        skipped = 0
        while (
            n == 0
            and skipped < 4
            and i < len(parse)
            and parse.lower[i] != word
            and parse.pos[i] in ("ADV", "PRON", "ADP", "NOUN", "DET")
        ):
            i += 1
            skipped += 1
        if i >= len(parse) or parse.lower[i] != word:
            return -1
        i += 1
    return i


def _group(
    ground: Ground, i: int, verb: Verb, form: Form, auxiliary: int, end: int, support: int
) -> Cue | None:
    parse, words = ground.parse, ground.words
    lists = words.auxiliaries
    start = i if support < 0 else support
    passive = form is Form.PARTICIPLE and auxiliary < 0
    if auxiliary >= 0 and form is Form.GERUND and lists.progressive:
        start, form = auxiliary, Form.FINITE
    elif auxiliary >= 0 and form is Form.PARTICIPLE:
        start = auxiliary
        word = parse.lower[auxiliary]
        been = any(parse.lower[j] in lists.been for j in range(auxiliary, i))
        being = word in lists.be or word in lists.be_infinitive or word in lists.be_gerund
        passive = been or being
        if word in lists.have_infinitive or word in lists.be_infinitive:
            form = Form.INFINITIVE
        elif word in lists.have_gerund or word in lists.be_gerund:
            form = Form.GERUND
        else:
            form = Form.FINITE
    clitics = words.lists["clitics"]
    reflexive = False
    negated = is_denied(ground, start, i)
    particle = False
    while (
        start > 0
        and parse.lower[start - 1] in clitics
        and parse.pos[start - 1] not in ("DET", "SCONJ")
    ):
        start -= 1
        word = parse.lower[start]
        reflexive = reflexive or word in words.lists["reflexive"]
        particle = particle or word in words.lists["negator"]
    if verb.reflexive != reflexive:
        return None
    if reflexive:
        passive = False
    inverted = -1
    for j in range(max(start, i - 3), min(i + 4, len(parse))):
        if parse.words[j].startswith("-") and len(parse.words[j]) > 1 and parse.pos[j] == "PRON":
            inverted = j
            if parse.words[j].lower() in ("-t", "-t-") and j + 1 < len(parse):
                inverted = j + 1
            break
    if inverted >= i:
        end = max(end, inverted + 1)
    if particle and not negated:
        after = parse.lower[i + 1 : i + 3]
        negated = any(word in words.lists["negative"] for word in after)
        subject = parse.lower[max(0, start - 4) : start]
        negated = negated or any(w in words.lists["no_subject"] for w in subject)
    root = i
    if form is Form.INFINITIVE:
        governed = governor(ground, start) or narrated(ground, start)
        if governed is None:
            return None
        start, root, denied, inherited = governed
        negated = negated or denied
        form = inherited
        if inverted < 0:
            for j in range(start, i):
                if parse.words[j].startswith("-") and parse.pos[j] == "PRON":
                    inverted = j
    quoted = _quoted_as(ground, start) if form is Form.GERUND else None
    if quoted is not None:
        start, root, form = quoted[0], quoted[1], Form.FINITE
    elif form is Form.GERUND and start and parse.lower[start - 1] in words.lists["gerund_links"]:
        start -= 1
    elif (
        form is Form.GERUND
        and start
        and parse.pos[start - 1] in ("ADP", "SCONJ")
        and lists.progressive
    ):
        return None  # "stopped short of saying", "without saying"
    return Cue(verb, form, start, i, end, root, inverted, negated, passive)


def _quoted_as(ground: Ground, i: int) -> tuple[int, int] | None:
    """The auxiliary and the participle before a gerund of saying: "was quoted as | saying"."""
    parse, lists = ground.parse, ground.words.lists
    if i < 3 or parse.lower[i - 1] not in lists["as_adverb"]:
        return None
    participle = i - 2
    auxiliary = auxiliary_of(ground, participle)
    quoted = parse.lower[participle] in lists["quoted_as"] and auxiliary >= 0
    return (auxiliary, participle) if quoted else None


def _impersonal(ground: Ground, cue: Cue) -> bool:
    """Whether an inverted verb says nothing: "semble-t-il", "faut-il", "est-il"."""
    parse, words = ground.parse, ground.words
    return (
        parse.lower[cue.head] in words.lists["not_said"] or parse.pos[cue.head] == "AUX"
    ) or parse.lower[cue.inverted] in words.lists["not_tags"]


def _after_quotation(ground: Ground, i: int, taken: set[int]) -> Cue | None:
    """A verb on no list behind a quotation: "», sourit la ministre", "», a-t-elle soufflé"."""
    parse, words = ground.parse, ground.words
    quoted = ground.quotation_before(i)
    named = quoted is not None and quoted.before > 0 and parse.pos[quoted.before - 1] == "DET"
    if named and quoted and not ground.is_clause(quoted) and parse.words[i] != ",":
        return None  # "the « coalition » gathers": a quoted name is its subject
    while i < len(parse) and (parse.words[i] == "," or parse.words[i] in "-–—"):
        i += 1
    start = i
    while i < len(parse) and parse.lower[i] in words.lists["clitics"] and parse.pos[i] != "DET":
        i += 1
    if i >= len(parse) or i in taken or parse.pos[i] not in VERBAL:
        return None
    head = i
    inverted = -1
    if parse.lower[i] in words.auxiliaries.have or parse.lower[i] in words.auxiliaries.be:
        head = -1
        for j in range(i + 1, min(i + 5, len(parse))):
            if parse.words[j].startswith("-") and parse.pos[j] == "PRON":
                inverted = j
            elif parse.pos[j] == "VERB" and "VerbForm=Part" in parse.morphs[j]:
                head = j
                break
            elif parse.pos[j] not in ("ADV", "PRON"):
                break
        if head < 0:
            return None
    elif not ground.finite[i] or "Person=1" in parse.morphs[i] or "Person=2" in parse.morphs[i]:
        return None
    if head in taken:
        return None
    end = head + 1
    if inverted < 0 and end < len(parse) and parse.words[end].startswith("-"):
        inverted, end = end, end + 1
    return Cue(ANY_VERB, Form.FINITE, start, head, end, head, inverted)
