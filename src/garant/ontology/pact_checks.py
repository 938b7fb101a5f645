"""What the parts of a pact must have to do with one another.

Works on the file as it was read, before its form is known to be right, so that one mistake hides no
other: what is not of its form is passed over here and told of by the form's own check.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from garant.ontology.nearest import advice, near_party, nearest
from garant.ontology.pact_links import Links
from garant.ontology.party import MONEY, Ontology, PartyKind
from garant.ontology.placed_yaml import Path


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with a part of a pact; a remark where it may be meant."""

    path: Path
    problem: str
    is_remark: bool = False
    at_key: bool = False


def findings(root: Mapping[str, object], ontology: Ontology) -> Iterator[Finding]:
    """Everything that does not fit together in a pact, in no order.

    Args:
        root: The file as it was read.
        ontology: Knows the parties, capabilities and units.
    """
    links = Links(root)
    yield from _parties(root, ontology)
    yield from _needs(links, ontology)
    yield from _sources(root)
    yield from _names(links)
    yield from _logic(links)
    yield from _leans(links)
    yield from _cycles(links)
    yield from _reach(links)
    yield from _days(root)


def _parties(root: Mapping[str, object], ontology: Ontology) -> Iterator[Finding]:
    for key in ("beneficiary", "adversary"):
        code = root.get(key)
        if isinstance(code, str) and code not in ontology.parties:
            yield Finding((key,), f"unknown party '{code}'; {near_party(code, ontology)}")
    if isinstance(root.get("adversary"), str) and root.get("adversary") == root.get("beneficiary"):
        yield Finding(("adversary",), "the adversary is the beneficiary; name another or none")


def _needs(links: Links, ontology: Ontology) -> Iterator[Finding]:
    for name, need in links.needs.items():
        path = ("needs", name)
        pillar = need.get("pillar")
        if isinstance(pillar, str) and pillar not in links.pillars:
            told = advice(pillar, links.pillars, "the pillars are")
            yield Finding((*path, "pillar"), f"unknown pillar '{pillar}'; {told}")
        capability = need.get("capability")
        if isinstance(capability, str) and capability not in ontology.capabilities:
            told = advice(capability, ontology.capabilities, "there are")
            yield Finding((*path, "capability"), f"unknown capability '{capability}'; {told}")
        elif isinstance(capability, str) and isinstance(need.get("amount"), dict):
            yield from _unit(need["amount"], (*path, "amount", "unit"), capability, ontology)
        yield from _givers(need, path, ontology)


def _unit(amount: object, path: Path, capability: str, ontology: Ontology) -> Iterator[Finding]:
    unit = amount.get("unit") if isinstance(amount, dict) else None
    if not isinstance(unit, str) or ontology.counts(capability, unit):
        return
    units = ontology.capabilities[capability].units
    if not units:
        yield Finding(path[:-1], f"{capability} has no amount; take it away", at_key=True)
        return
    is_known = unit in ontology.units or unit in ontology.currencies
    problem = f"'{unit}' is no unit of {capability}" if is_known else f"unknown unit '{unit}'"
    meant = None if is_known else _unit_meant(unit, capability, ontology)
    *most, last = ["a currency such as EUR" if each == MONEY else each for each in units]
    counted = f"{', '.join(most)} or {last}" if most else last
    told = f"did you mean {meant}?" if meant else f"{capability} is counted in {counted}"
    yield Finding(path, f"{problem}; {told}")


def _unit_meant(word: str, capability: str, ontology: Ontology) -> str | None:
    """The unit that a word for it was meant for: "soldiers" for person, "euro" for EUR."""
    named = ontology.unit(word)
    if named is not None and ontology.counts(capability, named):
        return named
    units = (*ontology.units, *sorted(ontology.currencies))
    return nearest(word, [unit for unit in units if ontology.counts(capability, unit)])


def _givers(need: Mapping[str, object], path: Path, ontology: Ontology) -> Iterator[Finding]:
    held = need.get("givers")
    written = [part.strip() for part in held.split(",")] if isinstance(held, str) else held
    if not isinstance(written, list):
        return
    codes: set[str] = set()
    is_open = False
    for place, code in enumerate(written):
        party = ontology.parties.get(code) if isinstance(code, str) else None
        if party is not None:
            codes.update(party.codes)
            is_open = is_open or (party.kind is PartyKind.COLLECTIVE and not party.members)
            continue
        is_open = True  # it may stand for any number
        if isinstance(code, str) and code:
            problem = f"unknown party '{code}'; {near_party(code, ontology)}"
            yield Finding((*path, "givers", place), problem)
    least = need.get("contributors")
    if is_open or not codes or not isinstance(least, str) or not least.isdecimal():
        return
    if len(codes) < int(least[:9]):
        problem = f"{least} contributors are asked for, and givers allows for {len(codes)}"
        yield Finding((*path, "contributors"), f"{problem}; lower it or name more givers")


def _sources(root: Mapping[str, object]) -> Iterator[Finding]:
    held = root.get("sources")
    known = held if isinstance(held, dict) else {}
    for path, name in _named_sources(root, ()):
        if name not in known:
            told = advice(name, known, "there are") if known else "there are no sources yet"
            yield Finding(path, f"unknown source '{name}'; {told}")


def _named_sources(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, dict):
        for key, held in value.items():
            if key == "source" and isinstance(held, str):
                yield (*path, key), held
            elif path or key != "sources":
                yield from _named_sources(held, (*path, key))
    elif isinstance(value, list):
        for place, held in enumerate(value):
            yield from _named_sources(held, (*path, place))


def _names(links: Links) -> Iterator[Finding]:
    for name in links.needs.keys() & links.pillars.keys():
        problem = f"'{name}' is a pillar and a need; logic would not know which, so rename one"
        yield Finding(("needs", name), problem, at_key=True)
    # A need that names its pillar wrongly, or not at all, may be the one that is missing.
    is_sure = all(need.get("pillar") in list(links.pillars) for need in links.needs.values())
    for pillar in links.pillars:
        if is_sure and not links.needs_of(pillar) and not links.has_logic(pillar):
            problem = f"the pillar '{pillar}' has no need and no logic"
            yield Finding(("pillars", pillar), problem, at_key=True)


def _logic(links: Links) -> Iterator[Finding]:
    for part in links.parts:
        if part.name not in links.names:
            told = advice(part.name, links.names, "there are")
            yield Finding(part.path, f"'{part.name}' is no pillar and no need; {told}")
    for path, entry in links.entries:
        forms = {"all", "any", "at_least", "of"} & entry.keys()
        if forms not in ({"all"}, {"any"}, {"at_least", "of"}):
            problem = "a logic has one of 'all', 'any', or 'at_least' with 'of'"
            yield Finding(path, problem)
        yield from _threshold(entry, path)
        for form in ("all", "any", "of"):
            yield from _twice(entry.get(form), (*path, form))


def _threshold(entry: Mapping[str, object], path: Path) -> Iterator[Finding]:
    least, parts = entry.get("at_least"), entry.get("of")
    if not isinstance(least, str) or not least.lstrip("-").isdecimal():
        return
    wanted = int(least[:9])
    if wanted < 1:
        yield Finding((*path, "at_least"), f"at_least is {wanted}; it is 1 or more")
    elif isinstance(parts, list) and wanted > len(parts):
        problem = f"at_least {wanted} of {len(parts)} can never hold; lower it or add parts"
        yield Finding((*path, "at_least"), problem)


def _twice(parts: object, path: Path) -> Iterator[Finding]:
    names = [part for part in parts if isinstance(part, str)] if isinstance(parts, list) else []
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield Finding(path, f"'{name}' stands twice in one list; it counts once")


def _leans(links: Links) -> Iterator[Finding]:
    for lean in links.leans:
        if lean.what is None or lean.on is None:
            problem = f"'{lean.text}' was expected as 'WHAT on WHAT', such as 'force on backstop'"
            yield Finding(lean.path, problem)
            continue
        for name in dict.fromkeys((lean.what, lean.on)):
            if name not in links.names:
                told = advice(name, links.names, "there are")
                yield Finding(lean.path, f"'{name}' is no pillar and no need; {told}")


def _cycles(links: Links) -> Iterator[Finding]:
    unclear = links.needs.keys() & links.pillars.keys()
    for cycle in links.cycles():
        if unclear & {edge.start for edge in cycle}:
            continue
        told = ", ".join(
            f"{edge.start} {edge.verb} {'itself' if edge.end == edge.start else edge.end}"
            for edge in cycle
        )
        leans = [edge for edge in cycle if edge.verb == "leans on"]
        problem = f"a circle: {told}; take one of them away"
        yield Finding((leans or cycle)[0].path, problem)


def _reach(links: Links) -> Iterator[Finding]:
    reached = links.reached()
    for pillar in links.pillars:
        if pillar not in reached and not reached & set(links.needs_of(pillar)):
            problem = f"no logic reaches the pillar '{pillar}': it is shown, and counts for nothing"
            yield Finding(("pillars", pillar), problem, is_remark=True, at_key=True)
    for name, need in links.needs.items():
        group = need.get("pillar")
        if not isinstance(group, str) or group not in links.pillars or name in reached:
            continue
        if group in reached or reached & set(links.needs_of(group)):
            problem = f"no logic reaches the need '{name}': it is shown, and counts for nothing"
            yield Finding(("needs", name), problem, is_remark=True, at_key=True)


def _days(root: Mapping[str, object]) -> Iterator[Finding]:
    conditions = root.get("conditions")
    for condition, states in conditions.items() if isinstance(conditions, dict) else ():
        latest: date | None = None
        for place, state in enumerate(states if isinstance(states, list) else ()):
            day = _day(state.get("from") if isinstance(state, dict) else None)
            path: Path = ("conditions", condition, place, "from")
            if day and latest and day <= latest:
                relation = "the day of the state above" if day == latest else f"before {latest}"
                yield Finding(path, f"{day} is {relation}; put the states in order of day")
            latest = max(day, latest) if day and latest else day or latest


def _day(written: object) -> date | None:
    try:
        return date.fromisoformat(written) if isinstance(written, str) else None
    except ValueError:
        return None
