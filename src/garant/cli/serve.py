"""`garant serve`: the ledger as a site, for one person on this machine or for many."""

import logging
import os
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from garant.cli.options import LedgerAddress, Publishers
from garant.cli.outcome import one_line_outcomes, tell
from garant.settings import read_settings


def serve_cli(
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Listen at this address of the machine.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=0, max=65535, metavar="N", help="Listen at this port; 0: any free.")
    ] = 8000,
    pact: Annotated[
        str, typer.Option(metavar="PACT", help="The pact that the site opens with.")
    ] = "",
    sign_in: Annotated[
        bool,
        typer.Option("--sign-in", help="Let visitors sign in on this machine too: behind a proxy."),
    ] = False,
    host_name: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A name that the site may be asked by; may be repeated."),
    ] = None,
    proxy: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ADDRESS", help="A proxy that is believed about who asks; may be repeated."
        ),
    ] = None,
    certificate: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Speak https with this certificate (PEM).")
    ] = None,
    key: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The certificate's key (PEM).")
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="Open the browser.")] = False,
    access_log: Annotated[
        bool, typer.Option("--access-log", help="Log each request, without where it came from.")
    ] = False,
    publishers: Publishers = None,
    ledger: LedgerAddress = None,
) -> None:
    """Serve the ledger as a site with pages and an API, until Ctrl-C.

    On this machine alone (127.0.0.1) nobody signs in as long as there are no accounts. At any other
    address there must be accounts first: garant user add.
    """
    with one_line_outcomes():
        settings = read_settings(os.environ, ledger=ledger, publishers=publishers)
        from garant.web import Reach, serve

        _log(access_log=access_log)
        reach = Reach(
            host=host,
            port=port,
            names=tuple(host_name or ()),
            proxies=tuple(proxy or ()),
            sign_in=sign_in,
            certificate=certificate,
            key=key,
        )

        def ready(address: str) -> None:
            typer.echo(f"Garant serves {_shown(settings.ledger)} at {address} (Ctrl-C stops it)")
            if reach.must_sign_in and certificate is None:
                tell(
                    "visitors sign in by https alone: put a proxy with a certificate in front, or "
                    "give --certificate and --key"
                )
            if open_:
                webbrowser.open(address)

        serve(settings, reach, pact=pact, on_ready=ready)


def _shown(ledger: str) -> str:
    """The ledger's address without a password."""
    scheme, separator, rest = ledger.partition("://")
    before, at, after = rest.rpartition("@")
    name = before.partition(":")[0]
    shown = f"{scheme}{separator}{name}{at}{after}" if at else ledger
    return shown.removeprefix("sqlite:///")


def _log(*, access_log: bool) -> None:
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    if access_log:
        logging.getLogger("garant.web.access").setLevel(logging.INFO)
