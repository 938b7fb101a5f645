"""From the checked file of a pact to the pact as a value."""

from garant.model import (
    Amount,
    AtLeast,
    Lean,
    Need,
    Pact,
    PactCondition,
    Pillar,
    Source,
    StateChange,
)
from garant.ontology.pact_links import read_lean
from garant.ontology.pact_schema import (
    LeanEntry,
    LogicEntry,
    NeedEntry,
    PactFile,
    SourceEntry,
)
from garant.ontology.party import Ontology


def build_pact(name: str, file: PactFile, ontology: Ontology) -> Pact:
    """The pact that a file without mistakes describes.

    Args:
        name: What to call it.
        file: The file, found to have no mistakes.
        ontology: Knows the members of groups.
    """
    sources = {key: _source(entry) for key, entry in file.sources.items()}
    pillars = tuple(file.pillars)
    return Pact(
        name=name,
        title=_texts(file.title),
        beneficiary=file.beneficiary,
        adversary=file.adversary,
        trigger=_texts(file.trigger),
        pillars=tuple(Pillar(key, _texts(held.label)) for key, held in file.pillars.items()),
        needs=tuple(_need(key, entry, sources, ontology) for key, entry in file.needs.items()),
        logic=_logic(file.logic) if file.logic else AtLeast(len(pillars), pillars),
        pillar_logic=tuple(
            (key, _logic(held.logic)) for key, held in file.pillars.items() if held.logic
        ),
        leans=tuple(_lean(entry, sources) for entry in file.leans),
        conditions=tuple(
            PactCondition(
                condition,
                tuple(
                    StateChange(state.since, state.state, _sourced(state.source, sources))
                    for state in states
                ),
            )
            for condition, states in file.conditions.items()
        ),
        sources=tuple(sources.values()),
    )


def _need(key: str, entry: NeedEntry, sources: dict[str, Source], ontology: Ontology) -> Need:
    amount = entry.amount
    givers = (code for giver in entry.givers for code in ontology.parties[giver].codes)
    return Need(
        name=key,
        pillar=entry.pillar,
        capability=entry.capability,
        label=_texts(entry.label),
        contributors=entry.contributors,
        amount=(
            Amount(amount.value, amount.unit, _sourced(amount.source, sources)) if amount else None
        ),
        place=entry.place,
        givers=tuple(dict.fromkeys(givers)),
    )


def _logic(part: str | LogicEntry) -> AtLeast:
    if isinstance(part, str):
        return AtLeast(1, (part,))
    held = part.all or part.any or part.of or ()
    least = len(held) if part.all else 1 if part.any else part.at_least or 1
    return AtLeast(least, tuple(each if isinstance(each, str) else _logic(each) for each in held))


def _lean(entry: str | LeanEntry, sources: dict[str, Source]) -> Lean:
    text, source = (entry, None) if isinstance(entry, str) else (entry.lean, entry.source)
    names = read_lean(text)
    assert names is not None  # the check has read it
    return Lean(*names, _sourced(source, sources) if source else None)


def _sourced(source: str | SourceEntry, sources: dict[str, Source]) -> Source:
    return sources[source] if isinstance(source, str) else _source(source)


def _source(entry: SourceEntry) -> Source:
    return Source(entry.url, entry.title or "", entry.day)


def _texts(labels: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(labels.items())
