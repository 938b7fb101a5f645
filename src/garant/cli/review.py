"""`garant review`: a person decides on what was read; by walking through it, or by key."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from garant.cli.answering import asked_of, question
from garant.cli.options import (
    Anonymous,
    Capability,
    Kinds,
    LedgerAddress,
    OfDocument,
    OnCondition,
    Party,
    Publishers,
    Rungs,
    Since,
    Speaker,
    SpeakerParty,
    Target,
    Until,
)
from garant.cli.outcome import BAD_INPUT, FAILED, standard_output, tell
from garant.errors import LedgerError, QuestionError
from garant.settings import Settings

if TYPE_CHECKING:
    from garant.ledger import Decision, Ledger
    from garant.model import Verdict
    from garant.ontology import Ontology

By = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Who decides; by default GARANT_REVIEWER, else your login."),
]
Why = Annotated[str, typer.Option(metavar="WORDS", help="Why, in your own words.")]


def review_cli(
    keys: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ACT]...",
            help="Keys of acts or statements, or their first four signs or more; without any, "
            "walk through all that wait.",
        ),
    ] = None,
    accept: Annotated[bool, typer.Option("--accept", help="It stands as it was read.")] = False,
    reject: Annotated[bool, typer.Option("--reject", help="It stands no more.")] = False,
    correct: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD=VALUE", help="What is right, such as firmness=ready; again for more."
        ),
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take the last decision back.")] = False,
    why: Why = "",
    by: By = None,
    statements: Annotated[
        bool, typer.Option("--statements", help="Walk through statements, not acts.")
    ] = False,
    party: Party = None,
    target: Target = None,
    capability: Capability = None,
    kinds: Kinds = None,
    firmness: Rungs = None,
    condition: OnCondition = None,
    speaker: Speaker = None,
    speaker_party: SpeakerParty = None,
    anonymous: Anonymous = None,
    since: Since = None,
    until: Until = None,
    document: OfDocument = None,
    suggestions: Annotated[
        bool,
        typer.Option(
            "--suggestions", help="Write what corrections suggest for the words files, as YAML."
        ),
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write the suggestions there."),
    ] = None,
    json_: Annotated[
        bool, typer.Option("--json", help="Write each decision as a line of JSON.")
    ] = False,
    publishers: Publishers = None,
    ledger: LedgerAddress = None,
) -> None:
    """Decide on what was read: accept it, correct a field, reject it, take a decision back.

    Without keys, walks through what nobody has judged, what was doubted first. Letters may come
    through a pipe. Every decision is recorded at once, beside what was read.
    """
    asked = {
        "party": party,
        "target": target,
        "capability": capability,
        "kinds": kinds or (),
        "condition": condition,
        "firmness": firmness,
        "speaker": speaker,
        "speaker_party": speaker_party,
        "anonymous": anonymous,
        "since": since,
        "until": until,
        "document": document,
    }
    with question(ledger=ledger, publishers=publishers, reviewer=by) as (opened, settings):
        verdict = _verdict(accept=accept, reject=reject, correct=correct, undo=undo)
        walks = any(asked.values()) or anonymous is not None or statements
        _check(verdict, keys, walks=walks, suggestions=suggestions, output=output)
        if why and verdict is None:
            raise QuestionError("--why goes with a decision, such as --reject; add it")
        ontology = partial(_ontology, settings)
        if suggestions:
            _suggest(opened, output, ontology)
            return
        who = reviewer_of(settings, by)
        if verdict is not None:
            decide = partial(_decide, opened, verdict=verdict, who=who, why=why, ontology=ontology)
            failed = _each(keys or [], partial(decide, changes=correct or []), json=json_)
            if failed:
                raise typer.Exit(failed)
            return
        _walk(opened, settings, keys, asked, who, ontology, statements=statements, json=json_)


def reviewer_of(settings: Settings, by: str | None) -> str:
    """Who decides.

    Raises:
        QuestionError: Nobody is named.
    """
    if not settings.reviewer or (by is not None and not by.strip()):
        raise QuestionError("nobody is named; say who decides with --by, or GARANT_REVIEWER")
    return settings.reviewer


def _verdict(
    *, accept: bool, reject: bool, correct: list[str] | None, undo: bool
) -> "Verdict | None":
    from garant.model import Verdict

    given = {
        Verdict.ACCEPT: accept,
        Verdict.CORRECT: bool(correct),
        Verdict.REJECT: reject,
        Verdict.UNDO: undo,
    }
    verdicts = [verdict for verdict, is_given in given.items() if is_given]
    if len(verdicts) > 1:
        named = " and ".join(f"--{verdict.value}" for verdict in verdicts)
        raise QuestionError(f"{named} are two decisions; make one after the other")
    return verdicts[0] if verdicts else None


def _check(
    verdict: "Verdict | None",
    keys: list[str] | None,
    *,
    walks: bool,
    suggestions: bool,
    output: Path | None,
) -> None:
    """Refuse what does not go together.

    Raises:
        QuestionError: Something does not.
    """
    if verdict is not None and not keys:
        raise QuestionError(f"--{verdict.value} needs the key of an act or a statement; give it")
    if keys and walks:
        raise QuestionError(
            "keys are given and what to walk through too; leave the keys or the filters out"
        )
    if suggestions and (keys or walks):
        raise QuestionError("--suggestions come from all corrections; leave keys and filters out")
    if output is not None and not suggestions:
        raise QuestionError("--output is for --suggestions; add that, or leave it out")


def _decide(
    ledger: "Ledger",
    key: str,
    *,
    verdict: "Verdict",
    who: str,
    why: str,
    changes: list[str],
    ontology: "Callable[[], Ontology]",
) -> "Decision":
    from garant.ledger import changes_of, decide, fields_named
    from garant.model import Verdict

    written = None
    if verdict is Verdict.CORRECT:
        written = changes_of(changes, fields_named(ledger, key))
    return decide(ledger, key, verdict, who=who, why=why, changes=written, ontology=ontology)


def _each(keys: list[str], decide: "Callable[[str], Decision]", *, json: bool) -> int:
    """Decide on each, whatever becomes of the others.

    Returns:
        The exit code: 0 where all were recorded.
    """
    out = standard_output()
    codes = []
    for key in dict.fromkeys(keys):
        try:
            decision = decide(key)
        except QuestionError as error:
            codes.append(BAD_INPUT)
            _tell_of(error, key if len(keys) > 1 else "")
            continue
        except LedgerError as error:
            codes.append(FAILED)
            _tell_of(error, "")
            continue
        codes.append(0)
        _write(decision, out, json=json)
        _tell_over(decision)
    return codes[0] if len(set(codes)) == 1 else BAD_INPUT


def _tell_of(error: LedgerError, key: str) -> None:
    for line in str(error).splitlines():
        tell(f"{key}: {line}" if key else line)


def _write(decision: "Decision", out: TextIO, *, json: bool) -> None:
    from garant import publishing

    review = decision.review
    if json:
        publishing.write_decision(review, decision.over, out)
    else:
        line = publishing.decision_line(review, decision.subject, decision.result)
        out.write("".join(sign if sign.isprintable() else " " for sign in line) + "\n")
        out.flush()


def _tell_over(decision: "Decision") -> None:
    from garant import publishing

    if decision.over is not None:
        tell(publishing.over_line(decision.review, decision.over))


def _walk(
    ledger: "Ledger",
    settings: Settings,
    keys: list[str] | None,
    written: dict[str, Any],
    who: str,
    ontology: "Callable[[], Ontology]",
    *,
    statements: bool,
    json: bool,
) -> None:
    from garant.cli.keyboard import open_keyboard
    from garant.cli.walking import Walk
    from garant.ledger import WAITING_AT_MOST, keys_named, waiting

    if keys:
        found = keys_named(ledger, keys)
    else:
        found = waiting(ledger, asked_of(ledger, settings, **written), statements=statements)
    if not found:
        tell(f"no {'statement' if statements else 'act'} waits for review")
        return
    out = standard_output()
    Walk(
        ledger,
        found,
        who=who,
        screen=sys.stderr if json else out,
        keyboard=open_keyboard(),
        ontology=ontology,
        on_decision=partial(_write, out=out, json=True) if json else _nothing_more,
        are_named=bool(keys),
        are_all=len(found) < WAITING_AT_MOST,
    ).go()


def _nothing_more(decision: "Decision") -> None:
    """The screen has told of it."""


def _suggest(ledger: "Ledger", output: Path | None, ontology: "Callable[[], Ontology]") -> None:
    from garant import publishing
    from garant.ledger import suggestions

    found = suggestions(ledger, ontology)
    if output is None or str(output) == "-":
        publishing.write_suggestions(found, standard_output())
    else:
        with output.open("w", encoding="utf-8", newline="\n") as out:
            publishing.write_suggestions(found, out)
    if not found:
        tell("no correction that stands suggests anything for the words files")


def _ontology(settings: Settings) -> "Ontology":
    from garant.ontology import load_ontology

    return load_ontology(settings.parties)
