"""What the YAML file of a pact must look like, and the JSON Schema that editors check it by.

Only the form is told here; what its parts must have to do with one another is checked in
`pact_checks`.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag
from pydantic.json_schema import WithJsonSchema
from pydantic_core import PydanticCustomError

from garant.model import Condition, State
from garant.ontology.party import Ontology
from garant.ontology.schema import Text, Texts

LANGUAGES = ("fr", "en")
"""What every label is written in, at least."""

LARGEST = Decimal(10) ** 15
"""No amount is more, in any unit."""

LONGEST = 500
"""Characters of a label or a title."""

_NAME = r"^[a-z][a-z0-9_]*$"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_URL = re.compile(r"https?://[^\s/.]+\.[^\s/]+(/\S*)?")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_NUMBER = re.compile(r"^[0-9]+(_[0-9]+)*(\.[0-9]+)?$")


def mistake(problem: str) -> PydanticCustomError:
    """A mistake told in our own words."""
    return PydanticCustomError("pact", "{problem}", {"problem": problem})


def _day(value: object) -> object:
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise mistake(f"{_shown(value)} is no day; write it as 2026-01-06")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise mistake(f"there is no day {value}") from None


def _url(value: object) -> object:
    if not isinstance(value, str) or not _URL.fullmatch(value):
        raise mistake(f"{_shown(value)} is no web address; write it with https://")
    return value


def _number(value: object) -> object:
    if not isinstance(value, str) or not _NUMBER.fullmatch(value):
        raise mistake(f"{_shown(value)} is no amount; write digits alone, as 2000 or 90_000_000")
    number = Decimal(value.replace("_", ""))
    if not 0 < number <= LARGEST:
        raise mistake(f"{_shown(value)} is no amount; it is more than 0 and at most {LARGEST:f}")
    return number


def _labels(value: object) -> object:
    """Texts by language, each of which is there and on one line."""
    if not isinstance(value, dict):
        raise mistake("a text by language was expected, as {fr: ..., en: ...}")
    lacking = [language for language in LANGUAGES if not value.get(language)]
    if lacking:
        raise mistake(f"the text in {' and '.join(lacking)} is missing")
    for language, text in value.items():
        if not _LANGUAGE.fullmatch(language):
            problem = f"'{language}' is no language code such as fr or en"
            raise mistake(f"{problem}; put a text that has a comma into quotation marks")
        if not isinstance(text, str) or not text.strip():
            raise mistake(f"the text in {language} is empty or no text")
        if len(text) > LONGEST:
            raise mistake(f"the text in {language} has more than {LONGEST} characters")
    return {language: " ".join(text.split()) for language, text in value.items()}


def _or_nothing(empty: type) -> Any:
    """An empty section counts as none."""
    return BeforeValidator(lambda value: empty() if value is None else value)


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    if not isinstance(value, str):
        return "a list" if isinstance(value, list) else "a mapping"
    return f"'{value}'" if len(value) <= 60 else f"'{value[:60]}...'"


def _form(value: object) -> str:
    return "name" if isinstance(value, str) else "entry"


Name = Annotated[str, Field(pattern=_NAME)]
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Labels = Annotated[
    dict[str, str],
    BeforeValidator(_labels),
    WithJsonSchema(
        {
            "type": "object",
            "required": list(LANGUAGES),
            "additionalProperties": {"type": "string", "minLength": 1, "maxLength": LONGEST},
            "description": "A text by language.",
        }
    ),
]


class Entry(BaseModel):
    """Any part of the file: a key that is not known is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceEntry(Entry):
    """Where something stands in public."""

    url: Annotated[str, BeforeValidator(_url), Field(description="Its web address, with https://.")]
    day: Annotated[Day, Field(description="The day it was published, as 2026-01-06.")]
    title: Annotated[Text | None, Field(description="What it is, in your own words.")] = None


Named = Annotated[Name, Tag("name"), Field(description="A name among `sources`.")]
SourceChoice = Annotated[
    Named | Annotated[SourceEntry, Tag("entry")],
    Discriminator(_form),
]


class AmountEntry(Entry):
    """How much is asked for, only where a public source says so."""

    value: Annotated[
        Decimal,
        BeforeValidator(_number),
        WithJsonSchema(
            {"anyOf": [{"type": "number", "exclusiveMinimum": 0}, {"pattern": _NUMBER.pattern}]}
        ),
    ]
    unit: Annotated[
        Text, Field(description="What it is counted in: person, aircraft, or EUR, USD, ...")
    ]
    source: SourceChoice


class NeedEntry(Entry):
    """One capability that the pact asks for."""

    pillar: Annotated[Name, Field(description="A name among `pillars`.")]
    capability: Annotated[Text, Field(description="What is to be given.")]
    label: Annotated[Labels, Field(description="What to call it.")]
    contributors: Annotated[
        int, Field(ge=1, description="The least number of parties that must give it.")
    ] = 1
    amount: AmountEntry | None = None
    place: Annotated[Text | None, Field(description="Where it is to be given.")] = None
    givers: Annotated[
        Texts, Field(description="The only parties whose offers count; all where left out.")
    ] = ()


class LogicEntry(Entry):
    """What must hold: `all` or `any` of some parts, or `at_least` so many `of` them."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [
                {"required": ["all"]},
                {"required": ["any"]},
                {"required": ["at_least", "of"]},
            ]
        }
    )

    all: Annotated["tuple[Part, ...] | None", Field(min_length=1)] = None
    any: Annotated["tuple[Part, ...] | None", Field(min_length=1)] = None
    at_least: int | None = None
    of: Annotated["tuple[Part, ...] | None", Field(min_length=1)] = None


Part = Annotated[
    Annotated[Name, Tag("name"), Field(description="The name of a pillar or a need.")]
    | Annotated[LogicEntry, Tag("entry")],
    Discriminator(_form),
]


class PillarEntry(Entry):
    """A group of needs; without a logic of its own it holds where all of them do."""

    label: Labels
    logic: Part | None = None


class LeanEntry(Entry):
    """One need or pillar that does not hold without another, with a source."""

    lean: Annotated[Text, Field(description="What leans on what: 'force on backstop'.")]
    source: SourceChoice | None = None


class StateEntry(Entry):
    """From a day on a condition is met, unmet or unknown."""

    since: Annotated[Day, Field(alias="from", description="The first day, as 2026-01-06.")]
    state: State
    source: SourceChoice


LeanChoice = Annotated[
    Annotated[Text, Tag("name"), Field(description="What leans on what: 'force on backstop'.")]
    | Annotated[LeanEntry, Tag("entry")],
    Discriminator(_form),
]


class PactFile(Entry):
    """What a person wrote down as to be covered."""

    title: Labels
    beneficiary: Annotated[Text, Field(description="The protected party: UKR, PSE, HTI, ...")]
    adversary: Annotated[
        Text | None, Field(description="Whom it protects against, where that is a party.")
    ] = None
    trigger: Annotated[Labels, Field(description="What sets the guarantee off.")]
    sources: Annotated[
        dict[Name, SourceEntry],
        _or_nothing(dict),
        Field(description="Sources by a short name, to be named below."),
    ] = {}
    pillars: Annotated[dict[Name, PillarEntry], Field(min_length=1)]
    needs: Annotated[dict[Name, NeedEntry], Field(min_length=1)]
    logic: Annotated[
        Part | None, Field(description="What must hold for the guarantee; all pillars if left out.")
    ] = None
    leans: Annotated[
        tuple[LeanChoice, ...],
        _or_nothing(list),
        Field(description="What does not hold without what."),
    ] = ()
    conditions: Annotated[
        dict[Condition, Annotated[tuple[StateEntry, ...], _or_nothing(list)]],
        _or_nothing(dict),
        Field(description="What offers depend on, with its states in order of day."),
    ] = {}


def json_schema_of(ontology: Ontology) -> dict[str, Any]:
    """The JSON Schema of a pact, by which editors complete and check one while it is written.

    Args:
        ontology: Has the capabilities and units.
    """
    schema = PactFile.model_json_schema(by_alias=True)
    parts = schema["$defs"]
    parts["NeedEntry"]["properties"]["capability"]["enum"] = list(ontology.capabilities)
    parts["AmountEntry"]["properties"]["unit"]["anyOf"] = [
        {"enum": list(ontology.units)},
        {"enum": sorted(ontology.currencies)},
    ]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A pact of Garant",
        **{key: value for key, value in schema.items() if key != "title"},
    }
