"""Made-up noun phrases: names, titles, parties, amounts; the others are cut from treebanks."""

import random
from collections.abc import Sequence
from copy import copy

from conllu import Sentence
from fragments import Fragment, attach, mark, relabel, subtree, word

from fr.fragments import GENDERS, article, contracted, determiner
from fr.word_lists import (
    COMPLEMENTS,
    FIRST_NAMES,
    LAST_NAMES,
    NATIONS,
    PARTICLE_NAMES,
    PLACES,
    ROLES_FEMININE,
    ROLES_MASCULINE,
    SEATS,
)

COUNTED = [
    "soldats",
    "avions",
    "missiles",
    "militaires",
    "chars",
    "drones",
    "hommes",
    "blindés",
    "instructeurs",
    "navires",
]
NUMBERS = ["deux", "trois", "dix", "vingt", "trente-cinq", "cent", "mille", "quarante"]
COURTESY = [
    ("M.", "monsieur", "ms"),
    ("Mme", "madame", "fs"),
    ("MM.", "monsieur", "mp"),
    ("Me", "maître", "ms"),
    ("M.", "monsieur", "ms"),
    ("Mme", "madame", "fs"),
]
_SKIPPED = ("PRON", "VERB", "AUX", "SCONJ")


class NounPhrases:
    """Draws noun phrases; one seed gives one series."""

    def __init__(self, trees: Sequence[Sentence], seed: int) -> None:
        self.rng = random.Random(seed)
        self.clauses = [sentence for sentence in trees if _usable(sentence)]
        self.subjects: list[tuple[Fragment, bool]] = []
        self.objects: list[Fragment] = []
        self.obliques: list[Fragment] = []
        for sentence in trees:
            for i, token in enumerate(sentence):
                if token.pos in ("NOUN", "PROPN") and token.dep in ("nsubj", "obj", "obl:mod"):
                    self._cut(sentence, i)

    def _cut(self, sentence: Sentence, head: int) -> None:
        """Keep what hangs on a noun if it is short, whole and free of clauses."""
        token = sentence[head]
        members = subtree(sentence, head)
        if members != list(range(members[0], members[-1] + 1)) or len(members) > 10:
            return
        part = [copy(sentence[i]) for i in members]
        if any(t.pos in _SKIPPED or t.form in '"«»“”():;' for t in part):
            return
        if part[-1].pos == "PUNCT" or part[0].pos in ("PUNCT", "CCONJ", "ADV"):
            return
        for t, i in zip(part, members, strict=True):
            t.head = sentence[i].head - members[0] if i != head else -1
        if part[0].pos in ("DET", "ADP"):
            part[0].form = part[0].form[0].lower() + part[0].form[1:]
        part[-1].space = True
        if token.dep == "obl:mod":
            if part[0].pos == "ADP":
                self.obliques.append(part)
        elif part[0].pos == "ADP" or (token.pos == "NOUN" and part[0].pos != "DET"):
            return
        elif token.dep == "obj":
            self.objects.append(part)
        else:
            joined = any(t.dep == "conj" and t.head == head - members[0] for t in part)
            self.subjects.append((part, joined or "Number=Plur" in token.morph))

    def subject(self) -> tuple[Fragment, bool]:
        """A subject, and whether it is plural."""
        draw = self.rng.random()
        if draw < 0.35:
            found = self.titled()
            return found, found[0].form == "MM."
        if draw < 0.45:
            return self.name(), False
        if draw < 0.58:
            return self.party()
        if draw < 0.62:
            return self.parties(), True
        if draw < 0.68:
            return self.role(), False
        part, plural = self.rng.choice(self.subjects)
        return relabel(part, "nsubj"), plural

    def object_(self) -> Fragment:
        """An object: of a treebank, or a number of something."""
        if self.rng.random() < 0.2:
            return self.amount()
        return relabel(self.rng.choice(self.objects), "obj")

    def oblique(self) -> Fragment:
        """An adjunct with its preposition."""
        return relabel(self.rng.choice(self.obliques), "obl:mod")

    def name(self) -> Fragment:
        """A person's first and last name, or the last alone."""
        rng = self.rng
        if rng.random() < 0.08:
            last = rng.choice(PARTICLE_NAMES).split()
        else:
            last = [rng.choice(LAST_NAMES)]
        return _named([rng.choice(FIRST_NAMES), *last] if rng.random() < 0.85 else last)

    def amount(self) -> Fragment:
        """Such as "2 000 soldats", "3 milliards d'euros", "une dizaine d'avions"."""
        rng = self.rng
        noun = rng.choice(COUNTED)
        counted = word(noun, "NOUN", "obj", noun[:-1], GENDERS["mp"])
        draw = rng.random()
        if draw < 0.35:
            thousands = [_number(str(rng.randint(1, 90))), word("000", "NUM", "flat")]
            return attach([attach(thousands, 0), counted], 1)
        if draw < 0.5:
            return attach([_number(str(rng.randint(2, 900))), counted], 1)
        if draw < 0.65:
            return attach([_number(rng.choice(NUMBERS)), counted], 1)
        if draw < 0.8:
            return self._money()
        before = "d'" if noun[0] in "aeiouh" else "de"
        tens = rng.choice(("dizaine", "centaine", "vingtaine", "cinquantaine"))
        of = attach([word(before, "ADP", "case", "de"), relabel(counted, "nmod")], 1)
        parts = [determiner("une", "fs"), word(tens, "NOUN", "obj", morph=GENDERS["fs"]), of]
        return attach(parts, 1)

    def _money(self) -> Fragment:
        rng = self.rng
        unit = rng.choice(("millions", "milliards"))
        money = rng.choice(("euros", "dollars"))
        before = word("d'" if money == "euros" else "de", "ADP", "case", "de")
        of = attach([before, word(money, "NOUN", "nmod", money[:-1], GENDERS["mp"])], 1)
        if rng.random() < 0.7:
            number = str(rng.randint(2, 900))
        else:
            number = f"{rng.randint(1, 9)},{rng.randint(1, 9)}"
        millions = word(unit, "NOUN", "obj", unit[:-1], GENDERS["mp"])
        return attach([_number(number), millions, of], 1)

    def party(self) -> tuple[Fragment, bool]:
        """A state, a body or a capital, and whether it is plural."""
        rng = self.rng
        if rng.random() < 0.3:
            return _named(rng.choice(SEATS).split("_")), False
        before, noun = rng.choice(PLACES).split("|")
        gender = {"les": "mp", "la": "fs", "l'": "fs"}.get(before, "ms")
        parts = [determiner(before, gender), word(noun, "PROPN", "nsubj")]
        return attach(parts, 1), gender == "mp"

    def parties(self) -> Fragment:
        """Such as "la France, l'Allemagne et la Pologne"."""
        count = self.rng.choice((2, 2, 3, 4))
        members = [relabel(self.party()[0], "conj") for _ in range(count)]
        out = relabel(members[0], "nsubj")
        for number, member in enumerate(members[1:], start=2):
            link = word("et", "CCONJ", "cc") if number == count else mark(",")
            out = attach([out, attach([link, member], 1)], 0)
        return out

    def role(self) -> Fragment:
        """Such as "le ministre allemand de la Défense", "la Première ministre"."""
        rng = self.rng
        gender = rng.choice(("ms", "ms", "fs"))
        feminine, morph = gender == "fs", GENDERS[gender]
        nation = rng.choice(NATIONS)
        adjective = word(nation[feminine], "ADJ", "amod", nation[0], morph)
        if rng.random() < 0.2:
            first = "Première" if feminine else "Premier"
            if rng.random() < 0.3:
                first = first.lower()
            parts = [
                determiner("la" if feminine else "le", gender),
                word(first, "ADJ", "amod", "premier", morph),
                word("ministre", "NOUN", "nsubj", morph=morph),
            ]
            return attach([*parts, *([adjective] if rng.random() < 0.8 else [])], 2)
        noun = rng.choice(ROLES_FEMININE if feminine else ROLES_MASCULINE)
        parts = [
            determiner(article(noun, gender), gender),
            word(noun, "NOUN", "nsubj", morph=morph),
        ]
        if noun == "secrétaire":
            parts.append(
                word("générale" if feminine else "général", "ADJ", "amod", "général", morph)
            )
        if rng.random() < 0.5:
            parts.append(adjective)
        if rng.random() < 0.55 or noun in ("secrétaire", "chef", "cheffe"):
            parts.append(self.complement())
        return attach(parts, 1)

    def complement(self) -> Fragment:
        """Such as "de la Défense", "des Affaires étrangères", "de la diplomatie allemande"."""
        before, noun = self.rng.choice(COMPLEMENTS).split("|")
        first, *adjectives = noun.split()
        if before in ("du", "des"):
            parts = [contracted(before)]
        else:
            parts = [word("de", "ADP", "case"), determiner(before.split()[1], "fs")]
        if first in ("OTAN", "ONU", "Kremlin", "Élysée"):
            parts.append(word(first, "PROPN", "nmod"))
        else:
            lemma = "affaire" if first == "Affaires" else first.lower()
            parts.append(word(first, "NOUN", "nmod", lemma))
        head = len(parts) - 1
        parts += [word(form, "ADJ", "amod", "étranger", GENDERS["fp"]) for form in adjectives]
        if first == "diplomatie":
            nation = self.rng.choice(NATIONS)
            parts.append(word(nation[1], "ADJ", "amod", nation[0], GENDERS["fs"]))
        return attach(parts, head)

    def titled(self) -> Fragment:
        """A name with its title, before or behind it, with or without commas."""
        rng = self.rng
        kind = rng.random()
        if kind < 0.2:
            form, lemma, gender = rng.choice(COURTESY)
            title = word(form, "NOUN", "nsubj", lemma, GENDERS[gender])
            return attach([title, relabel(self.name(), "flat:name")], 0)
        role = self.role()
        name = self.name()
        if kind < 0.55:
            return attach([role, relabel(name, "appos")], 0)
        if kind < 0.75:
            return attach([role, _between_commas(name)], 0)
        if rng.random() < 0.7:  # "…, président du Conseil,"
            role = [copy(token) for token in role[1:]]
            for token in role:
                token.head -= token.head >= 0
        return attach([name, _between_commas(role)], 0)


def _named(parts: Sequence[str]) -> Fragment:
    words = [word(part, "PROPN", "flat:name" if i else "nsubj") for i, part in enumerate(parts)]
    return attach(words, 0)


def _number(form: str) -> Fragment:
    return word(form, "NUM", "nummod", morph="Number=Plur")


def _between_commas(fragment: Fragment) -> Fragment:
    return attach([mark(","), relabel(fragment, "appos"), mark(",")], 1)


def _usable(sentence: Sentence) -> bool:
    return (
        4 <= len(sentence) <= 28
        and sentence[-1].form == "."
        and sentence[-1].head != len(sentence) - 1
        and not any(token.form in '"«»“”:;()' for token in sentence)
        and sentence[0].form[0].isupper()
        and sum(token.head == i for i, token in enumerate(sentence)) == 1
    )
