"""Sentences put together from rules in a file, gold by construction, for what treebanks lack.

Inverted speakers, titles before names, promises, negations, passives, lists of states: the bread of
news agencies, a handful of times in a treebank. They make no sense and need none: a parser learns
their build. A rules file says what a language's sentences are made of; half of the clauses and noun
phrases are cut from training trees, and no word of a test set gets in.

A rule is a list of productions, each with its weight; the items of a production hang on the one
marked `*`:

    said_after:                     # "said the minister on Monday"
      - 5 | %said* $speaker:nsubj $when?:obl
      - 1 | $speaker:nsubj %said*

- `$name` is another rule, `%name` a word of a list, `tree.clause`, `tree.subject`, `tree.object`
  and `tree.oblique` are cut from trees;
- anything else is a word, `form/POS/lemma/features`; a mark alone is punctuation;
- `:dep` is the item's label, `?` leaves it out at times, `^` gives it a capital, `@PER` makes it a
  name of that kind.

A list gives its words as `form/lemma`; its features may be short for a longer line under `morphs`.
"""

import random
import re
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from conllu import Sentence
from cuttings import Cuttings
from fragments import Fragment, attach, capital, word

KEPT = 0.4
"""How often an item marked `?` is kept."""

DEPTH = 12
"""Rules inside rules beyond which a sentence is given up and another one drawn."""

TRIES = 50
"""Sentences given up in a row after which the rules are taken to go round in circles."""

IDLE_BEFORE = frozenset((",", ".", ";", ":", "!", "?"))
"""Marks before which a comma says nothing."""

_ITEM = re.compile(
    r"(?P<what>.+?)(?P<head>\*)?(?P<maybe>\?)?(?::(?P<dep>[A-Za-z:]+))?"
    r"(?P<capital>\^)?(?:@(?P<kind>[A-Z]+))?$"
)
_MARK = re.compile(r"[^\w\s$%]+$")


class _TooDeepError(Exception):
    """A sentence has grown too deep."""


@dataclass(frozen=True, slots=True)
class Item:
    """One part of a production."""

    what: str
    dep: str
    head: bool
    capital: bool
    maybe: bool
    kind: str


@dataclass(frozen=True, slots=True)
class Production:
    """The parts that a rule may be made of."""

    weight: float
    items: tuple[Item, ...]


class Composer:
    """Draws sentences by a rules file; one seed gives one series."""

    def __init__(self, path: Path, cuttings: Cuttings, seed: int) -> None:
        self.rng = random.Random(seed)
        self.cuttings = cuttings
        held = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        self.morphs: dict[str, str] = held["morphs"]
        self.tight_before = frozenset(held["tight"]["before"])
        self.tight_after = frozenset(held["tight"]["after"])
        self.changes: list[tuple[str, str, str]] = [tuple(row) for row in held.get("changes", [])]
        self.lists = {name: self._words(value) for name, value in held["lists"].items()}
        self.rules = {
            name: [_production(line, f"{path.name}, {name}", name == "text") for line in lines]
            for name, lines in held["rules"].items()
        }
        self._check(path.name)

    def sentences(self) -> list[Sentence]:
        """One of the texts: the sentences that a production of `text` names."""
        rules = self.rules["text"]
        for _ in range(TRIES):
            production = self.rng.choices(rules, [rule.weight for rule in rules])[0]
            try:
                return [self._finished(self._part(item, 0)) for item in production.items]
            except _TooDeepError:
                continue
        raise ValueError("the rules go round in circles")

    def _words(self, value: dict[str, Any]) -> list[Fragment]:
        morph = self._morph(value.get("morph", ""))
        found = []
        join = value.get("join", "flat")
        for entry in str(value["words"]).split():
            form, _, lemma = entry.partition("/")
            parts = form.split("_")
            head = len(parts) - 1 if join == "compound" else 0
            words = [
                word(part, value["pos"], join, lemma if lemma and i == head else part, morph)
                for i, part in enumerate(parts)
            ]
            found.append(attach(words, head))
        return found

    def _morph(self, short: str) -> str:
        morph = self.morphs.get(short, short)
        if morph and "=" not in morph:
            raise ValueError(f"{short!r} stands for no features")
        return morph

    def _expand(self, name: str, depth: int) -> Fragment:
        if depth > DEPTH:
            raise _TooDeepError
        rules = self.rules[name]
        production = self.rng.choices(rules, [rule.weight for rule in rules])[0]
        parts: list[Fragment] = []
        head = 0
        for item in production.items:
            if item.maybe and self.rng.random() > KEPT:
                continue
            if item.head:
                head = len(parts)
            part = self._part(item, depth)
            if item.capital:
                part = capital(part)
            if item.kind:
                part = named(part, item.kind)
            parts.append(part)
        return attach(parts, head)

    def _part(self, item: Item, depth: int) -> Fragment:
        what = item.what
        if what.startswith("$tree."):
            part = self.cuttings.draw(what[6:], self.rng)
        elif what.startswith("$"):
            part = self._expand(what[1:], depth + 1)
        elif what.startswith("%"):
            part = self.rng.choice(self.lists[what[1:]])
        else:
            form, pos, lemma, morph = (*what.split("/"), "", "", "")[:4]
            if not pos:
                return word(form, "PUNCT", "punct")
            part = word(form, pos, "dep", lemma, self._morph(morph))
        return attach([part], 0, item.dep or "dep")

    def _check(self, name: str) -> None:
        """Say at once what a rule asks for and the file does not have."""
        for rule, productions in self.rules.items():
            for production in productions:
                for item in production.items:
                    kind, rest = item.what[0], item.what[1:]
                    known = {
                        "$": rest in self.rules or rest.removeprefix("tree.") in Cuttings.KINDS,
                        "%": rest in self.lists,
                    }.get(kind, True)
                    if not known:
                        raise ValueError(f"{name}: the rule {rule!r} asks for {item.what}")

    def _finished(self, fragment: Fragment) -> Sentence:
        out = capital(_without_idle_commas(fragment))
        for i, token in enumerate(out):
            if token.head < 0:
                token.head, token.dep = i, "ROOT"
        for i, token in enumerate(out[:-1]):
            follower = out[i + 1]
            for form, other, before in self.changes:
                if token.form.lower() == form and follower.form[0].lower() in before:
                    token.form = other if token.form.islower() else other.capitalize()
            token.space = not (follower.form in self.tight_before or token.form in self.tight_after)
        out[-1].space = True
        return out


def _production(line: str, place: str, apart: bool) -> Production:
    weight, _, rest = line.partition(" | ")
    items = []
    for part in rest.split():
        match = _ITEM.match(part) if not _MARK.match(part) else None
        if match is None:
            items.append(Item(part, "punct", False, False, False, ""))
            continue
        items.append(
            Item(
                match["what"],
                match["dep"] or "",
                bool(match["head"]),
                bool(match["capital"]),
                bool(match["maybe"]),
                match["kind"] or "",
            )
        )
    if apart:
        return Production(float(weight), tuple(items))
    heads = sum(item.head for item in items)
    if len(items) > 1 and heads != 1:
        raise ValueError(f"{place}: {heads} items marked * in {rest!r}, one wanted")
    if any(not (item.head or item.dep) for item in items[1:]):
        raise ValueError(f"{place}: an item without a label in {rest!r}")
    if any(item.head and item.maybe for item in items):
        raise ValueError(f"{place}: the head may not be left out in {rest!r}")
    return Production(float(weight), tuple(items))


def _without_idle_commas(fragment: Fragment) -> Fragment:
    """A copy without the commas before another mark, as in "said X, the minister,"."""
    kept = [
        i
        for i, token in enumerate(fragment)
        if token.form != "," or (i + 1 < len(fragment) and fragment[i + 1].form not in IDLE_BEFORE)
    ]
    place = {old: new for new, old in enumerate(kept)}
    out = [copy(fragment[i]) for i in kept]
    for token in out:
        token.head = place.get(token.head, -1)
    return out


def named(fragment: Fragment, kind: str) -> Fragment:
    """A copy whose words are one name."""
    out = [copy(token) for token in fragment]
    for i, token in enumerate(out):
        token.name = f"{'I' if i else 'B'}-{kind}"
    return out
