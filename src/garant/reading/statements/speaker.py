"""Speakers: from the words that name one to the mention that resolves them."""

from dataclasses import dataclass, field, replace

from garant.model import Doubt
from garant.reading.mention import Mention, MentionKind, Mentions
from garant.reading.statements.conjugation import Form
from garant.reading.statements.cue import Cue
from garant.reading.statements.extent import Range
from garant.reading.statements.ground import NOMINAL, Ground
from garant.reading.statements.tag import goes_on, is_apposition, phrase_end

PERSONAL = frozenset((MentionKind.PERSON, MentionKind.OFFICE, MentionKind.OFFICIAL))
HEARD = frozenset(kind for kind in MentionKind if kind is not MentionKind.ADJECTIVE)


@dataclass(frozen=True, slots=True)
class Voice:
    """A resolved speaker: the mention, with the codes and the person that stand for it."""

    mention: Mention | None
    doubts: tuple[Doubt, ...] = ()


@dataclass(slots=True)
class _Heard:
    """Somebody a later pronoun may point back to."""

    mention: Mention
    parse: int
    token: int
    sentence: int
    subject: bool
    spoke: bool
    gender: str
    plural: bool


@dataclass(slots=True)
class Speakers:
    """The speakers of a document, with what has been said of them so far."""

    grounds: list[Ground]
    mentions: Mentions
    heard: list[_Heard] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)

    def enter(self, ground: Ground) -> None:
        """Take in the mentions of a block, before its cues are read."""
        parse = ground.parse
        for mention in self.mentions.of(ground.number):
            if mention.kind not in HEARD or mention.place or mention.kind is MentionKind.PRONOUN:
                continue
            gender = self._gender(ground, mention)
            if mention.person and gender:
                self.genders.setdefault(mention.person, gender)
            self.heard.append(
                _Heard(
                    mention,
                    ground.number,
                    mention.start,
                    parse.sentence_of[mention.head],
                    parse.deps[mention.head].startswith(("nsubj", "ROOT", "appos")),
                    False,
                    gender,
                    self._plural(ground, mention),
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
            _Heard(
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

    def behind(self, ground: Ground, subject: Range, *, limit: int | None = None) -> Voice:
        """The speaker that a noun phrase names, with its apposition: "son porte-parole, S. K.".

        Args:
            ground: The block.
            subject: The words of the phrase.
            limit: Where its apposition ends at the latest: at the verb behind it.
        """
        start, end = subject
        parse, words = ground.parse, ground.words
        if end - start == 1 and self.pronominal(ground, start):
            return self.pronoun(ground, start)
        stop = ground.sentence(start)[1] if limit is None else limit
        stretch = end
        if (
            end + 1 < stop
            and parse.words[end] == ","
            and (parse.pos[end + 1] in ("DET", "NOUN", "PROPN", "ADJ"))
            and (limit is not None or not goes_on(ground, end, stop))
            and is_apposition(ground, end + 1, stop)
        ):
            stretch = phrase_end(ground, end + 1, stop, self.mentions)
        held = [
            mention
            for mention in self.mentions.of(ground.number)
            if start <= mention.start < stretch
            and mention.kind is not MentionKind.ADJECTIVE
            and not (mention.kind is MentionKind.PRONOUN and parse.pos[mention.start] == "DET")
        ]
        head = next(
            (m for m in held if m.start <= start + 1 and not self._inner(ground, start, m)), None
        )
        longest = max(
            (m for m in held if head and m.start == head.start), key=lambda m: m.end, default=None
        )
        head = longest or head
        if head is not None and head.place:
            head = replace(head, place=False)
        named = next(
            (
                m
                for m in held
                if m.kind is MentionKind.PERSON
                and (
                    m is head
                    or m.start == (head.end if head else -1)
                    or self._apposed(ground, m, start)
                )
            ),
            None,
        )
        if named is None and stretch > end:
            named = self._unknown_name(ground, end + 1, stretch)
        if named is None and head is None:
            named = self._unknown_name(ground, start, end)
        if head is None and named is None:
            return self._described(ground, start, end, stretch)
        if head is None:
            made = self._made(ground, start, end)
            head = made if made.codes else named
        assert head is not None
        if named is not None and named is not head:
            head = replace(
                head,
                codes=named.codes or head.codes,
                person=named.person or head.person,
                anonymous=False,
                end=max(head.end, named.end) if named.start >= head.start else head.end,
            )
        if head.kind is MentionKind.PRONOUN and not head.codes and head.person is None:
            return self.pronoun(ground, head.start)
        if not head.codes and head.person is None and not head.anonymous:
            if parse.lower[start] in words.lists["possessive"]:
                head = replace(head, codes=self._possessor(ground, start))
            elif parse.lower[start] in words.lists["demonstrative"]:
                return self._described(ground, start, end, stretch)
        del words
        return Voice(head, head.doubts)

    def before(self, ground: Ground, cue: Cue) -> Voice:
        """The speaker whose words stand before a verb of saying: its subject."""
        parse, words = ground.parse, ground.words
        token = self._subject(ground, cue)
        if token < 0:
            return Voice(None)
        lower = parse.lower[token]
        if lower in words.lists["subject_relative"] or lower in words.lists["relatives"]:
            token = self._antecedent(ground, token)
            if token < 0:
                return Voice(None)
        if self.pronominal(ground, token):
            return self.pronoun(ground, token)
        start = token
        mention = self._containing(ground, token)
        if mention is not None:
            start = min(start, mention.start)
        begin, _ = ground.sentence(token)
        while start > begin and (
            parse.pos[start - 1] in ("DET", "ADJ", "NUM") and parse.words[start - 1] != ","
        ):
            start -= 1
        end = phrase_end(ground, start, max(cue.start, token + 1), self.mentions)
        return self.behind(ground, (start, max(end, token + 1)), limit=cue.start)

    def person_before(self, ground: Ground, cue: Cue) -> Voice | None:
        """The last person named in the sentence before a verb."""
        begin, _ = ground.sentence(cue.head)
        held = [
            mention
            for mention in self.mentions.of(ground.number)
            if begin <= mention.start < cue.start and mention.kind in PERSONAL
        ]
        return self.behind(ground, (held[-1].start, held[-1].end)) if held else None

    def subject_token(self, ground: Ground, cue: Cue) -> int:
        """The token of a verb's subject, -1 where none is found."""
        return self._subject(ground, cue)

    def _subject(self, ground: Ground, cue: Cue) -> int:
        parse = ground.parse
        node = cue.root
        inner = ground.inside[cue.head]
        for _ in range(4):
            for child in parse.children[node]:
                if (
                    parse.deps[child].startswith("nsubj")
                    and (child < cue.start or (node != cue.root and cue.form is Form.GERUND))
                    and ground.inside[child] == inner
                ):
                    return child
            aux = [c for c in parse.children[node] if parse.deps[c].startswith("aux")]
            for a in aux:
                for child in parse.children[a]:
                    if parse.deps[child].startswith("nsubj") and child < cue.start:
                        return child
            if parse.heads[node] == node:
                break
            if not parse.deps[node].startswith(
                ("conj", "xcomp", "advcl", "acl", "aux", "cop", "parataxis", "obl", "ccomp")
            ):
                break
            if parse.deps[node].startswith("acl") and cue.form is Form.GERUND:
                return parse.heads[node]
            node = parse.heads[node]
        return self._nearest(ground, cue)

    def _nearest(self, ground: Ground, cue: Cue) -> int:
        """The nearest noun before a verb that no preposition governs."""
        parse, words = ground.parse, ground.words
        begin, _ = ground.sentence(cue.head)
        i = cue.start - 1
        while i >= begin:
            if ground.inside[i] != ground.inside[cue.head]:
                i -= 1
                continue
            if self.pronominal(ground, i) or parse.lower[i] in words.lists["subject_relative"]:
                return i
            if parse.pos[i] in ("NOUN", "PROPN") and not words.has("time", parse.lower[i]):
                mention = self._containing(ground, i)
                start = mention.start if mention is not None else i
                j = start - 1
                while j >= begin and parse.pos[j] in ("DET", "ADJ", "NUM", "PROPN", "NOUN"):
                    j -= 1
                if j < begin or parse.pos[j] != "ADP":
                    return mention.head if mention is not None else i
                i = j
            i -= 1
        return -1

    def _antecedent(self, ground: Ground, token: int) -> int:
        """The noun that a relative pronoun stands for."""
        parse = ground.parse
        node = token
        for up in parse.ancestors(token):
            if parse.deps[node].startswith("acl"):
                return up if up < token else -1
            node = up
        begin, _ = ground.sentence(token)
        for i in range(token - 1, begin - 1, -1):
            if parse.pos[i] in NOMINAL:
                mention = self._containing(ground, i)
                return mention.head if mention is not None else i
        return -1

    def _containing(self, ground: Ground, token: int) -> Mention | None:
        """The longest mention around a token, adjectives apart."""
        best: Mention | None = None
        for mention in self.mentions.of(ground.number):
            if mention.start <= token < mention.end and mention.kind is not MentionKind.ADJECTIVE:
                if best is None or mention.end - mention.start > best.end - best.start:
                    best = mention
        return best

    def pronominal(self, ground: Ground, i: int) -> bool:
        """Whether a token is a personal pronoun that points back."""
        lists, word = ground.words.lists, ground.parse.lower[i]
        return (
            word in lists["masculine"]
            or word in lists["feminine"]
            or word in lists["plural_masculine"]
            or word in lists["plural_feminine"]
        )

    def pronoun(self, ground: Ground, token: int) -> Voice:
        """Whom a pronoun stands for: the likeliest of those heard before it."""
        held = self.mentions.at(ground.number, token)
        if held is not None and (held.codes or held.person or held.anonymous):
            return self._checked(ground, token, held)
        ranked = self._ranked(ground, token)
        if not ranked:
            return Voice(None)
        score, best = ranked[0]
        doubts: tuple[Doubt, ...] = ()
        rival = next(
            (h for s, h in ranked[1:] if score - s < 1.0 and _differs(h.mention, best.mention)),
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
        if held.person is not None or held.anonymous:
            return Voice(held, held.doubts)
        ranked = self._ranked(ground, token)
        if ranked:
            likeliest = ranked[0][1].mention
            if likeliest.person is not None or likeliest.anonymous:
                return Voice(likeliest)
        return Voice(held, held.doubts)

    def last(self, ground: Ground, token: int) -> Voice:
        """The last who spoke before a token."""
        for heard in reversed(self.heard):
            if heard.spoke and (heard.parse, heard.token) <= (ground.number, token):
                return Voice(heard.mention)
        return Voice(None)

    def noun_before(self, ground: Ground, token: int) -> int:
        """The noun before a token, as the antecedent of "pour qui"; -1 if none."""
        begin, _ = ground.sentence(token)
        for i in range(token - 1, begin - 1, -1):
            mention = self._containing(ground, i)
            if mention is not None and mention.kind in PERSONAL:
                return mention.head
        for i in range(token - 1, begin - 1, -1):
            if ground.parse.pos[i] in NOMINAL:
                return i
        return -1

    def unnamed(self, ground: Ground, subject: Range) -> Voice:
        """A source that is only described: "de source diplomatique", with its party if told."""
        start, end = subject
        inner = next(
            (m for m in self.mentions.of(ground.number) if start <= m.start < end and m.codes), None
        )
        codes = inner.codes if inner is not None and len(inner.codes) == 1 else ()
        return Voice(
            Mention(ground.number, start, end, start, MentionKind.OFFICIAL, codes, None, True)
        )

    def placed(self, ground: Ground, token: int) -> Voice:
        """Who speaks in "dit-on à l'Élysée": somebody unnamed at the place behind the verb."""
        _, stop = ground.sentence(token)
        comma = next((i for i in range(token, stop) if ground.parse.words[i] == ","), stop)
        return self.unnamed(
            ground, (token, max(comma, token)) if token < comma else (token - 1, token)
        )

    def placed_in(self, ground: Ground, cue: Cue) -> Voice:
        """Who speaks in "À Moscou, on assure que": nobody unless a place is named before or behind."""
        begin, stop = ground.sentence(cue.head)
        for mention in self.mentions.of(ground.number):
            if begin <= mention.start < cue.start or cue.end <= mention.start < min(
                stop, cue.end + 6
            ):
                before = ground.parse.pos[mention.start - 1] if mention.start else ""
                seat = mention.kind in (MentionKind.SEAT, MentionKind.STATE, MentionKind.BODY)
                if seat and mention.codes and before in ("ADP", "DET", ""):
                    return Voice(replace(mention, anonymous=True, place=False, person=None))
        return Voice(None)

    def _ranked(self, ground: Ground, token: int) -> list[tuple[float, _Heard]]:
        """Those heard before a pronoun that agree with it, likeliest first."""
        lists, word = ground.words.lists, ground.parse.lower[token]
        feminine = word in lists["feminine"] or word in lists["plural_feminine"]
        plural = word in lists["plural_masculine"] or word in lists["plural_feminine"]
        gender = "Fem" if feminine else "Masc"
        here = ground.parse.sentence_of[token]
        ranked: list[tuple[float, _Heard]] = []
        for heard in reversed(self.heard):
            if (heard.parse, heard.token) >= (
                ground.number,
                token,
            ) or heard.parse < ground.number - 3:
                continue
            if ground.number == heard.parse and heard.mention.start <= token < heard.mention.end:
                continue
            home = self.grounds[heard.mention.parse]
            if home.inside[heard.mention.start] >= 0 and (
                home is not ground or home.inside[heard.mention.start] != ground.inside[token]
            ):
                continue  # named within a quotation: told of, not heard
            known = heard.gender or self.genders.get(heard.mention.person or "", "")
            if (known and known != gender) or heard.plural != plural:
                continue
            distance = here - heard.sentence if heard.parse == ground.number else 0
            score = -1.0 * distance - 4.0 * (ground.number - heard.parse)
            score += 2.5 * (heard.mention.kind in PERSONAL)
            score += 1.5 * heard.subject + 2.0 * heard.spoke
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
            held = self._containing(ground, before)
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

    def _inner(self, ground: Ground, start: int, mention: Mention) -> bool:
        """Whether a mention is only part of the phrase: what stands before it governs it."""
        return any(ground.parse.pos[i] in ("ADP", "NOUN") for i in range(start, mention.start))

    def _apposed(self, ground: Ground, mention: Mention, start: int) -> bool:
        """Whether a name follows its title directly or behind a comma."""
        parse = ground.parse
        i = mention.start
        while i < mention.end - 1 and not parse.words[i][0].isupper():
            i += 1
        i -= 1
        if parse.words[i] == ",":
            return True
        return i >= start and parse.pos[i] in ("NOUN", "ADJ", "PROPN")

    def _unknown_name(self, ground: Ground, start: int, end: int) -> Mention | None:
        """A name in apposition that is no mention: capitals with particles between."""
        parse = ground.parse
        if not parse.words[start][0].isupper() or parse.pos[start] not in ("PROPN", "X", "NOUN"):
            return None
        if not all(
            parse.words[i][0].isupper() or parse.lower[i] in parse.words[i] and len(parse.words[i]) < 5
            for i in range(start, end)
        ):
            return None
        if not parse.words[end - 1][0].isupper() or any(
            ground.words.has("media", parse.lower[i]) for i in range(start, end)
        ):
            return None
        if end - start == 1 and not parse.words[start].istitle():
            return None
        particle = next((i for i in range(start + 1, end) if not parse.words[i][0].isupper()), end - 1)
        person = " ".join(parse.words[particle:end])
        return Mention(ground.number, start, end, start, MentionKind.PERSON, (), person)

    def _described(self, ground: Ground, start: int, end: int, stretch: int) -> Voice:
        """A speaker told of by a common noun: somebody heard before, or nobody known.

        "cet ancien de la mission", "l'officier" go back to the last speaker of the paragraph or, with
        a demonstrative, of the one before; "le maire", "une marchande" do not.
        """
        parse, words = ground.parse, ground.words
        made = self._made(ground, start, end)
        first, noun = parse.lower[start], parse.lower[made.head]
        if noun not in words.lists["texts"] and (made.codes or made.anonymous):
            return Voice(made)
        shown = first in words.lists["demonstrative"]
        plain = noun in words.lists["anaphoric"] and parse.feature(start, "Definite") == "Def"
        if shown or plain:
            gender = parse.feature(made.head, "Gender")
            for heard in reversed(self.heard):
                if not (heard.spoke or noun in words.lists["latter"]) or heard.parse < ground.number - shown:
                    continue
                if (heard.parse, heard.token) >= (ground.number, start):
                    continue
                known = heard.gender or self.genders.get(heard.mention.person or "", "")
                plural = parse.feature(made.head, "Number") == "Plur"
                if (known and gender and known != gender) or heard.plural != plural:
                    continue
                if heard.mention.person or heard.mention.anonymous:
                    return Voice(heard.mention)
                break
        if noun in words.lists["texts"]:
            for i in range(start, stretch - 1):
                by = parse.lower[i] in words.lists["by"]
                if not by and not (parse.lower[i] in words.lists["of"] and i < end - 1):
                    continue
                maker = next(
                    (m for m in self.mentions.of(ground.number) if i < m.start <= i + 2), None
                )
                if maker is not None and maker.kind in PERSONAL:
                    return self.behind(ground, (maker.start, max(maker.end, end)))
                if maker is not None and by and len(maker.codes) == 1:
                    return Voice(replace(made, codes=maker.codes))
        return Voice(made)

    def _made(self, ground: Ground, start: int, end: int) -> Mention:
        """A mention of a speaker for whom no party is known: "une marchande", "le staff"."""
        parse, words = ground.parse, ground.words
        first = parse.lower[start]
        indefinite = first in words.lists["indefinite"] or first in words.lists["own"] or parse.feature(start, "Definite") == "Ind"
        head = next(
            (
                i
                for i in range(start, end)
                if parse.pos[i] == "NOUN" or parse.lower[i] in words.lists["officials"]
            ),
            start,
        )
        codes: tuple[str, ...] = ()
        noun = parse.lower[head]
        if noun in words.lists["officials"] or noun in words.lists["texts"]:
            inner = next(
                (
                    m
                    for m in self.mentions.of(ground.number)
                    if start < m.start < end and len(m.codes) == 1 and not m.place
                ),
                None,
            )
            if inner is not None:
                codes = inner.codes
            elif first in words.lists["possessive"]:
                codes = self._possessor(ground, start)
        return Mention(
            ground.number, start, end, head, MentionKind.OFFICIAL, codes, None, anonymous=indefinite
        )

    def _possessor(self, ground: Ground, token: int) -> tuple[str, ...]:
        for heard in reversed(self.heard):
            if (heard.parse, heard.token) < (ground.number, token) and heard.mention.codes:
                if heard.subject and heard.parse >= ground.number - 1:
                    return heard.mention.codes[:1]
        return ()


def _differs(one: Mention, other: Mention) -> bool:
    if one.codes and other.codes:
        return one.codes != other.codes
    return one.person != other.person or one.codes != other.codes
