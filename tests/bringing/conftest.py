import os

import pytest
from cli.asking import ask


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty working directory with no settings around."""
    for name in [name for name in os.environ if name.startswith("GARANT_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def bring(here):
    """Runs `garant import`, and gives its exit code, what it says, and what it complains of."""

    def run(file, *options, by="Anna"):
        result = ask("import", file, "--by", by, *options)
        return result.exit_code, result.stdout.splitlines(), result.stderr.splitlines()

    return run
