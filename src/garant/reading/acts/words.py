"""The words of acts: predicates, capabilities, conditions, units, read from a language's folder."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from garant.errors import WordsError
from garant.model import Condition, Firmness, Kind
from garant.reading.parse import LIGHT
from garant.reading.phrases import Phrase, PhraseBook, phrase_words


class Role(StrEnum):
    """How a predicate takes part in an act."""

    DO = "do"  # the doing itself: envoyer, livrer, l'envoi; its tense sets the rung
    HOLD = "hold"  # an attitude to one's own doing: promettre, exclure, prêt à
    ASK = "ask"
    OPPOSE = "oppose"
    ENDORSE = "endorse"
    WARN = "warn"
    MEET = "meet"
    SIGN = "sign"
    VAGUE = "vague"  # something about the offer is left open: reste flou
    NEED = "need"  # impersonal need: il faut, est nécessaire
    VOID = "void"  # what stands under it is not said: dément avoir, craint que, nie
    JUDGE = "judge"  # the verdict decides: juge inacceptable, y voit un pas décisif
    SAY = "say"  # saying: what stands under it counts, unless the saying is denied


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PredicateEntry(_Strict):
    """One line of the predicates file."""

    form: str
    example: str
    pos: Literal["verb", "noun", "adj", "any"] | None = None
    firmness: Firmness | None = None
    negated: str | None = None
    capability: str | None = None
    family: str | None = None
    theme: Literal["object", "subject", "either"] | None = None
    needs: (
        Literal[
            "party", "capability", "complement", "denial", "denied", "company", "place", "person"
        ]
        | None
    ) = None


class PredicateGroup(_Strict):
    """Predicates that work alike; an entry may differ in any field."""

    role: Role
    kind: Kind | None = None
    pos: Literal["verb", "noun", "adj", "any"] = "verb"
    firmness: Firmness | None = None
    negated: str | None = None
    capability: str | None = None
    family: str | None = None
    theme: Literal["object", "subject", "either"] = "object"
    needs: (
        Literal[
            "party", "capability", "complement", "denial", "denied", "company", "place", "person"
        ]
        | None
    ) = None
    entries: tuple[PredicateEntry, ...]


class CapabilityEntry(_Strict):
    """One phrase for a capability; `given` replaces it where the thing is handed over."""

    form: str
    example: str
    given: str | None = None


class CapabilityGroup(_Strict):
    """The phrases of one capability, or of none (`code: null` shields a phrase from others)."""

    code: str | None
    weak: bool = False
    given: str | None = None
    tags: tuple[str, ...] = ()
    entries: tuple[CapabilityEntry, ...]


class ConditionEntry(_Strict):
    """One phrase that names what an act depends on."""

    form: str
    example: str


class ConditionGroup(_Strict):
    """The phrases of one condition; `standing` ones hold wherever they occur in a clause."""

    code: Condition
    standing: bool = False
    entries: tuple[ConditionEntry, ...]


class MarkerEntry(_Strict):
    """A word that opens a condition: si, à condition de, en cas de, sans, tant que."""

    form: str
    example: str
    bare: bool = True
    negative: bool = False


@dataclass(frozen=True, slots=True)
class Predicate:
    """A predicate ready for use: group and entry as one."""

    form: str
    rule: str
    role: Role
    kind: Kind | None
    pos: str
    firmness: Firmness | None
    negated_kind: Kind | None
    negated_firmness: Firmness | None
    capability: str | None
    family: str | None
    theme: str
    needs: str | None
    reflexive: bool


@dataclass(frozen=True, slots=True)
class Concept:
    """A capability phrase ready for use."""

    code: str | None
    given: str | None
    weak: bool
    form: str
    tags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Marker:
    """A condition marker ready for use."""

    form: str
    bare: bool
    negative: bool


@dataclass(frozen=True, slots=True)
class ActWords:
    """All the words of one language that acts are read with.

    A currency whose code begins with `=` ("US$") is that one, whoever gives; `grouping` holds the
    marks that part thousands.
    """

    predicates: PhraseBook[Predicate]
    capabilities: PhraseBook[Concept]
    conditions: PhraseBook[tuple[Condition, bool]]
    markers: PhraseBook[Marker]
    grammar: dict[str, frozenset[str]]
    numbers: dict[str, Decimal]
    multipliers: dict[str, Decimal]
    currencies: dict[str, str]
    home: dict[str, dict[str, str]]
    grouping: str
    verdicts: PhraseBook[Kind]
    units: frozenset[str]
    examples: tuple[tuple[str, str, str], ...]


_POS = {
    "verb": frozenset({"VERB", "AUX"}),
    "noun": frozenset({"NOUN", "PROPN"}),
    "adj": frozenset({"ADJ", "VERB", "NOUN"}),
    "any": frozenset[str](),
}

_NEGATED: dict[Role, tuple[Kind | None, Firmness | None]] = {
    Role.DO: (Kind.REFUSE, Firmness.EXCLUDED),
    Role.OPPOSE: (Kind.ENDORSE, None),
    Role.ENDORSE: (Kind.OPPOSE, None),
}


def _outcome(
    text: str | None, role: Role, kind: Kind | None
) -> tuple[Kind | None, Firmness | None]:
    """What a predicate turns into when negated: `refuse excluded`, `none`, or the role's own."""
    if text == "none":
        return None, None
    if text:
        name, _, rung = text.partition(" ")
        return Kind(name), Firmness(rung) if rung else None
    if role is Role.HOLD:
        if kind is Kind.REFUSE:
            return Kind.COMMIT, Firmness.POSSIBLE
        return Kind.REFUSE, Firmness.EXCLUDED
    return _NEGATED.get(role, (None, None))


def _predicates(groups: dict[str, PredicateGroup]) -> Iterator[Phrase[Predicate]]:
    for name, group in groups.items():
        for entry in group.entries:
            pos = entry.pos or group.pos
            reflexive = entry.form.startswith("se ")
            form = entry.form.removeprefix("se ")
            kind, firmness = _outcome(entry.negated or group.negated, group.role, group.kind)
            predicate = Predicate(
                form=entry.form,
                rule=name,
                role=group.role,
                kind=group.kind,
                pos=pos,
                firmness=entry.firmness or group.firmness,
                negated_kind=kind,
                negated_firmness=firmness,
                capability=entry.capability or group.capability,
                family=entry.family or group.family,
                theme=entry.theme or group.theme,
                needs=entry.needs or group.needs,
                reflexive=reflexive,
            )
            for words in _spelled(form):
                yield Phrase(
                    words,
                    predicate,
                    gap=4 if " " in form else 0,
                    pos=_POS[pos],
                    hanging=pos == "verb",
                    order=0 if reflexive or predicate.needs == "complement" else 1,
                )


def _spelled(form: str) -> Iterator[tuple[frozenset[str], ...]]:
    """A form's words, and the same with words cut at hyphens, as some pipelines cut them."""
    yield phrase_words(form)
    words = form.split()
    for place, word in enumerate(words):
        for choice in word.split("|"):
            if "-" in choice.strip("-") and choice.isascii():
                cut = choice.replace("-", " - ").split()
                yield phrase_words(" ".join([*words[:place], *cut, *words[place + 1 :]]))


def _read(path: Path) -> object:
    if not path.is_file():
        raise WordsError(f"{path}: the words file is missing; reinstall Garant or restore the file")
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


class _Predicates(_Strict):
    groups: dict[str, PredicateGroup]


class _Capabilities(_Strict):
    groups: dict[str, CapabilityGroup]


class _Conditions(_Strict):
    groups: dict[str, ConditionGroup]
    markers: tuple[MarkerEntry, ...]


class _Measures(_Strict):
    numbers: dict[str, Decimal]
    multipliers: dict[str, Decimal]
    currencies: dict[str, str]
    units: tuple[str, ...]
    home: dict[str, dict[str, str]] = {}
    grouping: str = ".,"


class _Verdicts(_Strict):
    verdicts: dict[Kind, tuple[str, ...]]


class _Grammar(_Strict):
    lists: dict[str, tuple[str, ...]]
    light: tuple[str, ...] = ()


M = TypeVar("M", bound=BaseModel)


def _check(schema: type[M], path: Path) -> M:
    try:
        return schema.model_validate(_read(path))
    except ValidationError as error:
        places = "; ".join(
            f"{'.'.join(str(step) for step in fault['loc'])}: {fault['msg']}"
            for fault in error.errors()
        )
        raise WordsError(f"{path.name}: {places}") from None


@cache
def load_act_words(folder: Path) -> ActWords:
    """Read and compile the words of acts in a language's folder.

    Raises:
        WordsError: A file is missing or has mistakes, all named with their place.
    """
    predicates = _check(_Predicates, folder / "predicates.yaml")
    carriers = _check(_Predicates, folder / "carriers.yaml")
    groups = {**carriers.groups, **predicates.groups}
    capabilities = _check(_Capabilities, folder / "capabilities.yaml")
    conditions = _check(_Conditions, folder / "conditions.yaml")
    measures = _check(_Measures, folder / "measures.yaml")
    grammar = _check(_Grammar, folder / "grammar.yaml")
    verdicts = _check(_Verdicts, folder / "verdicts.yaml")
    examples = [
        (name, entry.form, entry.example)
        for name, group in groups.items()
        for entry in group.entries
    ]
    return ActWords(
        predicates=PhraseBook(
            _predicates(groups),
            LIGHT | set(grammar.light),
            frozenset(grammar.lists.get("possessor", ())),
        ),
        capabilities=PhraseBook(
            Phrase(
                words,
                Concept(
                    group.code,
                    entry.given or group.given,
                    group.weak,
                    entry.form,
                    frozenset(group.tags),
                ),
                gap=3,
            )
            for group in capabilities.groups.values()
            for entry in group.entries
            for words in _spelled(entry.form)
        ),
        conditions=PhraseBook(
            Phrase(words, (group.code, group.standing), gap=3)
            for group in conditions.groups.values()
            for entry in group.entries
            for words in _spelled(entry.form)
        ),
        markers=PhraseBook(
            (
                Phrase(
                    phrase_words(entry.form),
                    Marker(entry.form, entry.bare, entry.negative),
                    gap=3 if grammar.light else 1,
                )
                for entry in conditions.markers
            ),
            LIGHT | set(grammar.light) - {"ADJ"},
        ),
        grammar={name: frozenset(words) for name, words in grammar.lists.items()},
        numbers=measures.numbers,
        multipliers=measures.multipliers,
        currencies=measures.currencies,
        home=measures.home,
        grouping=measures.grouping,
        verdicts=PhraseBook(
            Phrase(phrase_words(form), kind, gap=1)
            for kind, forms in verdicts.verdicts.items()
            for form in forms
        ),
        units=frozenset(measures.units),
        examples=tuple(examples),
    )
