"""How far what was said reaches: around a tag or source, and behind a verb of saying."""

from garant.reading.statements.conjugation import Form
from garant.reading.statements.cue import Cue
from garant.reading.statements.ground import STOPS, Ground
from garant.reading.statements.tag import goes_on, is_apposition

Range = tuple[int, int]

_SAYS = 14
"""Tokens from a coordinator to a verb of saying with its own subject at most."""

_NOMINAL_END = frozenset(("NOUN", "ADJ", "PROPN", "VERB"))


def around(ground: Ground, start: int, end: int, *, floor: int = 0) -> list[Range]:
    """The parts of a sentence around words set into it: before them, and going on behind.

    Args:
        ground: The block.
        start: The first token of the words set in, with their comma.
        end: The token after them.
        floor: Tokens before this one belong to something said before.
    """
    begin, stop = ground.sentence(start if start < len(ground.parse) else start - 1)
    inner = ground.inside[start]
    if inner >= 0 and end <= ground.quotations[inner].end:
        begin = max(begin, ground.quotations[inner].start)
        stop = min(stop, ground.quotations[inner].end)
    begin = max(begin, floor)
    left = ground.trimmed(_after_semicolon(ground, begin, start), start)
    if left[0] >= left[1]:
        right = behind(ground, end, stop)
        return [right] if right[0] < right[1] else []
    parts = [left]
    if goes_on(ground, end, stop) and not _new_clause(ground, left, end, stop):
        right = ground.trimmed(end, cut(ground, end, stop))
        if right[0] < right[1]:
            parts.append(right)
    return parts


def _new_clause(ground: Ground, left: Range, i: int, stop: int) -> bool:
    """Whether what follows is the narrator's own clause: "..., selon Paris, mais Berlin hésite"."""
    parse, words = ground.parse, ground.words
    if ground.main_finite(*left) < 0:
        return False
    while i < stop and parse.words[i] == ",":
        i += 1
    if i >= stop:
        return True
    if parse.pos[i] in ("VERB", "AUX") and not ground.finite[i]:
        return False
    if ground.completes(i, stop):
        return False
    return parse.lower[i] in words.lists["coordinators"] or parse.pos[i] in (
        "DET",
        "NOUN",
        "PROPN",
        "NUM",
        "ADP",
        "SCONJ",
    )


def _after_semicolon(ground: Ground, begin: int, end: int) -> int:
    for i in range(end - 1, begin - 1, -1):
        if ground.parse.words[i] == ";" and ground.inside[i] == ground.inside[end - 1]:
            return i + 1
    return begin


def behind(ground: Ground, i: int, stop: int) -> Range:
    """What is said behind a source at the head of a sentence: its appositions are passed over.

    "Pour Marta K., du Centre d'études, les Américains ne signeront rien": from "les Américains".
    """
    parse, words = ground.parse, ground.words
    commas = [
        k for k in range(i, stop) if parse.words[k] == "," and ground.inside[k] == ground.inside[i]
    ]
    if not commas or commas[0] - i > 25:
        return ground.trimmed(i, cut(ground, i, stop))
    if ground.main_finite(i, commas[0]) >= 0:
        return ground.trimmed(i, cut(ground, i, stop))
    for n, comma in enumerate(commas):
        first = comma + 1
        if first >= stop or parse.lower[first] in words.lists["relatives"]:
            continue
        following = commas[n + 1] if n + 1 < len(commas) else stop
        opening = parse.pos[first] in ("SCONJ", "ADV", "PRON") or (
            parse.pos[first] == "ADP" and parse.lower[first] not in words.lists["of"]
        )
        if (
            opening
            or ground.is_mark(first)
            or ground.main_finite(first, following) >= 0
            or not is_apposition(ground, first, following)
        ):
            return ground.trimmed(first, cut(ground, first, stop))
    last = commas[0] + 1
    return ground.trimmed(last, cut(ground, last, stop))


def cut(ground: Ground, start: int, stop: int) -> int:
    """Where a content ends at the latest: at a semicolon, or a gerund of saying that adds more."""
    parse = ground.parse
    inner = ground.inside[start] if start < len(parse) else -1
    for i in range(start, stop):
        if i in ground.breaks and i > start:
            return i
        if ground.inside[i] != inner and ground.inside[i] >= 0:
            continue
        word = parse.words[i]
        if word == ";":
            follows = parse.lower[i + 1] if i + 1 < stop else ""
            if follows not in ground.words.lists["that"]:
                return i
        if word == "," and gerund_of_saying(ground, i + 1, stop):
            return i
        if inner >= 0 and word in STOPS and i + 1 < stop:
            return i  # a sentence of a longer quotation
    return stop


def gerund_of_saying(ground: Ground, i: int, stop: int) -> bool:
    """Whether a gerund of saying begins at a token: ", ajoutant que", ", tout en assurant que"."""
    for j in range(i, min(i + 4, stop)):
        if is_gerund_of_saying(ground, j):
            return True
        if ground.parse.pos[j] not in ("ADV", "ADP", "PRON"):
            return False
    return False


def is_gerund_of_saying(ground: Ground, i: int) -> bool:
    """Whether a token is a gerund or participle of saying that may carry a clause: "affirmant"."""
    held = ground.words.verbs.get(ground.parse.lower[i])
    pos = ground.parse.pos
    if pos[i] == "NOUN" and i and pos[i - 1] in ("DET", "ADJ"):
        return False  # "told a regular briefing"
    return held is not None and any(
        form is Form.GERUND and verb.takes & {"clause", "judgement"} for verb, form in held
    )


def clause_end(ground: Ground, cue: Cue, start: int, stop: int, *, coordinate: bool) -> int:
    """Where the complement of a verb of saying ends.

    Args:
        ground: The block.
        cue: The verb.
        start: Where the complement begins.
        stop: The end of the sentence or of the quotation around the verb.
        coordinate: Whether a second verb joined by "et" belongs to the complement; true for a
            clause ("a dit que A et que B"), false for a noun ("dénonce A et réclame B").
    """
    parse, words = ground.parse, ground.words
    stop = cut(ground, start, stop)
    inner = ground.inside[cue.head]
    opening = cue.form is Form.GERUND and cue.start <= ground.sentence(cue.head)[0] + 1
    opening = opening or _subordinate(ground, cue)
    relative = _in_relative(ground, cue)
    for i in range(start, stop):
        if ground.inside[i] != inner or i == start:
            continue
        lower = parse.lower[i]
        if relative and not coordinate and ground.finite[i] and parse.pos[i - 1] in _NOMINAL_END:
            return i  # "que Moscou juge illégale | sera déployée"
        if lower in words.lists["coordinators"] and parse.pos[i] == "CCONJ":
            j = i + 1
            pronoun = False
            while j < stop and (
                parse.lower[j] in words.lists["clitics"]
                or parse.pos[j] == "ADV"
                or parse.lower[j] in words.lists["masculine"]
                or parse.lower[j] in words.lists["feminine"]
            ):
                pronoun = pronoun or parse.lower[j] in words.lists["masculine"]
                pronoun = pronoun or parse.lower[j] in words.lists["feminine"]
                j += 1
            if j < stop and ground.finite[j]:
                if not coordinate and not pronoun:
                    return i
                if _conjunct(ground, cue, j) and (pronoun or parse.words[i - 1] == ","):
                    return i
                if _speaks(ground, j) and (not pronoun or parse.words[i - 1] == ","):
                    return i
            elif not coordinate and parse.words[i - 1] == ",":
                return i
        elif parse.words[i] == "," and (
            _set_against(ground, i + 1, stop) or (opening and ground.main_finite(i + 1, stop) >= 0)
        ):
            return i
        elif parse.words[i] == "," and relative:
            j = i + 1
            while j < stop and (
                parse.lower[j] in words.lists["clitics"]
                or parse.lower[j] in words.lists["masculine"]
                or parse.lower[j] in words.lists["feminine"]
                or parse.lower[j] in words.lists["impersonal"]
            ):
                j += 1
            if j < stop and ground.finite[j]:
                return i
        elif (
            parse.words[i] == ","
            and not coordinate
            and i + 1 < stop
            and parse.pos[i + 1] == "SCONJ"
            and parse.lower[i + 1] not in words.lists["if"]
            and ground.main_finite(i + 2, stop) >= 0
        ):
            return i
    return stop


def _subordinate(ground: Ground, cue: Cue) -> bool:
    """Whether a verb stands in a clause that opens its sentence: "Even if Moscow says so, ..."."""
    parse = ground.parse
    begin, _ = ground.sentence(cue.head)
    if any(parse.words[i] == "," for i in range(begin, cue.start)):
        return False
    return any(parse.pos[i] == "SCONJ" for i in range(begin, min(begin + 2, cue.start)))


def _set_against(ground: Ground, i: int, stop: int) -> bool:
    """Whether the narrator goes on behind a comma: "while Berlin hesitated", "but Rutte said"."""
    parse, words = ground.parse, ground.words
    if i >= stop:
        return False
    if parse.lower[i] in words.lists["contrasting"]:
        return ground.main_finite(i + 1, stop) >= 0
    if not words.subject_first_tags or parse.pos[i] != "CCONJ":
        return False
    for j in range(i + 1, min(stop, i + _SAYS)):
        if parse.words[j] == ",":
            return False
        if ground.finite[j] or parse.pos[j] in ("VERB", "AUX"):
            return j > i + 1 and _speaks(ground, j)
    return False


def _conjunct(ground: Ground, cue: Cue, i: int) -> bool:
    """Whether the verb at or just behind a token is joined to the verb of saying in the tree."""
    heads, deps = ground.parse.heads, ground.parse.deps
    while deps[i].startswith(("aux", "cop")):
        i = heads[i]
    return deps[i].startswith("conj") and heads[i] in (cue.root, cue.head)


def _speaks(ground: Ground, i: int) -> bool:
    """Whether the verb group that begins at a token is one of saying with a clause."""
    for j in range(i, min(i + 4, len(ground.parse))):
        held = ground.words.verbs.get(ground.parse.lower[j])
        if held and any("clause" in verb.takes for verb, _ in held):
            return True
    return False


def _in_relative(ground: Ground, cue: Cue) -> bool:
    """Whether a verb of saying stands in a relative clause: "l'OTAN, dont le chef a dit que"."""
    parse, words = ground.parse, ground.words
    begin, _ = ground.sentence(cue.head)
    for i in range(cue.start - 1, begin - 1, -1):
        if ground.finite[i] or parse.words[i] in STOPS:
            return False
        if parse.lower[i] in words.lists["relatives"] and parse.pos[i] in ("PRON", "ADV"):
            return True
    return False
