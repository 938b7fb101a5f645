"""What pages say, by language: one YAML file for each, beside the labels of the ontology."""

from datetime import date
from functools import cache
from importlib.resources import files

import yaml
from babel.dates import format_date

from garant.errors import WordsError
from garant.ontology import Ontology, load_ontology


class Labels:
    """The labels of one language, in groups (`kinds`, `conditions`, `page`, ...)."""

    def __init__(
        self, language: str, groups: dict[str, dict[str, str]], ontology: Ontology
    ) -> None:
        self.language = language
        self._ontology = ontology
        self._groups = groups | {
            "conditions": {code: known[language] for code, known in ontology.conditions.items()},
            "firmness": {code: known[language] for code, known in ontology.ladder.items()},
            "capabilities": {
                code: capability.labels[language]
                for code, capability in ontology.capabilities.items()
            },
            "units": {code: unit.labels[language] for code, unit in ontology.units.items()},
        }

    def __call__(self, group: str, code: str | None) -> str:
        """The label of a code, or its own words where it has none; nothing for no code."""
        if not code:
            return ""
        return self._groups.get(group, {}).get(code) or code.replace("_", " ")

    def party(self, code: str) -> str:
        """The name of a party, or its code where it is not known."""
        return self._ontology.label(code, self.language)

    def day(self, day: date) -> str:
        """A day as the language writes it."""
        return format_date(day, "long", locale=self.language)

    def group(self, name: str) -> dict[str, str]:
        """All labels of a group, by code."""
        return dict(self._groups[name])


@cache
def load_labels(language: str, ontology: Ontology | None = None) -> Labels:
    """Load the labels of a language.

    Args:
        language: Its ISO 639-1 code.
        ontology: Names parties, capabilities and units; by default the one that comes with Garant.

    Raises:
        WordsError: There is no file of labels for the language.
    """
    source = files(__name__) / f"{language}.yaml"
    if not source.is_file():
        raise WordsError(f"there are no page labels in {language!r}; ask for fr")
    groups = yaml.load(source.read_text("utf-8"), yaml.CSafeLoader)
    return Labels(language, groups, ontology or load_ontology())
