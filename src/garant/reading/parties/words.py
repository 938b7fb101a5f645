"""The words of one language that parties are found by, read from `<language>/parties.yaml`."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from garant.errors import WordsError
from garant.reading.parties.folding import Trie, fold, pieces


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class OfficeGroup(_Strict):
    """Words for one class of office; `default`: whose office it is where the text does not say."""

    office: str
    example: str
    forms: tuple[str, ...]
    plural: bool = False
    default: tuple[str, ...] = ()
    only_default: bool = False


class Group(_Strict):
    """Words of one sort with an example."""

    example: str
    forms: tuple[str, ...]


class TitleGroup(_Strict):
    """Titles before a name, and the gender they show."""

    gender: Literal["m", "f", ""]
    forms: tuple[str, ...]


class PronounGroup(_Strict):
    """Pronouns of one gender (empty: either, `n`: no person) and number."""

    forms: tuple[str, ...]
    gender: Literal["m", "f", "n", ""]
    number: Literal["s", "p"]
    example: str


class ShortGroup(_Strict):
    """Nouns that point back to a party or person of the text."""

    points_to: Literal["state", "body", "movement", "person"]
    example: str
    forms: tuple[str, ...]
    only: tuple[str, ...] = ()


class Former(_Strict):
    """Words that make a holder a former or a coming one."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    example: str


class Impersonal(_Strict):
    """Verbs, phrases and predicates whose subject pronoun stands for nobody: "it is too soon"."""

    verbs: tuple[str, ...]
    phrases: tuple[str, ...]
    predicates: tuple[str, ...] = ()
    example: str


class Forms(_Strict):
    """A list of words."""

    forms: tuple[str, ...]
    example: str = ""


class Genders(_Strict):
    """The gender of names: by their last letter, and the exceptions."""

    feminine_endings: tuple[str, ...]
    masculine: tuple[str, ...]
    feminine: tuple[str, ...]
    plural: tuple[str, ...]


class Compounds(_Strict):
    """First parts of compound adjectives: franco-, germano-."""

    example: str
    prefixes: dict[str, str]


class PartyWordsFile(_Strict):
    """The whole file."""

    language: str
    adjectives_capitalised: bool
    owners_before: bool
    offices: tuple[OfficeGroup, ...]
    office_insertions: tuple[str, ...]
    preferred: tuple[str, ...]
    former: Former
    outsiders: tuple[Group, ...]
    institutions: tuple[Group, ...]
    institutions_owned: tuple[str, ...]
    institutions_back: dict[str, str] = {}
    institutions_defaults: dict[str, str]
    officials: tuple[Group, ...]
    officials_owned: tuple[str, ...]
    officials_domestic: tuple[str, ...]
    collectives: tuple[Group, ...]
    allies: tuple[Group, ...]
    counted: tuple[str, ...]
    number_nouns: tuple[str, ...]
    titles: tuple[TitleGroup, ...]
    particles: tuple[str, ...]
    no_names: tuple[str, ...]
    name_breakers: tuple[str, ...]
    name_openers: tuple[str, ...] = ()
    media_words: tuple[str, ...]
    pronouns: tuple[PronounGroup, ...]
    nearest: tuple[str, ...]
    latest: tuple[str, ...] = ()
    set_apart: tuple[str, ...] = ()
    there: tuple[str, ...] = ()
    issued_by: tuple[str, ...] = ()
    after_names: tuple[str, ...] = ()
    first_person: tuple[str, ...]
    subject_pronouns: tuple[str, ...]
    possessives: tuple[str, ...]
    possessive_marks: tuple[str, ...] = ()
    plural_possessives: tuple[str, ...]
    own_possessives: tuple[str, ...]
    small_numbers: dict[str, int]
    demonstratives: tuple[str, ...]
    definite: tuple[str, ...]
    indefinite: tuple[str, ...]
    impersonal: Impersonal
    shorts: tuple[ShortGroup, ...]
    demonym_endings: tuple[str, ...]
    counterparts: Forms
    source_links: tuple[str, ...]
    locatives: tuple[str, ...]
    locative_a: tuple[str, ...]
    contracted: tuple[str, ...] = ()
    seated: tuple[str, ...] = ()
    gathered: tuple[str, ...] = ()
    speaks_for: tuple[str, ...] = ()
    of: tuple[str, ...]
    agentive: tuple[str, ...]
    place_nouns: Forms
    dative: Forms
    gender: Genders
    compound_adjectives: Compounds


@dataclass(frozen=True, slots=True)
class Noun:
    """What a noun phrase of the file stands for: its section, and what the section says of it."""

    sort: str
    form: str
    office: str = ""
    plural: bool = False
    default: tuple[str, ...] = ()
    only_default: bool = False
    owned: bool = False
    points_to: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class PartyWords:
    """The words of one language, compiled; compared by identity."""

    language: str
    adjectives_capitalised: bool
    owners_before: bool
    nouns: Trie[Noun]
    insertions: Trie[str]
    titles: dict[str, str]
    pronouns: Trie[tuple[str, str]]
    impersonal: Trie[str]
    impersonal_verbs: frozenset[str]
    impersonal_predicates: frozenset[str]
    compounds: dict[str, str]
    gender: Genders
    preferred: tuple[str, ...]
    breakers: Trie[str]
    openers: Trie[str]
    sets: dict[str, frozenset[str]]
    institution_defaults: dict[str, str]
    institutions_back: dict[str, str]
    small_numbers: dict[str, int]
    examples: tuple[tuple[str, str], ...]
    possessive_marks: frozenset[str] = frozenset()
    has_neuter: bool = False  # whether "it" is for what is no person, and "he" for persons alone

    def pronoun(self, tokens: Sequence[tuple[str, ...]], start: int) -> tuple[str, str]:
        """The gender and number of the longest pronoun at a token where one begins."""
        return list(self.pronouns.at(tokens, start))[-1][1][0]


def expand(form: str) -> Iterator[str]:
    """All phrases that a form of the words file stands for: a|b is either, (x) may be missing."""
    parts = re.findall(r"\([^)]*\)|\S+", form)
    choices: list[list[str]] = []
    for part in parts:
        if part.startswith("("):
            choices.append(["", *expand(part[1:-1])])
        else:
            choices.append(part.split("|"))
    for choice in itertools.product(*choices):
        yield " ".join(word for word in choice if word)


_SETS = (
    "particles",
    "no_names",
    "media_words",
    "first_person",
    "officials_domestic",
    "nearest",
    "subject_pronouns",
    "possessives",
    "own_possessives",
    "plural_possessives",
    "demonstratives",
    "definite",
    "indefinite",
    "locatives",
    "locative_a",
    "contracted",
    "seated",
    "gathered",
    "speaks_for",
    "of",
    "agentive",
    "counted",
    "number_nouns",
    "demonym_endings",
    "source_links",
    "institutions_owned",
    "latest",
    "set_apart",
    "there",
    "issued_by",
    "after_names",
)


@cache
def load_party_words(folder: Path) -> PartyWords:
    """Read and compile the words for parties in a language's folder.

    Raises:
        WordsError: The file is missing or has mistakes, all named with their place.
    """
    if not (path := folder / "parties.yaml").is_file():
        raise WordsError(f"{path}: the words file is missing; reinstall Garant or restore the file")
    try:
        held = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        return compile_words(PartyWordsFile.model_validate(held))
    except ValidationError as error:
        places = "\n".join(
            f"{path.name}: {'.'.join(map(str, fault['loc']))}: {fault['msg']}"
            for fault in error.errors()
        )
        raise WordsError(places) from None


def compile_words(file: PartyWordsFile) -> PartyWords:
    """Compile a words file into tries and sets of folded words."""
    nouns: Trie[Noun] = Trie()
    for noun in _nouns(file):
        nouns.add(noun.form, noun)
    insertions: Trie[str] = Trie()
    for word in file.office_insertions:
        insertions.add(word, word)
    pronouns: Trie[tuple[str, str]] = Trie()
    for group in file.pronouns:
        for form in group.forms:
            pronouns.add(form, (group.gender, group.number))
    breakers: Trie[str] = Trie()
    for word in file.name_breakers:
        breakers.add(word, word)
    openers: Trie[str] = Trie()
    for word in file.name_openers:
        openers.add(word, word)
    impersonal: Trie[str] = Trie()
    for phrase in file.impersonal.phrases:
        impersonal.add(phrase, phrase)
    sets = {name: _folded(getattr(file, name)) for name in _SETS}
    sets["former"] = _folded(file.former.before)
    sets["former_after"] = _folded(file.former.after)
    sets["place_nouns"] = _folded(file.place_nouns.forms)
    sets["dative"] = _folded(file.dative.forms)
    return PartyWords(
        language=file.language,
        adjectives_capitalised=file.adjectives_capitalised,
        owners_before=file.owners_before,
        nouns=nouns,
        insertions=insertions,
        titles={_joined(f): group.gender for group in file.titles for f in group.forms},
        pronouns=pronouns,
        impersonal=impersonal,
        impersonal_verbs=_folded(file.impersonal.verbs),
        impersonal_predicates=_folded(file.impersonal.predicates),
        compounds={
            fold(prefix): code for prefix, code in file.compound_adjectives.prefixes.items()
        },
        gender=file.gender,
        preferred=file.preferred,
        breakers=breakers,
        openers=openers,
        sets=sets,
        small_numbers={_joined(word): number for word, number in file.small_numbers.items()},
        institutions_back={_joined(k): v for k, v in file.institutions_back.items()},
        institution_defaults={_joined(k): v for k, v in file.institutions_defaults.items()},
        examples=tuple(_examples(file)),
        possessive_marks=frozenset(file.possessive_marks),
        has_neuter=any(group.gender == "n" for group in file.pronouns),
    )


def _joined(phrase: str) -> str:
    """The folded pieces of a phrase as one text, as tokens are asked for."""
    spaced = phrase.replace("'", "' ")
    return " ".join(piece for word in spaced.split() for piece in pieces(word))


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(_joined, words))


def _nouns(file: PartyWordsFile) -> Iterator[Noun]:
    for office in file.offices:
        for form in office.forms:
            for phrase in expand(form):
                yield Noun(
                    "office",
                    phrase,
                    office.office,
                    office.plural,
                    office.default,
                    office.only_default,
                )
    owned = _folded((*file.institutions_owned, *file.officials_owned))
    sections: dict[str, tuple[Group | ShortGroup, ...]] = {
        "outsider": file.outsiders,
        "institution": file.institutions,
        "official": file.officials,
        "collective": file.collectives,
        "ally": file.allies,
        "short": file.shorts,
    }
    for sort, groups in sections.items():
        for group in groups:
            points_to = group.points_to if isinstance(group, ShortGroup) else ""
            only = group.only if isinstance(group, ShortGroup) else ()
            for form in group.forms:
                for phrase in expand(form):
                    yield Noun(
                        sort,
                        phrase,
                        default=only,
                        owned=_joined(phrase) in owned,
                        points_to=points_to,
                    )
    for form in file.counterparts.forms:
        yield Noun("counterpart", form)


def _examples(file: PartyWordsFile) -> Iterator[tuple[str, str]]:
    for section in (
        "offices",
        "outsiders",
        "institutions",
        "officials",
        "collectives",
        "allies",
        "pronouns",
        "shorts",
    ):
        for group in getattr(file, section):
            yield section, group.example
    for section in ("former", "impersonal", "counterparts", "place_nouns", "dative"):
        yield section, getattr(file, section).example
    yield "compound_adjectives", file.compound_adjectives.example
