"""What pages call things, by language: one YAML file for each."""

from functools import cache
from importlib.resources import files

import yaml

from garant.errors import WordsError


class Labels:
    """The labels of one language, in groups (`kinds`, `firmness`, `page`, ...)."""

    def __init__(self, language: str, groups: dict[str, dict[str, str]]) -> None:
        self.language = language
        self._groups = groups

    def __call__(self, group: str, code: str | None) -> str:
        """The label of a code, or its own words where it has none; nothing for no code."""
        if not code:
            return ""
        return self._groups.get(group, {}).get(code) or code.replace("_", " ")

    def group(self, name: str) -> dict[str, str]:
        """All labels of a group, by code."""
        return dict(self._groups[name])


@cache
def load_labels(language: str) -> Labels:
    """Load the labels of a language.

    Args:
        language: Its ISO 639-1 code.

    Raises:
        WordsError: There is no file of labels for the language.
    """
    source = files(__name__) / f"{language}.yaml"
    if not source.is_file():
        raise WordsError(f"there are no page labels in {language!r}; ask for fr")
    return Labels(language, yaml.load(source.read_text("utf-8"), yaml.CSafeLoader))
