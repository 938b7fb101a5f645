"""The options that questions to the ledger share, each with its name and its sentence."""

from pathlib import Path
from typing import Annotated

import typer

_DAY = "a day, a month or a year (2025-09-04, 2025-09, 2025), or today."

LedgerAddress = Annotated[
    str | None,
    typer.Option(
        "--ledger",
        metavar="ADDRESS",
        help="The ledger: a file, or sqlite:///FILE, postgresql://HOST/NAME.",
    ),
]
Publishers = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Rate and flag publishers as this YAML file says."),
]
Json = Annotated[bool, typer.Option("--json", help="Write JSON: every field, nothing cut.")]
Csv = Annotated[bool, typer.Option("--csv", help="Write CSV, for a spreadsheet.")]
Bom = Annotated[
    bool, typer.Option("--bom", help="Lead CSV with a byte order mark, for spreadsheets.")
]
Limit = Annotated[
    int | None,
    typer.Option(
        min=0, metavar="N", help="Show N at most; 0 shows all. By default 50 in tables, else all."
    ),
]
Offset = Annotated[int, typer.Option(min=0, metavar="N", help="Pass over the first N.")]

Party = Annotated[
    str | None, typer.Option(metavar="PARTY", help="Who acts: a code (FRA) or a name (France).")
]
Target = Annotated[str | None, typer.Option(metavar="PARTY", help="Whom an act is for or against.")]
Beneficiary = Annotated[
    str | None, typer.Option("--target", metavar="PARTY", help="Only what is for this party.")
]
Capability = Annotated[
    str | None, typer.Option(metavar="CODE", help="What is given, such as ground_troops.")
]
Kinds = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        metavar="KIND",
        help="What is done, such as commit or refuse; several with commas, or given again.",
    ),
]
OnCondition = Annotated[
    str | None, typer.Option("--condition", metavar="CODE", help="On what, such as ceasefire.")
]
Rungs = Annotated[
    str | None,
    typer.Option(
        "--firmness",
        metavar="RANGE",
        help="How firmly: excluded, ready.. (and firmer), ..possible (and less firm), "
        "possible..committed.",
    ),
]
Speaker = Annotated[
    str | None, typer.Option(metavar="NAME", help="Who says so, by family name; accents optional.")
]
SpeakerParty = Annotated[
    str | None, typer.Option(metavar="PARTY", help="For which party it is said.")
]
Anonymous = Annotated[
    bool | None,
    typer.Option("--anonymous/--named", help="Only sources left unnamed, or none of them."),
]
SpokenMode = Annotated[
    str | None,
    typer.Option("--mode", metavar="MODE", help="How it is reported: direct, mixed or indirect."),
]
Since = Annotated[str | None, typer.Option(metavar="DAY", help=f"Said from then on: {_DAY}")]
Until = Annotated[str | None, typer.Option(metavar="DAY", help=f"Said by then: {_DAY}")]
AsOf = Annotated[
    str | None,
    typer.Option(
        metavar="DAY", help=f"As it stood then, by what had been said and updated: {_DAY}"
    ),
]
KnownAt = Annotated[
    str | None,
    typer.Option(
        metavar="MOMENT",
        help="As far as the ledger knew then: a day (its end in UTC), or 2025-09-04T18:30:00Z.",
    ),
]
Reviewed = Annotated[
    bool | None,
    typer.Option(
        "--reviewed-only/--unreviewed",
        help="Only what a person stands behind, or only what nobody has judged.",
    ),
]
ReviewedOnly = Annotated[
    bool, typer.Option("--reviewed-only", help="Only by what a person stands behind.")
]
OfDocument = Annotated[
    str | None,
    typer.Option(
        "--document", metavar="DOCUMENT", help="In this document: its key, file or address."
    ),
]
Titled = Annotated[
    str | None,
    typer.Option(metavar="WORDS", help="With these words in title, publisher, file or address."),
]
Doubtful = Annotated[
    bool | None,
    typer.Option("--doubtful/--undoubted", help="Only what the reader doubted, or none of it."),
]
