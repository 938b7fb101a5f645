"""The commands, and the program that runs them."""

from typing import Annotated

import typer

import garant
from garant.cli.acts import acts_cli
from garant.cli.add import add_cli
from garant.cli.audit import audit_cli
from garant.cli.board import board_cli
from garant.cli.brief import brief_cli
from garant.cli.changes import changes_cli
from garant.cli.contradictions import contradictions_cli
from garant.cli.cover import cover_cli
from garant.cli.documents import documents_cli
from garant.cli.explain import explain_cli
from garant.cli.export import export_cli
from garant.cli.hinges import hinges_cli
from garant.cli.history import history_cli
from garant.cli.import_ import import_cli
from garant.cli.keeping import backup_cli, check_cli, restore_cli
from garant.cli.link import link_cli, unlink_cli
from garant.cli.pact import pact_app
from garant.cli.quotes import quotes_cli
from garant.cli.read import read_cli
from garant.cli.review import review_cli
from garant.cli.serve import serve_cli
from garant.cli.show import show_cli
from garant.cli.site import site_cli
from garant.cli.user import user_app
from garant.cli.watch import watch_cli
from garant.cli.whatif import whatif_cli

app = typer.Typer(
    name="garant",
    help="Read reporting about security guarantees into sourced statements and acts.",
    no_args_is_help=True,
    add_completion=False,
    # Plain help starts in half the time of the decorated one.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("read")(read_cli)
app.command("add")(add_cli)
app.command("import")(import_cli)
app.command("watch")(watch_cli)
app.command("acts")(acts_cli)
app.command("quotes")(quotes_cli)
app.command("show")(show_cli)
app.command("history")(history_cli)
app.command("contradictions")(contradictions_cli)
app.command("documents")(documents_cli)
app.command("review")(review_cli)
app.command("link")(link_cli)
app.command("unlink")(unlink_cli)
app.command("board")(board_cli)
app.command("cover")(cover_cli)
app.command("hinges")(hinges_cli)
app.command("whatif")(whatif_cli)
app.command("changes")(changes_cli)
app.command("explain")(explain_cli)
app.command("brief")(brief_cli)
app.command("export")(export_cli)
app.command("site")(site_cli)
app.add_typer(pact_app)
app.command("backup")(backup_cli)
app.command("restore")(restore_cli)
app.command("check")(check_cli)
app.command("serve")(serve_cli)
app.command("audit")(audit_cli)
app.add_typer(user_app)


@app.command("version")
def version_cli() -> None:
    """Print the version."""
    typer.echo(f"garant {garant.__version__}")


def _print_version(asked: bool) -> None:
    if asked:
        version_cli()
        raise typer.Exit


@app.callback()
def garant_cli(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Read reporting about security guarantees into sourced statements and acts."""


def main() -> None:
    """Run the command line."""
    app()
