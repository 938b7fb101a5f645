"""What waits for a person's decision, shown for deciding, and the decision."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypedDict

from garant import publishing
from garant.ledger import WAITING_AT_MOST, Asked, Decision, Ledger, decide, fields_named, waiting
from garant.model import Verdict
from garant.publishing import DossierView, StatementDossierView

if TYPE_CHECKING:
    from garant.ontology import Ontology


_WHOLE = frozenset({"speaker", "speaker.via", "speaker.text"})
"""Fields that a form does not show: who speaks is shown part by part."""


class QueueView(TypedDict):
    """What waits, in the order in which it is to be decided; `more` where not all are listed."""

    keys: list[str]
    more: bool


class ReviewItemView(TypedDict):
    """One act or statement to decide on.

    `seen` is the key of the last decision on it, empty where nobody has decided; a decision is
    refused where there is a later one by then. `fields` holds what can be corrected, as a person
    writes it.
    """

    kind: str
    key: str
    seen: str
    fields: dict[str, str]
    act: DossierView | None
    statement: StatementDossierView | None


def queue(ledger: Ledger, asked: Asked, *, statements: bool = False) -> QueueView:
    """What waits for review: what was doubted first, then the latest said.

    Args:
        ledger: The ledger.
        asked: What is wanted of it.
        statements: Whether statements are wanted, not acts.
    """
    keys = waiting(ledger, asked, statements=statements)
    return {"keys": keys, "more": len(keys) >= WAITING_AT_MOST}


def review_item(ledger: Ledger, key: str) -> ReviewItemView:
    """An act or a statement with all that a person needs to decide.

    Raises:
        LedgerError: No act or statement has the key, or several.
    """
    fields = fields_named(ledger, key)
    is_act = "actors" in fields
    act = publishing.view_dossier(ledger.show(key)) if is_act else None
    said = None if is_act else publishing.view_statement_dossier(ledger.show_statement(key))
    shown: Mapping[str, Any] = act["act"] if act else said["statement"] if said else {}
    reviews = (act or said or {"reviews": []})["reviews"]
    return {
        "kind": "act" if is_act else "statement",
        "key": shown["key"],
        "seen": reviews[-1]["key"] if reviews else "",
        "fields": {name: written(shown, name) for name in fields if name not in _WHOLE},
        "act": act,
        "statement": said,
    }


def decide_on(
    ledger: Ledger,
    key: str,
    verdict: Verdict,
    *,
    who: str,
    why: str = "",
    seen: str | None = None,
    fields: Mapping[str, str] | None = None,
    ontology: "Callable[[], Ontology]",
) -> Decision:
    """Write down a decision; of a correction, only the fields that differ from what stands.

    Args:
        ledger: The ledger.
        key: The key of the act or statement, or of the review to take back.
        verdict: The decision.
        who: Who decides.
        why: Why, in words.
        seen: The key of the last decision seen, empty for none; None for any.
        fields: Of a correction: every field as the person left it.
        ontology: Loads the parties and capabilities that there are.

    Raises:
        LedgerError: No such thing, nobody named, nothing to undo.
        QuestionError: Mistakes in the fields, one line for each.
        DecidedMeanwhileError: Somebody else decided after what was seen.
    """
    changes = None
    if verdict is Verdict.CORRECT:
        before = review_item(ledger, key)["fields"]
        changes = {
            name: value.strip() or "none"
            for name, value in (fields or {}).items()
            if _plain(value) != _plain(before.get(name, ""))
        }
    return decide(
        ledger, key, verdict, who=who, why=why, changes=changes, ontology=ontology, seen=seen
    )


def written(shown: Mapping[str, Any], name: str) -> str:
    """A field of an act or a statement as a person would write it; empty where there is nothing."""
    whole, _, part = name.partition(".")
    value = shown.get(whole)
    if part:
        found = value.get(part) if value else None
        return ("yes" if found else "no") if part == "anonymous" else str(found or "")
    if not value:
        return ""
    if name in ("actors", "targets"):
        return ", ".join(_party(one) for one in value)
    if name == "quantity":
        return f"{value['value']} {value['unit']}"
    if name in ("content", "evidence"):
        spans: Sequence[Mapping[str, Any]] = value if isinstance(value, list) else [value]
        return " | ".join(f"{span['start']}-{span['end']}" for span in spans)
    return ", ".join(value) if isinstance(value, list) else str(value)


def _party(party: Mapping[str, Any]) -> str:
    return f"{party['code']}/{party['person']}" if party["person"] else str(party["code"])


def _plain(text: str) -> str:
    return " ".join(text.split())
