"""What the YAML files of the ontology must look like; a file of one's own has the same form."""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints


def _listed(value: object) -> object:
    """A list, also where it is written as one text with commas."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(",")]
    return value


def _spaced(value: object) -> object:
    """A list, also where it is written as one text with blanks."""
    return value.split() if isinstance(value, str) else value


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_listed)]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9_]+$")]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Labels = dict[str, Text]


class Strict(BaseModel):
    """Any entry: a field that is not known is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class WordsEntry(Strict):
    """The words of one party in one language."""

    names: Texts = ()
    seats: Texts = ()
    institutions: Texts = ()
    adjectives: Texts = ()
    peoples: Texts = ()
    shorts: Texts = ()
    common_label: bool = False


class PartyEntry(Strict):
    """One party; entries of the same code in several files are put together."""

    kind: Literal["state", "body", "movement", "collective", "group"] | None = None
    members: tuple[Code, ...] = ()
    labels: Labels = {}
    words: dict[str, WordsEntry] = {}


_TERM = re.compile(
    r"(?P<party>[A-Z][A-Z0-9_]+) (?P<office>[a-z_]+)(?:@(?P<branch>[a-z_]+))?"
    r" (?P<since>\d{4}(?:-\d\d(?:-\d\d)?)?)/(?P<until>\d{4}(?:-\d\d(?:-\d\d)?)?)?"
    r"(?: (?P<evidence>read|recalled))?"
)


class TermEntry(Strict):
    """One term of office, written `GBR head_of_government 2024-07-05/2026-07-20 read`."""

    party: str
    office: str
    branch: str | None
    since: date
    until: date | None
    evidence: str


def day(text: str) -> date:
    """The first day of a year, month or day."""
    parts = [int(part) for part in text.split("-")]
    return date(*[*parts, 1, 1][:3])


def _term(value: object) -> object:
    if not isinstance(value, str):
        raise ValueError("expected a text such as 'GBR defence_minister 2024-07-05/2026-07-20'")
    found = _TERM.fullmatch(value.strip())
    if found is None:
        raise ValueError(
            f"{value!r} is no term of office; expected 'PARTY office[@branch] from/until evidence',"
            " such as 'GBR defence_minister 2024-07-05/2026-07-20 read'"
        )
    return {
        "party": found["party"],
        "office": found["office"],
        "branch": found["branch"],
        "since": day(found["since"]),
        "until": day(found["until"]) if found["until"] else None,
        "evidence": found["evidence"] or "recalled",
    }


class HolderEntry(Strict):
    """One person and the offices they held."""

    person: Text
    family: Text | Labels | None = None
    variants: tuple[Text, ...] = ()
    gender: Literal["f", "m", ""] = ""
    alone: bool = True
    usual: bool = False
    offices: tuple[Annotated[TermEntry, BeforeValidator(_term)], ...]


class CapabilityEntry(Strict):
    """One capability, with the units its amounts are counted in (`money` for any currency)."""

    pillar: Text
    labels: Labels
    units: Texts = ()


class UnitEntry(Strict):
    """One unit, with what reporting calls it, by language."""

    labels: Labels
    one: Labels
    words: dict[str, Texts] = {}


class OntologyFile(Strict):
    """One file of the ontology, with any of its sections."""

    states: dict[Code, Labels] = {}
    parties: dict[Code, PartyEntry] = {}
    offices: dict[str, Labels] = {}
    led_by_head_of_state: tuple[Code, ...] = ()
    seats: dict[str, Texts] = {}
    branches: dict[str, dict[str, Texts]] = {}
    holders: tuple[HolderEntry, ...] = ()
    pillars: dict[str, Labels] = {}
    capabilities: dict[str, CapabilityEntry] = {}
    units: dict[str, UnitEntry] = {}
    currencies: Annotated[tuple[Currency, ...], BeforeValidator(_spaced)] = ()
    conditions: dict[str, Labels] = {}
    ladder: dict[str, Labels] = {}
