"""What the corrections that stand suggest for the words files."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from garant.ledger import schema
from garant.ledger.asking import load_known
from garant.ledger.gathering import Gatherer
from garant.ledger.ledger import Ledger
from garant.ledger.rows import fold
from garant.ledger.visible import NOW, standing_review
from garant.model import (
    Act,
    Actor,
    ActRecord,
    Speaker,
    StatementRecord,
    SuggestedFor,
    Suggestion,
)

if TYPE_CHECKING:
    from garant.ontology import Ontology

_APOSTROPHES = "'’"

Suggested = tuple[SuggestedFor, str, str, str]
"""Which words, what is right, what was read, and the name."""


def suggestions(
    ledger: Ledger, ontology: "Callable[[], Ontology]" = load_known
) -> list[Suggestion]:
    """What the words files may lack, by the corrections that stand, the first decided first.

    Suggests a name that was taken for another party, or for none; a person; and, without the words,
    which only a person can tell: what shows a kind of act, a capability, a condition. Does not
    suggest names that are known already, be it for another party: there the mistake was another.

    Args:
        ledger: The ledger.
        ontology: Loads the parties that are known.
    """
    with ledger.store.reading() as connection:
        found = [*_of_acts(connection), *_of_statements(connection)]
    if not any(one.wanted is SuggestedFor.NAME and one.words for one in found):
        return found
    known = _known_names(ontology())
    return [
        one
        for one in found
        if one.wanted is not SuggestedFor.NAME
        or not any(fold(name) in known for name in _from_capitals(one.words))
    ]


def _of_acts(connection: Connection) -> Iterator[Suggestion]:
    rows = list(_corrections(connection, "act"))
    gatherer = Gatherer(connection, NOW)
    befores = gatherer.acts([row.subject for row in rows])
    afters = gatherer.acts([row.result for row in rows])
    for row, before, after in zip(rows, befores, afters, strict=True):
        sentence = after.words[0] if after.words else ""
        for suggested in _by_act(before.act, after.act):
            yield _suggestion(row, before, sentence, *suggested)


def _of_statements(connection: Connection) -> Iterator[Suggestion]:
    rows = list(_corrections(connection, "statement"))
    gatherer = Gatherer(connection, NOW)
    befores = gatherer.statements([row.subject for row in rows])
    afters = gatherer.statements([row.result for row in rows])
    for row, before, after in zip(rows, befores, afters, strict=True):
        for suggested in _by_speaker(before.statement.speaker, after.statement.speaker):
            yield _suggestion(row, before, after.words, *suggested)


def _corrections(connection: Connection, kind: str) -> Any:
    """The decisions that stand and put something else in the place of what was read."""
    table = schema.review
    subject, result = table.c[f"{kind}_id"], table.c[f"result_{kind}_id"]
    return connection.execute(
        select(
            subject.label("subject"),
            result.label("result"),
            table.c.who,
            table.c.why,
            schema.entry.c.recorded,
        )
        .join(schema.entry, schema.entry.c.id == table.c.entry_id)
        .where(result != subject, standing_review(table, f"{kind}_id", NOW))
        .order_by(table.c.id)
    )


def _suggestion(
    row: Any,
    before: ActRecord | StatementRecord,
    sentence: str,
    wanted: SuggestedFor,
    code: str,
    read: str,
    words: str,
) -> Suggestion:
    return Suggestion(
        wanted,
        code,
        read,
        words,
        " ".join(sentence.split()),
        before.document.language,
        before.key,
        row.who,
        row.why,
        row.recorded,
    )


def _by_act(before: Act, after: Act) -> Iterator[Suggested]:
    yield from _by_parties((*before.actors, *before.targets), (*after.actors, *after.targets))
    if after.speaker is not None:
        yield from _by_speaker(before.speaker, after.speaker)
    read, right = (
        " ".join(part.value for part in (act.kind, act.firmness) if part) for act in (before, after)
    )
    if right != read:
        yield SuggestedFor.PREDICATE, right, read, ""
    if after.capability not in (None, before.capability):
        yield SuggestedFor.CAPABILITY, after.capability or "", before.capability or "", ""
    for condition in after.conditions:
        if condition not in before.conditions:
            yield SuggestedFor.CONDITION, condition.value, "", ""


def _by_parties(before: tuple[Actor, ...], after: tuple[Actor, ...]) -> Iterator[Suggested]:
    taken_for: dict[str, list[str]] = {}
    for party in before:
        taken_for.setdefault(party.text, []).append(party.code)
    for party in after:
        read = taken_for.get(party.text, [])
        if party.text and party.code not in read:
            yield _named(party.code, ", ".join(read), party.text, party.person)


def _by_speaker(before: Speaker | None, after: Speaker) -> Iterator[Suggested]:
    """A speaker of the same words for whom another party was right; a new mention tells nothing."""
    if before is None or before.text != after.text or after.anonymous:
        return
    if after.code not in (None, before.code):
        yield _named(after.code or "", before.code or "", after.text, after.person)


def _named(code: str, read: str, words: str, person: str | None) -> Suggested:
    """A name of a party, or of a person where the words name one."""
    if person and (fold(person) or "") in (fold(words) or ""):
        return SuggestedFor.HOLDER, code, read, person
    return SuggestedFor.NAME, code, read, _name_in(words)


def _name_in(words: str) -> str:
    """The name in a mention, from its first capital on; nothing where it has none.

    Reads "Kremlin" in "le Kremlin", "Élysée" in "l'Élysée". Reads nothing in "le président" and
    "elle", which name nobody outside their text.
    """
    return next(_from_capitals(words), "")


def _from_capitals(words: str) -> Iterator[str]:
    """What begins with each capital of a mention: "La Norvège" as it stands, then "Norvège"."""
    for place, sign in enumerate(words):
        before = words[place - 1] if place else " "
        if sign.isupper() and (before.isspace() or before in _APOSTROPHES):
            yield " ".join(words[place:].split())


def _known_names(ontology: "Ontology") -> set[str]:
    """Whatever names a party, in any language, without accents and in small letters."""
    return {
        fold(word) or ""
        for party in ontology.parties.values()
        for sorts in party.words.values()
        for names in sorts.values()
        for word in names
    }
