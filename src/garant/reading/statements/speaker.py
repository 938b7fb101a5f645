"""Speakers: from the words that name one to the mention that resolves them."""

from dataclasses import dataclass, replace

from garant.reading.mention import Mention, MentionKind
from garant.reading.statements.cue import Cue
from garant.reading.statements.extent import Range
from garant.reading.statements.ground import Ground
from garant.reading.statements.memory import Memory, Voice
from garant.reading.statements.noun_phrase import (
    bare_plural,
    head_noun,
    may_be_person,
    one_of,
    one_of_those,
    owns,
    past_owner,
    phrase_start,
    qualifies,
)
from garant.reading.statements.subject import (
    PERSONAL,
    antecedent,
    containing,
    pronominal,
    subject_token,
)
from garant.reading.statements.tag import goes_on, is_apposition, phrase_end

_NEAR = 6
"""Tokens behind a verb in which a place tells where "on" speaks."""


@dataclass(slots=True)
class Speakers(Memory):
    """The speakers of a document, resolved with what has been said of them so far."""

    def behind(self, ground: Ground, subject: Range, *, limit: int | None = None) -> Voice:
        """The speaker that a noun phrase names, with its apposition: "son porte-parole, S. K.".

        Args:
            ground: The block.
            subject: The words of the phrase.
            limit: Where its apposition ends at the latest: at the verb behind it.
        """
        start, end = subject
        parse, words = ground.parse, ground.words
        start = past_owner(ground, start, end)
        if end - start == 1 and pronominal(ground, start):
            return self.pronoun(ground, start)
        first = start + (parse.lower[start] in words.lists["it"])  # "l'un d'eux"
        if one_of(ground, first, end):
            return self._one(ground, first)
        if one_of_those(ground, first, end):
            return self.unnamed(ground, (start, end))
        stop = ground.sentence(start)[1] if limit is None else limit
        stretch = end
        if (
            end + 1 < stop
            and parse.words[end] == ","
            and (parse.pos[end + 1] in ("DET", "NOUN", "PROPN", "ADJ"))
            and (limit is not None or not goes_on(ground, end, stop))
            and is_apposition(ground, end + 1, stop)
        ):
            stretch = phrase_end(ground, end + 1, stop)
        held = [
            mention
            for mention in ground.named(start, stretch)
            if mention.kind is not MentionKind.ADJECTIVE
            and not qualifies(ground, mention, end)
            and not (
                mention.kind is MentionKind.PRONOUN
                and mention.end == mention.start + 1
                and owns(ground, mention.start)
            )
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
        if named is None and (head is None or head.person is None):
            named = next((m for m in held if self._two_posts(ground, m, head, start)), None)
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
        if head.anonymous and not head.codes:
            head = self._close_to(ground, head, start, end)
        if not head.codes and head.person is None and not head.anonymous:
            if parse.lower[start] in words.lists["possessive"]:
                head = replace(head, codes=self.possessor(ground, start))
            elif parse.lower[start] in words.lists["demonstrative"]:
                return self._described(ground, start, end, stretch)
        return Voice(head, head.doubts)

    def _two_posts(self, ground: Ground, name: Mention, head: Mention | None, start: int) -> bool:
        """Whether a named office behind another is the same person's, or names an unnamed one.

        "The Tánaiste and Minister for Defence, Simon Harris", "a gang leader, Jimmy Chérizier".
        """
        if name.person is None or name.kind not in PERSONAL or name.start <= start:
            return False
        if not ground.parse.words[name.end - 1][0].isupper():
            return False
        joined = ground.parse.pos[name.start - 1] == "CCONJ"
        if head is None:
            return joined or all(
                ground.parse.pos[i] in ("DET", "NOUN", "ADJ") for i in range(start, name.start)
            )
        owned = any(
            m.kind in (MentionKind.ADJECTIVE, MentionKind.STATE, MentionKind.SEAT)
            for m in ground.named(head.start, head.end)
        )
        return joined and head.kind in PERSONAL and (name.codes == head.codes or not owned)

    def _close_to(self, ground: Ground, head: Mention, start: int, end: int) -> Mention:
        """An unnamed source with the party of whom it is close to: "a person close to Orban"."""
        parse, lists = ground.parse, ground.words.lists
        links = lists["of"] | lists["infinitive_marks"]
        for m in ground.named(start, end):
            if m.kind not in PERSONAL | {MentionKind.BODY} or len(m.codes) != 1 or m.anonymous:
                continue
            first = m.start - (parse.pos[m.start - 1] == "DET") - 1
            behind = m.end < end and parse.lower[m.end] in lists["possessive_marks"]
            if behind or (m.start > head.start and parse.lower[first] in links):
                return replace(head, codes=m.codes)
        return head

    def _one(self, ground: Ground, start: int) -> Voice:
        """One of those heard before: unnamed where they are ("l'un d'eux", "one of them")."""
        voice = self.pronoun(ground, start + 2)
        if voice.mention is not None and (voice.mention.anonymous or voice.mention.codes):
            return voice
        return self.unnamed(ground, (start, start + 3))

    def before(self, ground: Ground, cue: Cue) -> Voice:
        """The speaker whose words stand before a verb of saying: its subject."""
        parse, words = ground.parse, ground.words
        token = subject_token(ground, cue)
        if token < 0:
            return Voice(None)
        lower = parse.lower[token]
        if lower in words.lists["subject_relative"] or lower in words.lists["relatives"]:
            token = antecedent(ground, token)
            if token < 0:
                return Voice(None)
        if pronominal(ground, token):
            return self.pronoun(ground, token)
        start = token
        mention = containing(ground, token)
        if mention is not None:
            start = min(start, mention.start)
        start = phrase_start(ground, start, token)
        end = phrase_end(ground, start, max(cue.start, token + 1))
        return self.behind(ground, (start, max(end, token + 1)), limit=cue.start)

    def person_before(self, ground: Ground, cue: Cue) -> Voice | None:
        """The last person named in the sentence before a verb."""
        begin, _ = ground.sentence(cue.head)
        held = [mention for mention in ground.named(begin, cue.start) if mention.kind in PERSONAL]
        return self.behind(ground, (held[-1].start, held[-1].end)) if held else None

    def unnamed(self, ground: Ground, subject: Range) -> Voice:
        """A source that is only described: "de source diplomatique", with its party if told."""
        start, end = subject
        inner = next((m for m in ground.named(start, end) if m.codes), None)
        codes = inner.codes if inner is not None and len(inner.codes) == 1 else ()
        return Voice(
            Mention(ground.number, start, end, start, MentionKind.OFFICIAL, codes, None, True)
        )

    def placed(self, ground: Ground, token: int) -> Voice:
        """Who speaks in "dit-on à l'Élysée": somebody unnamed at the place behind the verb."""
        parse = ground.parse
        _, stop = ground.sentence(token)
        comma = next((i for i in range(token, stop) if parse.words[i] == ","), stop)
        link = next((i for i in range(token, comma - 1) if parse.pos[i] == "ADP"), -1)
        if link < 0:
            return self.unnamed(ground, (token - 1, token))
        start, end = ground.trimmed(link + 1, comma)
        if any(parse.lower[i] in ground.words.lists["texts"] for i in range(start, end)):
            return self.behind(ground, (start, end))  # "peut-on lire dans le communiqué"
        return self.unnamed(ground, (start, end))

    def placed_in(self, ground: Ground, cue: Cue) -> Voice:
        """Who speaks in "À Moscou, on assure que": nobody unless a place is named."""
        begin, stop = ground.sentence(cue.head)
        behind = ground.named(cue.end, min(stop, cue.end + _NEAR))
        for mention in [*ground.named(begin, cue.start), *behind]:
            before = ground.parse.pos[mention.start - 1] if mention.start else ""
            seat = mention.kind in (MentionKind.SEAT, MentionKind.STATE, MentionKind.BODY)
            placed = mention.place or before in ("ADP", "DET", "")
            if seat and mention.codes and (placed or self._where(ground, mention, cue)):
                return Voice(replace(mention, anonymous=True, place=False, person=None))
        return Voice(None)

    def _where(self, ground: Ground, mention: Mention, cue: Cue) -> bool:
        """Whether a relative clause of place is all between: "Washington, où l'on assure que"."""
        lower, lists = ground.parse.lower, ground.words.lists
        between = range(mention.end, cue.start)
        return len(between) <= _NEAR and any(
            lower[i] in lists["relatives"] and lower[i - 1] == "," for i in between
        )

    def _inner(self, ground: Ground, start: int, mention: Mention) -> bool:
        """Whether a mention is only part of the phrase: what stands before it governs it."""
        first = ("ADP",) if ground.words.lists["possessive_marks"] else ("ADP", "NOUN")
        return any(ground.parse.pos[i] in first for i in range(start, mention.start))

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
            parse.words[i][0].isupper()
            or (parse.lower[i] in parse.words[i] and len(parse.words[i]) < 5)
            for i in range(start, end)
        ):
            return None
        if not parse.words[end - 1][0].isupper() or any(
            ground.words.has("media", parse.lower[i]) for i in range(start, end)
        ):
            return None
        if end - start == 1 and not (parse.words[start].istitle() and may_be_person(ground, start)):
            return None
        while end - start > 2 and parse.words[end - 1].isupper() and parse.words[start].istitle():
            end -= 1  # "Niamh Daly TD"
        particle = next(
            (i for i in range(start + 1, end) if not parse.words[i][0].isupper()), end - 1
        )
        person = " ".join(parse.words[particle:end])
        person = person.title() if person.isupper() and len(person) > 3 else person
        return Mention(ground.number, start, end, start, MentionKind.PERSON, (), person)

    def _described(self, ground: Ground, start: int, end: int, stretch: int) -> Voice:
        """A speaker told of by a common noun: somebody heard before, or nobody known.

        "cet ancien de la mission", "l'officier" go back to the last speaker of the paragraph or,
        with a demonstrative, of the one before; "le maire", "une marchande" do not.
        """
        parse, words = ground.parse, ground.words
        made = self._made(ground, start, end)
        first, noun = parse.lower[start], parse.lower[made.head]
        if noun not in words.lists["texts"] and (made.codes or made.anonymous):
            return Voice(made)
        shown = first in words.lists["demonstrative"]
        more = _tells_more(ground, start, end)
        plain = more or noun in words.lists["anaphoric"]
        plain = plain and parse.feature(start, "Definite") == "Def"
        if shown or plain:
            gender = parse.feature(made.head, "Gender")
            plural = parse.feature(made.head, "Number") == "Plur"
            for heard in self.agreeing(ground, start, gender, plural, int(shown or more)):
                told = more and heard.subject and heard.mention.person is not None
                if not (heard.spoke or told or noun in words.lists["latter"]):
                    continue
                if heard.mention.person or heard.mention.anonymous:
                    return Voice(heard.mention)
                break
        if noun in words.lists["texts"]:
            for i in range(start, stretch - 1):
                by = parse.lower[i] in words.lists["by"] | words.lists["holders"]
                if not by and not (parse.lower[i] in words.lists["of"] and i < end - 1):
                    continue
                maker = next(iter(ground.named(i + 1, i + 3)), None)
                if maker is not None and maker.kind in PERSONAL:
                    return self.behind(ground, (maker.start, max(maker.end, end)))
                if maker is not None and by and len(maker.codes) == 1:
                    return Voice(replace(made, codes=maker.codes))
        return Voice(made)

    def _made(self, ground: Ground, start: int, end: int) -> Mention:
        """A mention of a speaker for whom no party is known: "une marchande", "le staff"."""
        parse, words = ground.parse, ground.words
        first = parse.lower[start]
        indefinite = (
            first in words.lists["indefinite"]
            or first in words.lists["own"]
            or parse.feature(start, "Definite") == "Ind"
        )
        head = head_noun(ground, start, end)
        indefinite = indefinite or bare_plural(ground, start, head)
        codes: tuple[str, ...] = ()
        noun = parse.lower[head]
        if noun in words.lists["texts"] and noun not in words.lists["people"]:
            indefinite = False  # a text is no unnamed person
        if noun in words.lists["officials"] or noun in words.lists["texts"]:
            inner = next(
                (m for m in ground.named(start + 1, end) if len(m.codes) == 1 and not m.place),
                None,
            )
            if inner is not None:
                codes = inner.codes
            elif first in words.lists["possessive"]:
                codes = self.possessor(ground, start)
        return Mention(
            ground.number, start, end, head, MentionKind.OFFICIAL, codes, None, anonymous=indefinite
        )


def _tells_more(ground: Ground, start: int, end: int) -> bool:
    """Whether a phrase tells more of somebody named: "the former banker", "the 59-year-old"."""
    lower, lists = ground.parse.lower, ground.words.lists
    if lower[end - 1] in lists["anaphoric"]:
        return True
    return any(
        word in lists["former"] or word.startswith(tuple(lists["former_prefixes"]))
        for word in lower[start:end]
    )
