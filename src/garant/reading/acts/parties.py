"""Who does it and to whom: the parties at a predicate, by the tree first and by order after."""

from garant.model import Actor
from garant.reading.acts.rows import rows
from garant.reading.acts.setting import COLLECTIVES, Setting
from garant.reading.acts.subjects import tells
from garant.reading.acts.syntax import Syntax
from garant.reading.mention import Mention, MentionKind, Mentions
from garant.reading.parse import Parse

NAMING = frozenset(MentionKind) - {MentionKind.ADJECTIVE}


class Parties:
    """The mentions of one parse, asked for by their place in the tree.

    `things` are the tokens of capability phrases: what belongs to whoever gives it.
    """

    def __init__(
        self,
        number: int,
        parse: Parse,
        syntax: Syntax,
        mentions: Mentions,
        setting: Setting,
        things: frozenset[int],
    ) -> None:
        self.things = things
        self.number = number
        self.parse = parse
        self.syntax = syntax
        self.mentions = mentions
        self.setting = setting
        self.held = mentions.of(number)
        self._runs = rows(parse, self.held, syntax.grammar)

    def among(self, tokens: set[int] | range) -> list[Mention]:
        """The mentions whose heads are among some tokens, in order."""
        return self.mentions.among(self.number, tokens)

    def at(self, token: int) -> Mention | None:
        """The mention whose head a token is, or the one that covers it."""
        return self.mentions.headed(self.number, token) or self.mentions.at(self.number, token)

    def phrase(self, head: int) -> list[Mention]:
        """The parties a noun phrase names: its head and what is coordinated with it."""
        found: list[Mention] = []
        stack = [head]
        seen: set[int] = set()
        while stack:
            token = stack.pop(0)
            if token in seen:
                continue
            seen.add(token)
            mention = self.at(token)
            if mention is not None and mention not in found:
                if mention.kind is not MentionKind.ADJECTIVE:
                    found.append(mention)
                    found += [m for m in self._runs.get(mention, ()) if m not in found]
                stack.extend(
                    k
                    for t in range(mention.start, mention.end)
                    for k in self.parse.children[t]
                    if self.parse.deps[k] == "conj"
                )
            stack.extend(k for k in self.parse.children[token] if self.parse.deps[k] == "conj")
        if len(found) > 1:
            found = [m for m in found if not self._denied(m)] or found
        return [m for m in found if not self._excepted(m)]

    def _excepted(self, mention: Mention) -> bool:
        """Whether all but one are meant: "all but Hungary", "nobody except Oslo"."""
        lower, grammar = self.parse.lower, self.syntax.grammar
        k = mention.start - 1
        return k > 0 and lower[k] in grammar["except"] and lower[k - 1] in grammar["all_of_them"]

    def _denied(self, mention: Mention) -> bool:
        """Whether one of several is set aside: "pas Paris mais Varsovie", "et non Rome"."""
        k = mention.start - 1
        while k >= 0 and self.parse.pos[k] in ("DET", "ADP"):
            k -= 1
        return k >= 0 and self.parse.lower[k] in self.syntax.grammar["aside"]

    def owners(self, head: int, scope: set[int] | None = None) -> list[Mention]:
        """The parties a noun phrase belongs to: "soldats français", "le refus de Rome".

        A mere place ("des soldats en Ukraine") owns nothing.
        """
        parse, grammar = self.parse, self.syntax.grammar
        found: list[Mention] = []
        below = set(parse.subtree(head)) - {head}
        for mention in self.among(below if scope is None else below & scope):
            if mention.place:
                continue
            if mention.kind is MentionKind.ADJECTIVE:
                if self._near_noun(mention.head, head):
                    found.append(mention)
                continue
            if self.possesses(mention):
                if self._near_noun(mention.head, head):
                    found.append(mention)
                continue
            case = [parse.lower[k] for k in parse.children[mention.head] if k < mention.head]
            before = parse.lower[mention.start - 1] if mention.start else ""
            words = {*case, before}
            if (
                words & (grammar["possessor"] | grammar["agent"])
                and self._near_noun(mention.head, head)
            ) or parse.deps[mention.head].startswith("nummod"):
                found.append(mention)
        return [m for m in found if not self._left(found, m, head)]

    def _left(self, found: list[Mention], mention: Mention, head: int) -> bool:
        """Whether a party is only where a thing is, whose owner stands before it.

        "Le retrait de ses soldats du Tchad", "des soldats français du Sénégal".
        """
        parse, grammar = self.parse, self.syntax.grammar
        before = parse.lower[mention.start - 1] if mention.start else ""
        led = {before, *(parse.lower[k] for k in parse.children[mention.head])}
        hung = parse.heads[mention.head]
        if mention.kind is MentionKind.ADJECTIVE or not led & grammar["possessor"]:
            return False
        if hung != head and hung not in self.things:
            return False  # "ses ministres et ceux de Copenhague"
        if any(
            parse.lower[k] in grammar["possessive"] and k < mention.start
            for t in (head, *self.things)
            if t < mention.start and (t == head or head in parse.ancestors(t))
            for k in parse.children[t]
        ):
            return True
        run = self._runs.get(mention, ())
        return any(
            other.kind is MentionKind.ADJECTIVE
            and other.start < mention.start
            and other not in run
            and parse.heads[other.head] in self.things
            for other in found
        )

    def possesses(self, mention: Mention) -> bool:
        """Whether a party stands before what is its own: "Madrid's offer", "US troops"."""
        dep = self.parse.deps[mention.head]
        return dep == "nmod:poss" or (
            dep == "compound"
            and self.parse.lower[mention.end - 1] in self.syntax.grammar["adjectival_name"]
        )

    def _near_noun(self, token: int, head: int) -> bool:
        """Whether a party hangs on a noun, through nothing but the things it is the doing of.

        "L'envoi de soldats américains" is American; "un déploiement à la frontière polonaise" is
        not Polish.
        """
        token = self.parse.heads[token]
        steps = 0
        while (
            token != head
            and steps < 4
            and (token in self.things or self._list(token) or self._held(token))
        ):
            token = self.parse.heads[token]
            steps += 1
        return token == head

    def _held(self, token: int) -> bool:
        """Whether people make up a unit: "a battalion of Danish engineers", not "the arming of"."""
        parse = self.parse
        return (
            parse.deps[token] == "nmod"
            and parse.heads[token] in self.things
            and parse.lemmas[parse.heads[token]] in self.syntax.grammar["unit_noun"]
            and parse.feature(token, "Number") == "Plur"
            and any(
                parse.lower[k] in self.syntax.grammar["possessor"] for k in parse.children[token]
            )
        )

    def _list(self, token: int) -> bool:
        return self.parse.deps[token] in ("conj", "flat", "fixed", "nummod", "amod", "appos")

    def agent(self, predicate: int) -> list[Mention]:
        """The doer of a passive or of a noun of doing: "par la Suède"."""
        parse, grammar = self.parse, self.syntax.grammar
        for child in parse.children[predicate]:
            if parse.deps[child] == "obl:agent" or (
                parse.deps[child].startswith(("obl", "nmod"))
                and any(parse.lower[k] in grammar["agent"] for k in parse.children[child])
            ):
                found = self.phrase(child)
                if found:
                    return found
        # A small parser hangs the doer on another noun: "livrés à Kiev par la Norvège".
        end = self.syntax.clause_end(predicate)
        for mention in self.mentions.starting(self.number, predicate + 1, end):
            if mention.kind is not MentionKind.ADJECTIVE:
                before = {parse.lower[mention.start - 1], parse.lower[mention.start]}
                if before & grammar["agent"]:
                    return self._titled(mention)
        return []

    def _titled(self, mention: Mention) -> list[Mention]:
        """The parties of a phrase, or of the names right after a title: "Presidents Macron and"."""
        found = self.phrase(mention.head)
        if any(m.codes for m in found):
            return found
        names = [m for m in self.held if m.start == mention.end and m.codes]
        return self.phrase(names[0].head) if names else found

    def beside(self, token: int) -> list[Mention]:
        """The party right before a verb group, where the tree has lost the subject."""
        parse = self.parse
        start = self.syntax.group_start(token)
        low = parse.sentences[parse.sentence_of[token]][0]
        for mention in self.mentions.starting(self.number, low, start):
            if mention.kind is MentionKind.ADJECTIVE or not mention.codes or mention.place:
                continue
            gap = range(mention.end, start)
            if len(gap) <= 3 and all(parse.pos[k] in ("PUNCT", "PRON", "ADV") for k in gap):
                first = parse.lower[mention.start]
                before = parse.pos[mention.start - 1] if mention.start > low else ""
                if before != "ADP" and first not in self.syntax.grammar["possessor"]:
                    return self.phrase(mention.head)
        return []

    def opening(self, token: int) -> list[Mention]:
        """The party that opens the clause of a verb, where the tree has lost the subject.

        "Berlin, de son côté, serait désormais disposé à": the first party since the last stop that
        no preposition leads in.
        """
        parse = self.parse
        start = self.syntax.group_start(token)
        low = parse.sentences[parse.sentence_of[token]][0]
        for j in range(start - 1, low - 1, -1):
            if parse.lower[j] in (";", ":", "(", "«", "“", "–", "—") or (
                parse.lower[j] in self.syntax.grammar["contrast"]
            ):
                low = j + 1
                break
        for mention in self.mentions.starting(self.number, low, start):
            if mention.kind is MentionKind.ADJECTIVE or not mention.codes or mention.place:
                continue
            before = parse.pos[mention.start - 1] if mention.start > low else ""
            if mention.start - low > 2 or before == "ADP":
                return []
            between = range(mention.end, start)
            if any(tells(self.syntax, k, between) for k in between):
                return []
            return self.phrase(mention.head)
        return []

    def labelled(self, token: int) -> list[Mention]:
        """The party that a sentence is headed by: "Italy: no troops"."""
        parse = self.parse
        start = parse.sentences[parse.sentence_of[token]][0]
        for mention in self.mentions.starting(self.number, start, token):
            if mention.codes and mention.end < len(parse):
                colon = parse.lower[mention.end] == ":"
                opens = all(parse.pos[k] in ("PUNCT", "DET") for k in range(start, mention.start))
                return self.phrase(mention.head) if colon and opens else []
        return []

    def recipients(self, tokens: set[int]) -> list[Mention]:
        """Those to whom something goes among some tokens: "à Kiev", "pour l'Ukraine"."""
        parse, grammar = self.parse, self.syntax.grammar
        found = []
        for mention in self.among(tokens):
            if mention.place:
                continue
            if mention.kind is MentionKind.ADJECTIVE:
                # "aux convois alliés" goes to the allies
                noun = parse.heads[mention.head]
                led = {parse.lower[k] for k in parse.children[noun] if k < noun}
                if set(mention.codes) <= COLLECTIVES and led & grammar["recipient"]:
                    found.append(mention)
                continue
            before = parse.lower[mention.start - 1] if mention.start else ""
            first = parse.lower[mention.start]
            cases = {parse.lower[k] for k in parse.children[mention.head] if k < mention.head}
            if (cases | {before, first}) & grammar["recipient"]:
                found.append(mention)
            elif parse.deps[mention.head] == "iobj" or self._before_gift(mention):
                found.append(mention)  # "gave Kyiv six launchers"
        return found

    def _before_gift(self, mention: Mention) -> bool:
        """Whether who gets a thing stands between the verb and it, whatever the tree."""
        parse, end = self.parse, mention.end
        return (
            mention.kind is not MentionKind.ADJECTIVE
            and mention.start > 0
            and end < len(parse)
            and parse.pos[mention.start - 1] == "VERB"
            and parse.pos[end] in ("NUM", "DET")
        )

    def sources(self, tokens: set[int]) -> list[Mention]:
        """Those from whom something comes among some tokens: "des signaux des États-Unis"."""
        parse, grammar = self.parse, self.syntax.grammar
        found = []
        for mention in self.among(tokens):
            if mention.kind is MentionKind.ADJECTIVE:
                continue
            before = parse.lower[mention.start - 1] if mention.start else ""
            if {before, parse.lower[mention.start]} & grammar["source"]:
                found.append(mention)
        return found

    def before(self, token: int) -> list[Mention]:
        """The states and bodies mentioned in the document up to a token, in order."""
        return [
            m
            for m in self.mentions.found
            if (m.parse, m.head) < (self.number, token) and m.codes and not m.place
        ]

    def inside(self, tokens: set[int]) -> list[Mention]:
        """All parties among some tokens that are no mere place."""
        return [m for m in self.among(tokens) if not m.place and m.codes]


def codes(mentions: list[Mention]) -> tuple[str, ...]:
    """The codes of some mentions, each once, in order."""
    return tuple(dict.fromkeys(code for mention in mentions for code in mention.codes))


def actors(parse: Parse, mentions: list[Mention]) -> tuple[Actor, ...]:
    """Mentions as actors, one for each code; one from another block is named by its code."""
    found: dict[str, Actor] = {}
    for mention in mentions:
        for code in mention.codes:
            here = mention.parse == parse.number
            text = parse.surface(mention.start, mention.end) if here else code
            found.setdefault(code, Actor(text, code, mention.person))
    return tuple(found.values())
