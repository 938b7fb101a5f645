"""The page on exports tells everything there is."""

import re
from pathlib import Path

import typer
from publishing.exporting.test_plover import TABLE

from garant.cli.app import app
from garant.publishing import EXPORT_FORMS, EXPORT_THINGS
from garant.publishing.exporting.forms import forms_of

PAGE = (Path(__file__).parents[3] / "docs" / "exports.md").read_text("utf-8")


def test_every_format_of_every_thing_is_told():
    for thing in EXPORT_THINGS:
        (row,) = re.findall(rf"^\| `{thing}` \| (.*) \|$", PAGE, re.MULTILINE)

        assert forms_of(thing) == [name.strip("`") for name in row.split(", ")]
    assert set(EXPORT_FORMS) <= set(re.findall(r"`(\w+)`", PAGE))


def test_every_option_is_told():
    command = typer.main.get_command(app).commands["export"]
    options = {
        option
        for parameter in command.params
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option.startswith("--") and option != "--help"
    }

    assert set() == {option for option in options if f"`{option}`" not in PAGE}


def test_every_event_and_context_of_plover_is_told():
    used = {
        code for rungs in TABLE["events"].values() for e in rungs.values() for code in e.values()
    }
    contexts = {entry["context"] for entry in TABLE["capabilities"].values()}

    assert set() == {code for code in used | contexts if f"`{code}`" not in PAGE}
