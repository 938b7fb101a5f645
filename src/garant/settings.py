"""What a user may set once for all: read from the environment by the faces, and handed down.

Each setting has a name, a default and a sentence; an option on the command line prevails over it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from garant.errors import GarantError


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting's name in the environment, its default as written there, and what it does."""

    name: str
    default: str
    meaning: str


SETTINGS = (
    Setting("GARANT_LANGUAGE", "", "Read every document as this language (ISO 639-1)."),
    Setting("GARANT_PIPELINE", "", "Use this installed spaCy pipeline, or a folder holding one."),
    Setting("GARANT_PARTIES", "", "Know the parties of this YAML file too."),
    Setting("GARANT_WORKERS", "1", "Read in this many processes."),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force.

    `language` None means that each document's own is recognised, `pipeline` None the embedded one.
    """

    language: str | None = None
    pipeline: str | None = None
    parties: Path | None = None
    workers: int = 1


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Read the settings from the environment's variables.

    Args:
        environment: The variables, by name; an empty one counts as unset.

    Raises:
        GarantError: A setting's value is not of its kind.
    """
    values = {
        setting.name: environment.get(setting.name) or setting.default for setting in SETTINGS
    }
    workers = values["GARANT_WORKERS"]
    if not workers.isascii() or not workers.isdigit() or int(workers) < 1:
        raise GarantError(
            f"GARANT_WORKERS is {workers!r}, not a number of processes; set it to 1 or more"
        )
    parties = values["GARANT_PARTIES"]
    return Settings(
        language=values["GARANT_LANGUAGE"] or None,
        pipeline=values["GARANT_PIPELINE"] or None,
        parties=Path(parties) if parties else None,
        workers=int(workers),
    )
