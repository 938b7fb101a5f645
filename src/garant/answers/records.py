"""Acts, statements, documents, positions: what the ledger holds, as views."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, TypedDict, TypeVar

from garant import publishing
from garant.answers.standing import Scope, Standing
from garant.errors import QuestionError, UnknownKeyError
from garant.ledger import Asked, Ledger, contradictions_among, gather, latest_decisions, query_of
from garant.model import Dossier

if TYPE_CHECKING:
    from garant.model import Position

_SHOWN_OF_SEVERAL = 3
_POSITIONS_AT_ONCE = 50

View = TypeVar("View", bound=Mapping[str, Any])


@dataclass(frozen=True, slots=True)
class Found(Generic[View]):
    """What was found, and whether there is more than was asked for."""

    views: list[View]
    more: bool = False

    def __sizeof__(self) -> int:
        """What the views take, about: so that whoever keeps them knows."""
        from garant.answers.memory import weight_of

        return weight_of(self.views)


class DocumentContentView(TypedDict):
    """A document, and what stands of all that was read in it; of its text, only passages."""

    document: publishing.DocumentRecordView
    statements: list[publishing.QuoteView]
    acts: list[publishing.ActRecordView]


def acts(ledger: Ledger, asked: Asked) -> Found[publishing.ActRecordView]:
    """The acts that stand and are wanted."""
    found = ledger.acts(_one_more(asked))
    return Found(publishing.view_acts(found[: asked.limit]), _is_more(asked, len(found)))


def quotes(ledger: Ledger, asked: Asked, words: Sequence[str]) -> Found[publishing.QuoteView]:
    """The passages that hold words, or without words the statements."""
    wanted = _one_more(asked)
    if words:
        passages = ledger.search(query_of(words), wanted)
        views = publishing.view_quotes(passages[: asked.limit])
        return Found(views, _is_more(asked, len(passages)))
    found = ledger.statements(wanted)
    return Found(publishing.view_quotes(found[: asked.limit]), _is_more(asked, len(found)))


def documents(ledger: Ledger, asked: Asked) -> Found[publishing.DocumentRecordView]:
    """The documents that are wanted."""
    found = ledger.documents(_one_more(asked))
    return Found(publishing.view_documents(found[: asked.limit]), _is_more(asked, len(found)))


def document(ledger: Ledger, key: str) -> DocumentContentView:
    """A document with what was read in it, in the order of the text.

    Raises:
        LedgerError: None, or several, have the key.
    """
    named = ledger.documents(Asked(document=key, limit=_SHOWN_OF_SEVERAL))
    found = [each for each in named if each.key == key] or named
    if not found:
        raise UnknownKeyError(
            f"no document has the key {key!r}; see 'garant documents' for those there are"
        )
    if len(found) > 1:
        keys = ", ".join(each.key[:12] for each in found)
        raise UnknownKeyError(f"several documents go by {key!r} ({keys}); give a whole key")
    (record,) = publishing.view_documents(found)
    asked = Asked(document=record["key"])
    statements = publishing.view_quotes(ledger.statements(asked))
    done = publishing.view_acts(ledger.acts(asked))
    return {
        "document": record,
        "statements": sorted(statements, key=lambda one: one["content"]["start"]),
        "acts": sorted(done, key=lambda one: min(each["start"] for each in one["evidence"])),
    }


def dossier(ledger: Ledger, key: str) -> publishing.DossierView | publishing.StatementDossierView:
    """Everything about one act or statement.

    Raises:
        LedgerError: None, or several, have the key.
        QuestionError: It is that of a document.
    """
    found = ledger.dossier(key)
    if found is None:
        raise QuestionError(
            f"{key} is a document; see 'garant acts --document {key}' for what is in it"
        )
    if isinstance(found, Dossier):
        return publishing.view_dossier(found)
    return publishing.view_statement_dossier(found)


def positions(
    ledger: Ledger, standing: Standing, scope: Scope, asked: Asked
) -> Found[publishing.PositionView]:
    """Where parties stand on capabilities, step by step."""
    found = _positions(ledger, standing, scope, asked)
    shown = found[asked.offset :][: asked.limit]
    behind = ledger.acts_by_key(publishing.acts_behind(shown))
    more = asked.limit is not None and len(found) > asked.offset + asked.limit
    return Found(publishing.view_positions(shown, behind), more)


def every_position(
    ledger: Ledger, standing: Standing, scope: Scope, asked: Asked
) -> Iterator[publishing.PositionView]:
    """The same a few at a time, however many there are; limit and offset are not looked at."""
    found = _positions(ledger, standing, scope, asked)
    for start in range(0, len(found), _POSITIONS_AT_ONCE):
        shown = found[start : start + _POSITIONS_AT_ONCE]
        behind = ledger.acts_by_key(publishing.acts_behind(shown))
        yield from publishing.view_positions(shown, behind)


def _positions(
    ledger: Ledger, standing: Standing, scope: Scope, asked: Asked
) -> "tuple[Position, ...]":
    if standing.is_at_hand(scope) or not (asked.party or asked.capability):
        found = standing.timeline(scope).positions(
            asked.as_of,
            party=asked.party,
            capabilities=[asked.capability] if asked.capability else None,
        )
    else:
        found = gather(_stances(ledger, asked), as_of=asked.as_of)
    if asked.target:
        found = tuple(each for each in found if each.beneficiary == asked.target)
    return found


def contradictions(
    ledger: Ledger, standing: Standing, scope: Scope, asked: Asked, within_days: int | None
) -> Found[publishing.ContradictionView]:
    """What one party said of one capability that cannot both hold."""
    if standing.is_at_hand(scope) or not (asked.party or asked.capability):
        stances = [
            one
            for one in standing.timeline(scope).stances(asked.as_of)
            if asked.party in (None, one.party) and asked.capability in (None, one.capability)
        ]
    else:
        stances = _stances(ledger, asked)
    days = {} if within_days is None else {"within_days": within_days}
    found = list(contradictions_among(stances, **days))
    if asked.target:
        found = [each for each in found if each.first.beneficiary == asked.target]
    shown = found[asked.offset :][: asked.limit]
    behind = ledger.acts_by_key(publishing.acts_behind(shown))
    more = asked.limit is not None and len(found) > asked.offset + asked.limit
    return Found(publishing.view_contradictions(shown, behind), more)


def _stances(ledger: Ledger, asked: Asked) -> Any:
    return ledger.stances(
        party=asked.party,
        capability=asked.capability,
        as_of=asked.as_of,
        known_at=asked.known_at,
        reviewed_only=asked.reviewed is True,
    )


def _one_more(asked: Asked) -> Asked:
    """What to find so that it can be told whether there is more than is shown."""
    return asked if asked.limit is None else replace(asked, limit=asked.limit + 1)


def _is_more(asked: Asked, found: int) -> bool:
    return asked.limit is not None and found > asked.limit


def reviews(
    ledger: Ledger, *, who: str | None, limit: int, offset: int
) -> Found[publishing.ReviewView]:
    """The decisions of persons, the latest first."""
    found = latest_decisions(ledger, who=who, limit=limit + 1, offset=offset)
    return Found(publishing.view_reviews(found[:limit]), len(found) > limit)
