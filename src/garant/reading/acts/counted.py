"""Parties meant by number, order or office alone: "tous deux", "la première", "les ministres"."""

from garant.model import Actor
from garant.reading.acts.collectives import NAMING
from garant.reading.acts.parties import Parties, actors
from garant.reading.acts.scene import Scene
from garant.reading.acts.setting import COLLECTIVES, Setting
from garant.reading.acts.syntax import Syntax
from garant.reading.mention import Mention, MentionKind
from garant.reading.parse import Parse


def listed(parse: Parse, syntax: Syntax, parties: Parties, setting: Setting) -> tuple[Actor, ...]:
    """The parties of the last list of offices in a block: "les ministres de Rome, Oslo et Riga"."""
    found: tuple[Actor, ...] = ()
    for token, lemma in enumerate(parse.lemmas):
        if parse.pos[token] != "NOUN" or lemma not in syntax.grammar["member"]:
            continue
        owners = [
            m
            for m in (*parties.phrase(token), *parties.owners(token))
            if m.codes
            and m.kind is not MentionKind.ADJECTIVE
            and setting.protected not in m.codes
            and not set(m.codes) & COLLECTIVES
        ]
        if len({code for m in owners for code in m.codes}) > 1:
            found = actors(parse, owners)
    return found


def _means_group(scene: Scene, subject: int) -> bool:
    """Whether a subject stands for all of a group named before: "les trois pays", "ils"."""
    parse, grammar, group = scene.parse, scene.syntax.grammar, scene.topic.group
    codes = {actor.code for actor in group}
    if parse.lower[subject] in grammar["they"]:
        mention = scene.parties.at(subject)
        held = set(mention.codes) if mention is not None else set()
        if codes == {actor.code for actor in scene.topic.actors} and held <= COLLECTIVES:
            return True  # "The leaders urged ... They agreed"
        return len(held) > 1 and bool(held & codes)
    if parse.lemmas[subject] not in grammar["member"] | grammar["signatory"]:
        return False
    if _of_nearer_body(scene, subject):
        return False
    children = parse.children[subject]
    bare = scene.setting.signed and not children and parse.words[subject][:1].isupper()
    if not bare and not {parse.lower[k] for k in children} & grammar["definite_plural"]:
        return False  # a communiqué of leaders also says "Leaders agreed"
    numbers = scene.syntax.words.numbers
    counts = [int(numbers[parse.lower[k]]) for k in children if parse.lower[k] in numbers]
    if counts:
        return counts[0] == len(codes)
    return not any(
        parse.deps[k].startswith(("nmod", "amod", "acl", "appos", "nummod")) for k in children
    )


def _of_nearer_body(scene: Scene, subject: int) -> bool:
    """Whether "the leaders" are those of a coalition that was named since the group was."""
    mention = scene.parties.at(subject)
    if mention is None or not mention.codes or scene.topic.grouped == scene.parties.number:
        return False
    return set(mention.codes) <= COLLECTIVES and any(
        m.codes == mention.codes
        and scene.parse.lemmas[m.head] not in scene.syntax.grammar["member"]
        and m.start < subject
        and m.kind in NAMING
        for m in scene.parties.held
    )


def _instances(scene: Scene, subject: int) -> tuple[Actor, ...]:
    """The parties that stand for others not named: "certains pays, comme l'Italie", "dont Rome"."""
    parse, grammar = scene.parse, scene.syntax.grammar
    if parse.lemmas[subject] not in grammar["member"]:
        return ()
    end = scene.syntax.clause_end(subject)
    named = [
        m
        for m in scene.parties.held
        if subject < m.start < end
        and m.codes
        and not m.place
        and m.kind in (MentionKind.STATE, MentionKind.SEAT)
    ]
    if not named or subject not in parse.ancestors(named[0].head):
        return ()
    gap = range(subject + 1, named[0].start + 1)
    if not any(parse.lower[k] in grammar["instancing"] for k in gap):
        return ()
    return actors(parse, scene.parties.phrase(named[0].head))


def counted(scene: Scene, subject: int) -> tuple[Actor, ...]:
    """The parties meant where a subject only counts, ranks or groups them, else none.

    Reads "les deux pays", "tous deux", "la première prêtera ses ports, la seconde soignera", "les
    ministres" after "les ministres de Rome, d'Oslo et de Riga".
    """
    parse, grammar = scene.parse, scene.syntax.grammar
    examples = _instances(scene, subject)
    if examples:
        return examples
    if scene.topic.group and _means_group(scene, subject):
        return scene.topic.group
    below = {parse.lower[k] for k in parse.children[subject]}
    after = set(parse.lower[subject : subject + 2])
    both = (parse.lemmas[subject] in grammar["member"] and below & grammar["both"]) or (
        parse.lower[subject] in grammar["all"] and after & grammar["both"]
    )
    first = parse.lower[subject] in grammar["first_of_two"]
    second = parse.lower[subject] in grammar["second_of_two"]
    if not (both or first or second):
        return ()
    found = _last_two(scene, subject)
    if len(found) < 2:
        return ()
    last, before = found
    if both:
        return actors(parse, [last[1], before[1]])[:2]
    code = (before if first else last)[0]
    return (Actor(parse.words[subject], code),)


def _last_two(scene: Scene, token: int) -> list[tuple[str, Mention]]:
    """The last two single parties named before a token, the latest first."""
    found: dict[str, Mention] = {}
    givers: dict[str, Mention] = {}
    for mention in reversed(scene.parties.before(token)):
        if len(found) >= 2 and mention.parse < max(m.parse for m in found.values()):
            break
        for code in mention.codes:
            if code not in COLLECTIVES:
                found.setdefault(code, mention)
                if code not in scene.against():
                    givers.setdefault(code, mention)
        if len(givers) >= 2:
            # "Norway and Sweden want to help Ukraine. The two countries": not the one they help.
            return list(givers.items())[:2]
    return list(found.items())[:2]
