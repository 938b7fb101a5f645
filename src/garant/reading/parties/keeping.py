"""Keeping what was resolved: as a mention for the caller, and as an entity for what follows."""

from garant.model import Doubt
from garant.reading.mention import Mention, MentionKind
from garant.reading.parse import Parse, in_main_clause
from garant.reading.parties.context import Context
from garant.reading.parties.discourse import Entity
from garant.reading.parties.scan import Scan
from garant.reading.parties.span import Span

_GENDERS = {"Masc": "m", "Fem": "f"}
_LIGHT = frozenset({"PUNCT", "DET", "ADP", "ADV", "CCONJ"})
_NUMBERS = {"Sing": "s", "Plur": "p"}


class Keeper:
    """The mentions found so far, each made known to the document's context as it is kept."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.found: list[Mention] = []

    def topic(self, scan: Scan, token: int, sentence: int) -> None:
        """Let a subject that names no party compete for the pronouns after it."""
        parse = scan.parse
        mention = Mention(scan.number, token, token + 1, token, MentionKind.SHORT)
        self.context.discourse.add(
            Entity(
                mention,
                sentence,
                _GENDERS.get(parse.feature(token, "Gender"), ""),
                _NUMBERS.get(parse.feature(token, "Number"), "s"),
                True,
                topic=True,
                proper=parse.pos[token] == "PROPN",
            )
        )

    def keep(
        self,
        scan: Scan,
        span: Span,
        kind: MentionKind,
        codes: tuple[str, ...],
        person: str | None = None,
        *,
        anonymous: bool = False,
        place: bool = False,
        doubts: tuple[Doubt, ...] = (),
        gender: str = "",
        office: str = "",
    ) -> None:
        """Keep a phrase as a mention."""
        parse = scan.parse
        start = _with_article(scan, span)
        head = _head(parse, start, span)
        mention = Mention(
            scan.number, start, span.end, head, kind, codes, person, anonymous, place, doubts
        )
        self.found.append(mention)
        if kind is MentionKind.ADJECTIVE or (kind is MentionKind.PRONOUN and not codes):
            return
        self.context.discourse.add(
            Entity(
                mention,
                self.context.sentence,
                gender or span.gender,
                span.number,
                _subject(parse, head),
                joined=parse.deps[head] == "conj",
                position=start - parse.sentences[parse.sentence_of[start]][0],
                office=office,
                key=span.key,
                main=in_main_clause(parse, head),
                label=start == 0 and parse.words[span.end : span.end + 1] == [":"],
            )
        )


def topics(scan: Scan, spans: list[Span]) -> list[int]:
    """Nouns that are subjects and belong to no phrase that was found."""
    parse = scan.parse
    taken = {t for span in spans for t in range(span.start, span.end)}
    return [
        t
        for t, dep in enumerate(parse.deps)
        if dep.startswith("nsubj") and parse.pos[t] in ("NOUN", "PROPN") and t not in taken
    ]


def _with_article(scan: Scan, span: Span) -> int:
    """The first token of a mention: its determiner, where that is a word of its own."""
    if span.kind is MentionKind.ADJECTIVE or span.pronoun is not None:
        return span.start
    start = span.start
    parse = scan.parse
    sets = scan.lexicon.words.sets
    own = sets["definite"] | sets["indefinite"] | sets["possessives"] | sets["demonstratives"]
    i = start - 1
    first = parse.sentences[parse.sentence_of[start]][0] if parse.sentences else 0
    while i >= first:
        word = " ".join(scan.pieces[i])
        if word in own and parse.pos[i] not in ("ADP", "SCONJ"):
            return i
        insertion = scan.skips[i] == i + 1 and scan.cover[i] is None
        if parse.pos[i] != "NUM" and word not in sets["former"] and not insertion:
            break
        i -= 1
        start = i + 1
    return start


def _head(parse: Parse, start: int, span: Span) -> int:
    """The token that holds the mention's place in the tree: the one whose head lies outside."""
    end = span.end
    core = span.core
    if not start <= parse.heads[core] < end or parse.heads[core] == core:
        return core
    for t in range(start, end):
        head = parse.heads[t]
        if (head == t or not start <= head < end) and parse.pos[t] not in _LIGHT:
            return t
    return core


def _subject(parse: Parse, head: int) -> bool:
    if parse.deps[head].startswith("nsubj"):
        return True
    return parse.deps[head] == "conj" and parse.deps[parse.heads[head]].startswith("nsubj")


def agrees(scan: Scan, token: int, span: Span) -> bool:
    """Whether a noun that names no party agrees with a pronoun in gender and number."""
    parse = scan.parse
    if parse.pos[token] != "NOUN" or scan.cover[token] is not None:
        return False
    number = _NUMBERS.get(parse.feature(token, "Number"), "")
    gender = _GENDERS.get(parse.feature(token, "Gender"), "")
    return number in ("", span.number) and gender in ("", span.gender)
