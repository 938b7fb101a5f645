"""Commands by which persons decide, as the tests give them."""

from typer.testing import CliRunner

from garant.cli.app import app


def run(command, *arguments, letters=None):
    return CliRunner().invoke(app, [command, *map(str, arguments)], input=letters)


def review(*arguments, letters=None):
    return run("review", *arguments, letters=letters)


def standings(ledger, keys):
    return {name: ledger.act(key).standing.value for name, key in keys.items()}


def shown_in_order(result):
    """The first signs of the keys of what was shown, in order."""
    return [line.split()[1] for line in result.stdout.splitlines() if line.startswith("act ")]
