"""Labels of installed pipelines mapped to Universal Dependencies, where the scheme is known.

A scheme is data (`schemes.yaml`): what gives it away, what its labels are called in UD, and where
its trees are built otherwise. What has no counterpart keeps a label that is near, so a reading made
with such a pipeline says that its labels were mapped.
"""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from garant.errors import WordsError
from garant.model import Doubt
from garant.reading.parse import Parse

if TYPE_CHECKING:
    from spacy.language import Language

NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "SYM"))
"""The classes on which a prepositional phrase is a noun's."""

_UD = "obl"
_FILE = Path(__file__).with_name("schemes.yaml")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Persons(_Strict):
    label: str
    inside: frozenset[str]
    flat: str
    title: str
    example: str


class _Prepositions(_Strict):
    labels: frozenset[str]
    noun: str
    clause: str
    case: str
    mark: str
    on_nominal: str
    on_verbal: str
    clause_on_nominal: str
    clause_on_verbal: str
    own: dict[str, str]
    joined: str
    alone: str
    example: str


class _Copulas(_Strict):
    lemma: str
    predicates: frozenset[str]
    cop: str
    there: str
    subject: str
    example: str


class _Chains(_Strict):
    conj: str
    cc: frozenset[str]
    example: str


class Scheme(_Strict):
    """A label scheme: how it is known, and what in it becomes what."""

    title: str
    known_by: frozenset[str]
    names: dict[str, str] = {}
    persons: _Persons | None = None
    prepositions: _Prepositions | None = None
    copulas: _Copulas | None = None
    chains: _Chains | None = None
    renamed: dict[str, str]
    renamed_by_class: dict[str, dict[str, str]] = {}
    example: str


@cache
def schemes() -> tuple[Scheme, ...]:
    """The schemes that can be mapped.

    Raises:
        WordsError: The file has mistakes.
    """
    held = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    try:
        return tuple(Scheme.model_validate(value) for value in held.values())
    except ValidationError as error:
        raise WordsError(f"{_FILE.name}: {' '.join(str(error).split())}") from None


def scheme_of(labels: frozenset[str]) -> Scheme | None:
    """The scheme that a parser's labels are of, None for UD's own and for one that is not known."""
    if is_ud(labels):
        return None
    return next((scheme for scheme in schemes() if scheme.known_by <= labels), None)


def is_ud(labels: frozenset[str]) -> bool:
    """Whether labels are those of Universal Dependencies."""
    return any(label.split(":")[0] == _UD for label in labels)


def parser_labels(nlp: "Language") -> frozenset[str]:
    """The labels of a pipeline's parser, without those of its other parts."""
    found: set[str] = set()
    for name, labels in nlp.pipe_labels.items():
        if "token.dep" in nlp.get_pipe_meta(name).assigns:
            # A parser's labels may come with the move that makes them: "L-nsubj".
            found.update(labels)
    return frozenset(found)


def label_notice(nlp: "Language") -> Doubt | None:
    """What is to be said of a reading made with a pipeline whose labels are mapped."""
    scheme = scheme_of(parser_labels(nlp))
    if scheme is None:
        return None
    name = f"{nlp.meta.get('lang', '')}_{nlp.meta.get('name', '')}".strip("_")
    return Doubt(
        "labels_mapped",
        f"The pipeline {name} parses with {scheme.title}, not those of Universal Dependencies; "
        "they were mapped, and what does not map may be read worse.",
    )


def map_labels(parse: Parse, scheme: Scheme) -> None:
    """Bring the trees of a parse to Universal Dependencies, in place; sentences are left alone."""
    tree = _Tree(parse)
    if scheme.persons is not None:
        tree.persons(scheme.persons)
    if scheme.prepositions is not None:
        tree.prepositions(scheme.prepositions)
    if scheme.copulas is not None:
        tree.copulas(scheme.copulas)
    if scheme.chains is not None:
        tree.chains(scheme.chains)
    for i, dep in enumerate(parse.deps):
        by_class = scheme.renamed_by_class.get(dep, {})
        parse.deps[i] = by_class.get(parse.pos[i]) or scheme.renamed.get(dep, dep)
    if scheme.names:
        parse.entities = [scheme.names.get(name, "") for name in parse.entities]
    parse.hang()


@dataclass(slots=True)
class _Tree:
    """A parse whose tree is rebuilt, with the children of each token kept up to date."""

    parse: Parse
    children: list[list[int]] = field(init=False)

    def __post_init__(self) -> None:
        self._count()

    def _count(self) -> None:
        self.parse.hang()
        self.children = self.parse.children

    def _hang(self, i: int, head: int, dep: str) -> None:
        self.parse.heads[i], self.parse.deps[i] = head, dep

    def _replace(self, old: int, new: int) -> None:
        """Put one token in the place of another in the tree, as root or under its head."""
        heads, deps = self.parse.heads, self.parse.deps
        heads[new] = new if heads[old] == old else heads[old]
        deps[new] = deps[old]

    def persons(self, rule: _Persons) -> None:
        parse = self.parse
        start = 0
        while start < len(parse):
            end = start + 1
            if parse.entities[start] == rule.label:
                while end < len(parse) and parse.entities[end] == rule.label:
                    end += 1
                self._person(range(start, end), rule)
            start = end

    def _person(self, span: range, rule: _Persons) -> None:
        """One person's name; neighbours of two people hang apart and are left alone."""
        parse = self.parse
        heads = [i for i in span if parse.heads[i] not in span or parse.heads[i] == i]
        inside = all(parse.deps[i] in rule.inside for i in span if i not in heads)
        if len(heads) != 1 or not inside or any(parse.pos[i] != "PROPN" for i in span):
            return
        old, new = heads[0], span[0]
        outside = [i for i in self.children[old] if i not in span]
        if old != new:
            self._replace(old, new)
        for i in outside:
            title = parse.deps[i] in rule.inside and i < new
            self._hang(i, new, rule.title if title else parse.deps[i])
        for i in span[1:]:
            self._hang(i, new, rule.flat)
        self._count()

    def prepositions(self, rule: _Prepositions) -> None:
        # From the last to the first, so that "out of Kyiv" is turned from the inside.
        for i in reversed(range(len(self.parse))):
            if self.parse.deps[i] in rule.labels and self.parse.pos[i] in ("ADP", "SCONJ", "VERB"):
                self._preposition(i, rule)

    def _preposition(self, i: int, rule: _Prepositions) -> None:
        parse = self.parse
        label = parse.deps[i]
        complement = next(
            (k for k in self.children[i] if k > i and parse.deps[k] in (rule.noun, rule.clause)),
            None,
        )
        inner = None
        if complement is None:
            # The inner one of "according to Reuters" has been turned already.
            complement = next(
                (k for k in self.children[i] if k > i and self._cased_by(k, i, rule)), None
            )
            if complement is None:
                parse.deps[i] = rule.alone
                return
            inner = i + 1
        clause = parse.deps[complement] == rule.clause
        old = parse.heads[i]
        nominal = parse.pos[old] in NOMINAL
        if clause:
            dep = rule.clause_on_nominal if nominal else rule.clause_on_verbal
        else:
            dep = rule.own.get(label) or (rule.on_nominal if nominal else rule.on_verbal)
        others = [k for k in self.children[i] if k != complement]
        if old == i:
            self._hang(complement, complement, parse.deps[i])
        else:
            self._hang(complement, old, dep)
        self._hang(i, complement, rule.mark if clause else rule.case)
        for k in others:
            self._hang(k, complement, parse.deps[k])
        if inner is not None:
            self._hang(inner, i, rule.joined)
        self._count()

    def _cased_by(self, k: int, i: int, rule: _Prepositions) -> bool:
        """Whether a noun has the word right after a preposition for its own preposition."""
        parse = self.parse
        return (
            i + 1 < len(parse)
            and parse.heads[i + 1] == k
            and parse.deps[i + 1] == rule.case
            and parse.deps[k] in (rule.on_nominal, rule.on_verbal)
        )

    def copulas(self, rule: _Copulas) -> None:
        parse = self.parse
        for i in range(len(parse)):
            if parse.lemmas[i] != rule.lemma:
                continue
            found = [k for k in self.children[i] if parse.deps[k] in rule.predicates]
            if not found:
                continue
            predicate = found[0]
            if any(parse.deps[k] == rule.there for k in self.children[i]):
                parse.deps[predicate] = rule.subject
                continue
            others = [k for k in self.children[i] if k != predicate]
            self._replace(i, predicate)
            for k in others:
                self._hang(k, predicate, parse.deps[k])
            self._hang(i, predicate, rule.cop)
            self._count()

    def chains(self, rule: _Chains) -> None:
        parse = self.parse
        for i in range(len(parse)):
            if parse.deps[i] == rule.conj:
                first = parse.heads[i]
                while parse.deps[first] == rule.conj and parse.heads[first] != first:
                    first = parse.heads[first]
                parse.heads[i] = first
        self._count()
        for i in range(len(parse)):
            if parse.deps[i] in rule.cc:
                head = parse.heads[i]
                first = parse.heads[head] if parse.deps[head] == rule.conj else head
                joined = [k for k in self.children[first] if k > i and parse.deps[k] == rule.conj]
                if joined and head < i:
                    parse.heads[i] = joined[0]
        self._count()
