"""`garant site`: a guarantee as a folder of pages, for any web server."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from garant.cli.guarantee import DEFAULT_PACT, PactOption, guarantee_question
from garant.cli.options import AsOf, KnownAt, LedgerAddress, Publishers, ReviewedOnly
from garant.cli.outcome import tell
from garant.errors import QuestionError

_DAY = "a day, a month or a year (2025-09-04, 2025-09, 2025), or today."


def site_cli(
    folder: Annotated[
        Path, typer.Argument(metavar="OUT", help="Write the pages into this folder.")
    ],
    since: Annotated[
        str | None, typer.Option(metavar="DAY", help=f"Tell what changed since then: {_DAY}")
    ] = None,
    address: Annotated[
        str,
        typer.Option(metavar="URL", help="Where the site will be: for its feed and its map."),
    ] = "",
    force: Annotated[
        bool, typer.Option("--force", help="Replace whatever stands in the folder.")
    ] = False,
    pact: PactOption = DEFAULT_PACT,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    reviewed: ReviewedOnly = False,
    publishers: Publishers = None,
    ledger: LedgerAddress = None,
) -> None:
    """Write a guarantee as pages that need no server: board, positions, hinges, changes, briefing.

    In French and English, to put on any web server or to open from the disk. Each sentence and
    figure leads to the words it rests on; documents are quoted, never given whole. A folder that
    holds something else is left as it is.
    """
    with guarantee_question(
        pact,
        known_at=known_at,
        reviewed=reviewed,
        json=False,
        ledger=ledger,
        publishers=publishers,
    ) as put:
        days = put.stretch(since=since, as_of=as_of)
        if address and not address.startswith(("https://", "http://")):
            raise QuestionError(
                f"--address {address} is no address of the web; give one such as "
                "https://example.org/garant/"
            )
        from garant.web import Site, Wanted, write_site

        put.question(days.as_of)
        wanted = Wanted(
            pact=pact,
            query={
                "pact": pact,
                "as_of": days.as_of.isoformat() if days.as_of else "",
                "known_at": known_at or "",
                "reviewed": "true" if reviewed else "",
            },
            since=days.since.isoformat() if days.since else "",
            address=f"{address.rstrip('/')}/" if address else "",
        )
        site = Site(answers=put.answers, settings=put.settings, pact=pact)
        built = write_site(site, folder, wanted, force=force, on_page=_count)
        _count(0)
        for one in built.left_out:
            tell(f"{one} is left out, since what writes it is not here: install garant[documents]")
        tell(f"{built.pages} pages in {folder}: open {folder / 'index.html'}")


def _count(pages: int) -> None:
    """Tell whoever waits at a terminal how far it has come; 0 clears the line."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{pages} pages" if pages else "\r\033[K")
        sys.stderr.flush()
