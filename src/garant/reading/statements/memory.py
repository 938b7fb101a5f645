"""Memory: who has been heard of so far, and whom a pronoun or a possessive points back to."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from garant.model import Doubt
from garant.reading.mention import Mention, MentionKind
from garant.reading.parse import in_main_clause
from garant.reading.statements.ground import Ground
from garant.reading.statements.subject import PERSONAL, containing

_BLOCKS_BACK = 3
"""Blocks that a pronoun points back at most."""

_CLOSE = 1.0
"""Points between two candidates for a pronoun below which the reader is in doubt."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A resolved speaker: the mention, with the codes and the person that stand for it."""

    mention: Mention | None
    doubts: tuple[Doubt, ...] = ()


@dataclass(slots=True)
class Heard:
    """Somebody a later pronoun may point back to: where named, and whether as one who speaks."""

    mention: Mention
    parse: int
    token: int
    sentence: int
    subject: bool
    spoke: bool
    gender: str
    plural: bool
    main: bool = True


@dataclass(slots=True)
class Memory:
    """Who has been named and who has spoken in a document so far."""

    grounds: list[Ground]
    heard: list[Heard] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)
    told: list[tuple[int, int, int]] = field(default_factory=list)

    def enter(self, ground: Ground) -> None:
        """Take in the mentions of a block, before its cues are read."""
        parse = ground.parse
        for mention in ground.named(0, len(parse)):
            if mention.place or mention.kind in (MentionKind.ADJECTIVE, MentionKind.PRONOUN):
                continue
            gender = self._gender(ground, mention)
            if mention.person and gender:
                self.genders.setdefault(mention.person, gender)
            self.heard.append(
                Heard(
                    mention,
                    ground.number,
                    mention.start,
                    parse.sentence_of[mention.head],
                    parse.deps[mention.head].startswith(("nsubj", "ROOT", "appos")),
                    False,
                    gender,
                    self._plural(ground, mention),
                    in_main_clause(parse, mention.head),
                )
            )

    def spoke(self, ground: Ground, voice: Voice, token: int) -> None:
        """Note that somebody has spoken up to a token of a block."""
        mention = voice.mention
        if mention is None:
            return
        home = self.grounds[mention.parse]
        gender = self._gender(home, mention)
        if mention.person:
            gender = gender or self.genders.get(mention.person, "")
        self.heard.append(
            Heard(
                mention,
                ground.number,
                token,
                ground.parse.sentence_of[min(token, len(ground.parse) - 1)],
                True,
                True,
                gender,
                self._plural(home, mention),
            )
        )

    def pronoun(self, ground: Ground, token: int) -> Voice:
        """Whom a pronoun stands for: the likeliest of those heard before it."""
        held = ground.mention_at(token)
        if held is not None and (held.codes or held.person or held.anonymous):
            return self._checked(ground, token, held)
        ranked = self._ranked(ground, token)
        if not ranked:
            return Voice(None)
        score, best = ranked[0]
        doubts: tuple[Doubt, ...] = ()
        rival = next(
            (h for s, h in ranked[1:] if score - s < _CLOSE and _differs(h.mention, best.mention)),
            None,
        )
        if rival is not None:
            doubts = (
                Doubt(
                    "two_speakers_possible",
                    f"{ground.parse.words[token]!r} may be {self.text(best.mention)!r} "
                    f"or {self.text(rival.mention)!r}",
                    ground.parse.passage(token, token + 1),
                ),
            )
        return Voice(replace(best.mention, place=False), doubts)

    def _checked(self, ground: Ground, token: int, held: Mention) -> Voice:
        """A pronoun that the mentions resolve, against who has just spoken in the paragraph.

        A source left unnamed stays so ("ajoute-t-elle"), and who has spoken goes before a body that
        was only named.
        """
        ranked = self._ranked(ground, token)
        speaking = self._speaking(ground, token, held)
        if speaking is not None:
            return Voice(speaking)
        if self._only_quoted(ground, token, held):
            return Voice(ranked[0][1].mention if ranked else None)
        if held.person is not None or held.anonymous:
            spoke = next((h for _, h in ranked if h.spoke and h.parse == ground.number), None)
            if spoke is not None and spoke is ranked[0][1] and self._unsure(held, spoke.mention):
                return Voice(spoke.mention)
            return Voice(held, held.doubts)
        if ranked:
            likeliest = ranked[0][1].mention
            if likeliest.person is not None or likeliest.anonymous:
                return Voice(likeliest)
        return Voice(held, held.doubts)

    def _only_quoted(self, ground: Ground, token: int, held: Mention) -> bool:
        """Whether a person is named in the words of others alone: they do not tag those."""
        if held.person is None or ground.inside[token] >= 0:
            return False
        named = [h for h in self.heard if h.mention.person == held.person and h.mention is not held]
        return bool(named) and all(
            self.grounds[h.mention.parse].inside[h.mention.start] >= 0 for h in named
        )

    def _speaking(self, ground: Ground, token: int, held: Mention) -> Mention | None:
        """Who has spoken last, where the one a pronoun was given to was only told of by them.

        "Orban, Tusk said, has found an ally. He said": Tusk, until somebody else does something.
        """
        last = next(
            (
                h
                for h in reversed(self.heard)
                if h.spoke and h.parse == ground.number and h.token < token
            ),
            None,
        )
        if last is None or last.mention.kind not in PERSONAL or not _differs(held, last.mention):
            return None
        if ground.inside[token] >= 0 or last.plural:
            return None
        word, lists = ground.parse.lower[token], ground.words.lists
        gender = "Fem" if word in lists["feminine"] else "Masc"
        known = last.gender or self.genders.get(last.mention.person or "", "")
        if (known and known != gender) or word not in lists["masculine"] | lists["feminine"]:
            return None
        since = (
            h
            for h in self.heard
            if h.parse == ground.number
            and last.token < h.token < token
            and not h.spoke
            and not _differs(h.mention, held)
        )
        if any(not self._only_told(h) for h in since):
            return None
        named = [h for h in self.heard if not h.spoke and not _differs(h.mention, held)]
        return last.mention if any(self._only_told(h) for h in named) else None

    def _only_told(self, heard: Heard) -> bool:
        return any(
            parse == heard.parse and start <= heard.token < end for parse, start, end in self.told
        )

    def _unsure(self, held: Mention, other: Mention) -> bool:
        """Whether nothing but who spoke last tells one person from another: no gender is known."""
        if other.person is None or held.person == other.person:
            return False
        return not (self.genders.get(held.person or "") or self.genders.get(other.person))

    def last(self, ground: Ground, token: int) -> Voice:
        """The last who spoke before a token."""
        for heard in reversed(self.heard):
            if heard.spoke and (heard.parse, heard.token) <= (ground.number, token):
                return Voice(heard.mention)
        return Voice(None)

    def agreeing(
        self, ground: Ground, token: int, gender: str, plural: bool, blocks_back: int
    ) -> Iterator[Heard]:
        """Those heard before a token that agree in gender and number, the last first."""
        for heard in reversed(self.heard):
            if heard.parse < ground.number - blocks_back:
                break
            if (heard.parse, heard.token) >= (ground.number, token) or heard.plural != plural:
                continue
            known = heard.gender or self.genders.get(heard.mention.person or "", "")
            if not (known and gender and known != gender):
                yield heard

    def possessor(self, ground: Ground, token: int) -> tuple[str, ...]:
        """The party that "son" or "leur" points back to: the last subject that has one."""
        for heard in reversed(self.heard):
            if heard.parse < ground.number - 1:
                break
            earlier = (heard.parse, heard.token) < (ground.number, token)
            home = self.grounds[heard.mention.parse].parse
            near = heard.parse == ground.number and (
                heard.sentence == ground.parse.sentence_of[token]
            )
            earlier = earlier and (near or in_main_clause(home, heard.mention.head))
            if earlier and heard.subject and heard.mention.codes:
                return heard.mention.codes[:1]
        return ()

    def _ranked(self, ground: Ground, token: int) -> list[tuple[float, Heard]]:
        """Those heard before a pronoun that agree with it, likeliest first."""
        lists, word = ground.words.lists, ground.parse.lower[token]
        feminine = word in lists["feminine"] or word in lists["plural_feminine"]
        plural = word in lists["plural_masculine"] or word in lists["plural_feminine"]
        gender = "Fem" if feminine else "Masc"
        here = ground.parse.sentence_of[token]
        ranked: list[tuple[float, Heard]] = []
        for heard in self.agreeing(ground, token, gender, plural, _BLOCKS_BACK):
            mention = heard.mention
            if ground.number == heard.parse and mention.start <= token < mention.end:
                continue
            home = self.grounds[mention.parse]
            quoted = home.inside[mention.start]
            if quoted >= 0 and (home is not ground or quoted != ground.inside[token]):
                continue  # named within a quotation: told of, not heard
            known = heard.gender or self.genders.get(mention.person or "", "")
            distance = here - heard.sentence if heard.parse == ground.number else 0
            score = -1.0 * distance - 4.0 * (ground.number - heard.parse)
            score += 2.5 * (heard.mention.kind in PERSONAL)
            score += (0.5 + heard.main) * heard.subject + 2.0 * heard.spoke
            score += 0.5 * bool(known)
            score += 0.001 * heard.token
            ranked.append((score, heard))
        ranked.sort(key=lambda pair: -pair[0])
        return ranked

    def text(self, mention: Mention) -> str:
        """The words of a mention as printed."""
        parse = self.grounds[mention.parse].parse
        document_words = parse.words[mention.start : mention.end]
        return " ".join(document_words)

    def _gender(self, ground: Ground, mention: Mention) -> str:
        parse = ground.parse
        for i in range(mention.start, mention.end):
            if parse.pos[i] in ("DET", "NOUN"):
                gender = parse.feature(i, "Gender")
                if gender in ("Fem", "Masc"):
                    return gender
            if parse.pos[i] == "PROPN":
                break
        if mention.person and mention.person in self.genders:
            return self.genders[mention.person]
        if mention.kind is MentionKind.PERSON and mention.start > 1:
            # "la ministre des Armées, Catherine Vautrin": the apposition's gender.
            before = mention.start - 1
            if parse.words[before] == ",":
                before -= 1
            held = containing(ground, before)
            if held is not None and held is not mention and held.end >= mention.start - 1:
                for i in range(held.start, held.end):
                    gender = parse.feature(i, "Gender") if parse.pos[i] in ("DET", "NOUN") else ""
                    if gender in ("Fem", "Masc"):
                        return gender
        return ""

    def _plural(self, ground: Ground, mention: Mention) -> bool:
        parse = ground.parse
        head = mention.head if mention.start <= mention.head < mention.end else mention.start
        return parse.feature(head, "Number") == "Plur" or (
            parse.pos[mention.start] == "DET" and parse.feature(mention.start, "Number") == "Plur"
        )


def _differs(one: Mention, other: Mention) -> bool:
    if one.codes and other.codes:
        return one.codes != other.codes
    return one.person != other.person or one.codes != other.codes
