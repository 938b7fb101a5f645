"""Acts told by an answer: "Berlin said no", "Air support? 'Maybe'", "our ships, yes".

What is answered names nothing itself: it takes the thing, and where need be the party, from what
was asked just before. Where more than one could be meant, there is no act.
"""

from dataclasses import replace
from functools import cache

from garant.model import Actor, Clue, Firmness, Kind
from garant.reading.acts.candidate import Matter
from garant.reading.acts.ellipsis import BARE
from garant.reading.acts.frame import Frame
from garant.reading.acts.hit import Hit
from garant.reading.acts.matters import asked_before
from garant.reading.acts.parties import actors
from garant.reading.acts.scene import NO_BENEFICIARY, Scene, of_speaker
from garant.reading.acts.screening import asked as in_question
from garant.reading.acts.verbless import CUTS
from garant.reading.acts.words import Predicate
from garant.reading.mention import Mention, MentionKind
from garant.reading.parse import QUOTES, Parse

ANSWER = "answer"
"""The family of predicates that answer what was asked before."""

_RUNGS = {
    "yes": (Kind.COMMIT, Firmness.COMMITTED),
    "maybe": (Kind.COMMIT, Firmness.POSSIBLE),
    "later": (Kind.REFUSE, Firmness.RELUCTANT),
    "no": (Kind.REFUSE, Firmness.EXCLUDED),
}
_DENIED = {"yes": "no", "maybe": "no"}
_STOPS = CUTS | {".", "!", "?", "…", ",", "..."}
_BARE_OFFICES = frozenset({MentionKind.OFFICE, MentionKind.PRONOUN, MentionKind.SHORT})
_VERBS = frozenset({"VERB", "AUX"})
_ADDED = 6
"""Words that may be added to a bare answer, without a verb: "yes, with engineers"."""

_WORDS = 4
"""Tokens of a thing before its answer at most: "our four minehunters, yes"."""


def _predicate(answer: str) -> Predicate:
    kind, firmness = _RUNGS[answer]
    rule = f"answer_{answer}"
    return replace(BARE, form=answer, rule=rule, family=ANSWER, kind=kind, firmness=firmness)


PREDICATES = {answer: _predicate(answer) for answer in _RUNGS}


def answers(scene: Scene, conditioned: frozenset[int]) -> list[Frame]:
    """The frames of a parse that answer; what they are about is settled when their turn comes."""
    return [
        *_by_verbs(scene, conditioned),
        *_thing_by_thing(scene),
        *_bare(scene, conditioned),
    ]


def settle_answer(frame: Frame, scene: Scene) -> bool:
    """Give an answer what was asked and who answers; False where that is not clear."""
    if frame.leaf.predicate.family != ANSWER:
        return True
    matter = asked_before(scene, frame)
    told = bool(frame.capabilities)
    if matter is None and not told:
        return False
    who = _answering(scene, frame, matter)
    if who is None:
        return False
    if not told and matter is not None:
        if frame.kind is Kind.COMMIT and (
            matter.denied or (matter.question and len(matter.capabilities) > 1)
        ):
            return False  # "Troops or ships? Yes.", "No infantry, then? Yes."
        frame.capabilities = [(code, frame.top.token) for code in matter.capabilities]
    codes = {actor.code for actor in who}
    if codes & scene.against():
        held = {code for code, _ in frame.capabilities}
        if not held <= NO_BENEFICIARY:
            return False
    frame.lent, frame.doer = who, None
    scene.topic.answering = (scene.parties.number, who)
    return True


def _answering(scene: Scene, frame: Frame, matter: Matter | None) -> tuple[Actor, ...] | None:
    """Who answers: the speaker, or the subject, so far as it was asked of them."""
    asked = matter.asked if matter is not None else frozenset[str]()
    if frame.doer is not None and scene.syntax.passive(frame.top.token):
        return _of_codes(asked) if len(asked) == 1 else None  # "was told no" by who was asked
    if frame.doer is None:
        who = of_speaker(scene.quoted(frame.top.token))
        before, answering = scene.topic.answering
        who = who or actors(scene.parse, _tagged(scene, frame))
        if not who and before == scene.parties.number and _in_quotes(scene, frame):
            who = answering  # "'Maybe,' said Oslo. Ground troops? 'Never.'"
        if not who:
            return None
    else:
        mention = scene.parties.at(frame.doer)
        who = actors(scene.parse, scene.parties.phrase(frame.doer))
        if asked and _asked_too(scene, frame.doer):
            asked = frozenset(actor.code for actor in who)
        bare = mention is None or _is_bare(mention)
        if bare and len(asked) == 1 and not {a.code for a in who} & asked:
            who = _of_codes(asked)
        elif mention is not None and _is_bare(mention) and not asked:
            return None
    codes = {actor.code for actor in who}
    if not codes or (asked and not codes & asked):
        return None
    return who


def _of_codes(codes: frozenset[str]) -> tuple[Actor, ...]:
    return tuple(Actor(code, code) for code in sorted(codes))


def _tagged(scene: Scene, frame: Frame) -> list[Mention]:
    """Who says a word too short for a statement: ""Maybe," said Oslo"; one, or nobody."""
    parse, token = scene.parse, frame.top.token
    if not _in_quotes(scene, frame):
        return []
    number = parse.sentence_of[token]
    near = [
        m
        for m in scene.parties.held
        if parse.sentence_of[m.head] == number
        and m.codes
        and parse.deps[m.head].startswith("nsubj")
    ]
    return scene.parties.phrase(near[0].head) if len(near) == 1 else []


def _in_quotes(scene: Scene, frame: Frame) -> bool:
    before = frame.top.token - 1
    return before >= 0 and scene.parse.words[before] in QUOTES


def _asked_too(scene: Scene, subject: int) -> bool:
    """Whether it is said that one was asked as well: "Norway, approached in its turn, is"."""
    parse, participles = scene.parse, scene.syntax.grammar["asked_participle"]
    return any(
        parse.lemmas[k] in participles or parse.lower[k] in participles
        for k in parse.subtree(subject)
        if k > subject
    )


def _is_bare(mention: Mention) -> bool:
    """Whether a mention says nothing of its state itself: "the minister", "it"."""
    short = mention.end - mention.start <= 2 and mention.person is None
    return mention.kind in _BARE_OFFICES and short


_ANSWERS = ("no", "later", "maybe", "yes")
"""What can be answered, in the order in which it is looked for."""


@cache
def _phrases(lists: tuple[frozenset[str], ...]) -> dict[str, list[tuple[str, list[str]]]]:
    """The phrases of all answers by their first words, in the order they are looked for."""
    found: dict[str, list[tuple[str, list[str]]]] = {}
    for answer, words in zip(_ANSWERS, lists, strict=True):
        for phrase in sorted((word.split() for word in words), key=len, reverse=True):
            found.setdefault(phrase[0], []).append((answer, phrase))
    return found


def _answer_at(scene: Scene, i: int, end: int) -> tuple[str, int] | None:
    """The answer that stands at a token, with the token behind it."""
    lower, grammar = scene.parse.lower, scene.syntax.grammar
    if i >= len(lower):
        return None
    phrases = _phrases(tuple([grammar[f"answer_{answer}"] for answer in _ANSWERS]))
    for answer, phrase in phrases.get(lower[i], ()):
        if i + len(phrase) <= end and lower[i : i + len(phrase)] == phrase:
            return answer, i + len(phrase)
    return None


def _bare(scene: Scene, conditioned: frozenset[int]) -> list[Frame]:
    """Answers that stand alone between stops, in somebody's own words: "Never."."""
    parse, found = scene.parse, []
    for start, end in parse.sentences:
        i = start
        while i < end:
            opens = i == start or parse.words[i - 1] in _STOPS - {","}
            held = _answer_at(scene, i, end) if opens else None
            if (
                held is None
                or " ".join(parse.lower[i : held[1]]) in scene.syntax.grammar["answer_open"]
            ):
                i += 1
                continue
            answer, stop = held
            rest = _rest(parse, stop, end)
            added = [k for k in range(stop, rest) if k not in conditioned]
            whole = not added or not any(parse.pos[k] in _VERBS for k in (*range(i, stop), *added))
            if len(added) <= _ADDED and whole:  # "we are" answers, "we are an army" does not
                found.append(_frame(parse, answer, i, stop, [], None))
            i = max(stop, i + 1)
    return found


def _rest(parse: Parse, stop: int, end: int) -> int:
    return next((k for k in range(stop, end) if parse.words[k] in _STOPS - {","}), end)


def _thing_by_thing(scene: Scene) -> list[Frame]:
    """Things each with its answer: "our ships, yes; our soldiers, no", "des démineurs, oui"."""
    parse, found = scene.parse, []
    for concept in scene.concepts.found:
        code = concept.value.code
        if code is None or concept.value.weak:
            continue
        start, end = parse.sentences[parse.sentence_of[concept.start]]
        first = concept.start
        while first > start and parse.words[first - 1] not in _STOPS:
            first -= 1
        stop = concept.end
        while stop < end and parse.words[stop] not in _STOPS and stop - first < _WORDS + 4:
            stop += 1
        if concept.start - first > _WORDS or stop >= end or parse.words[stop] not in (",", ":"):
            continue
        if any(
            parse.pos[k] in ("VERB", "AUX", "ADP")
            and k not in concept.tokens
            and parse.lower[k] not in scene.syntax.grammar["partitive"]
            for k in range(first, stop)
        ):
            continue
        held = _answer_at(scene, stop + 1, end)
        if held is None:
            continue
        answer, after = held
        closed = after >= end or parse.words[after] in _STOPS
        if closed or answer == "later":
            found.append(_frame(parse, answer, stop + 1, after, [(code, concept.start)], None))
    return found


def _by_verbs(scene: Scene, conditioned: frozenset[int]) -> list[Frame]:
    """Verbs of answering that say nothing more: "Dublin agreed at once", "étudie la demande"."""
    parse, grammar, found = scene.parse, scene.syntax.grammar, []
    for i, lemma in enumerate(parse.lemmas):
        if parse.pos[i] != "VERB" or i in conditioned:
            continue
        held = _told_by(scene, i, lemma)
        if held is None:
            continue
        subject = scene.syntax.subject(i)
        finite = scene.syntax.finite(i) is not None
        if subject is None or not finite or subject > i:
            continue
        if scene.syntax.tense(i) not in ("past", "pres", "fut", "going") or in_question(parse, i):
            continue
        if any(parse.lower[k] in grammar["modal"] for k in scene.syntax.auxiliaries(i)):
            continue
        if parse.deps[i].startswith(("acl", "advcl", "csubj")):
            continue
        answer: str | None = held
        if scene.syntax.negated(i):
            # "did not say no", "n'a dit ni oui ni non" leave it open
            answer = _DENIED.get(held) if lemma not in grammar["saying_answer"] else None
        if answer is not None:
            found.append(_frame(parse, answer, i, i + 1, [], subject))
    return found


def _told_by(scene: Scene, i: int, lemma: str) -> str | None:
    """What a verb answers, where it has no thing of its own."""
    parse, grammar = scene.parse, scene.syntax.grammar
    below = [k for k in parse.children[i] if k > i]
    if lemma in grammar["saying_answer"]:
        for k in below:
            held = _answer_at(scene, k, parse.sentences[parse.sentence_of[i]][1])
            if held is not None and k <= i + 2:
                alone = held[1] >= len(parse) or parse.pos[held[1]] in ("PUNCT", "CCONJ", "ADV")
                return held[0] if alone else None
        return None
    for answer in ("yes", "no", "maybe"):
        if lemma not in grammar[f"answering_{answer}"]:
            continue
        things = [
            k
            for k in below
            if parse.deps[k].startswith(("obj", "iobj", "xcomp", "ccomp", "obl:arg"))
            or (parse.deps[k].startswith("obl") and parse.pos[k] in ("NOUN", "PROPN"))
        ]
        if all(_is_the_request(scene, k) for k in things):
            needed = answer == "maybe"  # "is studying" alone tells nothing
            return answer if things or not needed else None
    return None


def _is_the_request(scene: Scene, k: int) -> bool:
    """Whether a noun only names what was asked, or when: "the request", "within hours"."""
    parse, grammar = scene.parse, scene.syntax.grammar
    if parse.lemmas[k] in grammar["time_noun"] | grammar["weekday"]:
        return True
    if parse.lower[k] in grammar["anaphor_object"]:
        return True
    return parse.lemmas[k] in grammar["request_noun"] and not any(
        parse.deps[c].startswith(("nmod", "acl")) and parse.deps[c] != "nmod:poss"
        for c in parse.children[k]
    )


def _frame(
    parse: Parse,
    answer: str,
    start: int,
    end: int,
    capabilities: list[tuple[str | None, int]],
    doer: int | None,
) -> Frame:
    predicate = PREDICATES[answer]
    hit = Hit(start, (start,), predicate)
    return Frame(
        hit,
        hit,
        predicate.kind or Kind.COMMIT,
        predicate.firmness,
        capabilities,
        set(range(start, end)),
        (hit,),
        attitude=True,
        doer=doer,
        clues=[Clue("answer", predicate.rule, parse.passage(start, end))],
    )
