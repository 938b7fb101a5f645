"""Reading the ontology: its own files, and a file of the user's in the same form."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import yaml
from pydantic import ValidationError

from garant.errors import WordsError
from garant.ontology.party import (
    MONEY,
    Capability,
    Holder,
    Naming,
    Ontology,
    Party,
    PartyKind,
    Term,
    Unit,
)
from garant.ontology.schema import HolderEntry, OntologyFile, PartyEntry, WordsEntry

FOLDER = Path(__file__).parent
FILES = (
    "states.yaml",
    "states_fr.yaml",
    "states_en.yaml",
    "states_de.yaml",
    "parties.yaml",
    "offices.yaml",
    "holders.yaml",
    "units.yaml",
    "capabilities.yaml",
    "conditions.yaml",
)
"""The files that come with Garant; a later one adds to what an earlier one says of a party."""


def load_ontology(extra: Path | None = None) -> Ontology:
    """Read the ontology, with the user's own parties and holders added where a file is given.

    Args:
        extra: A YAML file with any sections of the files that come with Garant (`parties`,
            `holders`, ...); what it says of a known party or person is added to what is known.

    Raises:
        WordsError: A file is missing or has mistakes, all named with their place.
    """
    return _loaded(extra)


@cache
def _loaded(extra: Path | None) -> Ontology:
    paths = [FOLDER / name for name in FILES]
    if extra is not None:
        paths.append(extra)
    faults: list[str] = []
    # A file of the user's may bear the name of one of ours.
    files = {
        str(path) if path == extra and path.name in FILES else path.name: _checked(path, faults)
        for path in paths
    }
    if not faults:
        faults.extend(_broken_links(files))
    if faults:
        raise WordsError("\n".join(faults))
    return _built(files.values())


def _checked(path: Path, faults: list[str]) -> OntologyFile:
    try:
        text = path.read_text(encoding="utf-8")
        held = yaml.load(text, Loader=yaml.CSafeLoader)
    except OSError as error:
        faults.append(f"{path}: {error.strerror}; give the path of a readable YAML file")
        return OntologyFile()
    except UnicodeDecodeError:
        faults.append(f"{path}: not UTF-8; save it as UTF-8")
        return OntologyFile()
    except yaml.YAMLError as error:
        faults.append(f"{path}: no valid YAML: {' '.join(str(error).split())}")
        return OntologyFile()
    try:
        return OntologyFile.model_validate(held or {})
    except ValidationError as error:
        for fault in error.errors():
            place = ".".join(str(step) for step in fault["loc"])
            faults.append(f"{path.name}: {place}: {fault['msg'].removeprefix('Value error, ')}")
        return OntologyFile()


def _broken_links(files: Mapping[str, OntologyFile]) -> Iterable[str]:
    """Codes, offices and pillars that are named in a file and defined in none."""
    codes = {code for file in files.values() for code in (*file.states, *file.parties)}
    offices = {office for file in files.values() for office in file.offices}
    pillars = {pillar for file in files.values() for pillar in file.pillars}
    units = {MONEY} | {unit for file in files.values() for unit in file.units}
    for name, file in files.items():
        for number, holder in enumerate(file.holders):
            place = f"{name}: holders.{number} ({holder.person})"
            for term in holder.offices:
                if term.party not in codes:
                    yield f"{place}: the party {term.party} is not defined"
                if term.office not in offices:
                    yield f"{place}: the office {term.office} is not in offices.yaml"
                if term.until is not None and term.until <= term.since:
                    yield f"{place}: the term of {term.office} ends before it begins"
        for code, party in file.parties.items():
            for member in party.members:
                if member not in codes:
                    yield f"{name}: parties.{code}.members: {member} is not defined"
        for office in file.seats:
            if office not in offices:
                yield f"{name}: seats.{office}: the office is not in offices.yaml"
        for code in file.led_by_head_of_state:
            if code not in codes:
                yield f"{name}: led_by_head_of_state: {code} is not defined"
        for code, capability in file.capabilities.items():
            if capability.pillar not in pillars:
                yield f"{name}: capabilities.{code}: the pillar {capability.pillar} is not defined"
            for unit in capability.units:
                if unit not in units:
                    yield f"{name}: capabilities.{code}: the unit {unit} is not in units.yaml"


def _built(files: Iterable[OntologyFile]) -> Ontology:
    files = list(files)
    return Ontology(
        parties=_parties(files),
        holders=_holders(files),
        offices={code: labels for file in files for code, labels in file.offices.items()},
        led_by_head_of_state=frozenset(c for file in files for c in file.led_by_head_of_state),
        seat_offices={
            seat: office for file in files for office, seats in file.seats.items() for seat in seats
        },
        branches={branch: words for file in files for branch, words in file.branches.items()},
        pillars={code: labels for file in files for code, labels in file.pillars.items()},
        capabilities={
            code: Capability(code, entry.pillar, entry.labels, entry.units)
            for file in files
            for code, entry in file.capabilities.items()
        },
        conditions={code: labels for file in files for code, labels in file.conditions.items()},
        ladder={code: labels for file in files for code, labels in file.ladder.items()},
        units={
            code: Unit(code, entry.labels, entry.one, entry.words)
            for file in files
            for code, entry in file.units.items()
        },
        currencies=frozenset(code for file in files for code in file.currencies),
    )


def _parties(files: list[OntologyFile]) -> dict[str, Party]:
    entries: dict[str, list[PartyEntry]] = {}
    for file in files:
        for code, labels in file.states.items():
            entries.setdefault(code, []).append(PartyEntry(kind="state", labels=labels))
        for code, entry in file.parties.items():
            entries.setdefault(code, []).append(entry)
    return {code: _party(code, held) for code, held in entries.items()}


def _party(code: str, entries: list[PartyEntry]) -> Party:
    kind = next((entry.kind for entry in reversed(entries) if entry.kind), "collective")
    labels = {language: name for entry in entries for language, name in entry.labels.items()}
    words: dict[str, dict[Naming, tuple[str, ...]]] = {}
    common: set[str] = set()
    for entry in entries:
        for language, held in entry.words.items():
            if held.common_label:
                common.add(language)
            _add(words.setdefault(language, {}), held)
    for language, label in labels.items():
        if language not in common and language in words:
            names = words[language].get(Naming.NAME, ())
            words[language][Naming.NAME] = tuple(dict.fromkeys((label, *names)))
    members = tuple(dict.fromkeys(m for entry in entries for m in entry.members))
    return Party(code, PartyKind(kind), labels, words, members)


def _add(words: dict[Naming, tuple[str, ...]], held: WordsEntry) -> None:
    for naming in Naming:
        more: tuple[str, ...] = getattr(held, naming.value)
        if more:
            words[naming] = tuple(dict.fromkeys((*words.get(naming, ()), *more)))


def _holders(files: list[OntologyFile]) -> tuple[Holder, ...]:
    entries: dict[str, list[HolderEntry]] = {}
    for file in files:
        for entry in file.holders:
            entries.setdefault(entry.person, []).append(entry)
    return tuple(_holder(held) for held in entries.values())


def _holder(entries: list[HolderEntry]) -> Holder:
    first = entries[0]
    family: dict[str, str] = {"": first.person.split()[-1]}
    for entry in entries:
        if isinstance(entry.family, str):
            family = {"": entry.family}
        elif entry.family:
            family.update(entry.family)
    return Holder(
        person=first.person,
        family=family,
        variants=tuple(dict.fromkeys(v for entry in entries for v in entry.variants)),
        terms=tuple(
            Term(t.party, t.office, t.branch, t.since, t.until, t.evidence)
            for entry in entries
            for t in entry.offices
        ),
        gender=next((entry.gender for entry in entries if entry.gender), ""),
        alone=all(entry.alone for entry in entries),
        usual=any(entry.usual for entry in entries),
    )
