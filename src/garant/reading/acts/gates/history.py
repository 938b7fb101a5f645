"""Whether a sentence tells of the long past: its treaties and its armies are nobody's offer now."""

import re
from functools import cache

from garant.model import Firmness
from garant.reading.acts.frame import Frame
from garant.reading.acts.gates.made import Made
from garant.reading.acts.scene import Scene

PRESENT_SINCE = 1990
"""The first year that is no history: what is in force today was mostly made after it."""

_YEAR = re.compile(r"1\d{3}")
_COMING = ("fut", "cnd")


def is_history(made: Made) -> bool:
    """Whether a doing is dated before our time: "in 1944", "au XIXe siècle", "during the Cold War".

    "Since 1948", "the frontier of 1967" and "founded in 1949, the alliance will send" date nothing
    that is told here.
    """
    scene, frame = made.scene, made.frame
    if scene.dates is None:
        scene.dates = _dates_in(scene)
    dates = scene.dates
    if not dates or (frame.firmness is not Firmness.DELIVERED and _is_coming(scene, frame)):
        return False
    verbs = set(_verbs_of(scene, frame))
    number = scene.parse.sentence_of[frame.top.token]
    start, end = scene.parse.sentences[number]
    verbs |= {t for t in range(start, end) if scene.parse.heads[t] == t}
    while number and scene.parse.lower[start - 1] == ";":
        number -= 1  # "in June 1950; the UN sent": a semicolon ends no story
        start = scene.parse.sentences[number][0]
        verbs |= {t for t in range(start, end) if scene.parse.heads[t] == t}
    return any(_dates(scene, t, verbs) for t in sorted(dates) if start <= t < end)


def _is_coming(scene: Scene, frame: Frame) -> bool:
    return any(scene.syntax.tense(hit.token) in _COMING for hit in frame.chain)


def _dates_in(scene: Scene) -> frozenset[int]:
    """The tokens of a parse that are a year of the past, a past century or begin an era."""
    parse = scene.parse
    eras = _by_first(scene.syntax.grammar["past_era"])
    return frozenset(t for t in range(len(parse)) if _is_date(scene, t, eras))


def _is_date(scene: Scene, token: int, eras: dict[str, tuple[list[str], ...]]) -> bool:
    parse, grammar = scene.parse, scene.syntax.grammar
    lower = parse.lower[token]
    if _YEAR.fullmatch(lower) and int(lower) < PRESENT_SINCE:
        before = parse.lower[token - 1] if token else ""
        return before in grammar["in_year"] or parse.lemmas[token - 1] in grammar["date_noun"]
    if parse.lemmas[token] in grammar["century"]:
        near = parse.lower[max(0, token - 2) : token]
        return any(word in grammar["past_century"] for word in near)
    return any(parse.lower[token : token + len(era)] == era for era in eras.get(lower, ()))


@cache
def _by_first(phrases: frozenset[str]) -> dict[str, tuple[list[str], ...]]:
    """Phrases as their words, by the first of them."""
    found: dict[str, tuple[list[str], ...]] = {}
    for words in (phrase.split() for phrase in sorted(phrases)):
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


def _dates(scene: Scene, token: int, verbs: set[int]) -> bool:
    """Whether a date tells when one of some verbs was, through nothing but words of time."""
    parse, grammar = scene.parse, scene.syntax.grammar
    start = parse.sentences[parse.sentence_of[token]][0]
    above, seen = token, 0
    while parse.heads[above] != above and seen < 5:
        led = {parse.lower[k] for k in parse.children[above] if k < above}
        if led & grammar["since"] or parse.lower[max(start, above - 1)] in grammar["since"]:
            return False
        if token - start <= 3 and parse.lower[start] in grammar["in_year"]:
            return True  # a date that opens the sentence dates all of it
        above = parse.heads[above]
        seen += 1
        if above in verbs:
            return True
        known = parse.lemmas[above] in grammar["date_noun"] or parse.lower[above][0].isdigit()
        if not known and above not in (scene.dates or ()):
            return False
    return False


def _verbs_of(scene: Scene, frame: Frame) -> set[int]:
    """The verbs of a frame, those above them, and those told in the same breath."""
    parse = scene.parse
    found = {hit.token for hit in frame.chain}
    found |= {a for t in found for a in parse.ancestors(t)}
    return found | {
        k
        for t in found
        for k in parse.children[t]
        if parse.deps[k].startswith(("conj", "parataxis"))
    }
