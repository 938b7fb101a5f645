"""The words of reported speech, read from a language's `speech.yaml` and compiled once."""

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from garant.errors import WordsError
from garant.reading.statements.conjugation import Form, Pattern, conjugate

Complement = Literal["clause", "infinitive", "event", "quotation", "judgement", "self"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ConjugationEntry(_Strict):
    """A pattern of conjugation: what the infinitive looks like, and the forms it makes."""

    infinitive: str
    finite: str
    future: str = ""
    participle: str
    gerund: str


class Auxiliaries(_Strict):
    """The third-person forms of the auxiliaries.

    `support` are those that leave a bare verb said ("did say"), `modal` those that leave it unsaid
    ("will say"); `progressive` tells that "be" before a gerund makes it finite ("is saying").
    """

    have: tuple[str, ...]
    have_infinitive: tuple[str, ...] = ()
    have_gerund: tuple[str, ...] = ()
    be: tuple[str, ...]
    be_infinitive: tuple[str, ...] = ()
    be_gerund: tuple[str, ...] = ()
    been: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    modal: tuple[str, ...] = ()
    progressive: bool = False


class VerbEntry(_Strict):
    """One verb or expression of saying.

    `negated` tells that the negated verb still reports ("n'estime pas que"); "only", that nothing
    but the negated one does ("ne cache pas que"). `judges` adds an object with what it is held to
    be, `as` the words that lead it in; `through` stands before "que". `denies` tells that what it
    carries is said not to be so ("nie que"). `noun: any` takes any object for an event. `bare` as
    for the group.
    """

    verb: str
    example: str
    negated: bool | Literal["only"] = False
    judges: bool = False
    denies: bool = False
    as_: tuple[str, ...] = Field(default=(), alias="as")
    noun: Literal["event", "any"] = "event"
    through: tuple[str, ...] = ()
    bare: bool | None = None


class VerbGroup(_Strict):
    """Verbs that make a statement with the same complements.

    `bare` tells that no "that" need introduce their clause ("said it would"), `addressed` that whom
    it is said to stands between as a bare noun ("told Reuters that"). A verb may stand in several
    groups and then takes what any of them takes.
    """

    takes: tuple[Complement, ...]
    bare: bool = False
    addressed: bool = False
    through: tuple[str, ...] = ()
    entries: tuple[VerbEntry, ...]


class GovernorEntry(_Strict):
    """A verb before an infinitive of saying that leaves it said: "tient à rappeler que".

    `links` are the words between the two, "" for none. `negated` ones report only when negated ("ne
    cesse de dire"), `past` ones only in a past participle ("a dû reconnaître", not "doit dire").
    """

    verb: str
    links: tuple[str, ...]
    example: str
    negated: bool = False
    past: bool = False
    noun: bool = False


class SourceEntry(_Strict):
    """Words that make a noun the source of the clause they stand in.

    `named` asks for a person or a party behind them, `start` for the beginning of a sentence or
    clause, `own` says that the source is what stands in the words themselves ("de source
    diplomatique"), `self` that it is the last speaker ("à l'en croire"), `antecedent` that it is
    the noun before ("pour qui"), `closes` what stands behind its owner ("in Rutte's view").
    """

    form: str
    example: str
    named: bool = False
    start: bool = False
    own: bool = False
    self_: bool = Field(default=False, alias="self")
    antecedent: bool = False
    text: bool = False
    closes: tuple[str, ...] = ()


class EventNouns(_Strict):
    """Nouns that name an event or an assessment, by themselves or by their endings."""

    nouns: frozenset[str]
    suffixes: tuple[str, ...]
    attitudes: frozenset[str]


class SpeechFile(_Strict):
    """The whole of a language's words of speech.

    `reflexive_prefixes` begin a reflexive verb's entry ("se dire"); `subject_first_tags` tells that
    the subject of a tag may stand before its verb ("..., Rutte said.").
    """

    conjugations: tuple[ConjugationEntry, ...]
    auxiliaries: Auxiliaries
    reflexive_prefixes: tuple[str, ...] = ()
    subject_first_tags: bool = False
    lists: dict[str, frozenset[str]]
    governors: tuple[GovernorEntry, ...]
    sources: tuple[SourceEntry, ...]
    nouns: frozenset[str]
    events: EventNouns
    verbs: tuple[VerbGroup, ...]


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of saying ready for use: its infinitive, the words after it, what it takes."""

    name: str
    tail: tuple[str, ...]
    reflexive: bool
    takes: frozenset[str]
    through: frozenset[str]
    negated: bool | Literal["only"]
    leads: frozenset[str]
    any_noun: bool
    denies: bool = False
    bare: bool = False
    addressed: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A source expression ready for use: its alternatives, token by token."""

    words: tuple[str, ...]
    entry: SourceEntry


class Lists(dict[str, frozenset[str]]):
    """Closed lists of words by name; one that a language does not need is empty."""

    def __missing__(self, name: str) -> frozenset[str]:
        return frozenset()


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """A language's words of reported speech, compiled to maps by word form."""

    lists: Lists
    subject_first_tags: bool
    auxiliaries: Auxiliaries
    verbs: dict[str, tuple[tuple[Verb, Form], ...]]
    governors: dict[str, tuple[tuple[GovernorEntry, Form], ...]]
    sources: dict[str, tuple[Source, ...]]
    nouns: frozenset[str]
    noun_phrases: tuple[tuple[str, ...], ...]
    events: EventNouns
    examples: tuple[tuple[str, str], ...]

    def has(self, name: str, word: str) -> bool:
        """Whether a word in lower case is on one of the closed lists."""
        return word in self.lists[name]

    def is_event(self, noun: str) -> bool:
        """Whether a noun names an event or an assessment ("l'envoi", "la nécessité")."""
        if noun in self.events.attitudes:
            return False
        return noun in self.events.nouns or (len(noun) > 5 and noun.endswith(self.events.suffixes))


def _tokens(form: str) -> tuple[str, ...]:
    return tuple(form.split())


def _bare(name: str, prefixes: tuple[str, ...]) -> str:
    """A verb's name without the word that makes it reflexive."""
    return next((name.removeprefix(p) for p in prefixes if name.startswith(p)), name)


def _verb(group: VerbGroup, entry: VerbEntry, prefixes: tuple[str, ...]) -> Verb:
    bare = _bare(entry.verb, prefixes)
    takes = frozenset(group.takes) | ({"judgement"} if entry.judges else frozenset())
    return Verb(
        name=entry.verb,
        tail=tuple(bare.split()[1:]),
        reflexive=bare != entry.verb,
        takes=takes,
        through=frozenset((*group.through, *entry.through)),
        negated=entry.negated,
        leads=frozenset(entry.as_),
        any_noun=entry.noun == "any",
        denies=entry.denies,
        bare=group.bare if entry.bare is None else entry.bare,
        addressed=group.addressed,
    )


def _joined(one: Verb, other: Verb) -> Verb:
    """A verb that stands in two groups."""
    return replace(
        one,
        takes=one.takes | other.takes,
        through=one.through | other.through,
        negated=one.negated or other.negated,
        leads=one.leads | other.leads,
        any_noun=one.any_noun or other.any_noun,
        denies=one.denies or other.denies,
        bare=one.bare or other.bare,
        addressed=one.addressed or other.addressed,
    )


def _compile(file: SpeechFile) -> SpeechWords:
    patterns = [
        Pattern(
            re.compile(entry.infinitive),
            tuple(
                (form, template)
                for form, templates in (
                    (Form.FINITE, entry.finite),
                    (Form.FUTURE, entry.future),
                    (Form.PARTICIPLE, entry.participle),
                    (Form.GERUND, entry.gerund),
                )
                for template in templates.split()
            ),
        )
        for entry in file.conjugations
    ]
    examples: list[tuple[str, str]] = []
    known: dict[str, Verb] = {}
    for group in file.verbs:
        for entry in group.entries:
            examples.append((entry.verb, entry.example))
            verb = _verb(group, entry, file.reflexive_prefixes)
            held = known.get(entry.verb)
            known[entry.verb] = verb if held is None else _joined(held, verb)
    verbs: dict[str, list[tuple[Verb, Form]]] = {}
    for name, verb in known.items():
        for word, form in conjugate(_bare(name, file.reflexive_prefixes).split()[0], patterns):
            verbs.setdefault(word, []).append((verb, form))
    governors: dict[str, list[tuple[GovernorEntry, Form]]] = {}
    for governor in file.governors:
        examples.append((governor.verb, governor.example))
        for word, form in conjugate(governor.verb, patterns):
            governors.setdefault(word, []).append((governor, form))
    sources: dict[str, list[Source]] = {}
    for source in file.sources:
        examples.append((source.form, source.example))
        for words in product(*(token.split("|") for token in _tokens(source.form))):
            sources.setdefault(words[0], []).append(Source(words, source))
    return SpeechWords(
        lists=Lists(file.lists),
        subject_first_tags=file.subject_first_tags,
        auxiliaries=file.auxiliaries,
        # A reflexive verb and one with a tail are read before the bare verb.
        verbs={
            word: tuple(sorted(held, key=lambda pair: (-len(pair[0].tail), not pair[0].reflexive)))
            for word, held in verbs.items()
        },
        governors={word: tuple(held) for word, held in governors.items()},
        sources={
            word: tuple(sorted(held, key=lambda source: -len(source.words)))
            for word, held in sources.items()
        },
        nouns=frozenset(noun for noun in file.nouns if " " not in noun),
        noun_phrases=tuple(_tokens(noun) for noun in sorted(file.nouns) if " " in noun),
        events=file.events,
        examples=tuple(examples),
    )


@cache
def load_speech_words(folder: Path) -> SpeechWords:
    """The words of reported speech in a language's folder, compiled once.

    Args:
        folder: The folder of the language's words, which holds `speech.yaml`.

    Raises:
        WordsError: The file is missing or is not as described above.
    """
    path = folder / "speech.yaml"
    if not path.is_file():
        raise WordsError(f"{path}: no words of speech; add the file or read another language")
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise WordsError(f"{path}: not readable as YAML ({error})") from error
    try:
        return _compile(SpeechFile.model_validate(data))
    except ValidationError as error:
        raise WordsError(f"{path}: {error}") from error
