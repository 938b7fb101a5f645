"""Asking as a user does: a command in, an exit code and two outputs back."""

import csv
import io
import json

from typer.testing import CliRunner

from garant.cli.app import app


def ask(*arguments):
    """Run a command and give its result."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def rows(*arguments):
    """The objects that a command writes as JSON."""
    result = ask(*arguments, "--json")
    assert 0 == result.exit_code, result.stderr
    return json.loads(result.stdout)


def sheet(*arguments):
    """The rows that a command writes as CSV."""
    result = ask(*arguments, "--csv")
    assert 0 == result.exit_code, result.stderr
    return list(csv.DictReader(io.StringIO(result.stdout, newline="")))
