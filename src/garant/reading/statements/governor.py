"""Governors: verbs before an infinitive of saying that leave it said, or unsaid."""

from garant.reading.statements.auxiliary import auxiliary_of, leading
from garant.reading.statements.conjugation import Form
from garant.reading.statements.ground import Ground
from garant.reading.statements.words import GovernorEntry

Governed = tuple[int, int, bool, Form]
"""Where the group starts, the token whose subject it has, whether it is denied, its form."""


def narrated(ground: Ground, i: int) -> Governed | None:
    """The infinitive that tells: "Et Macron d'ajouter que...", with no other verb before it."""
    parse, words = ground.parse, ground.words
    begin, _ = ground.sentence(i)
    if i - 1 <= begin or parse.lower[i - 1] not in words.lists["of"]:
        return None
    if parse.lower[begin] not in words.lists["narrative"] or ground.has_finite(begin, i):
        return None
    return i - 1, i, False, Form.FINITE


def governor(ground: Ground, i: int) -> Governed | None:
    """What governs an infinitive that begins at a token: start, root, negated, form.

    None where the infinitive tells of nothing said ("doit dire", "sans dire", "refuse de dire").
    """
    parse, words = ground.parse, ground.words
    j = i - 1
    while j >= 0 and (
        parse.lower[j] in words.lists["negative"] or parse.lower[j] in words.lists["negator"]
    ):
        j -= 1
    link = ""
    place = j
    marks = words.lists["infinitive_marks"]
    if j >= 0 and (parse.pos[j] == "ADP" or parse.lower[j] in marks):
        link = parse.lower[j]
        if link in words.lists["blocking"]:
            return None
        place = j - 1
        if place >= 0 and parse.pos[place] == "ADP" and parse.words[place].endswith("'"):
            link, place = parse.lower[place] + link, place - 1  # "jusqu'à"
        if place >= 0 and parse.lower[place] in words.lists["before_infinitive"]:
            return place, i, False, Form.GERUND
        if parse.lower[j] in words.lists["before_infinitive"]:
            return j, i, False, Form.GERUND
    elif j >= 0 and parse.lower[j] in words.lists["before_infinitive"]:
        return j, i, False, Form.GERUND
    for back in range(place, max(-1, place - 4), -1):
        held = words.governors.get(parse.lower[back])
        if held is not None:
            governed = _governed(ground, back, held, link)
            if governed is not None:
                return governed
        particle = link in marks and (
            parse.pos[back] == "ADP" or parse.lower[back] in words.lists["as_adverb"]
        )
        if parse.pos[back] not in ("ADV", "PRON", "VERB") and not particle:
            break
    return None


def _governed(
    ground: Ground, i: int, held: tuple[tuple[GovernorEntry, Form], ...], link: str
) -> Governed | None:
    parse, words = ground.parse, ground.words
    auxiliary = auxiliary_of(ground, i)
    for entry, form in held:
        if link not in entry.links:
            continue
        plain = form is Form.INFINITIVE and entry.noun
        unfit = (auxiliary >= 0) != (form is Form.PARTICIPLE) or (entry.past and auxiliary < 0)
        if unfit and not plain:
            continue
        support, lead = leading(ground, i)
        if lead == "unsaid":
            return None
        start = next((j for j in (auxiliary, support) if j >= 0), i)
        while start > 0 and parse.lower[start - 1] in words.lists["clitics"]:
            start -= 1
        denied = any(parse.lower[j] in words.lists["negator"] for j in range(start, i))
        if entry.negated and not denied:
            return None
        out = form if form in (Form.GERUND, Form.FUTURE) else Form.FINITE
        return start, i, denied and not entry.negated, out
    return None
