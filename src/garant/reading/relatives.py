"""Relative clauses taken for others: "Turkey, whose officers train them, offered jets".

A small parser that meets a possessive relative makes its verb the sentence's own, and hangs what
the sentence really tells beside it; who offered is lost then. Others it takes for what is said or
thanked for. The order of the words decides. For languages whose small pipelines err so.
"""

from garant.reading.parse import Parse

NAMED = frozenset({"PROPN", "NOUN"})
MISTAKEN = ("ccomp", "advcl", "dep", "parataxis")
"""What a relative clause is taken for."""
WITHIN_NAME = ("flat", "compound", "nmod", "appos")


def mend_relatives(parse: Parse) -> None:
    """Hang a relative clause on its noun, and the noun on the verb behind the clause.

    Reads "Turkey, whose officers train them, offered", "thanked Oslo, which sent tanks"; does not
    touch "thanked Turkey, whose officers train them", nor a tree that is right.

    Args:
        parse: The parse, changed in place.
    """
    changed = False
    for i, morph in enumerate(parse.morphs):
        if "PronType=Rel" not in morph:
            continue
        if "Poss=Yes" in morph:
            changed = _mended(parse, i) or _hung(parse, i) or changed
        elif parse.deps[i].startswith("nsubj"):
            changed = _hung(parse, i) or changed
    if changed:
        parse.hang()


def _mended(parse: Parse, opener: int) -> bool:
    start, end = parse.sentences[parse.sentence_of[opener]]
    noun = opener - 2
    if noun < start or parse.lower[opener - 1] != "," or parse.pos[noun] not in NAMED:
        return False
    if any(parse.pos[k] in ("VERB", "AUX") for k in range(start, noun)):
        return False  # "thanked Turkey, whose"
    while start <= parse.heads[noun] < noun and parse.deps[noun].startswith(WITHIN_NAME):
        noun = parse.heads[noun]
    told = next((k for k in range(opener, end) if _finite(parse, k)), end)
    comma, main = _behind(parse, told, end)
    if main < 0:
        return False
    if parse.pos[told] == "AUX" and told < parse.heads[told] < comma:
        told = parse.heads[told]
    if parse.deps[told].startswith("acl") and parse.heads[noun] == main:
        return False
    inside = range(opener, comma)
    above = parse.heads[told] if parse.heads[told] not in inside else told
    outer = parse.heads[main] if parse.heads[main] not in (*inside, main) else above
    if outer in range(start, end):
        outer = main
    for k in range(start, end):
        if k in (told, main, noun):
            continue
        if k in inside:
            if parse.heads[k] not in inside:
                parse.heads[k] = told
        elif parse.heads[k] in inside:
            parse.heads[k] = main
        if parse.heads[k] == main and k > main and parse.deps[k] == "nsubj":
            parse.deps[k] = "obj"  # "asked Canada": the subject stands before
    parse.heads[told], parse.deps[told] = noun, "acl:relcl"
    parse.heads[noun], parse.deps[noun] = main, "nsubj"
    parse.heads[main], parse.deps[main] = outer, "ROOT" if outer == main else parse.deps[main]
    for k in range(comma + 1, main):
        if parse.pos[k] == "AUX" and not parse.deps[k].startswith(("aux", "cop")):
            parse.heads[k], parse.deps[k] = main, "aux"
    return True


def _hung(parse: Parse, opener: int) -> bool:
    """Hang on its noun a clause taken for what is said: "thanked Oslo, which sent tanks"."""
    told = parse.heads[opener]
    if parse.deps[opener] == "nmod:poss" and parse.deps[told].startswith("nsubj"):
        told = parse.heads[told]  # "Oslo, whose pilots train them"
    noun = opener - 2
    if noun < 0 or parse.lower[opener - 1] != "," or parse.pos[noun] not in NAMED:
        return False
    over = parse.heads[told]
    if parse.deps[told] not in MISTAKEN or not over < noun or over not in parse.ancestors(noun):
        return False
    while over < parse.heads[noun] < noun and parse.deps[noun].startswith(WITHIN_NAME):
        noun = parse.heads[noun]
    parse.heads[told], parse.deps[told] = noun, "acl:relcl"
    return True


def _finite(parse: Parse, i: int) -> bool:
    return parse.pos[i] in ("VERB", "AUX") and parse.feature(i, "VerbForm") == "Fin"


def _behind(parse: Parse, told: int, end: int) -> tuple[int, int]:
    """The comma that closes a clause and the verb right behind it; -1 where there is none."""
    for comma in range(told + 1, end - 1):
        if parse.lower[comma] != ",":
            continue
        verb = comma + 1
        while verb < end - 1 and parse.pos[verb] in ("ADV", "AUX", "PART"):
            verb += 1
        past = "VerbForm=Part|" in f"{parse.morphs[verb]}|" or _finite(parse, verb)
        aided = any(parse.pos[k] == "AUX" for k in range(comma + 1, verb))
        if parse.pos[verb] == "VERB" and (past or aided):
            return comma, verb
        if aided and parse.pos[verb] in ("ADJ", "NOUN"):
            return comma, verb  # "is ready"
    return -1, -1
