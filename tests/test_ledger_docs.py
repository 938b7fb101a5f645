"""The page on the ledger has every command, option, field and column that there is."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from garant import publishing
from garant.cli.app import app
from garant.model import Change, Standing
from garant.publishing import dossier_views, position_views, record_views

PAGE = (Path(__file__).parent.parent / "docs" / "ledger.md").read_text("utf-8")
COMMANDS = ("acts", "quotes", "show", "history", "contradictions", "documents")
VIEWS = {
    name: view
    for module in (record_views, position_views, dossier_views)
    for name, view in vars(module).items()
    if isinstance(view, type) and name.endswith("View")
}


def missing(words):
    return [word for word in words if f"`{word}`" not in PAGE]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_of_a_command_is_told(command):
    options = [
        option
        for parameter in get_command(app).commands[command].params
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option.startswith("--") and option != "--help"
    ]
    told = set(re.findall(r"--[a-z-]+", PAGE))

    assert f"garant {command}" in PAGE
    assert [] == [option for option in options if option not in told]


@pytest.mark.parametrize("name", sorted(VIEWS))
def test_every_field_of_a_view_is_told(name):
    assert [] == missing(VIEWS[name].__annotations__)


@pytest.mark.parametrize("sheet", ["ACTS", "QUOTES", "DOCUMENTS", "POSITIONS"])
def test_every_column_of_a_sheet_is_told(sheet):
    assert [] == missing(getattr(publishing, sheet).columns)


def test_the_columns_of_contradictions_are_those_of_stances_twice():
    columns = publishing.CONTRADICTIONS.columns
    single = {re.sub("^(first|second)_", "", column) for column in columns}

    assert [] == missing(single)


def test_every_change_and_standing_is_told():
    told = " ".join(re.findall(r"`([^`]+)`", PAGE))

    assert [] == [code.value for code in (*Change, *Standing) if code.value not in told]
