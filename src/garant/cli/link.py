"""`garant link`, `garant unlink`: a person judges whether two are one."""

from typing import TYPE_CHECKING, Annotated

import typer

from garant.cli.answering import question
from garant.cli.options import LedgerAddress
from garant.cli.outcome import standard_output, tell
from garant.cli.review import By, Why, reviewer_of

if TYPE_CHECKING:
    from garant.ledger import Ledger
    from garant.model import ActRecord, DocumentRecord

First = Annotated[
    str,
    typer.Argument(
        metavar="A", help="The key of an act or a document, or its first four signs or more."
    ),
]
Second = Annotated[str, typer.Argument(metavar="B", help="The key of another of the same kind.")]
JudgementJson = Annotated[bool, typer.Option("--json", help="Write the judgement as JSON.")]


def link_cli(
    first: First,
    second: Second,
    why: Why = "",
    by: By = None,
    json_: JudgementJson = False,
    ledger: LedgerAddress = None,
) -> None:
    """Judge that two acts are one undertaking, or two documents one dispatch.

    Documents that are one dispatch count as one source.
    """
    _judge(first, second, same=True, why=why, by=by, json=json_, ledger=ledger)


def unlink_cli(
    first: First,
    second: Second,
    why: Why = "",
    by: By = None,
    json_: JudgementJson = False,
    ledger: LedgerAddress = None,
) -> None:
    """Judge that two acts are not one undertaking, or two documents not one dispatch."""
    _judge(first, second, same=False, why=why, by=by, json=json_, ledger=ledger)


_TOLD = {
    ("undertaking", True): "one undertaking",
    ("undertaking", False): "not one undertaking",
    ("copy", True): "one dispatch, one source",
    ("copy", False): "not one dispatch",
    ("update", True): "two versions of one page",
    ("update", False): "not two versions of one page",
}


def _judge(
    first: str, second: str, *, same: bool, why: str, by: str | None, json: bool, ledger: str | None
) -> None:
    with question(ledger=ledger, reviewer=by) as (opened, settings):
        from garant import publishing
        from garant.model import LinkKind

        who = reviewer_of(settings, by)
        kind = opened.link(first, second, same=same, who=who, why=why)
        of_acts = kind is LinkKind.UNDERTAKING
        both = [_record(opened, key, of_acts=of_acts) for key in (first, second)]
        out = standard_output()
        if json:
            judged = {
                "kind": kind.value,
                "same": same,
                "first": both[0].key,
                "second": both[1].key,
                "who": who,
                "why": why,
            }
            publishing.write_json_object(judged, out)
        else:
            out.write(f"{_TOLD[kind.value, same]}, says {_line(who)}:\n")
            out.writelines(f"  {_line(publishing.record_line(one))}\n" for one in both)
        if not of_acts and not same:
            _tell_of_others(opened, both[0].key, both[1].key)


def _record(ledger: "Ledger", key: str, *, of_acts: bool) -> "ActRecord | DocumentRecord":
    from garant.ledger import Asked

    if of_acts:
        return ledger.act(key)
    (record,) = ledger.documents(Asked(document=key))
    return record


def _tell_of_others(ledger: "Ledger", first: str, second: str) -> None:
    """Say so where others still make the two one source."""
    from garant.ledger import way_between

    way = way_between(ledger, first, second)
    if way:
        between = ", ".join(key[:8] for key in way[1:-1])
        tell(f"they are one source still, by way of {between}; unlink one of the two from that too")


def _line(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in text)
