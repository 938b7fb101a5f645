"""`garant export`: what the ledger holds, in the forms of other tools."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from garant.cli.answering import asked_of, put_to_answers, tell_what_is_missing
from garant.cli.guarantee import DEFAULT_PACT
from garant.cli.options import (
    Anonymous,
    AsOf,
    Bom,
    Capability,
    Doubtful,
    Kinds,
    KnownAt,
    LedgerAddress,
    OfDocument,
    OnCondition,
    Party,
    Publishers,
    Reviewed,
    Rungs,
    Since,
    Speaker,
    SpeakerParty,
    SpokenMode,
    Target,
    Titled,
    Until,
)
from garant.cli.outcome import standard_output, tell
from garant.errors import GarantError, QuestionError

if TYPE_CHECKING:
    from garant.answers import Answers, Question
    from garant.ledger import Asked
    from garant.publishing import ExportForm
    from garant.settings import Settings

_TIMES = ("as_of", "known_at", "reviewed")
_SAID = ("speaker", "speaker_party", "anonymous", "since", "until", "document", *_TIMES)
_TAKES = {
    "acts": ("party", "target", "capability", "kinds", "firmness", "condition", *_SAID),
    "statements": ("mode", *_SAID),
    "positions": ("party", "target", "capability", *_TIMES),
    "cover": ("pact", *_TIMES),
    "documents": ("since", "until", "as_of", "known_at", "document", "titled", "doubtful"),
    "deletions": ("known_at",),
}
"""What can be asked of each thing; the same as of the command that shows it."""

_OPTIONS = {"kinds": "kind", "reviewed": "reviewed-only"}
_WHOLE = ("positions", "cover")
"""What is gathered from acts: only from all, or from what a person stands behind."""


def export_cli(
    thing: Annotated[
        str,
        typer.Argument(
            metavar="WHAT",
            help="acts, statements, positions, cover, documents or deletions.",
            show_default=False,
        ),
    ],
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="Write csv, parquet, jsonl, webannotation, bibtex, csl, ftm, labelstudio, "
            "inception, plover or stix; not every thing has every one.",
        ),
    ] = "csv",
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Write here, not to standard output."),
    ] = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Put it in the place of a file of that name.")
    ] = False,
    bom: Bom = False,
    with_text: Annotated[
        bool,
        typer.Option("--with-text", help="Give out whole texts, where a format cannot do without."),
    ] = False,
    config: Annotated[
        bool,
        typer.Option("--config", help="Write the labelling interface for labelstudio instead."),
    ] = False,
    pact: Annotated[
        str | None,
        typer.Option(metavar="PACT", help="Of a cover: the name of a pact, or a YAML file."),
    ] = None,
    party: Party = None,
    target: Target = None,
    capability: Capability = None,
    kinds: Kinds = None,
    firmness: Rungs = None,
    condition: OnCondition = None,
    speaker: Speaker = None,
    speaker_party: SpeakerParty = None,
    anonymous: Anonymous = None,
    mode: SpokenMode = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    reviewed: Reviewed = None,
    document: OfDocument = None,
    titled: Titled = None,
    doubtful: Doubtful = None,
    publishers: Publishers = None,
    ledger: LedgerAddress = None,
) -> None:
    """Write what the ledger holds for other tools: spreadsheets, graphs, citations, annotations.

    The questions are those of 'garant acts', 'quotes', 'history', 'cover' and 'documents'. What
    nobody has reviewed is marked, whatever the format.
    """
    written = {
        "pact": pact,
        "party": party,
        "target": target,
        "capability": capability,
        "kinds": kinds,
        "firmness": firmness,
        "condition": condition,
        "speaker": speaker,
        "speaker_party": speaker_party,
        "anonymous": anonymous,
        "mode": mode,
        "since": since,
        "until": until,
        "as_of": as_of,
        "known_at": known_at,
        "reviewed": reviewed,
        "document": document,
        "titled": titled,
        "doubtful": doubtful,
    }
    with put_to_answers(ledger=ledger, publishers=publishers) as (answers, settings):
        from garant import publishing

        form = publishing.export_form(thing, format_)
        given = {name: value for name, value in written.items() if value is not None}
        _check(thing, form, given, bom=bom, with_text=with_text or config, config=config)
        if config:
            known = publishing.labelling_config(thing, answers.ontology.capabilities)
            with _output(out, form, answers, overwrite=overwrite) as file:
                file.write(known.encode())
            return
        asked, question = _asked(thing, given, answers, settings)
        from garant.answers import material_of

        material = material_of(answers, thing, asked, question)
        with _output(out, form, answers, overwrite=overwrite) as file:
            exported = publishing.write_export(
                material, form, file, **({"bom": bom} if bom else {})
            )
        if exported.left_out:
            what = thing if exported.left_out > 1 else thing.removesuffix("s")
            are = "are" if exported.left_out > 1 else "is"
            tell(f"{exported.left_out} {what} {exported.why}, {are} left out")
        if thing == "deletions":
            if not exported.count:
                tell("nothing is gone since")
        elif thing == "cover":
            for remark in answers.remarks(question):
                tell(str(remark))
        else:
            _tell_what_is_missing(thing, answers, asked, exported.count + exported.left_out)


def _check(
    thing: str,
    form: "ExportForm",
    given: dict[str, Any],
    *,
    bom: bool,
    with_text: bool,
    config: bool,
) -> None:
    """Refuse what does not go together.

    Raises:
        QuestionError: A line for each such thing.
    """
    faults = [
        f"--{_OPTIONS.get(name, name).replace('_', '-')} is no question to {thing}"
        for name in given
        if name not in _TAKES[thing]
    ]
    if thing in _WHOLE and given.get("reviewed") is False:
        faults.append(f"--unreviewed is no question to {thing}: they are gathered from all acts")
    if thing == "deletions" and "known_at" not in given:
        faults.append("deletions are told since a moment; say --known-at, such as 2025-09-04")
    if bom and form.name != "csv":
        faults.append(f"--bom is for csv; {form.name} has no place for it")
    if config and form.name != "labelstudio":
        faults.append(f"--config is for labelstudio; {form.name} needs no labelling interface")
    elif with_text and not form.texts:
        faults.append(
            f"--with-text is for labelstudio and inception; {form.name} quotes passages alone"
        )
    if form.texts and not with_text:
        faults.append(
            f"{form.name} holds the whole text of documents, which is their publishers'; add "
            "--with-text if it is for your own annotating"
        )
    if faults:
        raise QuestionError("\n".join(faults))


def _asked(
    thing: str, given: dict[str, Any], answers: "Answers", settings: "Settings"
) -> "tuple[Asked, Question]":
    """What is wanted, and of which pact on which day."""
    from garant.answers import Question
    from garant.ledger import POSITION_KINDS

    pact = given.pop("pact", DEFAULT_PACT)
    if thing == "positions":
        given["kinds"] = POSITION_KINDS
    asked = asked_of(answers.ledger, settings, **given)
    if thing == "cover":
        answers.pact(pact)
    question = Question(
        pact=pact,
        as_of=asked.as_of,
        known_at=asked.known_at,
        reviewed=asked.reviewed is True,
    )
    return asked, question


def _tell_what_is_missing(thing: str, answers: "Answers", asked: "Asked", count: int) -> None:
    if thing == "statements":
        tell_what_is_missing(answers, asked, count, undated="statement")
    elif thing == "documents":
        tell_what_is_missing(answers, asked, count)
    else:
        tell_what_is_missing(answers, asked, count, undated="act")


@contextmanager
def _output(
    path: Path | None, form: "ExportForm", answers: "Answers", *, overwrite: bool
) -> Iterator[IO[bytes]]:
    """Where to write: standard output, or a file that is there once all of it is written.

    Raises:
        GarantError: The file is there already, is the ledger, or its folder is not there.
        QuestionError: The form is nothing for a terminal.
    """
    if path is None or str(path) == "-":
        if form.binary and sys.stdout.isatty():
            raise QuestionError(
                f"{form.name} is nothing for a terminal; write it with --out FILE, or send it on"
            )
        file = standard_output().buffer
        yield file
        file.flush()
        return
    if path.exists() and not path.is_file():
        # A pipe, a device: there is nothing to keep whole. A folder is told by the system.
        with path.open("wb") as file:
            yield file
        return
    _check_place(path, answers, overwrite=overwrite)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with part.open("xb") as file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _check_place(path: Path, answers: "Answers", *, overwrite: bool) -> None:
    if not path.parent.is_dir():
        raise GarantError(f"{path}: its folder is not there; make it, or write elsewhere")
    if not path.exists():
        return
    store = answers.ledger.store
    held = Path(store.shown)
    if store.is_sqlite and held.exists():
        # What SQLite keeps beside the file is part of the ledger as well.
        own = [held, *(held.with_name(f"{held.name}-{part}") for part in ("wal", "shm", "journal"))]
        if any(one.exists() and path.samefile(one) for one in own):
            raise GarantError(f"{path}: this is the ledger itself; write elsewhere")
    if not overwrite:
        raise GarantError(f"{path}: there is such a file; write elsewhere, or add --overwrite")
