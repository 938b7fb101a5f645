from pathlib import Path

import pytest

from garant.errors import GarantError
from garant.settings import SETTINGS, Settings, read_settings


def test_without_variables_the_defaults_hold():
    assert Settings() == read_settings({})
    assert Settings() == read_settings({setting.name: "" for setting in SETTINGS})


def test_variables_are_read():
    environment = {
        "GARANT_LANGUAGE": "fr",
        "GARANT_PIPELINE": "fr_core_news_lg",
        "GARANT_PARTIES": "mine.yaml",
        "GARANT_WORKERS": "4",
    }

    assert Settings("fr", "fr_core_news_lg", Path("mine.yaml"), 4) == read_settings(environment)


@pytest.mark.parametrize("workers", ["0", "-1", "two", "1.5", "²"])
def test_a_wrong_number_of_processes_is_refused(workers):
    with pytest.raises(GarantError, match="GARANT_WORKERS"):
        read_settings({"GARANT_WORKERS": workers})
