"""Sentences put together from parts, gold by construction, for what the treebanks hardly have.

Quotations with the speaker after the verb, incises, titles before names, datelines, negated and
future promises, passives: the bread of news agencies, a handful of times in two hundred thousand
words of treebank. They make no sense and need none: a parser learns their build. Clauses and most
noun phrases are cut from training trees; no word of a test set gets in.
"""

from collections.abc import Callable
from copy import copy

from conllu import Sentence
from fragments import Fragment, attach, capital, mark, relabel, subtree, trimmed, word

from fr.clauses import Clauses
from fr.fragments import GENDERS, closed, finished, spaced
from fr.tags import finite, have, infinitive, made, participle
from fr.word_lists import REPORTING, SEATS

AGENCIES = ("AFP", "Reuters", "AP", "Belga", "Xinhua")
MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]


class Composer(Clauses):
    """Draws sentences; one seed gives one corpus."""

    def sentences(self) -> list[Sentence]:
        """One or two sentences of one of the shapes."""
        shapes: list[tuple[float, Callable[[], list[Sentence]]]] = [
            (0.28, self._quotation_then_tag),
            (0.07, self._two_sentences_then_tag),
            (0.10, self._tag_inside),
            (0.06, self._speaker_colon),
            (0.11, self._that_clause),
            (0.06, self._according_to),
            (0.04, self._dash),
            (0.06, self._indirect_tag),
            (0.18, self._plain),
            (0.04, self._dateline),
        ]
        draw = self.rng.random()
        for share, shape in shapes:
            draw -= share
            if draw < 0:
                return shape()
        return self._plain()

    def _quotation_then_tag(self) -> list[Sentence]:
        """« S », dit X."""
        rng = self.rng
        body = capital(self.content())
        closing = [mark(rng.choice(("!", "?")))] if rng.random() < 0.12 else []
        bare = (closing and rng.random() < 0.6) or rng.random() < 0.06
        middle = [*closing, mark("»"), *([] if bare else [mark(",")])]
        if rng.random() < 0.07:
            middle = [mark(","), mark("»")]
        return [finished([mark("«"), body, *middle, self.tag()], 1)]

    def _two_sentences_then_tag(self) -> list[Sentence]:
        """« S. S », dit X."""
        first = finished([mark("«"), capital(self.content())], 1)
        second = finished([capital(self.content()), mark("»"), mark(","), self.tag()], 0)
        return [first, second]

    def _tag_inside(self) -> list[Sentence]:
        """« A, dit X, B. », « A », dit X, « B. », A, écrit X, B."""
        rng = self.rng
        sentence = rng.choice(self.clauses)
        cuts = [i for i, t in enumerate(sentence) if t.form == "," and 1 <= i < len(sentence) - 3]
        if rng.random() < 0.5 and (end := _subject_end(sentence)):
            sentence = _with_comma(sentence, end)
            cuts = [end]
        if not cuts:
            return self._quotation_then_tag()
        cut = rng.choice(cuts)
        quoted = rng.random() < 0.55
        tag = self.press_tag() if not quoted and rng.random() < 0.5 else self.tag()
        split = quoted and rng.random() < 0.4
        before, after = sentence[:cut], sentence[cut + 1 :]
        out: list[tuple[Fragment, int]] = []  # each piece, and where it begins in the sentence
        if quoted:
            out.append((mark("«"), -1))
        out.append((before, 0))
        if split:
            out.append((mark("»"), -1))
        out.append(([sentence[cut]], cut))
        out.append((attach([trimmed(tag), mark(",")], 0), -1))
        if split:
            out.append((mark("«"), -1))
        out.append((after, cut + 1))
        if quoted:
            out.append((mark("»"), -1))
        return [_woven(out, sentence)]

    def _speaker_colon(self) -> list[Sentence]:
        """X a dit : « S. »."""
        rng = self.rng
        subject, plural = self.subject()
        one, many, lemma, past = rng.choice(REPORTING)
        quoted = attach([mark(":"), mark("«"), relabel(capital(self.content()), "ccomp")], 2)
        if rng.random() < 0.5:
            said = [finite(lemma, many if plural else one, "ROOT", plural)]
        else:
            said = [have(plural), participle(past, lemma, "ROOT")]
        parts = [subject, *said, *self._between(), quoted]
        end = [mark("»"), mark(".")] if rng.random() < 0.5 else [mark("."), mark("»")]
        return [closed(capital(attach([*parts, *end], len(said), "ROOT")))]

    def _that_clause(self) -> list[Sentence]:
        """X a dit que P."""
        rng = self.rng
        subject, plural = self.subject()
        one, many, lemma, past = rng.choice(REPORTING)
        inner = relabel(self.promise(), "ccomp")
        elided = inner[0].form[0].lower() in "aeéiouêh"
        that = word("qu'" if elided else "que", "SCONJ", "mark", "que")
        if rng.random() < 0.3:
            clause = attach([that, mark("«"), inner, mark("»")], 2)
        else:
            clause = attach([that, inner], 1)
        time = self._between()
        if rng.random() < 0.12:
            said = [have(plural), made(), infinitive(rng.choice(("savoir", "valoir")), "ROOT")]
        elif rng.random() < 0.5:
            said = [have(plural), participle(past, lemma, "ROOT")]
        else:
            said = [finite(lemma, many if plural else one, "ROOT", plural)]
        return [finished([subject, *said, *time, clause], len(said))]

    def _according_to(self) -> list[Sentence]:
        """Selon X, S."""
        speaker, _ = self.subject()
        case = word(self.rng.choice(("selon", "selon", "pour", "selon")), "ADP", "case")
        phrase = attach([case, relabel(speaker, "obl:mod")], 1)
        if self.rng.random() < 0.6:
            body = [copy(token) for token in self.content()]
            if body[0].pos != "PROPN" and not body[0].form.isupper():
                body[0].form = body[0].form[0].lower() + body[0].form[1:]
            if phrase[-1].form != ",":
                phrase = attach([phrase, mark(",")], 0)
            return [finished([phrase, body], 1)]
        return [finished([self.content(), mark(","), trimmed(phrase)], 0)]

    def _dash(self) -> list[Sentence]:
        """— S, dit X."""
        dash = mark(self.rng.choice(("—", "–", "-")))
        return [finished([dash, capital(self.content()), mark(","), self.tag()], 1)]

    def _indirect_tag(self) -> list[Sentence]:
        """S, selon la presse ou X."""
        tag = self.press_tag() if self.rng.random() < 0.5 else self.tag()
        return [finished([self.content(), mark(","), tag], 0)]

    def _plain(self) -> list[Sentence]:
        """P, with a condition or an adjunct at times."""
        rng = self.rng
        clause = self.promise()
        if rng.random() < 0.2:
            link = word(rng.choice(("si", "lorsque", "quand", "si")), "SCONJ", "mark")
            condition = attach([link, relabel(self.promise(), "advcl")], 1)
            comma = [mark(",")] if rng.random() < 0.2 else []
            return [finished([clause, *comma, condition], 0)]
        if rng.random() < 0.15:
            return [finished([attach([self.oblique(), mark(",")], 0), clause], 1)]
        return [finished([clause], 0)]

    def _dateline(self) -> list[Sentence]:
        """PARIS, 4 septembre (AFP) — P."""
        rng = self.rng
        seat = rng.choice(SEATS).split("_")[-1]
        if rng.random() < 0.5:
            seat = seat.upper()
        parts = [word(seat, "PROPN", "obl:mod")]
        if rng.random() < 0.5:
            day = word(str(rng.randint(1, 30)), "NUM", "nummod")
            month = word(rng.choice(MONTHS), "NOUN", "nmod", morph=GENDERS["ms"])
            parts += [mark(","), attach([day, month], 1)]
        agency = word(rng.choice(AGENCIES), "PROPN", "parataxis")
        parts.append(attach([mark("("), agency, mark(")")], 1))
        parts.append(mark(rng.choice(("–", "—", "-"))))
        return [finished([attach(parts, 0), capital(self.promise())], 1)]


def _woven(pieces: list[tuple[Fragment, int]], sentence: Sentence) -> Sentence:
    """Runs of a sentence with other pieces between them, these hung on the sentence's root."""
    out: Sentence = []
    place: dict[int, int] = {}
    for piece, origin in pieces:
        offset = len(out)
        for i, token in enumerate(piece):
            token = copy(token)
            if origin >= 0:
                place[origin + i] = len(out)
            elif token.head >= 0:
                token.head += offset
            out.append(token)
    for i, position in place.items():
        out[position].head = place[sentence[i].head]
    top = next(place[i] for i, token in enumerate(sentence) if token.head == i)
    for token in out:
        if token.head < 0:
            token.head = top
    return spaced(out)


def _subject_end(sentence: Sentence) -> int:
    """The place behind a noun subject that opens the way to its verb; 0 if there is none."""
    root = next(i for i, t in enumerate(sentence) if t.head == i)
    subject = next((i for i, t in enumerate(sentence) if t.head == root and t.dep == "nsubj"), -1)
    if subject < 0 or sentence[subject].pos == "PRON":
        return 0
    members = subtree(sentence, subject)
    end = members[-1] + 1
    return end if members == list(range(members[0], end)) and end < root else 0


def _with_comma(sentence: Sentence, end: int) -> Sentence:
    out = [copy(token) for token in sentence]
    for token in out:
        token.head += token.head >= end
    comma = mark(",")[0]
    comma.head = next(i for i, t in enumerate(sentence) if t.head == i) + 1
    return [*out[:end], comma, *out[end:]]
